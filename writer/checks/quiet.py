"""Where a style guide holds its tongue: inside names and titles on record, and inside what somebody said."""

import unicodedata
from collections.abc import Iterable, Iterator

from writer.model.guide import Guide
from writer.model.names import KnownName, same_form
from writer.prose.quotes import Quote, quotes

_UNKNOWN = "z"
"""Stands, letter for letter, for a name that is hidden: a word that no rule knows."""


class Quiet:
    """The places of one text that are not the writer's own words."""

    def __init__(self, names: Iterable[KnownName], guide: Guide, said: Iterable[str] = ()) -> None:
        """``names`` are on record, and so is what was ``said``; ``guide`` has names, too, and rules for quotations."""
        known = (*(name.text for name in names), *(name.form for name in guide.names))
        self._names = tuple(dict.fromkeys(form for name in known if name.strip() for form in _forms(name)))
        self._said = tuple(dict.fromkeys(form for words in said if words.strip() for form in _forms(words)))
        self._longest = max(map(len, (*self._names, *self._said)), default=0)
        self._guide = guide
        self._quotes: dict[str, list[Quote]] = {}
        self._same: dict[str, str] = {}

    def silences(self, check: str, text: str, begin: int, end: int) -> bool:
        """Whether ``check`` has nothing to say about ``text[begin:end]``: it is part of a name, or somebody's words."""
        if any(first <= begin and end <= last for first, last in self._places(self._names, text, begin, end)):
            return True
        return not self._guide.looks_in_quotations(check) and self._in_quotation(text, begin, end)

    def hidden(self, text: str, begin: int, end: int) -> str:
        """``text``, as long as before, without the names that ``text[begin:end]`` touches."""
        for first, last in self._places(self._names, text, begin, end):
            text = text[:first] + _UNKNOWN * (last - first) + text[last:]
        return text

    def _in_quotation(self, text: str, begin: int, end: int) -> bool:
        if text not in self._quotes:
            self._quotes[text] = quotes(text)
        if any(quote.inner.begin <= begin and end <= quote.inner.end for quote in self._quotes[text]):
            return True
        return any(first <= begin and end <= last for first, last in self._places(self._said, text, begin, end))

    def _places(self, forms: tuple[str, ...], text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
        """Where any of ``forms`` stands, as whole words, and touches that range."""
        if forms and text not in self._same:
            same = same_form(text)
            self._same[text] = _on_one_line(same if len(same) == len(text) else text)
        same = self._same.get(text, "")
        near = same[max(0, begin - self._longest) : end + self._longest]
        for form in filter(near.__contains__, forms):  # hardly any is
            yield from _whole_words(same, form, begin, end)


def _forms(name: str) -> tuple[str, ...]:
    """As it is, and in capitals, as headlines have it; each with its accents in one piece and apart."""
    same = _on_one_line(same_form(name))
    return (same, same.upper(), *(unicodedata.normalize("NFD", form) for form in (same, same.upper())))


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ")


def _whole_words(text: str, form: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    low, high = max(0, begin - len(form) + 1), end + len(form) - 1
    at = text.find(form, low, high)
    while at >= 0:
        last = at + len(form)
        if not (text[at - 1 : at].isalnum() or text[last : last + 1].isalnum()):
            yield at, last
        at = text.find(form, at + 1, high)
