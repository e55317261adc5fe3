"""Offsets of a text to lines and columns."""

import re
from bisect import bisect_right

from writer.values import Value

_LINE_END = re.compile(r"\r\n?|\n")


class LineIndex(Value, kw_only=False):
    """Where each line of a text begins; offsets count code points from 0, lines and columns from 1."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    """Where each line ends, its line end not counted."""

    @classmethod
    def of(cls, text: str) -> "LineIndex":
        """Index ``text``; a line ends after LF, CRLF or a lone CR."""
        marks = [(mark.start(), mark.end()) for mark in _LINE_END.finditer(text)]
        return cls((0, *(end for _, end in marks)), (*(begin for begin, _ in marks), len(text)))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of ``offset``."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The inverse of ``position``."""
        return self.starts[line - 1] + column - 1
