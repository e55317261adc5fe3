"""Stretches of days, and the arithmetic of sets of them."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeAlias

from writer.values import Value

ONE_DAY = timedelta(days=1)
_BEFORE_ALL, _AFTER_ALL = 0, date.max.toordinal() + 1

Days: TypeAlias = tuple[tuple[int, int], ...]
"""A set of days as ordinals: stretches in order, both ends included, with a gap between each two."""


class Interval(Value):
    """Days from ``first`` to ``last``, both included; ``None`` is an open end."""

    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        """Refuse an interval that ends before it begins."""
        if self.first and self.last and self.first > self.last:
            raise ValueError(f"{self.first} to {self.last} ends before it begins")

    @property
    def ordinals(self) -> tuple[int, int]:
        """Both ends as numbers that compare, an open end beyond every date."""
        return (
            self.first.toordinal() if self.first else _BEFORE_ALL,
            self.last.toordinal() if self.last else _AFTER_ALL,
        )

    def contains(self, day: date) -> bool:
        """Whether ``day`` lies inside."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def widened(self) -> "Interval":
        """Add the days that "about" may mean: as long again to either side, a week at least."""
        begin, end = self.ordinals
        room = max(end - begin + 1, 7)
        return _interval(begin - room if self.first else _BEFORE_ALL, end + room if self.last else _AFTER_ALL)


def disjoint(intervals: tuple[Interval, ...]) -> tuple[Interval, ...]:
    """Put intervals in order and make one of those that overlap; those that only touch stay apart."""
    if len(intervals) == 1:
        return intervals
    return tuple(_interval(*ends) for ends in _joined(intervals, gap=0))


def days_of(intervals: Iterable[Interval]) -> Days:
    """Give the days themselves: equal for equal sets of days, however they are cut into intervals."""
    return tuple(_joined(intervals, gap=1))


def share_a_day(one: Days, other: Days) -> bool:
    """Whether a day is in both."""
    return any(begin <= end and start <= stop for begin, stop in one for start, end in other)


def inside(part: Days, whole: Days) -> bool:
    """Whether every day of ``part`` is in ``whole``."""
    return all(any(start <= begin and end <= stop for start, stop in whole) for begin, end in part)


def _joined(intervals: Iterable[Interval], *, gap: int) -> list[tuple[int, int]]:
    result: list[tuple[int, int]] = []
    for begin, end in sorted(interval.ordinals for interval in intervals):
        if result and begin <= result[-1][1] + gap:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((begin, end))
    return result


def _interval(begin: int, end: int) -> Interval:
    return Interval(
        first=date.fromordinal(begin) if begin > _BEFORE_ALL else None,
        last=date.fromordinal(end) if end < _AFTER_ALL else None,
    )
