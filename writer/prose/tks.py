"""Values still to come: ``[TK hint, 60 words]``."""

import re
from collections.abc import Iterable, Iterator

from writer.model.alert import Span
from writer.prose.blocks import Block, mask
from writer.values import Value

_TK = re.compile(r"\[TK\b([^\[\]]*)\]")
_BUDGET = re.compile(r"(?:^|[\s,;(~])(?:\d+\s*[-\u2013]\s*)?(\d+)\s+words?\)?$")


class TK(Value):
    """A value still to come: where, what it is about, and how many words it may take at most."""

    span: Span
    hint: str
    budget: int | None


def find(blocks: Iterable[Block]) -> tuple[TK, ...]:
    """Find the TKs in ``blocks``, by place."""
    found = [
        _tk(match[1], block.source(*match.span()))
        for block in blocks
        if "[TK" in block.text
        for match in _TK.finditer(block.text)
    ]
    return tuple(sorted(found, key=lambda tk: tk.span.begin))


def spans(text: str) -> Iterator[Span]:
    """Find the TKs in a line of ``text``."""
    return (Span(begin=found.start(), end=found.end()) for found in _TK.finditer(text))


def masked(text: str) -> str:
    """Hide the TKs in ``text``, character for character."""
    return _TK.sub(lambda match: mask(match[0]), text) if "[TK" in text else text


def _tk(inside: str, span: Span) -> TK:
    budget = _BUDGET.search(inside.strip())
    hint = inside.strip()[: budget.start()] if budget else inside
    return TK(span=span, hint=" ".join(hint.strip(" \n:,;").split()), budget=int(budget[1]) if budget else None)
