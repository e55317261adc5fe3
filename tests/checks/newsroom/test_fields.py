"""Facts that contradict each other in the fields, and fields full of nonsense."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.checks.newsroom import CHECKS
from writer.checks.newsroom.facts_fields import CHECK
from writer.checks.subject import Subject
from writer.library.drafts import front_matter, read_draft
from writer.library.genres import load_genre
from writer.library.lexicon import Lexicon
from writer.model.fields import Field, FieldType
from writer.model.guide import Guide
from writer.prose.markdown import parse

ROOT = Path(__file__).parents[3]
GENRE = load_genre("season-renewal", (ROOT / "templates",))
LEXICON = Lexicon([ROOT / "styleguides" / "Base" / "lexicon"])
COPY = (ROOT / "tests" / "facts_corpus" / "12-mixed.md").read_text("utf-8").split("---\n", 2)[2]


@pytest.mark.parametrize(
    ("facts", "field", "level"),
    [
        ("premiere_date: 2025-06-01", "premiere_date", "error"),
        ("production: {start: 2025-07, wrap: 2025-02}", "production.wrap", "error"),
        ("premiere_date: 2028-01-01\nrelease_window: 2027", "release_window", "error"),
        ("release_window: {value: 2024, certainty: expected}", "release_window", "warning"),
        ("status: released\npremiere_date: 2026-10-01", "status", "error"),
        ("status: dated\nproduction: {}\npremiere_date: 2025-08-01", "status", "error"),
        ("seasons: [{number: 1, premiere: 2022-01-28, finale: 2021-01-01}]", "seasons[0].finale", "error"),
        ("seasons: [{number: 2, premiere: 2027, episodes: 8}]\nepisodes: 10", "seasons[0].episodes", "error"),
        ("cast: [{actor: A B, character: C D}, {actor: A B, character: E F}]", "cast[1].character", "warning"),
        ("subject: {name: A B, born: 1990}\nfilmography: [{title: X, year: 1980}]", "filmography[0].year", "error"),
        ("cancelled_date: 2025-01-02\nrevived_date: 2024-01-02", "revived_date", "error"),
    ],
)
def test_contradictory_fields_are_alerts_on_the_field(
    subject: Callable[..., Subject], facts: str, field: str, level: str
) -> None:
    made = subject("Nothing.", facts=facts)
    alerts = [alert for alert in CHECK.run(made) if alert.field == field]
    assert [(alert.check, alert.level.label) for alert in alerts] == [("Facts.Fields", level)]
    (alert,) = alerts
    front = made.document.text[: made.document.span.begin]
    assert alert.match
    assert front[alert.span.begin : alert.span.end] == alert.match
    assert made.document.text[alert.related[0].span.begin :][:1].strip()


@pytest.mark.parametrize(
    "facts",
    [
        "status: in-production",
        "status: released\nproduction: {}\npremiere_date: 2025-08-12\nrelease_window: 2025",
        "cast: [{actor: A B, character: C D, work: X}, {actor: A B, character: E F, work: Y}]",
        "cast: [{actor: A B, character: C D}, {actor: A B, character: C D}]",
        "season: 2\nseasons: [{number: 1, premiere: 2022}, {number: 2, premiere: 2022}]",
        "status: post-production\nproduction: {start: 2025-07, wrap: 2025-07}",
    ],
)
def test_fields_that_agree(subject: Callable[..., Subject], facts: str) -> None:
    assert list(CHECK.run(subject("Nothing.", facts=facts))) == []


WORDS = st.sampled_from(
    ["", " ", "2025", "0", "-1", "’s", "“", "It", "You", "9-1-1", "The", "\u0301", "İ", "1899", "TBA", "…", "May"]
)
TEXT = st.one_of(
    WORDS,
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=12),
    st.just("Ada Voss"),
    st.just("Night Ferry"),
    st.just("Netflix"),
)
DATES = st.sampled_from(
    ["2025", "1000", "9998", "2024-02-29", "May 2026", "late 2026 or early 2027", "TBA", "0000", "x"]
)


def values(field: Field) -> st.SearchStrategy[Any]:
    """Anything that somebody may put into ``field``, right or not."""
    if field.rows:
        row = st.fixed_dictionaries({}, optional={name: values(inner) for name, inner in field.rows.items()})
        return st.lists(row, max_size=3) if field.is_list else row
    if field.is_list:
        return st.lists(TEXT, max_size=3)
    if field.type in {FieldType.DATE, FieldType.PARTIAL_DATE, FieldType.WINDOW, FieldType.MOMENT}:
        return DATES
    if field.type in {FieldType.INT, FieldType.NUMBER}:
        return st.integers(-(10**13), 10**13) | st.integers(0, 5)
    return st.sampled_from(field.choices) if field.choices else TEXT


FACTS = st.fixed_dictionaries(
    {}, optional={name: values(field) for name, field in GENRE.fields.items() if name != "genre"}
)


@given(
    facts=FACTS,
    copy=st.sampled_from([COPY, "It is over.\n\n“You,” he said, 12.\n", ""]),
    day=st.dates(date(1900, 1, 1), date(2200, 1, 1)),
)
def test_nonsense_in_any_field_crashes_no_check(facts: dict[str, Any], copy: str, day: date) -> None:
    text = f"---\n{json.dumps({'genre': 'season-renewal', **facts}, ensure_ascii=False)}\n---\n{copy}"
    draft = read_draft(text, "draft.md", GENRE.fields, front_matter(text, "draft.md"))
    made = Subject(
        document=parse(text, draft.copy),
        facts=draft.facts,
        names=draft.facts.names(),
        guide=Guide(name="Base"),
        lexicon=LEXICON,
        today=draft.facts.reference_day(day),
        genre=GENRE,
    )
    for check in CHECKS.values():
        for alert in check.run(made):
            assert 0 <= alert.span.begin <= alert.span.end <= len(text)
