"""Release windows: a table of phrases with their days, EDTF out and back, and comparison."""

import importlib
import re
import warnings
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from writer.model.dates import PartialDate
from writer.model.intervals import Interval
from writer.model.periods import Precision
from writer.model.windows import Window

TABLE: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("windows.yaml").read_text(encoding="utf-8"))
ROWS = [
    (words, Precision(precision), [days] if isinstance(days, str) else days)
    for precision, rows in TABLE["windows"].items()
    for words, days in rows.items()
]


def days(window: Window) -> list[str]:
    return [f"{interval.first or '..'}/{interval.last or '..'}" for interval in window.intervals]


def window(text: str) -> Window:
    return Window.parse(text)


def test_the_table_has_200_phrases() -> None:
    assert len(ROWS) + len(TABLE["dates"]) >= 200


@pytest.mark.parametrize(("words", "precision", "expected"), ROWS, ids=[words for words, _, _ in ROWS])
def test_a_phrase_has_its_days_and_precision(words: str, precision: Precision, expected: list[str]) -> None:
    read = window(words)
    assert days(read) == expected
    assert read.precision is precision
    assert str(read) == words.strip()


@pytest.mark.parametrize(("words", "reason"), TABLE["unreadable"].items())
def test_what_cannot_be_read_is_refused_with_the_reason(words: str, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        window(words)


@pytest.mark.parametrize("words", [words for words, _, _ in ROWS])
def test_edtf_of_every_phrase_reads_back_as_the_same_days(words: str) -> None:
    there = window(words)
    back = window(there.edtf)
    assert back.intervals == there.intervals
    assert back.edtf == there.edtf
    assert back.qualifier == there.qualifier


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("2027", "2027"),
        ("March 2027", "2027-03"),
        ("March 12, 2027", "2027-03-12"),
        ("spring 2027", "2027-21"),
        ("winter 2026", "2026-24"),
        ("late 2026", "2026-09/2026-12"),
        ("Q3 2026", "2026-35"),
        ("H2 2027", "2027-41"),
        ("Q4 2026 to Q1 2027", "2026-10/2027-03"),
        ("2026 to 2028", "2026/2028"),
        ("January to December 2026", "2026"),
        ("early March 2027", "2027-03-01/2027-03-10"),
        ("from October 2026", "2026-10/.."),
        ("before 2027", "../2026"),
        ("late 2026 or early 2027", "[2026-09..2026-12,2027-01..2027-04]"),
        ("March or June 2027", "[2027-03,2027-06]"),
        ("[2025,2026-10..]", "[2025,2026-10..]"),
        ("around March 2027", "2027-03~"),
        ("2026-10~/2027?", "2026-10%/2027-12%"),
        ("TBA", "XXXX"),
    ],
)
def test_edtf_is_as_short_as_it_can_be(words: str, edtf: str) -> None:
    assert window(words).edtf == edtf


