"""Where a style guide holds its tongue: inside names and titles on record, and inside what somebody said."""

from collections.abc import Iterable

from writer.model.guide import Guide
from writer.model.names import KnownName, same_form
from writer.prose.quotes import Quote, quotes


class Quiet:
    """The places of one text that are not the writer's own words."""

    def __init__(self, names: Iterable[KnownName], guide: Guide) -> None:
        """``names`` are the forms on record; ``guide`` says which rules look inside quotations."""
        self._names = tuple(dict.fromkeys(same_form(name.text) for name in names if name.text.strip()))
        self._guide = guide
        self._quotes: dict[str, list[Quote]] = {}
        self._forms: dict[str, str] = {}

    def silences(self, check: str, text: str, begin: int, end: int) -> bool:
        """Whether ``check`` has nothing to say about ``text[begin:end]``."""
        if self._in_name(text, begin, end):
            return True
        return not self._guide.looks_in_quotations(check) and self._in_quotation(text, begin, end)

    def _in_name(self, text: str, begin: int, end: int) -> bool:
        names = [name for name in self._names if len(name) >= end - begin]
        if names and text not in self._forms:
            same = same_form(text)
            self._forms[text] = same if len(same) == len(text) else text
        return any(_covers(self._forms[text], name, begin, end) for name in names)

    def _in_quotation(self, text: str, begin: int, end: int) -> bool:
        if text not in self._quotes:
            self._quotes[text] = quotes(text)
        return any(quote.inner.begin <= begin and end <= quote.inner.end for quote in self._quotes[text])


def _covers(text: str, name: str, begin: int, end: int) -> bool:
    """Whether ``name`` stands in ``text``, as whole words, around that range."""
    at = text.find(name, max(0, end - len(name)), begin + len(name))
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
        if not (before.isalnum() or after.isalnum()):
            return True
        at = text.find(name, at + 1, begin + len(name))
    return False
