"""Release windows: kept in the words they were announced in, compared as days."""

from datetime import date
from typing import Protocol

from writer.model import edtf, phrases
from writer.model.intervals import Days, Interval, days_of, disjoint, inside, share_a_day
from writer.model.periods import Precision, one_qualifier
from writer.values import Value

_EXAMPLES = "'late 2026', 'March 2027', 'Q4 2026 \N{EN DASH} Q1 2027' or 'TBA'"
_ABOUT = ("~", "%")


class Dated(Protocol):
    """What has a place in time: a window, or a partial date."""

    @property
    def window(self) -> "Window":
        """The same as a window."""


class Window(Value):
    """When something comes out, exactly as precisely as it is known.

    ``intervals`` stand in order and share no day; where there are several it is one of them. ``looser`` are other days
    that the words may be taken for: January to March of the year for a winter. ``qualifier`` is EDTF's: ``~`` about,
    ``?`` uncertain, ``%`` both.
    """

    words: str
    intervals: tuple[Interval, ...]
    precision: Precision
    looser: tuple[Interval, ...] = ()
    qualifier: str = ""

    @classmethod
    def parse(cls, text: str) -> "Window":
        """Read a window as people write it, or as EDTF; ValueError says what is wrong or how to write it."""
        words = text.strip()
        periods = phrases.read(words)
        if not periods:
            raise ValueError(f"{words!r} is no window; write it like {_EXAMPLES}")
        return cls(
            words=words,
            intervals=disjoint(tuple(period.interval for period in periods)),
            precision=periods[0].precision if len(periods) == 1 else Precision.SPAN,
            looser=tuple(interval for period in periods for interval in period.looser),
            qualifier=one_qualifier(period.qualifier for period in periods),
        )

    @property
    def window(self) -> "Window":
        """Itself, so that windows and partial dates can be asked alike."""
        return self

    @property
    def edtf(self) -> str:
        """EDTF for the same intervals."""
        return edtf.spelled(self.intervals, self.precision, self.qualifier)

    @property
    def first(self) -> date | None:
        """The earliest day; ``None`` where that is open."""
        return self.intervals[0].first

    @property
    def last(self) -> date | None:
        """The latest day; ``None`` where that is open."""
        return self.intervals[-1].last

    def contains(self, day: date) -> bool:
        """Whether ``day`` is one that it may be."""
        return any(interval.contains(day) for interval in self.intervals)

    def before(self, other: Dated) -> bool:
        """Whether all of it is over when ``other`` begins."""
        return self.days[-1][1] < other.window.days[0][0]

    def after(self, other: Dated) -> bool:
        """Whether it begins when all of ``other`` is over."""
        return other.window.before(self)

    def overlaps(self, other: Dated) -> bool:
        """Whether the two share a day."""
        return share_a_day(self.days, other.window.days)

    def contradicts(self, other: Dated) -> bool:
        """Whether the two cannot both be true: no day in common, in no reading that the words allow."""
        return not share_a_day(self.widest_days, other.window.widest_days)

    def narrower(self, other: Dated) -> bool:
        """Whether it claims more than ``other`` knows: lies inside it and leaves out some of its days.

        What is flat lies inside what is "about" the same; of two windows at most one is the narrower.
        """
        known = other.window
        if inside(known.widest_days, self.widest_days):
            return False
        return inside(self.widest_days, known.widest_days) or (
            self.days != known.days and inside(self.days, known.days)
        )

    @property
    def days(self) -> Days:
        """Its days as stretches of ordinals, the same for every way to say them."""
        return days_of(self.intervals)

    @property
    def widest_days(self) -> Days:
        """The days of every reading; "about" reaches out to either side."""
        readings = (*self.intervals, *self.looser)
        return days_of(interval.widened() for interval in readings) if self.qualifier in _ABOUT else days_of(readings)

    def __str__(self) -> str:
        """Give the words as written."""
        return self.words
