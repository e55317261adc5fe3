"""Named periods of the calendar (a month, a quarter, a winter, a third of a year) and the days they stand for.

A period is put together from fields, one letter each:

==  =====================================  ==  =========================================
Y   year                                   P   part: 1 early, 2 mid, 3 late
M   month, from 1                          W   what is counted: 4 quarters or 2 halves
D   day of the month                       O   which of them, from 1; -1 is the last
S   season: 1 spring … 4 winter            V   a winter named by both of its years
Q   quarter, from 1                        H   half, from 1
==  =====================================  ==  =========================================
"""

import enum
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple, TypeAlias

from writer.model.intervals import ONE_DAY, Interval

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""English names of the months; January stands at 0."""

FIRST_YEAR, LAST_YEAR = 1000, 9998
"""Years have four digits; one is left after the last, for its winter to end in."""

QUARTERS, HALVES = 4, 2
"""Values of W: how many of them make a year."""

_WINTER, _LATE = 4, 3

Fields: TypeAlias = Mapping[str, int]
"""Letter → value, as in the table above."""

_Months: TypeAlias = tuple[int, int]
"""The first month, counted from January of the year 0, and how many."""


class Precision(enum.Enum):
    """What the words name: one period of the calendar, a third (early, mid, late) of one, or more than that."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    THIRD = "third"
    HALF = "half"
    YEAR = "year"
    SPAN = "span"
    UNKNOWN = "unknown"


class Period(NamedTuple):
    """What one group of words names; a named tuple, because reading makes many and keeps none.

    ``looser`` are other days that readers may take it for; ``qualifier`` is EDTF's: ``~`` about, ``?`` uncertain,
    ``%`` both.
    """

    interval: Interval
    precision: Precision
    looser: tuple[Interval, ...] = ()
    qualifier: str = ""

    @property
    def readings(self) -> tuple[Interval, ...]:
        """Every reading, the strict one first."""
        return (self.interval, *self.looser)


_Named: TypeAlias = tuple[Precision, tuple[_Months, ...]]
"""What the words name, and its months in every reading, the strict one first."""

UNKNOWN = Period(interval=Interval(), precision=Precision.UNKNOWN)
"""Any day at all: what is to be announced, and the other end of what is open."""


def named(fields: Fields) -> Period | None:
    """Find the period of ``fields`` (letters as above), ``None`` where they name none.

    Raises ValueError where they name one that cannot be: February 30, the fifth quarter.
    """
    letters = fields.keys() - {"P"}
    if letters == {"D", "M", "Y"}:
        return None if "P" in fields else _day(fields)
    find = _NAMED.get("".join(sorted(letters)))
    if not find:
        return None
    _check_year(fields["Y"])
    precision, readings = find(fields)
    if "P" in fields:
        precision, intervals = Precision.THIRD, [_third_of(months, fields["P"]) for months in readings]
    else:
        intervals = [_whole(months) for months in readings]
    return Period(interval=intervals[0], precision=precision, looser=tuple(intervals[1:]))


def spanning(begin: Period, end: Period) -> Period:
    """From the first day of one to the last of the other, in every reading that does not run backwards.

    Raises ValueError where the strict reading does.
    """
    strict = Interval(first=begin.interval.first, last=end.interval.last)
    pairs = [(one.first, other.last) for one in begin.readings for other in end.readings][1:]
    looser = (Interval(first=first, last=last) for first, last in pairs if not (first and last and first > last))
    qualifier = one_qualifier((begin.qualifier, end.qualifier))
    return Period(interval=strict, precision=Precision.SPAN, looser=tuple(looser), qualifier=qualifier)


def one_qualifier(qualifiers: Iterable[str]) -> str:
    """Unite what qualifies the parts: it qualifies the whole."""
    marks = set(qualifiers) - {""}
    return "%" if len(marks) > 1 else "".join(marks)


def before(period: Period) -> Period:
    """All days up to the eve of ``period``."""
    return _derived(period, lambda interval: Interval(last=interval.first and interval.first - ONE_DAY))


def after(period: Period) -> Period:
    """All days from the morrow of ``period``."""
    return _derived(period, lambda interval: Interval(first=interval.last and interval.last + ONE_DAY))


def _derived(period: Period, change: Callable[[Interval], Interval]) -> Period:
    interval, *looser = map(change, period.readings)
    return Period(interval=interval, precision=Precision.SPAN, looser=tuple(looser), qualifier=period.qualifier)


def checked_date(year: int, month: int, day: int) -> date:
    """Make the date; ValueError says what is wrong with one that cannot be."""
    _check_year(year)
    count = _first_day(_index(year, month) + 1) - _first_day(_index(year, month))
    if not 1 <= day <= count.days:
        name = MONTHS[month - 1]
        raise ValueError(f"there is no {name} {day}, {year}: {name} {year} has {count.days} days")
    return date(year, month, day)


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"the year {year:04} is not between {FIRST_YEAR} and {LAST_YEAR}")


def _index(year: int, month: int) -> int:
    if not 1 <= month <= len(MONTHS):
        raise ValueError(f"there is no month {month:02}: a year has 12")
    return 12 * year + month - 1


def _first_day(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)


def _whole(months: _Months) -> Interval:
    first, count = months
    return Interval(first=_first_day(first), last=_first_day(first + count) - ONE_DAY)


def _third_of(months: _Months, part: int) -> Interval:
    """Cut by months; of a single month the days 1 to 10, 11 to 20, and the rest."""
    first, count = months
    if count > 1:
        return _whole((first + (part - 1) * count // 3, count // 3))
    begin = _first_day(first)
    after = _first_day(first + 1) if part == _LATE else begin.replace(day=10 * part + 1)
    return Interval(first=begin.replace(day=10 * part - 9), last=after - ONE_DAY)


def _day(fields: Fields) -> Period:
    day = checked_date(fields["Y"], fields["M"], fields["D"])
    return Period(interval=Interval(first=day, last=day), precision=Precision.DAY)


def _season(fields: Fields) -> _Named:
    """Northern seasons by whole months; who says "winter 2026" may also mean January to March of 2026."""
    january = 12 * fields["Y"]
    season = (january + 3 * fields["S"] - 1, 3)
    return Precision.SEASON, (season, (january, 3)) if fields["S"] == _WINTER else (season,)


def _counted(year: int, parts: int, number: int) -> _Named:
    """Quarter or half ``number`` of ``year``; -1 is the last."""
    name, precision = _COUNTED[parts]
    number = parts if number == -1 else number
    if not 1 <= number <= parts:
        raise ValueError(f"a year has {parts} {name}; there is no number {number}")
    length = 12 // parts
    return precision, ((12 * year + length * (number - 1), length),)


_COUNTED = {QUARTERS: ("quarters", Precision.QUARTER), HALVES: ("halves", Precision.HALF)}

_NAMED: dict[str, Callable[[Fields], _Named]] = {
    "Y": lambda fields: (Precision.YEAR, ((12 * fields["Y"], 12),)),
    "MY": lambda fields: (Precision.MONTH, ((_index(fields["Y"], fields["M"]), 1),)),
    "SY": _season,
    "VY": lambda fields: (Precision.SEASON, ((12 * fields["Y"] + 11, 3),)),
    "QY": lambda fields: _counted(fields["Y"], QUARTERS, fields["Q"]),
    "HY": lambda fields: _counted(fields["Y"], HALVES, fields["H"]),
    "OWY": lambda fields: _counted(fields["Y"], fields["W"], fields["O"]),
    "DWY": lambda fields: _counted(fields["Y"], fields["W"], fields["D"]),
}
