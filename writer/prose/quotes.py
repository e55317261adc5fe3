"""Direct quotations: what stands between quotation marks, curly or straight, nested or left open."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from writer.model.alert import Span
from writer.values import Value

ELISIONS = frozenset({"em", "til", "tis", "twas", "cause", "bout", "n", "round", "cuz"})
"""Words whose first letters an apostrophe stands for: ``rock 'n' roll``."""

_MARK = re.compile("[\"'\u201c\u201d\u2018\u2019]")
_SINGLE = re.compile("['\u2018\u2019]")
_GAP = re.compile(r"\n[ \t]*\n\s*")
_DECADE = re.compile(r"\d0s|\d\d\b")
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE_OPENING = frozenset("([{<\"'\u201c\u2018*-\u2013\u2014/")
_DEEPEST = 8
"""Marks inside more than this many open ones are typing errors."""
_DOUBLE = '\u201c\u201d"'
_OPENERS = {"\u201d": '\u201c"', '"': '"\u201c', "\u2019": "\u2018", "'": "'"}
"""Closing mark → the marks that it can pair with."""


class Quote(Value):
    """One quotation: ``span`` with its marks, ``inner`` without; ``depth`` 0 is outermost.

    Without ``closed`` it runs to the end of its paragraph: it goes on in the next, if that begins
    with an opening mark too.
    """

    span: Span
    inner: Span
    depth: int
    closed: bool


class _Opened(Value, kw_only=False):
    mark: str
    at: int


def quotes(text: str, elisions: frozenset[str] = ELISIONS) -> list[Quote]:
    """Find the quotations in ``text``, by place; paragraphs in it are parted by blank lines."""
    places: list[tuple[int, int, bool]] = []
    begin = 0
    for gap in [*_GAP.finditer(text), None]:
        end = gap.start() if gap else len(text)
        places += _Paragraph(text, begin, end, elisions).read()
        begin = gap.end() if gap else end
    return _nested(sorted(places))


def within(span: Span, found: Iterable[Quote]) -> bool:
    """Whether all of ``span`` stands inside one of the quotations ``found``."""
    return any(quote.span.begin <= span.begin and span.end <= quote.span.end for quote in found)


def _nested(places: list[tuple[int, int, bool]]) -> list[Quote]:
    found = []
    ends: list[int] = []
    for begin, end, closed in places:
        ends = [outer for outer in ends if outer > begin]
        inner = Span(begin=begin + 1, end=end - 1 if closed else end)
        found.append(Quote(span=Span(begin=begin, end=end), inner=inner, depth=len(ends), closed=closed))
        ends.append(end)
    return found


class _Paragraph:
    """Pairs the marks of one paragraph."""

    def __init__(self, text: str, begin: int, end: int, elisions: frozenset[str]) -> None:
        self.text = text
        self.begin = begin
        self.end = end
        self.elisions = elisions
        self.stack: list[_Opened] = []
        singles = [match.start() for match in _SINGLE.finditer(text, begin, end)]
        self.closers = {mark: [at for at in singles if text[at] == mark and self._may_close(at)] for mark in "'\u2019"}
        self.openers = [at for at in singles if text[at] == "\u2018"]

    def read(self) -> Iterator[tuple[int, int, bool]]:
        """Begin, end and whether it was closed, of each quotation."""
        for match in _MARK.finditer(self.text, self.begin, self.end):
            mark, at = match[0], match.start()
            if opened := self._opened_by(mark, at):
                del self.stack[self.stack.index(opened) :]
                yield opened.at, at + 1, True
            elif len(self.stack) < _DEEPEST and self._opens(mark, at):
                self.stack.append(_Opened(mark, at))
        for opened in self.stack:
            if opened.mark in _DOUBLE or opened.at == self.begin:
                yield opened.at, self.begin + len(self.text[self.begin : self.end].rstrip()), False

    def _opened_by(self, mark: str, at: int) -> _Opened | None:
        """Find the quotation that ``mark`` ends, if it ends one."""
        openers = _OPENERS.get(mark, "")
        opened = next((each for each in reversed(self.stack) if each.mark in openers), None)
        if not opened or mark in _DOUBLE:
            return opened
        return opened if self._may_close(at) and not self._is_plural(at) else None

    def _opens(self, mark: str, at: int) -> bool:
        if mark == "\u201c":
            return True
        if mark in "\u201d\u2019" or not self._may_open(at, straight=mark in "\"'"):
            return False
        return mark == '"' or (not self._is_apostrophe(at) and (mark != "'" or self._closes_later(at, mark)))

    def _may_open(self, at: int, *, straight: bool) -> bool:
        before, after = self._around(at)
        return not after.isspace() and (not straight or before.isspace() or before in _BEFORE_OPENING)

    def _may_close(self, at: int) -> bool:
        before, after = self._around(at)
        return not before.isspace() and not after.isalnum()

    def _around(self, at: int) -> tuple[str, str]:
        before = self.text[at - 1] if at > self.begin else " "
        return before, self.text[at + 1] if at + 1 < self.end else " "

    def _is_apostrophe(self, at: int) -> bool:
        """Whether letters or digits are left out at ``at``: ``'90s``, ``'em``."""
        word = _WORD.match(self.text, at + 1)
        return bool(_DECADE.match(self.text, at + 1)) or bool(word and word[0].lower() in self.elisions)

    def _is_plural(self, at: int) -> bool:
        """Whether ``at`` is the end of ``actors'`` and not of the quotation, which then ends later."""
        before, after = self._around(at)
        goes_on = after == " " and self.text[at + 2 : at + 3].islower()
        return before == "s" and goes_on and self._closes_later(at, self.text[at])

    def _closes_later(self, at: int, mark: str) -> bool:
        place = _following(self.closers[mark], at)
        return place is not None and (mark == "'" or place < (_following(self.openers, at) or self.end))


def _following(places: list[int], at: int) -> int | None:
    index = bisect_right(places, at)
    return places[index] if index < len(places) else None
