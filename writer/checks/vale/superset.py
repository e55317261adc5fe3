r"""Patterns of Vale's dialect for Hyperscan: each finds at least where the pattern itself would match.

What has no width is left out, for leaving it out only finds more: anchors, look-arounds, and ``\b``
but for short words, which stand inside too many others. (With ``\b`` a pattern costs ten times as
much to compile; without it most are plain text.)
"""

import re
from collections.abc import Iterator

from writer.checks.vale.alphabet import is_common
from writer.checks.vale.dialect import (
    OPENING,
    BadPatternError,
    Token,
    flat_set,
    is_assertion,
    is_spaced,
    literal,
    tokens,
    translate,
)

SHORT = 5
"""A pattern with no more characters than these keeps its word boundaries."""

_REFUSED = frozenset({"condition", "property"})
_TRANSLATED = frozenset({"char", "code", "escape"})
_OPTIONAL = re.compile(r"\\b(?:[*?]|\{0)")


def superset(source: str) -> str:
    """``source`` as Hyperscan may read it; ``''`` if nothing can be said, and it must run on every text."""
    if not is_common(source):
        return ""
    try:
        found = tuple(tokens(source))
        translate(source)
    except BadPatternError:
        return ""
    if any(token.kind in _REFUSED or is_spaced(token) or _is_odd_set(token) for token in found):
        return ""
    short = sum(len(literal(token) or "") for token in found) <= SHORT
    return "".join(_parts(found, bounded=short and not _OPTIONAL.search(source)))


def _is_odd_set(token: Token) -> bool:
    r"""Whether a class takes others away or has ``[:alpha:]`` or ``\pL``, on which the tables differ."""
    return token.kind == "set" and ("[" in token.text[1:] or "\\p" in token.text.lower())


def _parts(found: tuple[Token, ...], *, bounded: bool) -> Iterator[str]:
    """What a repeat belongs to goes with it; ``depth`` is that of brackets inside a look-around."""
    depth, dropped = 0, False
    for token in found:
        if depth:
            depth += (token.kind in OPENING) - (token.kind == "close")
            dropped = True
        elif token.kind == "look":
            depth = 1
        elif not (dropped and token.kind == "repeat"):
            part = token.text if bounded and token.text == r"\b" else _part(token)
            dropped = not part or part == r"\b"
            yield part


def _part(token: Token) -> str:
    if token.kind in {"flags", "scoped"}:
        return token.text.replace("n", "").replace("-)", ")").replace("-:", ":").replace("(?)", "")
    if is_assertion(token):
        return ""
    if token.kind in OPENING:
        return "(?:"
    if token.kind == "reference":
        return r"[\s\S]*"
    if token.kind == "set":
        return flat_set(token.text).replace(r"\U0010ffff", r"\x{10ffff}")
    return translate(token.text) if token.kind in _TRANSLATED else token.text
