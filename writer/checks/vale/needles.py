"""Needles: literals that must stand in any text that a pattern matches.

A rule whose needles are not in a text is neither compiled nor run on it; this never changes what it
finds. Needles and texts are compared case-folded, which covers both kinds of case.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from writer.checks.vale.dialect import (
    OPENING,
    BadPatternError,
    Token,
    is_assertion,
    is_literal,
    is_spaced,
    literal,
    tokens,
    translate_set,
)  # fmt: skip

Needles = tuple[frozenset[str], ...]
"""Of each set, one must be in the text; no sets at all: nothing can be told, the pattern always runs."""

LONG = 6
"""A literal of so many characters tells enough by itself: the rest of the pattern need not be read at load."""


class Piece(NamedTuple):
    """A part of a pattern: ``text`` if it is plain, ``branches`` if it is a group, a ``place`` if it has no width.

    A tuple, because a guide makes thousands of them before its first alert.
    """

    text: str = ""
    branches: "tuple[tuple[Piece, ...], ...]" = ()
    place: bool = False
    low: int = 1
    high: int | None = 1


def needles(source: str) -> Needles:
    """The needles of ``source``, what tells most first. Raises ``BadPatternError``."""
    if is_literal(source):
        return (frozenset({source.casefold()}),) if source else ()
    return _quick(source) or _exact(source)


def _exact(source: str) -> Needles:
    parser = _Parser(source)
    branches = parser.whole()
    for token in parser.tokens:
        if token.kind == "set":
            translate_set(token.text)
    if any(map(is_spaced, parser.tokens)):
        return ()
    found = _required(branches)
    return tuple(sorted(found, key=_worth, reverse=True))


@cache
def _marked() -> tuple["re.Pattern[str]", "re.Pattern[str]"]:
    """What is left out of a pattern to see its plain runs, and what makes a closer look necessary."""
    repeat = r"(?:[*+?]|\{[\d,]+\})"
    inner = r"[^()\[\\]|\\[\s\S]|\[\^?+\]?+(?:\\[\s\S]|[^\]\\])*\]"
    group = rf"\((?:{inner}|\((?:{inner}|\((?:{inner})*\))*\))*\)"
    special = (
        rf"(?:\\[\s\S]|\[\^?+\]?+(?:\\[\s\S]|[^\]\\])*\]|{group}){repeat}?\??|[^\\()\[\]|*+?{{}}]{repeat}\??|[\^$.]"
    )
    odd = (
        r"^[*+?{]|\([*+{]|\|[*+?{]|[*+?}][*+?{]|\\[hHRKXNQE]|\(\?(?!:|[=!]|<[=!])"
        r"|\[[^\]]*(?!0-9|a-z|A-Z)[^\[\^\\]-[^\]]|\[[^\]]*\\[^\]]*-"
    )
    return re.compile(special), re.compile(odd)


def _quick(source: str) -> Needles:
    """The longest plain run at the top of a pattern that holds nothing unusual, if it is long enough."""
    special, odd = _marked()
    if odd.search(source):
        return ()
    rest = special.sub("\0", source)
    if not is_literal(rest):
        return ()
    longest = max(rest.split("\0"), key=len)
    return (frozenset({longest.casefold()}),) if len(longest) >= LONG else ()


def pieces(source: str) -> tuple[tuple[Piece, ...], ...]:
    """``source`` as alternatives of pieces. Raises ``BadPatternError``."""
    return _Parser(source).whole()


class _Parser:
    """Reads tokens by recursive descent."""

    def __init__(self, source: str) -> None:
        self.tokens = list(tokens(source))
        self.at = 0

    def whole(self) -> tuple[tuple[Piece, ...], ...]:
        found = self.branches()
        if self.at < len(self.tokens):
            raise BadPatternError("a ')' without its '('")
        return found

    def branches(self) -> tuple[tuple[Piece, ...], ...]:
        found: list[tuple[Piece, ...]] = [tuple(self.sequence())]
        while self.at < len(self.tokens) and self.tokens[self.at].kind == "bar":
            self.at += 1
            found.append(tuple(self.sequence()))
        return tuple(found)

    def sequence(self) -> Iterator[Piece]:
        while self.at < len(self.tokens) and self.tokens[self.at].kind not in {"bar", "close"}:
            yield self.piece()

    def piece(self) -> Piece:
        token = self.tokens[self.at]
        self.at += 1
        if token.kind == "repeat":
            raise BadPatternError(f"'{token.text}' with nothing to repeat")
        branches = self.group() if token.kind in OPENING else ()
        low, high = self.repeat()
        if token.kind in {"look", "condition"} or is_assertion(token):
            return Piece(place=token.kind != "condition")
        return Piece(text=literal(token) or "", branches=branches, low=low, high=high)

    def group(self) -> tuple[tuple[Piece, ...], ...]:
        found = self.branches()
        if self.at >= len(self.tokens):
            raise BadPatternError("a '(' without its ')'")
        self.at += 1
        return found

    def repeat(self) -> tuple[int, int | None]:
        if self.at >= len(self.tokens) or self.tokens[self.at].kind != "repeat":
            return 1, 1
        limits = _limits(self.tokens[self.at])
        self.at += 1
        if self.at < len(self.tokens) and self.tokens[self.at].kind == "repeat":
            raise BadPatternError(f"'{self.tokens[self.at - 1].text}{self.tokens[self.at].text}' repeats twice")
        return limits


_SIGNS: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}


def _limits(token: Token) -> tuple[int, int | None]:
    if token.text[0] in _SIGNS:
        return _SIGNS[token.text[0]]
    low, comma, high = token.text.rstrip("?")[1:-1].partition(",")
    last = int(high) if high else (None if comma else int(low))
    if last is not None and last < int(low):
        raise BadPatternError(f"'{token.text}' runs backwards")
    return int(low), last


def _required(branches: Sequence[Sequence[Piece]]) -> Needles:
    """What a single branch demands; of several, what tells most of each."""
    if len(branches) == 1:
        return tuple(_candidates(branches[0]))
    found: set[str] = set()
    for branch in branches:
        best = max(_candidates(branch), key=_worth, default=None)
        if best is None:
            return ()
        found |= best
    return (frozenset(found),)


def _worth(candidate: frozenset[str]) -> tuple[int, int]:
    return min(map(len, candidate)), -len(candidate)


def _candidates(branch: Sequence[Piece]) -> Iterator[frozenset[str]]:
    """The runs of characters and the groups that every match of ``branch`` holds."""
    run = ""
    for piece in branch:
        if piece.place:
            continue
        if piece.text:
            run += piece.text * min(piece.low, LONG)
            if piece.low == piece.high:
                continue
        if run:
            yield frozenset({run.casefold()})
        run = ""
        if piece.branches and piece.low:
            yield from _required(piece.branches)
    if run:
        yield frozenset({run.casefold()})


MAX_SPELLINGS = 64
"""A pattern with more spellings than these is shown as it is."""


def spellings(source: str) -> tuple[str, ...]:
    """Every text that ``source`` matches, if there are few; otherwise none."""
    try:
        found = _spelled_branches(pieces(source))
    except BadPatternError:
        return ()
    return tuple(dict.fromkeys(found or ()))


def _spelled_branches(branches: Sequence[Sequence[Piece]]) -> list[str] | None:
    found: list[str] = []
    for branch in branches:
        texts = [""]
        for piece in branch:
            ends = _spelled(piece)
            if ends is None or len(texts) * len(ends) > MAX_SPELLINGS:
                return None
            texts = [text + end for text in texts for end in ends]
        found += texts
    return found if len(found) <= MAX_SPELLINGS else None


def _spelled(piece: Piece) -> list[str] | None:
    inner = _spelled_branches(piece.branches) if piece.branches else [piece.text]
    if inner is None or piece.place or piece.high != 1 or not (piece.branches or piece.text):
        return None
    return inner if piece.low else ["", *inner]
