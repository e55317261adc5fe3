"""Spans of time in words, worked out from two facts: no longer, shorter or more exact than both allow."""

from collections.abc import Callable, Mapping
from typing import Any

from writer.model.spans import elapsed
from writer.render.answers import window_of
from writer.render.forms import fill
from writer.values import Value

_SHORTER = {"month": 365.2425 / 12, "week": 7.0, "day": 1.0}
"""Days of each unit below a year."""
_TWO, _NEARLY_TWO = 2, 5 / 3
"""Below nearly two of a unit the next smaller one counts: 14 months, seven weeks, 11 days."""


class GapWords(Value):
    """Words for spans; ``words`` is the lexicon's ``wording``, ``number`` says a whole number."""

    words: Mapping[str, Any]
    number: Callable[[object], str]

    def gap(self, start: object, end: object) -> str:
        """The time from one date or window to another: nearly four years, about 14 months.

        Nothing where one of them is missing or open, where they overlap, or where the order is wrong. The
        bounds of each form stand in the lexicon (``spans``) and hold for every day that the facts allow.
        """
        one, other = window_of(start), window_of(end)
        if not one or not other or not (one.first and one.last and other.first and other.last):
            return ""
        if other.first <= one.last:
            return ""
        least, most = elapsed(one.last, other.first), elapsed(one.first, other.last)
        if most.years >= _TWO or least.years >= _NEARLY_TWO:
            return self._span(least.years, most.years, "year")
        unit = next(
            (unit for unit, days in _SHORTER.items() if most.days >= _TWO * days or least.days >= _NEARLY_TWO * days),
            "day",
        )
        return self._span(least.days / _SHORTER[unit], most.days / _SHORTER[unit], unit)

    def _span(self, least: float, most: float, unit: str) -> str:
        for form in self.words["spans"]:
            low, high = float(form["low"]), float(form["high"])
            number = next((n for n in range(1, int(most) + 2) if n + low <= least and most <= n + high), 0)
            if number and form.get("unit", unit) == unit:
                return self._worded(form["words"], unit, n=number)
        low, high = int(least), int(most) + (most > int(most))
        return self._worded(self.words["span_between" if low else "span_less"], unit, low=low, high=high)

    def _worded(self, form: str, unit: str, **numbers: int) -> str:
        """``form`` with its numbers; the unit is plural unless one is the last of them."""
        last = list(numbers.values())[-1]
        units = self.words["units"][unit]
        worded = {name: self.number(number) for name, number in numbers.items()}
        return fill(form, **worded, unit=unit if last == 1 else units, units=units)
