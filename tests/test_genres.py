"""Every genre that ships: its samples render to what an editor approved, and its template uses what it asks for."""

import re
from datetime import date
from pathlib import Path

import pytest

from writer.desk import Desk
from writer.library.places import SHIPPED

TEMPLATES = SHIPPED / "templates"
SAMPLES = sorted(TEMPLATES.glob("*/samples/*.yaml"))
GENRES = sorted({path.parent.parent.name for path in SAMPLES})


@pytest.fixture
def newsroom() -> Desk:
    """No desk: the shipped genres and guides alone, on a day after all samples."""
    return Desk(None, today=lambda: date(2030, 1, 1))


def test_there_are_samples() -> None:
    assert {path.stem for path in SAMPLES} >= {"full", "few", "awkward", "international"}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: f"{path.parent.parent.name}/{path.stem}")
def test_a_sample_renders_as_approved(newsroom: Desk, sample: Path) -> None:
    draft = newsroom.render(newsroom.read_facts(sample))
    record = draft.facts.record
    made = f"---\nheadline: {record.text('headline')}\ndek: {record.text('dek')}\n---\n{draft.body}"
    assert made == sample.with_suffix(".md").read_text("utf-8")


@pytest.mark.parametrize("genre_id", GENRES)
def test_a_genre_asks_for_nothing_that_its_template_does_not_use(newsroom: Desk, genre_id: str) -> None:
    genre = newsroom.genre(genre_id)
    about_the_draft = {"headline", "dek", "byline", "published", "locale", "medium", "spoilers", "sources"}
    sources = [(TEMPLATES / genre_id / "article.md.jinja").read_text("utf-8")]
    sources += [path.read_text("utf-8") for path in (TEMPLATES / "_shared").glob("*.jinja")]
    used = set(re.findall(r"\w+", " ".join(sources)))
    asked = {name for group in genre.groups for name in group.fields}
    assert asked - used - about_the_draft == set()


@pytest.mark.parametrize("genre_id", GENRES)
def test_a_genre_asks_first_for_what_a_gate_needs(newsroom: Desk, genre_id: str) -> None:
    genre = newsroom.genre(genre_id)
    asked = {name for group in genre.groups for name in group.fields}
    needed = {name for name, field in genre.fields.items() if field.required} - {"genre", "images"}
    assert needed <= asked
    assert all(genre.fields[name].label and genre.fields[name].help for name in asked)