@pytest.fixture(scope="module")
def oracle() -> Callable[[str], Any]:
    """PyPI ``edtf``; its import trips over a warning of its own parser library."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="warn_multiple_tokens_in_named_alternation")
        parse: Callable[[str], Any] = importlib.import_module("edtf").parse_edtf
    return parse


def readable_by_the_oracle(window: Window) -> bool:
    """It knows no open ends, gives a winter December alone, and qualifies no season or quarter."""
    coded = window.precision in (Precision.SEASON, Precision.QUARTER, Precision.HALF)
    return bool(window.first and window.last) and not window.edtf.endswith("-24") and not (coded and window.qualifier)


def test_another_reader_of_edtf_finds_the_same_days(oracle: Callable[[str], Any]) -> None:
    windows = {read.edtf: read for read in (window(words) for words, _, _ in ROWS) if readable_by_the_oracle(read)}
    assert len(windows) >= 80
    for edtf, ours in windows.items():
        theirs = oracle(edtf)
        ends = (date(*theirs.lower_strict()[:3]), date(*theirs.upper_strict()[:3]))
        assert ends == (ours.first, ours.last), edtf


dates = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@given(st.lists(st.tuples(dates, st.integers(0, 900)), min_size=1, max_size=4))
def test_any_set_of_days_survives_edtf(spans: list[tuple[date, int]]) -> None:
    edtf = ",".join(f"{first}..{first + timedelta(days=length)}" for first, length in spans)
    there = window(f"[{edtf}]")
    assert window(there.edtf).intervals == there.intervals
    wanted = {first + timedelta(days=day) for first, length in spans for day in range(length + 1)}
    assert sum((part.last - part.first).days + 1 for part in there.intervals if part.first and part.last) == len(wanted)
    assert all(there.contains(day) for day in wanted)


names = st.sampled_from([words for words, _, _ in ROWS])


@given(names, names)
def test_comparisons_agree_with_each_other(one: str, other: str) -> None:
    a, b = window(one), window(other)
    assert a.before(b) == b.after(a)
    assert a.overlaps(b) == b.overlaps(a)
    assert a.contradicts(b) == b.contradicts(a)
    assert not (a.overlaps(b) and (a.before(b) or a.contradicts(b)))
    assert not (a.narrower(b) and b.narrower(a))
    assert not a.contradicts(a)
    assert not a.narrower(a)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2026", "2027"),
        ("late 2026", "early 2027"),
        ("fall 2026", "winter 2026"),
        ("before 2027", "2027"),
        ("March 12, 2027", "after March 12, 2027"),
        ("summer or fall 2026", "December 2026"),
    ],
)
def test_what_is_over_before_the_other_begins_is_before_it(one: str, other: str) -> None:
    assert window(one).before(window(other))
    assert window(other).after(window(one))
    assert window(one).contradicts(window(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2026", "late 2026"),
        ("from October 2026", "2028"),
        ("TBA", "2027"),
        ("spring or fall 2026", "October 2026"),
        ("by the end of 2026", "from December 2026"),
    ],
)
def test_what_shares_a_day_overlaps_and_contradicts_nothing(one: str, other: str) -> None:
    assert window(one).overlaps(window(other))
    assert not window(one).contradicts(window(other))
    assert not window(one).before(window(other))
    assert not window(one).after(window(other))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("spring or fall 2026", "July 2026"),
        ("October 2026", "2027"),
        ("winter 2026", "April 2026"),
        ("winter 2026", "fall 2026"),
        ("winter 2026", "March 2027"),
        ("winter 2026", "winter 2028"),
        ("winter 2026/27", "January 2026"),
        ("early winter 2026", "February 2026"),
        ("around March 2027", "June 2027"),
        ("around March 12, 2027", "March 20, 2027"),
        ("2027?", "2028"),
    ],
)
def test_a_contradiction_leaves_no_reading_that_fits(text: str, fact: str) -> None:
    assert window(text).contradicts(window(fact))
    assert window(fact).contradicts(window(text))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("winter 2026", "December 2026"),
        ("winter 2026", "February 2027"),
        ("winter 2026", "January 2026"),
        ("winter 2026", "Q1 2026"),
        ("winter 2026", "March 2026"),
        ("winter 2026", "winter 2027"),
        ("2026-24", "January 2026"),
        ("early winter 2026", "January 2026"),
        ("winter 2026 to spring 2027", "February 2026"),
        ("after winter 2026", "April 2026"),
        ("around March 2027", "April 2027"),
        ("around March 12, 2027", "March 19, 2027"),
    ],
)
def test_a_looser_reading_that_fits_is_no_contradiction(text: str, fact: str) -> None:
    assert not window(text).contradicts(window(fact))
    assert not window(fact).contradicts(window(text))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("March 2027", "spring 2027"),
        ("March 12, 2027", "March 2027"),
        ("early 2027", "late 2026 or early 2027"),
        ("Q4 2026 to Q1 2027", "late 2026 or early 2027"),
        ("2027", "from 2027"),
        ("2027", "TBA"),
        ("winter 2026", "late 2026 to early 2027"),
        ("January 2026", "winter 2026"),
        ("March 2027", "around March 2027"),
        ("February 15 to April 15, 2027", "around March 2027"),
    ],
)
def test_narrower_claims_more_than_is_known(text: str, fact: str) -> None:
    assert window(text).narrower(window(fact))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("late 2026 or early 2027", "Q4 2026 to Q1 2027"),
        ("September 2026 to April 2027", "late 2026 or early 2027"),
        ("TBA", "2027"),
        ("fall 2026", "autumn 2026"),
        ("2027", "March 2027"),
        ("February to April 2027", "spring 2027"),
        ("winter 2026", "winter 2026"),
        ("around March 2027", "March 2027"),
        ("around March 2027", "February 15 to April 15, 2027"),
    ],
)
def test_the_same_or_less_is_not_narrower(text: str, fact: str) -> None:
    assert not window(text).narrower(window(fact))


@pytest.mark.parametrize("day", [date(2026, 3, 1), date(2026, 5, 31), date(2026, 11, 30)])
def test_contains_a_day_of_any_of_its_intervals(day: date) -> None:
    assert window("spring or fall 2026").contains(day)


def test_does_not_contain_the_days_between_its_intervals() -> None:
    assert not window("spring or fall 2026").contains(date(2026, 6, 1))
    assert not window("from October 2026").contains(date(2026, 9, 30))
    assert not window("before 2027").contains(date(2027, 1, 1))


def test_open_ends_are_none() -> None:
    assert (window("from October 2026").first, window("from October 2026").last) == (date(2026, 10, 1), None)
    assert (window("by March 2027").first, window("by March 2027").last) == (None, date(2027, 3, 31))


def test_windows_and_partial_dates_compare() -> None:
    premiere = PartialDate.parse("March 12, 2027")
    assert window("spring 2027").overlaps(premiere)
    assert window("2026").before(premiere)
    assert premiere.window.after(window("2026"))
    assert premiere.window.narrower(window("March 2027"))
    assert window("summer 2027").contradicts(premiere)


def test_an_interval_does_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="2027-01-02 to 2027-01-01 ends before it begins"):
        Interval(first=date(2027, 1, 2), last=date(2027, 1, 1))
