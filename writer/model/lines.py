"""Offsets of a text to lines and columns."""

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineIndex:
    """Where each line of a text begins; offsets count code points from 0, lines and columns from 1."""

    starts: tuple[int, ...]
    length: int

    @classmethod
    def of(cls, text: str) -> "LineIndex":
        """Index ``text``; a line ends after LF, CRLF or a lone CR."""
        starts = [0]
        for at, character in enumerate(text):
            if character == "\n" or (character == "\r" and text[at + 1 : at + 2] != "\n"):
                starts.append(at + 1)
        return cls(tuple(starts), len(text))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of ``offset``."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The inverse of ``position``."""
        return self.starts[line - 1] + column - 1
