"""Partial dates: a year, a month or a day, kept in the words they were written in."""

from datetime import UTC, date, datetime, time
from functools import lru_cache

from writer.model import phrases
from writer.model.intervals import ONE_DAY, Interval
from writer.model.periods import UNKNOWN, Precision, checked_date
from writer.model.windows import Window
from writer.values import Value, force_setattr

_PRECISIONS = (Precision.DAY, Precision.MONTH, Precision.YEAR)


class PartialDate(Value):
    """A date as far as it is known; ``words`` are EDTF where nobody wrote any. ValueError for one that cannot be."""

    year: int
    month: int | None = None
    day: int | None = None
    words: str = ""

    def __post_init__(self) -> None:
        """Refuse February 30, and a day without its month."""
        if self.day is not None and self.month is None:
            raise ValueError(f"day {self.day} of {self.year} needs its month")
        checked_date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)
        if not self.words:
            force_setattr(self, "words", self.edtf)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read a date as people write it, or as EDTF; ValueError says what is wrong or how to write it."""
        words = text.strip()
        period, *others = phrases.read(words) or (UNKNOWN,)
        first, precision = period.interval.first, period.precision
        if others or not first or precision not in _PRECISIONS or period.qualifier:
            raise ValueError(f"{words!r} is no date; write it like '2025', 'July 2025' or 'July 12, 2025'")
        return cls(
            year=first.year,
            month=None if precision is Precision.YEAR else first.month,
            day=first.day if precision is Precision.DAY else None,
            words=words,
        )

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """A day that is known."""
        return cls(year=day.year, month=day.month, day=day.day)

    @property
    def first(self) -> date:
        """The earliest day it may be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day it may be."""
        if self.day:
            return self.first
        month = self.month or 12
        return date(self.year + month // 12, month % 12 + 1, 1) - ONE_DAY

    @property
    def precision(self) -> Precision:
        """Day, month or year."""
        if self.day:
            return Precision.DAY
        return Precision.MONTH if self.month else Precision.YEAR

    @property
    def edtf(self) -> str:
        """``2025``, ``2025-07`` or ``2025-07-12``."""
        return "-".join(f"{part:02}" for part in (self.year, self.month, self.day) if part)

    @property
    def window(self) -> Window:
        """The same as a window, to be compared with others."""
        return _window(self)

    def __str__(self) -> str:
        """Give the words as written."""
        return self.words


@lru_cache(maxsize=2048)
def _window(day: PartialDate) -> Window:
    """The window of a date; the same dates are asked for it again and again."""
    interval = Interval(first=day.first, last=day.last)
    return Window(words=day.words, intervals=(interval,), precision=day.precision)


def moment_of(value: date) -> datetime:
    """A moment, or a day as the moment it begins; without a zone it is UTC's."""
    found = value if isinstance(value, datetime) else datetime.combine(value, time())
    return found if found.tzinfo else found.replace(tzinfo=UTC)
