"""Whose each sentence of an edited text is: the facts', field by field, or the writer's."""

from pathlib import Path

import pytest

from writer.desk import Desk
from writer.desk.origins import Origins
from writer.model.draft import Draft

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(ROOT)


@pytest.fixture(scope="module")
def draft(desk: Desk) -> Draft:
    facts = ROOT / "templates/season-renewal/samples/full.yaml"
    return desk.render(desk.start("season-renewal", facts))


def _told(desk: Desk, draft: Draft) -> dict[str, dict[str, str]]:
    text = draft.text
    return {text[b:e]: {name: text[f:t] for f, t, name in parts} for b, e, parts in Origins(desk).of(draft)}


def test_fields_are_told_with_their_words(desk: Desk, draft: Draft) -> None:
    told = _told(desk, draft)
    (opening,) = (parts for text, parts in told.items() if text.startswith("Production on Season 2"))
    assert opening["title"] == "“All of Us Are Dead”"
    assert opening["season"] == "2"
    assert told["## Cast"] == {}


def test_an_edited_sentence_is_the_writers_and_the_others_are_not(desk: Desk, draft: Draft) -> None:
    before = _told(desk, draft)
    edited = draft.text.replace("Production on Season 2", "My own words come first.\n\nWork on Season 2", 1)
    after = _told(desk, desk.parse(edited, draft.path))
    assert {text for text in before if text not in after} == {
        text for text in before if text.startswith("Production on Season 2")
    }
    assert not any("My own words" in text or "Work on" in text for text in after)
    assert {text: parts for text, parts in before.items() if text in after} == after


def test_lines_may_end_as_they_like(desk: Desk, draft: Draft) -> None:
    other = desk.parse(draft.text.replace("\n", "\r\n"), draft.path)
    assert _told(desk, other) == _told(desk, draft)


def test_facts_that_cannot_be_rendered_make_nothing(desk: Desk, draft: Draft) -> None:
    assert Origins(desk).of(desk.parse("One sentence. Another.\n", "a.md")) == ()
