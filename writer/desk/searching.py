"""The search line of a list of drafts: words in text and facts, filters such as ``stage:review``, and the order.

Each word must begin a word that the draft says, in its text or its facts; ``"two words"`` must stand together; a
``-`` before either, or before a filter, turns it around. Case and accents do not count.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from writer.desk.listing import Listed
from writer.errors import UsageError
from writer.library.index import Index
from writer.library.records import nearest
from writer.model.stages import STAGES
from writer.values import Value

_PART = re.compile(r'(?P<not>-?)(?:(?P<key>[A-Za-z]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]*))')
_LEAST = 2
"""Letters from which a word may be the beginning of another: what one letter begins is nearly everything."""

ALERTS: Mapping[str, Callable[[Listed], bool]] = {
    "errors": lambda row: bool(row.errors),
    "warnings": lambda row: bool(row.warnings),
    "suggestions": lambda row: bool(row.suggestions),
    "none": lambda row: row.errors == row.warnings == row.suggestions == row.unrun == 0,
    "unknown": lambda row: row.errors is None,
}
"""What ``alerts:`` can ask for."""

FACTS: Mapping[str, Callable[[Listed, date], bool]] = {
    "stale": lambda row, today: row.is_stale(today),
    "dated": lambda row, _: bool(row.oldest),
}
"""What ``facts:`` can ask for on a day."""

FILTERS = ("stage", "genre", "title", "alerts", "facts")
"""What stands before the colon of a filter."""

COLUMNS: Mapping[str, Callable[[Listed], object]] = {
    "headline": lambda row: row.name.casefold(),
    "genre": lambda row: row.genre or None,
    "stage": lambda row: STAGES.index(row.stage) if row.stage in STAGES else None,
    "words": lambda row: row.words,
    "alerts": lambda row: None if row.errors is None else (row.errors, row.warnings, row.suggestions, row.unrun),
    "facts": lambda row: row.oldest or None,
    "changed": lambda row: row.changed,
}
"""What a list can be in order of; ``None`` where that is not known of a draft."""

FALLING = frozenset({"words", "alerts", "changed"})
"""Columns of which the greatest comes first, unless it is asked for the other way round."""


class Search(Value):
    """A search line, read: terms of FTS5 that must and must not match, and filters as (key, value, wanted)."""

    terms: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    filters: tuple[tuple[str, str, bool], ...] = ()

    def among(self, rows: Iterable[Listed], index: Callable[[], Index], today: date) -> list[Listed]:
        """Those of ``rows`` that are looked for, in their order; ``index`` is asked for if words are."""
        rows = [row for row in rows if self._passes(row, today)]
        if self.terms:
            found = index().saying(" AND ".join(self.terms))
            rows = [row for row in rows if row.slug in found]
        if self.without:
            found = index().saying(" OR ".join(self.without))
            rows = [row for row in rows if row.slug not in found]
        return rows

    def _passes(self, row: Listed, today: date) -> bool:
        return all(_holds(row, key, value, today) == wanted for key, value, wanted in self.filters)


def search(line: str) -> Search:
    """What the search ``line`` asks for. Raises ``UsageError`` for a filter that there is not."""
    terms: dict[bool, list[str]] = {True: [], False: []}
    filters = []
    for part in _PART.finditer(line):
        wanted, phrase = not part["not"], part["phrase"] is not None
        text = part["phrase"] if phrase else part["word"]
        if part["key"] is not None:
            filters += _filter(part["key"].lower(), text.casefold(), wanted=wanted)
        elif any(map(str.isalnum, text)):
            terms[wanted].append(_term(text, whole=phrase or len(text) < _LEAST))
    return Search(terms=tuple(terms[True]), without=tuple(terms[False]), filters=tuple(filters))


def _term(text: str, *, whole: bool) -> str:
    quoted = text.replace('"', '""')
    return f'"{quoted}"' if whole else f'"{quoted}" *'


def _filter(key: str, value: str, *, wanted: bool) -> list[tuple[str, str, bool]]:
    """One filter; none for a key that has no value yet."""
    if key not in FILTERS:
        hint = nearest(key, FILTERS) or f"filters are {', '.join(f'{one}:' for one in FILTERS)}"
        raise UsageError(f"there is no filter '{key}:'", hint=hint)
    named = {"alerts": ALERTS, "facts": FACTS}.get(key)
    if not value:
        return []
    if named is not None:
        meant = next((one for one in named if one.startswith(value)), None)
        if meant is None:
            raise UsageError(f"'{key}:' has no '{value}'", hint=f"it has {', '.join(named)}")
        value = meant
    return [(key, value, wanted)]


def _holds(row: Listed, key: str, value: str, today: date) -> bool:
    if key == "alerts":
        return ALERTS[value](row)
    if key == "facts":
        return FACTS[value](row, today)
    if key == "title":
        return row.is_called(value)
    return (row.stage if key == "stage" else row.genre).startswith(value)


def ordered(rows: Iterable[Listed], column: str, *, turned: bool = False) -> list[Listed]:
    """``rows`` in order of ``column``, or ``turned`` around; those of which it is not known stand last either way."""
    keyed = [(COLUMNS[column](row), row) for row in rows]
    known = [one for one in keyed if one[0] is not None]
    known.sort(key=lambda one: one[0], reverse=(column in FALLING) != turned)  # type: ignore[arg-type,return-value]
    return [row for _, row in known] + [row for key, row in keyed if key is None]
