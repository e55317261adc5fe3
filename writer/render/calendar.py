"""Dates and release windows in words: as precise as the fact, and no more."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from writer.model.intervals import ONE_DAY, Interval
from writer.model.periods import MONTHS, Precision
from writer.model.windows import Window
from writer.render.answers import window_of
from writer.render.forms import fill

_ABOUT = ("~", "%")
_SHAPES = {1: "month", 3: "quarter", 4: "third", 6: "half", 12: "year"}
"""Months of a stretch that has a name of its own."""
_THIRDS = ("early", "mid", "late")
_LAST_OF_QUARTER = 2
"""Seasons begin in the last month of a quarter: March, June, September, December."""


class CalendarWords:
    """Words for what has a place in time.

    ``words`` is the lexicon's ``wording``; ``order`` says how the guide writes dates.
    """

    def __init__(self, words: Mapping[str, Any], locale: str, order: str) -> None:
        self.words = words
        self.dates, self.seasons = words["dates"][order], words["seasons"][locale]
        self._phrases: dict[Window, str] = {}

    def words_of(self, window: Window) -> str:
        """A date or window without its preposition: March 12, 2027."""
        phrase = self.phrase(window)
        first, _, rest = phrase.partition(" ")
        return rest if first in {"in", "on"} else phrase

    def phrase(self, window: Window) -> str:
        """A date or window with its preposition: on March 12, 2027; in late 2026 or early 2027."""
        known = self._phrases.get(window)
        if known is None:
            known = self._phrases[window] = self._phrase(window)
        return known

    def _phrase(self, window: Window) -> str:
        if window.precision is Precision.SPAN and len(window.intervals) == 1:
            return self._stretch(window.intervals[0])
        parts = [self._named(interval, window) for interval in window.intervals]
        if not all(parts):
            return self._as_written(window)
        shared = parts[0].partition(" ")[0] + " "
        phrase = self.words["lists"]["either"].join([parts[0], *(part.removeprefix(shared) for part in parts[1:])])
        return self._about(phrase) if window.qualifier in _ABOUT else phrase

    def day(self, day: date) -> str:
        """One day: July 12, 2025."""
        return fill(self.dates["day"], day=day.day, month=MONTHS[day.month - 1], year=day.year)

    def _about(self, phrase: str) -> str:
        preposition, _, words = phrase.partition(" ")
        return fill(self.words["windows"]["about"], words=words if preposition in {"in", "on"} else phrase)

    def _as_written(self, window: Window) -> str:
        """The fact's own words, behind "in" unless they begin with a preposition of their own."""
        words = window.words
        own = words.partition(" ")[0].lower() in self.words["windows"]["prepositions"]
        return words if own else fill(self.words["windows"]["other"], words=words)

    def _stretch(self, interval: Interval) -> str:
        first, last, forms = interval.first, interval.last, self.words["windows"]
        if first and last:
            begin = self._edge(interval, first)
            return fill(forms["between"], first=begin + "," * ("," in begin), last=self._edge(interval, last))
        if first:
            return fill(forms["from"], first=self._edge(interval, first))
        return fill(forms["until"], last=self._edge(interval, last)) if last else ""

    def _edge(self, interval: Interval, day: date) -> str:
        """One end of a stretch, as short as both ends allow."""
        first, after = interval.first, _after(interval)
        months = (not first or first.day == 1) and (not after or after.day == 1)
        years = months and (not first or first.month == 1) and (not after or after.month == 1)
        if not months:
            return self.day(day)
        form = self.dates["year" if years else "month"]
        return fill(form, month=MONTHS[day.month - 1], year=day.year)

    def _named(self, interval: Interval, window: Window) -> str:
        """The name of one period of the calendar, with its preposition; nothing for a stretch that has none."""
        first, after, forms = interval.first, _after(interval), self.words["windows"]
        if not first or not after:
            return ""
        if first == interval.last:
            return fill(forms["day"], words=self.day(first))
        months = 12 * (after.year - first.year) + after.month - first.month
        if first.day != 1 or after.day != 1 or months not in _SHAPES:
            return ""
        return self._whole_months(first, _SHAPES[months], season=window.precision is Precision.SEASON)

    def _whole_months(self, first: date, shape: str, *, season: bool) -> str:
        forms, months = self.words["windows"], first.month - 1
        if shape in {"month", "year"}:
            words = fill(self.dates[shape], month=MONTHS[months], year=first.year)
            return fill(forms[shape], words=words) if shape == "month" or not months else ""
        if shape == "quarter" and (season or months % 3):
            return self._season(first) if months % 3 == _LAST_OF_QUARTER else ""
        if shape == "third":
            return "" if months % 4 else fill(forms[_THIRDS[months // 4]], year=first.year)
        size = 3 if shape == "quarter" else 6
        nth = self.words["ordinals"][months // size + 1]
        return "" if months % size else fill(forms[shape], nth=nth, year=first.year)

    def _season(self, first: date) -> str:
        winter = first.month == len(MONTHS)
        season = self.seasons[first.month // 3 - 1]
        form = self.words["windows"]["winter" if winter else "season"]
        return fill(form, season=season, year=first.year, next=f"{(first.year + 1) % 100:02}")


def _after(interval: Interval) -> date | None:
    return interval.last + ONE_DAY if interval.last else None


def past(value: object, day: date) -> bool:
    """Whether a date or window is over before ``day``."""
    window = window_of(value)
    return bool(window and window.last and window.last < day)


def begun(value: object, day: date) -> bool:
    """Whether a date or window begins on ``day`` or before."""
    window = window_of(value)
    return bool(window and window.first and window.first <= day)


def future(value: object, day: date) -> bool:
    """Whether a date or window begins on ``day`` or later."""
    window = window_of(value)
    return bool(window and window.first and window.first >= day)
