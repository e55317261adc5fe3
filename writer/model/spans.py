"""How much time lies between two days, by the calendar."""

from datetime import date

from writer.model.intervals import ONE_DAY
from writer.values import Value


class Elapsed(Value):
    """Time passed, in three units that each count all of it.

    ``years`` are whole anniversaries plus the share of the year since the last one; ``months`` are whole ones.
    """

    years: float
    months: int
    days: int


def elapsed(first: date, last: date) -> Elapsed:
    """Measure the time from ``first`` to ``last``; ValueError where ``last`` is the earlier day.

    Where a month has no such day, its anniversary is the first of the next: of February 29, March 1.
    """
    if last < first:
        raise ValueError(f"{last} is before {first}")
    months = 12 * (last.year - first.year) + last.month - first.month - (last.day < first.day)
    whole = months // 12
    latest, following = _anniversary(first, first.year + whole), _anniversary(first, first.year + whole + 1)
    share = (last - latest) / (following - latest)
    return Elapsed(years=whole + share, months=months, days=(last - first).days)


def _anniversary(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, day.month, day.day - 1) + ONE_DAY
