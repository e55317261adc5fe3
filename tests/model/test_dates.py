"""Partial dates, and time elapsed between two days."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from writer.model.dates import PartialDate
from writer.model.periods import Precision
from writer.model.spans import Elapsed, elapsed

TABLE: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("windows.yaml").read_text(encoding="utf-8"))
DAYS = st.dates(min_value=date(1850, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(("words", "edtf"), TABLE["dates"].items())
def test_a_date_has_its_edtf_and_keeps_its_words(words: str, edtf: str) -> None:
    read = PartialDate.parse(words)
    assert read.edtf == edtf
    assert str(read) == words
    assert PartialDate.parse(read.edtf).window.intervals == read.window.intervals


@pytest.mark.parametrize(
    ("words", "first", "last", "precision"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), Precision.YEAR),
        ("July 2025", date(2025, 7, 1), date(2025, 7, 31), Precision.MONTH),
        ("February 2024", date(2024, 2, 1), date(2024, 2, 29), Precision.MONTH),
        ("December 2025", date(2025, 12, 1), date(2025, 12, 31), Precision.MONTH),
        ("July 12, 2025", date(2025, 7, 12), date(2025, 7, 12), Precision.DAY),
    ],
)
def test_a_date_reaches_from_its_first_to_its_last_day(
    words: str, first: date, last: date, precision: Precision
) -> None:
    read = PartialDate.parse(words)
    assert (read.first, read.last, read.precision) == (first, last, precision)
    assert (read.window.first, read.window.last, read.window.precision) == (first, last, precision)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("2025-02-30", "there is no February 30, 2025: February 2025 has 28 days"),
        ("February 30, 2024", "there is no February 30, 2024: February 2024 has 29 days"),
        ("2025-13", "there is no month 13: a year has 12"),
        ("late 2025", "'late 2025' is no date; write it like '2025', 'July 2025' or 'July 12, 2025'"),
        ("spring 2025", "is no date"),
        ("2025-21", "is no date"),
        ("2025~", "is no date"),
        ("before 2025", "is no date"),
        ("2025 or 2027", "is no date"),
        ("July to July 2025", "is no date"),
        ("TBA", "is no date"),
        ("", "is no date"),
        ("soon", "is no date"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(words: str, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        PartialDate.parse(words)


def test_a_date_from_numbers_is_worded_in_edtf() -> None:
    assert str(PartialDate(year=2025, month=7)) == "2025-07"
    assert PartialDate(year=2025, month=7) == PartialDate.parse("2025-07")


@pytest.mark.parametrize(
    ("year", "month", "day", "reason"),
    [
        (2025, 2, 29, "February 2025 has 28 days"),
        (2025, 0, None, "there is no month 00"),
        (2025, 4, 0, "April 2025 has 30 days"),
        (2025, None, 12, "day 12 of 2025 needs its month"),
        (25, None, None, "the year 0025 is not between 1000 and 9998"),
    ],
)
def test_a_date_that_cannot_be_is_refused(year: int, month: int | None, day: int | None, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        PartialDate(year=year, month=month, day=day)


@given(DAYS)
def test_every_day_reads_back_in_every_way_to_write_it(day: date) -> None:
    for words in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}", day.isoformat()):
        read = PartialDate.parse(words)
        assert read.first == read.last == day


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2022, 7, 21), date(2022, 7, 21), Elapsed(years=0.0, months=0, days=0)),
        (date(2022, 7, 21), date(2026, 7, 21), Elapsed(years=4.0, months=48, days=1461)),
        (date(2022, 7, 21), date(2026, 7, 20), Elapsed(years=3 + 364 / 365, months=47, days=1460)),
        (date(2022, 1, 1), date(2023, 7, 2), Elapsed(years=1 + 182 / 365, months=18, days=547)),
        (date(2023, 3, 1), date(2024, 2, 29), Elapsed(years=365 / 366, months=11, days=365)),
        (date(2024, 2, 29), date(2025, 2, 28), Elapsed(years=365 / 366, months=11, days=365)),
        (date(2024, 2, 29), date(2025, 3, 1), Elapsed(years=1.0, months=12, days=366)),
        (date(2024, 2, 29), date(2028, 2, 29), Elapsed(years=4.0, months=48, days=1461)),
        (date(2026, 1, 31), date(2026, 2, 28), Elapsed(years=28 / 365, months=0, days=28)),
        (date(2026, 1, 31), date(2026, 3, 1), Elapsed(years=29 / 365, months=1, days=29)),
        (date(2025, 12, 31), date(2026, 1, 1), Elapsed(years=1 / 365, months=0, days=1)),
    ],
)
def test_elapsed_counts_anniversaries_months_and_days(first: date, last: date, expected: Elapsed) -> None:
    assert elapsed(first, last) == expected


@given(DAYS, st.integers(0, 40_000))
def test_elapsed_never_runs_backwards_and_its_units_agree(first: date, days: int) -> None:
    here = elapsed(first, first + timedelta(days=days))
    assert here.days == days
    assert here.months // 12 == int(here.years)
    assert abs(here.years - days / 365.2425) < 0.01
    assert elapsed(first, first + timedelta(days=days + 1)).years > here.years


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(1990, 6, 15), date(2026, 6, 14), 35),
        (date(1990, 6, 15), date(2026, 6, 15), 36),
        (date(2000, 2, 29), date(2026, 2, 28), 25),
        (date(2000, 2, 29), date(2026, 3, 1), 26),
        (date(2026, 1, 1), date(2026, 12, 31), 0),
    ],
)
def test_a_birthday_adds_a_year(born: date, on: date, age: int) -> None:
    assert elapsed(born, on).months // 12 == age


def test_time_does_not_elapse_backwards() -> None:
    with pytest.raises(ValueError, match="2026-01-01 is before 2026-01-02"):
        elapsed(date(2026, 1, 2), date(2026, 1, 1))
