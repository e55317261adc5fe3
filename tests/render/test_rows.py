"""Rows put together by one of their fields."""

from datetime import date

import pytest

from writer.desk import Desk
from writer.errors import UsageError
from writer.render.answers import answers, raw
from writer.render.language import Language
from writer.render.rows import grouped

DESK = Desk(None, today=lambda: date(2027, 2, 24))
FACTS = """genre: listing
entries:
  - {title: A, date: 2027-03, season: 10, kind: film}
  - {title: B, kind: series}
  - {title: C, date: 2027-03-31, season: 2, kind: film}
  - {title: D, date: 2027-03-01, season: 10}
  - {title: E, date: 2027-03-31, season: 2, kind: special}
  - {title: F}
"""


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("date", ["D", "CE", "A", "BF"]),  # a month behind its last day, then what has no date
        ("season", ["CE", "AD", "BF"]),
        ("kind", ["AC", "B", "E", "DF"]),
        ("platform", ["ABCDEF"]),
    ],
)
def test_groups_stand_in_order_and_their_rows_as_they_came(language: Language, by: str, expected: list[str]) -> None:
    draft = DESK.parse_facts(FACTS, "facts.yaml")
    entries = answers(draft.facts.record, DESK.genre("listing").fields, language)["entries"]
    assert ["".join(str(raw(row["title"])) for row in group) for group in grouped(entries, by)] == expected


def test_a_draft_of_a_list_needs_no_title_and_is_saved_under_its_headline() -> None:
    facts = "genre: listing\nlist_of: arriving\nplatform: Orbit+\nperiod: March 2027\n"
    draft = DESK.require(DESK.render(DESK.parse_facts(facts, "facts.yaml")))
    assert DESK.path_for(draft).name == "new-on-orbit-in-march-2027.md"
    with pytest.raises(UsageError, match="needs a title"):
        DESK.require(DESK.parse_facts("genre: listing\n", "facts.yaml"))


def test_no_rows_make_no_groups() -> None:
    assert grouped([], "date") == []
