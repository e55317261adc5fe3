"""Spans of time in running text: "nearly four years later", "a three-year wait", and how many days each may be."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.ranges import ends_of
from writer.checks.newsroom.reading.words import either
from writer.checks.vale.pattern import like_re
from writer.values import Value

_DAYS = {
    "year": 365.2425,
    "yr": 365.2425,
    "month": 30.437,
    "week": 7.0,
    "fortnight": 14.0,
    "day": 1.0,
    "decade": 3652.425,
    "summer": 365.2425,
    "winter": 365.2425,
}
_PLAIN = {
    "year": (-0.1, 0.5),
    "yr": (-0.1, 0.5),
    "month": (-0.6, 1.0),
    "week": (-0.6, 0.8),
    "fortnight": (-0.3, 0.4),
    "day": (-1.0, 1.0),
    "decade": (-0.05, 0.15),
    "summer": (-0.3, 0.6),
    "winter": (-0.3, 0.6),
}
_ROUND = (-0.9, 0.9)
_MANY = 10
"""From so many years on, a span counts years of the calendar."""

_HALF = (-0.25, 0.25)
_SLACK = 0.01
"""What a few days more or less make of a year, in years; dates on record are often those of an announcement."""

Range = tuple[float, float]


class TimeSpan(Value):
    """A span at ``begin:end`` of its text, qualifier included, of ``low`` to ``high`` days.

    ``form`` is how it stands: ``later``, ``ago``, ``after``, ``before``, ``wait``, ``shoot``, ``counting`` and so on;
    ``done`` is where the form's own words end.
    """

    begin: int
    end: int
    low: float
    high: float
    form: str
    done: int

    def fits(self, days: Range) -> bool:
        """Whether a distance of ``days``, least and most, may be meant."""
        return days[1] >= self.low and days[0] <= self.high


class Spans(Value, eq=False):
    """Finds the spans of a text by the words of ``time.yaml``."""

    pattern: re.Pattern[str]
    forms: Mapping[str, re.Pattern[str]]
    qualifiers: Mapping[str, str]
    numbers: Mapping[str, int]
    units: frozenset[str]
    ones: frozenset[str]
    vague: Mapping[str, Range]

    @classmethod
    def of(cls, lexicon: tuple[Mapping[str, Any], Iterable[str]]) -> "Spans":
        """Read ``time.yaml`` and the number words of ``wording.yaml``."""
        time, words = lexicon
        numbers = _numbers(words, {word: int(number) for word, number in time["tens"].items()})
        kinds = {word: kind for kind, some in time["qualifiers"].items() for word in some}
        number = rf"(?:\d{{1,3}}|{either(numbers)}|{either(time['one'])})"
        unit = either(time["units"])
        half = r"(?:(?: |-)and(?: |-)a(?: |-)half)"
        joined = either(word for form in _JOINED for word in time["forms"][form])
        text = (
            rf"(?<![\w.,$£€-])(?:(?P<q>{either(kinds)})[ -])?(?:(?P<n>{number})(?P<half>{half})?[ -](?P<u>{unit})\b"
            rf"(?P<half2> and a half\b)?(?:(?:,| and) (?P<n2>{number}) (?P<u2>{unit})\b)?"
            rf"|(?P<h>half an?) (?P<hu>{unit})\b|(?P<v>{either(time['vague'])})\b(?= {joined}\b))"
        )
        ends = {name: like_re(rf"[ -]?,? ?(?:{either(some)})\b") for name, some in time["forms"].items()}
        waits = either(time["waits"])
        ends["wait"] = like_re(
            rf"(?:-|['’]?s?['’]? )(?:[a-z]+ )?(?:{waits})s?\b"
            rf"| (?:of )?(?:will )?(?:have |has |had )?(?:{either(time['waiting'])})\b"
        )
        ends["shoot"] = like_re(rf"(?:-|['’]? )(?:{either(time['shoots'])})\b| of (?:{either(time['shoots'])})\b")
        told = r"(?: \w+){0,8} (?:of|been|is|was|lasted|took)$"
        beside = r"(?: [\w*’'-]+){1,9},$"
        ends["before_wait"] = like_re(rf"\b(?:{waits})(?:{told}|{beside})|\b{either(time['waiting'])}(?: for)?$")
        ends["before_run"] = like_re(rf"\b{either(time['runs'])} of$")
        least = rf"(?P<from>{number})(?: {unit})?"
        ends["from"] = like_re(rf"\b(?:between {least} and|{least.replace('from', 'least')} (?:to|or)) $")
        return cls(
            pattern=like_re(text),
            forms=ends,
            qualifiers=kinds,
            numbers=numbers,
            units=frozenset(time["units"]).union(*(words.split() for words in time["vague"])),
            vague={words: ends_of(ends) for words, ends in time["vague"].items()},
            ones=frozenset(time["one"]),
        )

    def find(self, text: str) -> tuple[TimeSpan, ...]:
        """Every span of ``text`` that stands in a form of its own, from left to right."""
        return _find(self, text)

    def read(self, text: str) -> Iterator[TimeSpan]:
        """The spans of ``text``."""
        for match in self.pattern.finditer(text):
            if match["v"]:
                yield self._vague(text, match)
                continue
            unit = _unit(match["u"] or match["hu"])
            if text[match.end() : match.end() + 4].lower().startswith(("-old", " old")):
                continue
            form, done = self._form(text, match.start(), match.end(), unit)
            low, high = self._range(match, unit, form)
            if _AT_MOST.match(text, match.end()):
                low = 0.0
            least = (
                self.forms["from"].search(text, max(match.start() - _FROM, 0), match.start())
                if not match["q"]
                else None
            )
            if least:
                low = min(
                    low, self._number(least["from"] or least["least"]) * _DAYS[unit] + _PLAIN[unit][0] * _DAYS[unit]
                )
            plain = match["q"] and self.qualifiers[match["q"].lower()] == "plain"
            yield TimeSpan(
                begin=match.start("n") if plain else match.start(),
                end=done if form == "counting" else match.end(),
                low=low,
                high=high,
                form=form,
                done=done,
            )

    def _vague(self, text: str, match: re.Match[str]) -> TimeSpan:
        """A span of no number: "shortly before", "months after"."""
        low, high = self.vague[match["v"].lower()]
        form, done = self._form(text, match.start(), match.end(), "")
        return TimeSpan(begin=match.start(), end=match.end(), low=low, high=high, form=form, done=done)

    def _form(self, text: str, begin: int, end: int, unit: str) -> tuple[str, int]:
        if unit == "year" and begin and self.forms["before_run"].search(text, max(begin - 20, 0), begin - 1):
            return "wait", end
        led = text[max(begin - 14, 0) : begin].lower()
        for name in _ORDER:
            found = self.forms[name].match(text, end)
            if found and not (name == "from_now" and led.endswith(_ABSENT)):
                return name, found.end()
        if self.forms["before_wait"].search(text, max(begin - 90, 0), begin - 1):
            return "wait", end
        if led.endswith(_LED):
            return "lasting", end
        return ("so_far" if led.endswith(_FOR) else "", end)

    def _number(self, word: str) -> float:
        low = word.lower()
        if low in self.ones:
            return 1.0
        return float(low) if low.isdecimal() else float(self.numbers[low])

    def _range(self, match: re.Match[str], unit: str, form: str) -> Range:
        day = _DAYS[unit]
        kind = self.qualifiers[match["q"].lower()] if match["q"] else "plain"
        if match["h"]:
            return _around(0.5, kind, day, _HALF)
        number = self._number(match["n"])
        around = _PLAIN[unit] if number < _MANY or day < _DAYS["year"] else _ROUND
        if form == "counting":
            return number * day - 7, (number + 1) * day + 7
        if match["half"] or match["half2"]:
            number, around = number + 0.5, _HALF
        if match["n2"]:
            small = _DAYS[_unit(match["u2"])]
            number, around = number + self._number(match["n2"]) * small / day, (-0.6 * small / day, 0.9 * small / day)
        return _around(number, kind, day, around)


_TEN = 10
_FROM = 40
"""Characters before a span in which "between two and" stands."""

_AT_MOST = re.compile(r"[^,.;:]{0,50} at (?:most|the most|the latest)\b")
_LED = ("after ", "took ", "lasted ", "shot for ", "filmed for ", "shooting for ", "filming for ")
_ABSENT = ("after ", "for ", "spent ")
"""Before "a decade away": somebody was."""

_FOR = "for "
_JOINED = ("after", "before", "later", "earlier")
"""The forms that a span of no number stands in."""

_ORDER = ("counting", "from_now", "to_go", "later", "earlier", "ago", "after", "before", "wait", "shoot")


def _numbers(words: Iterable[str], tens: dict[str, int]) -> dict[str, int]:
    """Words → numbers: those of a list by their place, tens, and both joined by a hyphen."""
    numbers = {word: number for number, word in enumerate(words)}
    small = {word: number for word, number in numbers.items() if 0 < number < _TEN}
    joined = {
        f"{ten}-{word}": value + number
        for ten, value in {"twenty": 20, **tens}.items()
        for word, number in small.items()
    }
    return numbers | tens | joined


def _unit(word: str) -> str:
    return word.lower().rstrip("s")


def _around(number: float, kind: str, day: float, plain: Range) -> Range:
    """Least and most days of ``number`` units of ``day`` days; for years the bands of the house."""
    fine = 1 / 3 if day >= _DAYS["year"] else 0.8
    low, high = {
        "nearly": (number - fine * max(1, number / 10), number),
        "under": (0.0, number),
        "over": (number, number + max(1.0, number / 2)),
        "barely_over": (number, number + 0.45 * max(1, number / 10)),
        "about": (number + 4 * min(plain[0], -0.1), number + max(plain[1], 0.5)),
        "plain": (number + plain[0], number + plain[1]),
    }[kind]
    slack = _SLACK * min(day, 365) if kind != "plain" else 0
    return low * day - slack, high * day + slack


@lru_cache(maxsize=2048)
def _find(spans: Spans, text: str) -> tuple[TimeSpan, ...]:
    return tuple(spans.read(text))


SPANS: Once[Spans] = Once(lambda lexicon: Spans.of((lexicon["time"], lexicon["wording"]["numbers"])))
"""A lexicon → what finds spans."""
