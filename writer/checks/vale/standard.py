r"""Patterns that Python's own ``re`` runs to the same end as ``regex``: it compiles them ten times as fast.

The two differ in classes and in flags that change on the way; such patterns are left to ``regex``, and so is all that
might run away, for ``re`` cannot be stopped. Words of several lengths behind a place are more than ``re`` can look for
at once: it looks for each.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from writer.checks.vale.alphabet import is_common
from writer.checks.vale.dialect import OPENING, Token, literal, tokens, translate

_KNOWN = frozenset(
    {"run", "char", "escape", "code", "set", "bar", "open", "named", "close", "scoped", "flags", "look", "anchor"}
) | {"dot", "repeat", "comment", "reference"}
_STRANGE = frozenset({r"\B", r"\G"})
"""In an empty text ``re`` knows no place inside a word; the other it does not know at all."""

_BEHIND = {"(?<!": ")(?<!", "(?<=": ")|(?<="}
"""What stands between two looks back, where a bar stood in one."""

_MANY = 8
"""More repeats than these might take turns for ever."""

_LONG = 64
"""A limit from which on a repeat counts as one without end."""

ENOUGH = 10_000
"""Characters of a text in which a repeat without end has run to it from every place in a moment."""


class Standard(NamedTuple):
    """A pattern compiled by ``re``, and how long a text it may be given."""

    pattern: "re.Pattern[str]"
    limit: float

    def takes(self, text: str) -> bool:
        """Whether it finds in ``text`` what ``regex`` would find, and soon."""
        return len(text) <= self.limit and is_common(text)


def standard(source: str) -> Standard | None:
    """``source`` compiled by ``re``; ``None`` if that might mean something else. Raises ``BadPatternError``."""
    found = tuple(tokens(source))
    if not is_common("".join(filter(_has_case, source))) or any(map(_is_strange, found)):
        return None
    endless = _endless(found)
    if endless is None:
        return None
    try:
        plain = translate("".join(_one_by_one(found)), nested=False)
        return Standard(re.compile(plain), ENOUGH if endless else float("inf"))
    except (re.error, OverflowError):
        return None


def _has_case(character: str) -> bool:
    """Whether another character may be taken for it; one without is itself alone, and so in no common text."""
    return character.lower() != character.upper() or character.isalnum()


def _one_by_one(found: Sequence[Token]) -> Iterator[str]:
    """The pattern with a look back for each of the branches of one. A flag in a branch holds for those behind it."""
    around: list[str] = []
    for token in found:
        if token.kind in OPENING:
            around.append(token.text)
            yield "(?:(?<=" if token.text == "(?<=" else token.text
        elif token.kind == "close" and around:
            yield "))" if around.pop() == "(?<=" else ")"
        elif token.kind == "bar" and around and around[-1] in _BEHIND:
            yield _BEHIND[around[-1]]
        elif token.kind == "flags" and not _BEHIND.keys().isdisjoint(around):
            raise re.error("a flag within a look back")
        else:
            yield token.text


def _is_strange(token: Token) -> bool:
    if token.kind == "set":
        return "[" in token.text[1:] or "\\p" in token.text.lower() or r"\W" in token.text
    if token.kind in {"flags", "scoped"}:
        return not set(token.text) <= set("(?ims-:)")
    return token.kind not in _KNOWN or token.text in _STRANGE


def _endless(found: Sequence[Token]) -> bool | None:
    """Whether a repeat has no end; ``None`` if repeats may multiply: inside each other, or one after the other.

    Space between two literals multiplies nothing: it begins and ends at them.
    """
    repeats = [at for at, token in enumerate(found) if token.kind == "repeat"]
    groups = [at for at in repeats if found[at - 1].kind == "close" and found[at].text.rstrip("?")]
    if len(repeats) > _MANY or groups:
        return None
    endless = [at for at in repeats if _is_endless(found[at]) and not _is_space_between(found, at)]
    return None if endless[1:] else bool(endless)


def _is_endless(repeat: Token) -> bool:
    if repeat.text[0] in "*+?":
        return repeat.text[0] != "?"
    high = repeat.text.rstrip("?")[1:-1].rpartition(",")[2]
    return not high or int(high) > _LONG


def _is_space_between(found: Sequence[Token], at: int) -> bool:
    before, after = found[max(at - 2, 0) : at - 1], found[at + 1 : at + 2]
    return found[at - 1].text in {r"\s", " "} and all(map(_is_inked, (before, after)))


def _is_inked(found: Sequence[Token]) -> bool:
    return any((literal(token) or "").strip() for token in found)
