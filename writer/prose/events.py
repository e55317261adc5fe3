"""What the parsers of a text report, in the order a reader meets it: elements, text, comments, with their places."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

Kind = Literal["open", "close", "void", "text", "note", "alt", "comment", "extent", "element"]

NOTHING: Mapping[str, str] = MappingProxyType({})


class Event(NamedTuple):
    """One thing met in a text; ``begin`` and ``end`` are code-point offsets.

    ``open``, ``close`` and ``void`` carry an HTML tag in ``name``; ``text`` and ``alt`` carry what a
    reader sees in ``text``: where it is as long as its range, the two agree character by character.
    ``note`` refers to the footnote labelled ``text``; as ``text``, its number, it is named ``note``.
    ``extent`` is the range of the element whose text follows; ``element`` names a top-level element.
    """

    kind: Kind
    name: str
    begin: int
    end: int
    text: str = ""
    attributes: Mapping[str, str] = NOTHING


class Origin:
    """Where the characters of a cut-out text stand in the file; a text is cut out in segments."""

    __slots__ = ("places", "starts")

    def __init__(self, starts: list[int], places: list[int]) -> None:
        """Segment ``i`` begins at ``starts[i]`` of the cut-out text and at ``places[i]`` of the file."""
        self.starts = starts
        self.places = places

    def moved(self, position: int) -> "Origin":
        """Give the origin of the same text cut off before ``position``."""
        return Origin([start - position for start in self.starts], self.places)

    def at(self, position: int) -> int:
        """Find the place of the character at ``position``."""
        index = self._segment(position)
        return self.places[index] + position - self.starts[index]

    def end(self, position: int) -> int:
        """Find the place just after the character before ``position``."""
        return self.at(position - 1) + 1 if position else self.at(0)

    def texts(self, text: str, position: int) -> Iterator[Event]:
        """``text``, found at ``position`` of the cut-out text, as ``text`` events."""
        end = position + len(text)
        index = self._segment(position)
        begin = position
        while begin < end:
            index += 1
            stop = min(end, self.starts[index]) if index < len(self.starts) else end
            at = self.places[index - 1] + begin - self.starts[index - 1]
            yield Event("text", "", at, at + stop - begin, text[begin - position : stop - position])
            begin = stop

    def _segment(self, position: int) -> int:
        return bisect_right(self.starts, position) - 1 if len(self.starts) > 1 else 0
