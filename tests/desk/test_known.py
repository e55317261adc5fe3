"""Names are completed: those of the draft first, then the commonest of the desk, each in fields of its kind."""

from pathlib import Path

import pytest

from writer.desk import Desk
from writer.desk.known import Known
from writer.desk.listing import index_of
from writer.model.fields import Field, FieldType
from writer.model.names import KnownName

DRAFT = """\
---
genre: season-renewal
title: {title}
platform: {platform}
cast:
  - {{actor: {actor}, character: Ines Brandt}}
sources:
  - {{name: Screen Weekly, kind: trade}}
---
Text.
"""
ACTOR = Field(name="actor", type=FieldType.PERSON)
SPEAKER = Field(name="speaker", type=FieldType.PERSON)
TITLE = Field(name="title", type=FieldType.TITLE)
PLATFORM = Field(name="platform", type=FieldType.NAME)
SERVICE = Field(name="service", type=FieldType.NAME)
SOURCE = Field(name="source", type=FieldType.TEXT)
CHARACTER = Field(name="character", type=FieldType.NAME)


@pytest.fixture
def opened(desk: Path) -> Desk:
    rows = [
        ("Night Ferry", "Orbit+", "Mara Quill"),
        ("Low Water", "Orbit+", "Marc Adair"),
        ("Salt", "Orb", "Marc Adair"),
    ]
    for number, (title, platform, actor) in enumerate(rows):
        text = DRAFT.format(title=title, platform=platform, actor=actor)
        (desk / "drafts" / f"{number}.md").write_text(text, "utf-8")
    opened = Desk(desk)
    index_of(opened)
    return opened


@pytest.mark.parametrize(
    ("field", "typed", "whole"),
    [
        (ACTOR, "mar", "marc Adair"),
        (ACTOR, "Mara", "Mara Quill"),
        (SPEAKER, "Ma", "Marc Adair"),
        (TITLE, "Night F", "Night Ferry"),
        (PLATFORM, "Or", "Orbit+"),
        (SERVICE, "Or", "Orbit+"),
        (SOURCE, "Scr", "Screen Weekly"),
        (CHARACTER, "In", "Ines Brandt"),
        (PLATFORM, "Netf", "Netflix"),
        (ACTOR, "M", ""),
        (ACTOR, "Orb", ""),
        (ACTOR, "Mara Quill", ""),
        (TITLE, "Mara", ""),
    ],
)
def test_what_is_typed_becomes_a_whole_name(opened: Desk, field: Field, typed: str, whole: str) -> None:
    assert Known(opened).completion(field, typed) == whole


def test_the_names_of_the_draft_itself_come_first(opened: Desk) -> None:
    own = (KnownName(text="Margit Voss", path="cast[3].actor", kind="person"),)
    assert Known(opened).completion(SPEAKER, "Mar", own) == "Margit Voss"


def test_names_go_with_their_draft(opened: Desk) -> None:
    (opened.places.drafts / "0.md").unlink()
    index_of(opened)
    assert Known(opened).completion(ACTOR, "Mara") == ""
