"""A text as blocks: what rules see, each character mapped to its place in the file."""

from array import array
from collections.abc import Iterable, Mapping

from writer.model.alert import Span
from writer.values import Value, field

MASK = "*"
"""What stands, character for character, for text that no rule shall read: code, bare links, TKs."""


class Block(Value):
    """A run of prose with a Vale scope (``text.heading.h2.md``).

    ``offsets[i]`` is the code-point offset in the file of ``text[i]``; ``span`` is the whole element
    in the file, markup included. ``widths`` holds, for each character that is written longer than
    one (``&amp;``), how many code points it takes in the file. ``as_read`` is the block without what
    Vale alone sees: the space it puts before ``or`` in ``pri*or*``, the number of a footnote.
    """

    scope: str
    text: str
    offsets: "array[int]"
    span: Span
    widths: Mapping[int, int] = field(default_factory=dict)
    as_read: "Block | None" = None

    @property
    def scopes(self) -> tuple[str, ...]:
        """The parts of the scope."""
        return tuple(self.scope.split("."))

    def source(self, begin: int, end: int) -> Span:
        """Find ``text[begin:end]`` in the file, markup between its ends included."""
        if begin >= end:
            at = self.offsets[begin] if begin < len(self.offsets) else self.span.end
            return Span(begin=at, end=at)
        return Span(begin=self.offsets[begin], end=self.offsets[end - 1] + self.widths.get(end - 1, 1))

    def plain(self) -> "Block":
        """Give the text as a reader sees it: for grammar, facts and counts."""
        return self.as_read or self


def mask(text: str) -> str:
    """Hide ``text`` from rules; its lines stay lines."""
    return MASK * len(text) if "\n" not in text else "\n".join(MASK * len(line) for line in text.split("\n"))


def joined(scope: str, blocks: Iterable[Block], between: str) -> Block:
    """Make one block of many; ``between`` ends each of them and has the places just after it."""
    texts, offsets, widths = [], array("i"), {}
    for block in blocks:
        widths.update({len(offsets) + index: width for index, width in block.widths.items()})
        offsets.extend(block.offsets)
        after = offsets[-1] + 1
        offsets.extend(range(after, after + len(between)))
        texts.append(block.text + between)
    span = Span(begin=offsets[0], end=offsets[-1]) if offsets else Span(begin=0, end=0)
    return Block(scope=scope, text="".join(texts), offsets=offsets, span=span, widths=widths)
