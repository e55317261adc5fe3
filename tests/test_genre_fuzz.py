"""Every genre that ships, on any part of any facts: no crash, no flaw, no error of its own making."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.render.states import CERTAINTIES, WINDOWS, show
from writer.desk import Desk
from writer.desk.genrework.flaws import flaws
from writer.library.yamlfile import dump
from writer.model.alert import Level
from writer.model.draft import Draft
from writer.model.fields import Field, FieldType

DESK = Desk(None, today=lambda: date(2026, 11, 2))
GENRES = {genre.id: genre for genre in DESK.genres()}
STATUSES = DESK.genre("season-renewal").fields["status"].choices
SOURCES = """
sources:
  - {name: Orbit+, kind: press-release, date: 2026-07-21}
  - {name: The Harbor Post, kind: newspaper, date: 2026-07-22}
  - {name: FerryTalk, kind: forum}
  - {name: ferryfans.com, kind: fan-site, date: 2026-08-01}
"""
BY = ("Orbit+", "The Harbor Post", "FerryTalk", "ferryfans.com", "A paper on no record")
NAMES = ("Mara Quill", "Nguyễn Thị Minh Hằng", "Conor O'Brien-D'Arcy Jr.", "Ólafur Björn", "Lomon", "iCarly Vee")
TITLES = ("Night Ferry", "9-1-1", "You", "[REC]", "M*A*S*H", "Who's There?", "tick, tick... BOOM!", "Dr.", "1899", "No")
VALUES: Mapping[FieldType, tuple[str, ...]] = {
    FieldType.TITLE: TITLES,
    FieldType.PERSON: NAMES,
    FieldType.NAME: ("Orbit+", "What's Next", "RÚV", "Det. Malloy", "tvN", "United States"),
    FieldType.INT: ("1", "2", "8", "2024", "12"),
    FieldType.NUMBER: ("7.5", "4"),
    FieldType.BOOL: ("yes", "no"),
    FieldType.DATE: ("2026-07-21", "2027-03-12"),
    FieldType.MOMENT: ("2026-11-02", "2026-11-02T10:00-07:00"),
    FieldType.PARTIAL_DATE: ("2021-02-05", "2024", "March 2025", "2026-10-09", "2027", "2027-03-12"),
    FieldType.WINDOW: WINDOWS[1:],
    FieldType.URL: ("https://www.example.com/teaser",),
    FieldType.QUOTES: ("We begin in May.", "Why not?", "It is the hardest thing that I have done"),
    FieldType.PROSE: ("A ferry runs aground", "It is the first of its kind.", "Why now?"),
}
NOT_ASKED = {"genre", "title", "sources", "stage", "guide", "headline", "dek", "published", "updated", "embargo"}


def first_words(row: Mapping[str, Any]) -> str:
    """What a row is about: who writes the same twice has the same twice in print."""
    value = next(iter(row.values()), "")
    return str(value.get("value", value) if isinstance(value, dict) else value)


def scalars(field: Field, kind: FieldType) -> st.SearchStrategy[Any]:
    if field.choices:
        return st.sampled_from(field.choices)
    examples = (field.example,) if field.example else ()
    values = VALUES.get(kind, ("a word", "Some words of it"))
    enough = [value for value in values if field.least is None or float(value) >= field.least]
    return st.sampled_from((*examples, *enough))


def about() -> dict[str, st.SearchStrategy[Any]]:
    by = st.lists(st.sampled_from(BY), min_size=1, max_size=2, unique=True)
    return {"certainty": st.sampled_from(CERTAINTIES), "sources": by}


def answers(field: Field) -> st.SearchStrategy[Any]:
    """Any value of a field, plain or in full, with any part of its rows."""
    if field.rows:
        row = st.fixed_dictionaries({}, optional={**{name: answers(f) for name, f in field.rows.items()}, **about()})
        if field.type is FieldType.QUOTES:  # nobody is quoted twice with the same words
            said = st.sampled_from(VALUES[FieldType.QUOTES])
            row = st.tuples(row, said).map(lambda both: both[0] | {"text": both[1]})
            return st.lists(row, max_size=3, unique_by=lambda quote: quote["text"])
        return st.lists(row, max_size=3, unique_by=first_words) if field.is_list else row
    if field.is_list:
        kind = FieldType.TEXT if field.type is FieldType.MULTICHOICE else field.of
        return st.lists(scalars(field, kind), max_size=3)
    plain = scalars(field, field.type)
    return plain | st.fixed_dictionaries({"value": plain}, optional={**about(), "as_of": st.just("2026-09-01")})


@cache
def any_part(genre_id: str) -> st.SearchStrategy[dict[str, Any]]:
    fields = {name: answers(field) for name, field in GENRES[genre_id].fields.items() if name not in NOT_ASKED}
    return st.fixed_dictionaries({"title": st.sampled_from(TITLES)}, optional=fields)


def render(genre_id: str, yaml: str) -> Draft:
    return DESK.render(DESK.parse_facts(f"genre: {genre_id}\npublished: 2026-11-02\n{yaml}", "facts.yaml"))


def waited_for(genre_id: str, draft: Draft) -> list[str]:
    """The sections that the template leaves out, and that a gate would wait for."""
    headings = {line.removeprefix("## ") for line in draft.body.splitlines()}
    forms = {variant["form"] for variant in draft.variants.values()}
    required = (section for section in GENRES[genre_id].sections if section.required and section.heading)
    return [one.id for one in required if one.heading not in headings and not forms.intersection(one.unless)]


@pytest.mark.parametrize("genre_id", GENRES)
@settings(suppress_health_check=list(HealthCheck), report_multiple_bugs=False)
@given(data=st.data())
def test_any_part_of_any_facts_prints_nothing_that_no_template_may(genre_id: str, data: st.DataObject) -> None:
    draft = render(genre_id, f"{dump(data.draw(any_part(genre_id)))}{SOURCES}")
    assert list(flaws(draft)) == []
    assert waited_for(genre_id, draft) == []
    assert render(genre_id, draft.yaml.partition("\n")[2].replace("published: 2026-11-02\n", "")).body == draft.body


@pytest.mark.parametrize("genre_id", GENRES)
def test_every_status_window_and_certainty_makes_a_draft_without_an_error(genre_id: str) -> None:
    """Each pair of the three; the certainty turns with both."""
    for row, status in enumerate(STATUSES):
        for column, window in enumerate(WINDOWS):
            draft = render(genre_id, show(status, CERTAINTIES[(row + column) % len(CERTAINTIES)], window, SOURCES))
            assert list(flaws(draft)) == []
            report = DESK.check(DESK.parse(draft.text, "drafts/draft.md"), without=frozenset({"grammar"}))
            errors = [
                (alert.check, alert.match)
                for alert in report.files[0].alerts
                if alert.level is Level.ERROR and alert.span.begin >= draft.copy  # not of the facts themselves
            ]
            assert (errors, report.files[0].unrun) == ([], ()), (status, window)
