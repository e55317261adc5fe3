"""Dates and windows in running text: found by their words, read by the model."""

import re
from calendar import monthcalendar
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from writer.checks.newsroom.reading import dategrammar
from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.words import either
from writer.checks.vale.pattern import like_re
from writer.model.periods import MONTHS
from writer.model.windows import Window
from writer.values import Value, replace

_ROOM = 40
"""How many characters before its year or month a date may begin, "no earlier than the first half of" included."""

_YEARS_BACK, _YEARS_ON = 1, 6
"""The years that a month without one may be of."""


class FoundDate(Value):
    """A date at ``begin:end`` of a text; what leads it in ("before") begins at ``led``.

    ``choices`` are the windows it may be: several for a month without a year. ``open`` if it says only from or until
    when.
    """

    begin: int
    end: int
    led: int
    text: str
    lead: str
    choices: tuple[Window, ...]
    relative: bool = False

    @property
    def open(self) -> bool:
        """Whether one end is open, or both ends are: a bound rather than a date."""
        return self.choices[0].first is None or self.choices[0].last is None

    @property
    def yearless(self) -> bool:
        """Whether its year is left to the reader."""
        return len(self.choices) > 1

    def contradicts(self, known: Window) -> bool:
        """Whether no reading shares a day with ``known``."""
        return all(choice.contradicts(known) for choice in self.choices)

    def covers(self, known: Window) -> bool:
        """Whether one reading leaves out none of the days of ``known``."""
        return any(choice.days == known.days or known.narrower(choice) for choice in self.choices)

    def over(self, day: date) -> bool:
        """Whether all of it lies before ``day``."""
        return all(choice.last is not None and choice.last < day for choice in self.choices)


class Dates(Value, kw_only=False, eq=False):
    """Finds the dates of a text."""

    pattern: re.Pattern[str]
    core: re.Pattern[str]
    said: Mapping[str, str]
    forms: re.Pattern[str]
    ambiguous: frozenset[str]
    before_month: frozenset[str]
    months: frozenset[str]
    weekdays: Mapping[str, int]
    of_year: re.Pattern[str]
    led: re.Pattern[str]
    shifts: Mapping[str, int]
    counted: tuple[str, ...]
    nth: re.Pattern[str]

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> "Dates":
        """Read ``dates.yaml``."""
        said = dategrammar.said(lexicon)
        return cls(
            pattern=like_re(dategrammar.phrase(lexicon)),
            core=like_re(dategrammar.core(lexicon)),
            nth=like_re(dategrammar.nth_weekday(lexicon)),
            said=said,
            forms=like_re(rf"\b{either(said)}\b"),
            counted=tuple(lexicon["counted"]),
            of_year=like_re(rf" of (?P<shift>{either(lexicon['shifts'])})\b"),
            led=like_re(rf"\b{either(lexicon['following'])} $"),
            shifts={words: int(shift) for words, shift in lexicon["shifts"].items()},
            weekdays={name.lower(): number for number, name in enumerate(lexicon["weekdays"])},
            ambiguous=frozenset(lexicon["ambiguous"]),
            before_month=frozenset(lexicon["before_month"]),
            months=frozenset(month.lower() for month in lexicon["months"]),
        )

    def find(self, text: str, today: date) -> tuple[FoundDate, ...]:
        """Every date of ``text`` that can be read, from left to right."""
        return _find(self, text, today)

    def plain(self, text: str) -> str:
        """``text`` in the words of the model: "the close of 2026" as "late 2026"."""
        plain = _SOFTENERS.sub(" or ", text).replace("’", "'")
        read = self.forms.sub(lambda match: self.said[match[0].lower()], plain)
        return read if read == plain else read.removeprefix("the ")

    def dated(self, text: str) -> str:
        """``text`` with "the first Friday of May 2027" as the day that it is."""
        return self.nth.sub(self._nth, text)

    def _nth(self, match: re.Match[str]) -> str:
        year, month, weekday = int(match["year"]), self.month(match["month"]), self.weekdays[match["day"].lower()]
        days = [week[weekday] for week in monthcalendar(year, month) if week[weekday]]
        at = self.counted.index(match["which"].lower())
        return f"{MONTHS[month - 1]} {days[min(at, len(days) - 1)]}, {year}"

    def month(self, name: str) -> int:
        """The number of a month, written out or cut short."""
        short = name.lower()[:3]
        return next(number for number, month in enumerate(MONTHS, 1) if month.lower().startswith(short))

    def is_date(self, found: FoundDate, text: str) -> bool:
        """Whether "May" is the month."""
        if found.lead or found.text.lower() not in self.ambiguous:
            return True
        return word_before(text, found.begin) in self.before_month


def word_before(text: str, at: int) -> str:
    """The word that ends before ``at``, in lower case; spaces and hyphens may stand between."""
    return text[:at].lower().rstrip(" -").rpartition(" ")[2]


