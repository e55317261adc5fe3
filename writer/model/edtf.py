"""The part of EDTF (ISO 8601-2) that partial dates and windows need, read and spelled.

Dates; seasons (21 to 24), quarters (33 to 36), thirds (37 to 39) and halves (40, 41) of a year; intervals and one-of
sets, open at either end; ``~ ? %``; ``XXXX`` for what nobody knows. A season is the northern one, a winter runs into
the next year, and what qualifies one end of an interval qualifies all of it.
"""

import re
from collections.abc import Sequence

from writer.model.intervals import ONE_DAY, Interval
from writer.model.periods import UNKNOWN, Fields, Period, Precision, named, spanning

_CODES: dict[int, tuple[str, int]] = {
    **{20 + number: ("S", number) for number in range(1, 5)},
    **{32 + number: ("Q", number) for number in range(1, 5)},
    **{36 + number: ("P", number) for number in range(1, 4)},
    **{39 + number: ("H", number) for number in range(1, 3)},
}
"""What stands in the place of the month → field of a period and its value."""

_POINT = r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)"
_UNKNOWN = "XXXX"
_OPEN = ("", "..")
_OTHER_SEASONS = range(25, 33)
"""Codes of EDTF's northern and southern seasons, which people's "2026-27" must not be taken for."""

_CODED = {Precision.SEASON: (21, 3, 3), Precision.QUARTER: (33, 1, 3), Precision.HALF: (40, 1, 6)}
"""First code, the month that it begins in, and months to the next."""


def read(text: str) -> list[Period] | None:
    """Read the periods of a set, or one; ``None`` where ``text`` is no EDTF of ours; ValueError where it cannot be."""
    if text.upper() == _UNKNOWN:
        return [UNKNOWN]
    if not text.startswith("["):
        period = _stretch(text, "/")
        return [period] if period else None
    members = text[1:-1].split(",") if text.endswith("]") else []
    periods = [period for member in members if (period := _stretch(member.strip(), ".."))]
    return periods if len(periods) == len(members) else None


def date_fields(year: str, month: str | None = None, day: str | None = None) -> Fields:
    """Name the digits of a date as fields of a period; a season and its like stand where the month does."""
    if not month:
        return {"Y": int(year)}
    if day:
        return {"Y": int(year), "M": int(month), "D": int(day)}
    if int(month) in _OTHER_SEASONS:
        raise ValueError(f"{year}-{month} can be read two ways: write {year} to {year[:2]}{month}, or name the season")
    letter, value = _CODES.get(int(month), ("M", int(month)))
    return {"Y": int(year), letter: value}


def spelled(intervals: Sequence[Interval], precision: Precision, qualifier: str = "") -> str:
    """Intervals in EDTF, each as short as it can be: one interval, or a one-of set."""
    if precision is Precision.UNKNOWN:
        return _UNKNOWN
    if len(intervals) > 1:
        return f"[{','.join(_ends(interval, '..', '', qualifier) for interval in intervals)}]"
    first = intervals[0].first
    if first and precision in _CODED:
        code, month, months = _CODED[precision]
        return f"{first.year}-{code + (first.month - month) // months}{qualifier}"
    return _ends(intervals[0], "/", "..", qualifier)


def _stretch(text: str, joint: str) -> Period | None:
    """Read a point, or two with ``joint`` between them, of which either may be open."""
    begin, found, end = text.partition(joint)
    if not found:
        return _point(text)
    if not begin and not end:
        return None
    first, last = (UNKNOWN if point in _OPEN else _point(point) for point in (begin, end))
    if first is last is UNKNOWN:
        return UNKNOWN
    return spanning(first, last) if first and last else None


def _point(text: str) -> Period | None:
    found = re.fullmatch(_POINT, text)
    if not found:
        return None
    year, month, day, qualifier = found.groups()
    period = named(date_fields(year, month, day))
    return period._replace(qualifier=qualifier) if period and qualifier else period


def _ends(interval: Interval, joint: str, open_end: str, qualifier: str) -> str:
    length = _length(interval)
    first, last = (day.isoformat()[:length] + qualifier if day else open_end for day in (interval.first, interval.last))
    return first if first == last else f"{first}{joint}{last}"


def _length(interval: Interval) -> int:
    """How many characters of its days' ISO form are enough: years, else months, else days."""
    first, after = interval.first, interval.last and interval.last + ONE_DAY
    months = (not first or first.day == 1) and (not after or after.day == 1)
    if not months:
        return len("2026-10-01")
    years = (not first or first.month == 1) and (not after or after.month == 1)
    return len("2026") if years else len("2026-10")
