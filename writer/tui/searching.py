"""Finding words in a text: whatever the case and the shape of quotation marks, or exactly so."""

import re

from writer.model.alert import Span
from writer.values import Value

_ALIKE = {mark: f"[{marks}]" for marks in ("'‘’", '"“”') for mark in marks}
"""Marks of one meaning: who types a straight one also means the curly ones."""


class Search(Value):
    """``words`` to find; ``case`` minds capitals, ``whole`` takes no part of a longer word."""

    words: str = ""
    case: bool = False
    whole: bool = False

    def found(self, text: str) -> tuple[Span, ...]:
        """Every place in ``text``, none within another."""
        if not self.words:
            return ()
        found = self._pattern.finditer(text)
        return tuple(Span(begin=one.start(), end=one.end()) for one in found)

    @property
    def _pattern(self) -> re.Pattern[str]:
        words = "".join(_ALIKE.get(letter) or re.escape(letter) for letter in self.words)
        edges = rf"(?<!\w){words}(?!\w)" if self.whole else words
        return re.compile(edges, re.NOFLAG if self.case else re.IGNORECASE)


def replaced(text: str, spans: tuple[Span, ...], instead: str) -> tuple[Span, str]:
    """The stretch of ``text`` from the first of ``spans`` to the last, and what it reads with ``instead`` for each."""
    whole = Span(begin=spans[0].begin, end=spans[-1].end)
    ends = [whole.begin, *(span.end for span in spans)]
    return whole, "".join(text[end : span.begin] + instead for end, span in zip(ends, spans, strict=False))