@lru_cache(maxsize=1024)
def _find(dates: Dates, text: str, today: date) -> tuple[FoundDate, ...]:
    cores = [match.span() for match in dates.core.finditer(text)]
    if not cores:
        return ()
    begin = max(cores[0][0] - _ROOM, 0)
    begin = text.rfind(" ", 0, begin) + 1 if begin else 0
    found: list[FoundDate] = []
    for match in dates.pattern.finditer(text, begin, min(cores[-1][1] + _ROOM, len(text))):
        one = _read(match, today, dates)
        if one and dates.is_date(one, text) and (one := _counted_on(one, text, found, dates)):
            found.append(one)
    return tuple(found)


def _counted_on(one: FoundDate, text: str, before: Sequence[FoundDate], dates: Dates) -> FoundDate | None:
    """A date whose year counts from the one before it: "the following May", "May of that year"; else as it is.

    Nothing where it counts from a date that the sentence does not name.
    """
    behind = dates.of_year.match(text, one.end)
    led = dates.led.search(text, 0, one.begin)
    if not one.yearless or not (behind or led):
        return one
    last = before[-1].choices[0].last if before and not before[-1].yearless else None
    if last is None:
        return None
    shift = dates.shifts[behind["shift"].lower()] if behind else None
    fits = [
        choice
        for choice in one.choices
        if choice.first and (choice.first.year == last.year + shift if shift is not None else choice.first > last)
    ]
    return replace(one, choices=tuple(fits[:1]), end=behind.end() if behind else one.end) if fits else None


DATES: Once[Dates] = Once(Dates.of)
"""``dates.yaml`` → what finds dates."""

_RELATIVE = re.compile(
    r"\b(early |late )?(?:in )?(?:later |earlier )?(this|next|last) (?:coming |past )?"
    r"(year|month|(?!\w+day\b)[A-Za-z]+)",
    re.IGNORECASE,
)
_FILLERS = re.compile(
    r"^(?:either )?(?:in |on )?"
    r"(?:the (?!end|start|beginning|middle|open|clos|tail|first|second|third|fourth|final|last))?",
    re.IGNORECASE,
)
_SOFTENERS = re.compile(r" or (?:possibly|perhaps|even) ", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_SHIFT = {"this": 0, "next": 1, "last": -1}


def _read(match: re.Match[str], today: date, dates: Dates) -> FoundDate | None:
    begin, end = match.span("date")
    text = match["date"]
    trimmed = _FILLERS.sub("", text, count=1)
    begin += len(text) - len(trimmed)
    if trimmed[-2:] in {"'s", "’s"}:
        trimmed, end = trimmed[:-2], end - 2
    lead = (match["lead"] or "").lower()
    plain = dates.plain(trimmed)
    if lead != "between":
        plain = plain.replace(" and ", " or ")
    choices = tuple(_windows(lead, _absolute(plain, today), today, dates))
    if not choices and lead == "from":  # "from May to the first Friday of June": where it leads to
        choices = tuple(_windows("", _absolute(plain.rpartition(" to ")[2], today), today, dates))
    if not choices:
        return None
    relative = _RELATIVE.search(plain) is not None
    return FoundDate(
        begin=begin, end=end, led=match.start(), text=trimmed, lead=lead, choices=choices, relative=relative
    )


def _absolute(text: str, today: date) -> str:
    """``text`` with "next year" and its like as years and months."""
    return _RELATIVE.sub(lambda match: _dated(match, today), text)


def _dated(match: re.Match[str], today: date) -> str:
    part, shift, unit = match[1] or "", _SHIFT[match[2].lower()], match[3].lower()
    if unit == "year":
        return f"{part}{today.year + shift}"
    if unit == "month":
        month = today.month - 1 + shift
        return f"{part}{today.year + month // 12}-{month % 12 + 1:02}"
    return f"{part}{match[3]} {today.year + shift if shift <= 0 else _next(match[3], today)}"


def _next(season: str, today: date) -> str:
    """The year of the next spring: this one, if it is still to begin, or the one after."""
    this = read_window(f"{season} {today.year}")
    if this and this.first and this.first > today:
        return f"{today.year} or {season} {today.year + 1}"
    return str(today.year + 1)


def _windows(lead: str, text: str, today: date, dates: Dates) -> Iterator[Window]:
    texts: Sequence[str] = [text]
    if not _YEAR.search(text):
        texts = [f"{text} {today.year + shift}" for shift in range(-_YEARS_BACK, _YEARS_ON)]
    for dated in map(dates.dated, texts):
        window = read_window(f"{lead} {dated}".strip()) or (read_window(dated) if lead else None)
        if window:
            yield window


def read_window(text: str) -> Window | None:
    """The window that ``text`` writes, if it writes one."""
    try:
        return Window.parse(text)
    except ValueError:
        return None
