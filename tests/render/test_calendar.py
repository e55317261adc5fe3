"""Dates, windows and spans in words, each by a table."""

from datetime import date

import pytest

from writer.model.dates import PartialDate
from writer.model.windows import Window
from writer.render.calendar import begun, future, past
from writer.render.language import Language


@pytest.mark.parametrize(
    ("written", "american", "british"),
    [
        ("2025-07-12", "on July 12, 2025", "on 12 July 2025"),
        ("July 2025", "in July 2025", "in July 2025"),
        ("2027", "in 2027", "in 2027"),
        ("late 2026", "in late 2026", "in late 2026"),
        ("mid-2026", "in mid-2026", "in mid-2026"),
        ("early 2027", "in early 2027", "in early 2027"),
        ("late 2026 or early 2027", "in late 2026 or early 2027", "in late 2026 or early 2027"),
        ("fall 2027", "in fall 2027", "in autumn 2027"),
        ("spring 2027", "in spring 2027", "in spring 2027"),
        ("winter 2026", "in winter 2026-27", "in winter 2026-27"),
        ("2026-21", "in spring 2026", "in spring 2026"),
        ("Q4 2026", "in the fourth quarter of 2026", "in the fourth quarter of 2026"),
        ("H1 2027", "in the first half of 2027", "in the first half of 2027"),
        ("Q4 2026 – Q1 2027", "between October 2026 and March 2027", "between October 2026 and March 2027"),
        ("2026/2027", "between 2026 and 2027", "between 2026 and 2027"),
        ("March 12–20, 2027", "between March 12, 2027, and March 20, 2027", "between 12 March 2027 and 20 March 2027"),
        ("March or April 2027", "in March 2027 or April 2027", "in March 2027 or April 2027"),
        ("no earlier than March 2027", "no earlier than March 2027", "no earlier than March 2027"),
        ("by March 2027", "no later than March 2027", "no later than March 2027"),
        ("about March 2027", "around March 2027", "around March 2027"),
        ("mid-March 2027", "in mid-March 2027", "in mid-March 2027"),
    ],
)
def test_a_window_is_worded_as_precisely_as_it_is_known(
    language: Language, lexicon: dict[str, dict[str, str]], written: str, american: str, british: str
) -> None:
    window = Window.parse(written)
    assert language.window(window) == american
    assert Language(lexicon["wording"], {}, "en-GB").window(window) == british


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2025-07-12", "July 12, 2025"),
        ("2025-07", "July 2025"),
        ("late 2026", "late 2026"),
        ("by 2027", "no later than 2027"),
    ],
)
def test_a_date_stands_alone_without_its_preposition(language: Language, written: str, expected: str) -> None:
    assert language.date(Window.parse(written)) == expected


def test_the_guide_beats_the_locale(lexicon: dict[str, dict[str, str]]) -> None:
    language = Language(lexicon["wording"], {"date": "day-first"}, "en-US")
    assert language.date(date(2025, 7, 12)) == "12 July 2025"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2022-06-06", "2025-06-06", "three years"),
        ("2022-06-06", "2025-07", "more than three years"),
        ("2022-01-28", "2025-07", "about three and a half years"),
        ("2021-09-01", "2025-07-01", "nearly four years"),
        ("2022-01-28", "late 2026 or early 2027", "about five years"),
        ("2023-03-03", "2025-01-20", "nearly two years"),
        ("2023-03-03", "2025-03-01", "two years"),
        ("2020", "2026", "between five and seven years"),
        ("2025-07", "late 2026 or early 2027", "between 13 and 22 months"),
        ("2026-03-02", "fall 2027", "between 18 and 21 months"),
        ("2025-01-10", "2026-02-12", "more than 13 months"),
        ("2025-01-10", "2026-02-10", "13 months"),
        ("2022-01-28", "2022-06-06", "more than four months"),
        ("2025-05-01", "2025-05-12", "11 days"),
        ("2025-05-01", "2025-05-02", "one day"),
        ("2025-05-01", "2025-05-15", "two weeks"),
        ("2025-05", "2025-06", "less than nine weeks"),
    ],
)
def test_a_span_says_no_more_than_both_dates_allow(language: Language, start: str, end: str, expected: str) -> None:
    assert language.gaps.gap(Window.parse(start), Window.parse(end)) == expected


@pytest.mark.parametrize(
    ("start", "end"),
    [("2025", "2025-07"), ("2025-07-12", "2025-07-11"), ("2025", "TBA"), ("2024", "no earlier than 2027")],
)
def test_a_span_that_nobody_can_know_is_not_worded(language: Language, start: str, end: str) -> None:
    assert language.gaps.gap(Window.parse(start), Window.parse(end)) == ""


@pytest.mark.parametrize(
    ("written", "day", "asked"),
    [
        ("2025-07", date(2025, 8, 1), (True, True, False)),
        ("2025-07", date(2025, 7, 15), (False, True, False)),
        ("2025-07-15", date(2025, 7, 15), (False, True, True)),
        ("2025-07", date(2025, 6, 30), (False, False, True)),
    ],
)
def test_a_month_that_has_begun_is_neither_past_nor_future(
    written: str, day: date, asked: tuple[bool, bool, bool]
) -> None:
    value = PartialDate.parse(written)
    assert (past(value, day), begun(value, day), future(value, day)) == asked
