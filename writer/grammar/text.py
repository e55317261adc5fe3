"""The blocks of a document as plain texts for LanguageTool, and the way back to places in the file."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from unicodedata import is_normalized, normalize

from writer.model.alert import Span
from writer.prose.blocks import MASK, Block
from writer.prose.document import Document
from writer.values import Value, replace

LONGEST = 40_000
"""Characters sent at once: a longer text is cut between blocks, so that an answer comes in good time."""

BETWEEN = "\n\n"
"""What stands between two blocks: to LanguageTool, the end of a paragraph."""

_NOTHING = f"{MASK} \n\t"
_LETTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+")


class Plain(Value):
    """Blocks joined by blank lines; ``starts[i]`` is where ``texts[i]``, of ``blocks[i]``, begins in ``text``."""

    text: str
    texts: tuple[str, ...]
    starts: tuple[int, ...]
    blocks: tuple[Block, ...]

    def index(self, place: int) -> int:
        """Say which block ``place`` is in, or comes just after."""
        return bisect_right(self.starts, place) - 1

    def source(self, begin: int, end: int) -> Span | None:
        """Find ``text[begin:end]`` in the file, as far as its first block holds it.

        None for what lies between blocks or touches what is masked: it is not in the copy.
        """
        index = self.index(begin)
        start = self.starts[index]
        end = min(end, start + len(self.texts[index]))
        if begin >= end or MASK in self.text[begin:end]:
            return None
        return self.blocks[index].source(begin - start, end - start)


def plains(document: Document) -> Iterator[Plain]:
    """Turn the blocks of ``document`` into texts of about ``LONGEST`` characters at most."""
    together: list[tuple[Block, str]] = []
    length = 0
    for block in document.blocks:
        read = composed(block.plain())
        text = document.masked(read)
        if length + len(text) > LONGEST and together:
            yield _joined(together)
            together, length = [], 0
        if text.strip(_NOTHING):
            together.append((read, text))
            length += len(text) + len(BETWEEN)
    if together:
        yield _joined(together)


def composed(block: Block) -> Block:
    """Make one character of a letter and its accents, as LanguageTool's dictionary has them; the place is of both."""
    if is_normalized("NFC", block.text):
        return block
    text, offsets, widths = "", array("i"), {}
    for letter in _LETTER.finditer(block.text):
        begin, end = letter.span()
        one = normalize("NFC", letter[0])
        one = one if len(one) <= end - begin else letter[0]
        text += one
        offsets.extend(block.offsets[begin : begin + len(one)])
        widths[len(offsets) - 1] = block.source(begin, end).end - offsets[-1]
    return replace(block, text=text, offsets=offsets, widths=widths, as_read=None)


def starts_of(texts: Iterable[str]) -> tuple[int, ...]:
    """Say where each of ``texts`` begins when ``BETWEEN`` joins them."""
    return tuple(accumulate((len(text) + len(BETWEEN) for text in texts), initial=0))[:-1]


def _joined(together: list[tuple[Block, str]]) -> Plain:
    texts = tuple(text for _, text in together)
    blocks = tuple(block for block, _ in together)
    return Plain(text=BETWEEN.join(texts), texts=texts, starts=starts_of(texts), blocks=blocks)
