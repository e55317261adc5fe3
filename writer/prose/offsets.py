"""Offsets in UTF-16 units, as Java counts them, and in code points, as Python does."""

from bisect import bisect_left


class Utf16:
    """Maps the offsets of one text; both kinds count from 0."""

    __slots__ = ("_pairs", "_points")

    def __init__(self, text: str) -> None:
        """Note the characters of ``text`` that take two units."""
        wide = [] if text.isascii() else [at for at, character in enumerate(text) if character > "\uffff"]
        self._points = wide
        self._pairs = [at + number for number, at in enumerate(wide)]

    def to_codepoints(self, offset: int) -> int:
        """Turn UTF-16 units into code points; an offset inside a pair is its character's."""
        return offset - bisect_left(self._pairs, offset)

    def to_utf16(self, offset: int) -> int:
        """Turn code points into UTF-16 units."""
        return offset + bisect_left(self._points, offset)
