"""Every date of a sentence: those with a month or year, and days told by their distance ("last Friday", "recently")."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from writer.checks.newsroom.reading.datewords import DATES, Dates, FoundDate, read_window, word_before
from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.passages import Passage
from writer.checks.newsroom.reading.ranges import ends_of
from writer.checks.newsroom.reading.units import Unit
from writer.checks.newsroom.reading.words import either
from writer.checks.subject import Subject
from writer.checks.vale.pattern import like_re
from writer.model.intervals import Interval
from writer.model.periods import Precision
from writer.model.windows import Window
from writer.values import Value, replace

_WEEK = 7
_REACH = {"last": (-13, -1), "this": (-6, 6), "next": (1, 13), "": (-7, 7)}


class Days(Value, eq=False):
    """Finds days by the words of ``time.yaml``."""

    dates: Dates
    pattern: re.Pattern[str]
    distances: Mapping[str, tuple[int, int]]
    weekdays: Mapping[str, int]
    begins: frozenset[str]

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> "Days":
        """Read ``time.yaml`` and ``dates.yaml``."""
        time = lexicon["time"]
        distances = {words: ends_of(ends) for words, ends in time["days"].items()}
        weekdays = {name.lower(): number for number, name in enumerate(time["weekdays"])}
        names = either(time["weekdays"])
        free = rf"(?<!\b(?-i:a|A) )(?<!every )(?<!each )(?<!one )(?<!any )(?-i:{names})(?! [A-Z])\b"
        return cls(
            dates=DATES(lexicon["dates"]),
            pattern=like_re(rf"\b(?:(?P<say>{either(distances)})|(?:(?P<which>last|this|next) )?(?P<day>{free}))\b"),
            distances=distances,
            weekdays=weekdays,
            begins=frozenset({words.partition(" ")[0] for words in distances} | set(weekdays)),
        )

    def find(self, text: str, today: date) -> tuple[FoundDate, ...]:
        """Every date of ``text``, from left to right."""
        return _find(self, text, today)

    def near(self, text: str, today: date) -> Iterator[FoundDate]:
        """The days told by their distance from ``today``."""
        for match in self.pattern.finditer(text):
            said = (match["say"] or "").lower()
            windows = [_window(today, *self.distances[said])] if said else self._weekday(match, today)
            yield FoundDate(
                begin=match.start(),
                end=match.end(),
                led=match.start(),
                text=match[0],
                lead="",
                choices=tuple(windows),
                relative=True,
            )

    def _weekday(self, match: re.Match[str], today: date) -> list[Window]:
        first, last = _REACH[(match["which"] or "").lower()]
        shift = (self.weekdays[match["day"].lower()] - today.weekday()) % _WEEK
        return [
            _window(today, day, day)
            for day in range(shift - 2 * _WEEK, shift + 2 * _WEEK + 1, _WEEK)
            if first <= day <= last
        ]


def _window(today: date, first: int, last: int) -> Window:
    interval = Interval(first=today + timedelta(days=first), last=today + timedelta(days=last))
    return Window(words="", intervals=(interval,), precision=Precision.DAY if first == last else Precision.SPAN)


@lru_cache(maxsize=2048)
def _find(days: Days, text: str, today: date) -> tuple[FoundDate, ...]:
    dated = days.dates.find(text, today)
    lower = text.lower()
    near = tuple(days.near(text, today)) if any(word in lower for word in days.begins) else ()
    free = [one for one in near if one.choices and not any(_touches(text, one, other) for other in dated)]
    return tuple(sorted((*dated, *free), key=lambda one: one.begin)) if free else dated


def _touches(text: str, one: FoundDate, other: FoundDate) -> bool:
    """Whether a weekday belongs to the date beside it."""
    if one.end <= other.begin:
        return text[one.end : other.begin].strip(" ,") in {"", "the", "on"}
    return one.begin < other.end or len(text[other.end : one.begin]) < len(", which falls on a ")


DAYS: Once[Days] = Once(Days.of)
"""A lexicon → what finds days."""


def dates_in(subject: Subject, passage: Passage, number: int) -> tuple[FoundDate, ...]:
    """The dates of one sentence of ``passage``, with their places in its text; none that somebody's words hold."""
    return _in_place(subject, passage, number, DAYS(subject.lexicon))


def months_in(subject: Subject, passage: Passage, number: int) -> tuple[FoundDate, ...]:
    """The same, without the days that are told by their distance."""
    return _in_place(subject, passage, number, DATES(subject.lexicon["dates"]))


def _in_place(subject: Subject, passage: Passage, number: int, finds: Days | Dates) -> tuple[FoundDate, ...]:
    sentence = passage.sentences[number]
    found = finds.find(passage.text[sentence.begin : sentence.end], subject.today)
    if not found:
        return ()
    shift = sentence.begin
    moved = (replace(one, begin=one.begin + shift, end=one.end + shift, led=one.led + shift) for one in found)
    return tuple(one for one in moved if not passage.in_quote(one.begin) and not is_name(subject, passage, number, one))


def is_name(subject: Subject, passage: Passage, number: int, found: FoundDate) -> bool:
    """Whether ``found`` is part of a title, or a month that is a person: "with June", not "in June"."""
    dates = DATES(subject.lexicon["dates"])
    bare = found.text.lower() in dates.months and not found.lead
    before = word_before(passage.text, found.begin) if bare else ""
    return any(
        one.exact and (one.of_title or (bare and before not in dates.before_month))
        for one in passage.mentions[number][1]
        if one.begin < found.end and found.begin < one.end
    )


def place(units: Sequence[Unit], found: FoundDate) -> tuple[int, int]:
    """The first and last unit of a date, what leads it in included."""
    first = next((index for index, unit in enumerate(units) if unit.end > found.led), len(units) - 1)
    last = next((index for index, unit in enumerate(units) if unit.end >= found.end), len(units) - 1)
    return first, last


def in_year_of(found: FoundDate, window: Window) -> FoundDate:
    """``found``, a date without a year, as one of the years in which ``window`` lies; any other as it is."""
    if not found.yearless or found.relative or window.first is None or window.last is None:
        return found
    text = found.choices[0].words.rpartition(" ")[0]
    years = range(window.first.year, min(window.last.year, window.first.year + 2) + 1)
    windows = tuple(read for year in years if (read := read_window(f"{text} {year}")))
    return replace(found, choices=windows) if windows else found


def closed(found: FoundDate) -> FoundDate:
    """The date itself of one that "since" or "until" leads in, and that which "from May to July" leads to."""
    words, begin = [choice.words for choice in found.choices], found.begin
    if found.lead in {"since", "until"}:
        words = [text.removeprefix(f"{found.lead} ") for text in words]
    elif found.lead == "from" and " to " in found.text:
        words = [text.rpartition(" to ")[2] for text in words]
        begin = found.end - len(found.text.rpartition(" to ")[2])
    else:
        return found
    windows = tuple(read for text in words if (read := read_window(text)))
    return replace(found, begin=begin, choices=windows) if windows else found


def left_open(found: FoundDate) -> FoundDate:
    """The time that "not until May" or "not before May" leaves open."""
    words = [choice.words.removeprefix(f"{found.lead} ") for choice in found.choices]
    windows = tuple(read for text in words if (read := read_window(f"from {text}")))
    return replace(found, lead="from", choices=windows) if windows else found
