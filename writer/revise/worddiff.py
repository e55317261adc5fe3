"""The difference of two texts, word by word."""

import re
from collections.abc import Iterator
from typing import Literal

from writer.values import Value

_WORD = re.compile(r"\s+|\w+(?:['’-]\w+)*|[^\w\s]")


class Piece(Value, kw_only=False):
    """A stretch of words that both texts have, or only one of them."""

    kind: Literal["same", "out", "in"]
    text: str


def word_diff(was: str, now: str) -> Iterator[Piece]:
    """What stayed, what went out and what came in, in order; taking one side gives that text back."""
    # 13 ms to import, and few commands compare texts
    from difflib import SequenceMatcher  # noqa: PLC0415

    before, after = _WORD.findall(was), _WORD.findall(now)
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(before[a:b]))
            continue
        if a < b:
            yield Piece("out", "".join(before[a:b]))
        if c < d:
            yield Piece("in", "".join(after[c:d]))
