"""The one door to ``regex``: patterns of Vale's dialect, compiled when first needed, stopped when they run away."""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Protocol, TypeAlias, TypeVar, cast

from writer.checks.vale.dialect import BadPatternError, translate
from writer.checks.vale.needles import Needles
from writer.checks.vale.standard import Standard, standard
from writer.library.cache import Shelf
from writer.values import Value

SECONDS = 1.0
"""A pattern that has not finished a block after this is stopped and reported."""

_PREFIX = "(?-f)"
"""Simple case folding, one character for one, as Vale's engine has it; V1 would fold ``ß`` to ``ss``."""

_LEAST = 0.001
_TOO_LONG = f"a pattern did not finish a block within {SECONDS:g} s"

Match: TypeAlias = re.Match[str]
"""The matches of ``regex`` have all that those of ``re`` have."""

_Found = TypeVar("_Found")


class RunawayPatternError(RuntimeError):
    """A pattern did not finish in time."""


class Compiled(Protocol):
    """What is used of a pattern of ``regex``."""

    def finditer(self, string: str, *, timeout: float) -> Iterator[Match]:
        """Each match, from left to right."""

    def search(self, string: str, pos: int = 0, *, timeout: float) -> Match | None:
        """The first match that begins at ``pos`` or later."""

    def fullmatch(self, string: str, *, timeout: float) -> Match | None:
        """A match with all of the text."""

    def sub(self, repl: Callable[[Match], str], string: str, *, timeout: float) -> str:
        """The text with each match replaced."""


@lru_cache(maxsize=8192)
def compiled(source: str) -> Compiled:
    """``source`` ready to run by ``regex``. Raises ``BadPatternError``."""
    return _regex_shelf().get(source, lambda: _compiled(source))


@cache
def _shelf() -> Shelf:
    """Compiling a pattern takes fifty times as long as loading it compiled."""
    return Shelf("patterns", ["checks/vale"])


@cache
def _regex_shelf() -> Shelf:
    # most patterns are such that re will do, and regex takes as long to import as it takes to parse a draft
    import regex  # noqa: PLC0415

    return Shelf("patterns of regex", ["checks/vale"], regex.__version__)


def _compiled(source: str) -> Compiled:
    import regex  # noqa: PLC0415  as above

    try:
        return cast("Compiled", regex.compile(_PREFIX + translate(source), flags=regex.V1))
    except (regex.error, OverflowError) as error:
        raise BadPatternError(str(error)) from None


@lru_cache(maxsize=1024)
def like_re(source: str) -> re.Pattern[str]:
    """``source``, written for ``re`` without regard to case, ready to run."""
    return _shelf().get(f"re {source}", lambda: re.compile(source, re.IGNORECASE))


@lru_cache(maxsize=8192)
def _standard(source: str) -> Standard | None:
    return _shelf().get(f"standard {source}", lambda: standard(source))


def _by_standard(source: str, text: str) -> "re.Pattern[str] | None":
    """What finds the same in this text as ``compiled``, and sooner."""
    found = _standard(source)
    return found.pattern if found and found.takes(text) else None


def matches(source: str, text: str) -> Iterator[Match]:
    """Each match of ``source`` in ``text``. Raises ``BadPatternError`` or ``RunawayPatternError``."""
    pattern = _by_standard(source, text)
    return pattern.finditer(text) if pattern else _by_regex(source, text)


def texts(source: str, text: str) -> list[str]:
    """The text of each match of ``source`` in ``text``."""
    return [match[0] for match in matches(source, text)]


def _by_regex(source: str, text: str) -> Iterator[Match]:
    try:
        yield from compiled(source).finditer(text, timeout=SECONDS)
    except TimeoutError:
        raise RunawayPatternError(_TOO_LONG) from None


def search(source: str, text: str, begin: int = 0, seconds: float = SECONDS) -> Match | None:
    """The first match of ``source`` in ``text`` at ``begin`` or later."""
    if pattern := _by_standard(source, text):
        return pattern.search(text, begin)
    return _timed(lambda: compiled(source).search(text, begin, timeout=seconds))


def fullmatch(source: str, text: str) -> Match | None:
    """The match of ``source`` with the whole of ``text``."""
    if pattern := _by_standard(source, text):
        return pattern.fullmatch(text)
    return _timed(lambda: compiled(source).fullmatch(text, timeout=SECONDS))


def substitute(source: str, replacement: Callable[[Match], str], text: str) -> str:
    """``text`` with each match of ``source`` replaced."""
    return _timed(lambda: compiled(source).sub(replacement, text, timeout=SECONDS))


def _timed(call: Callable[[], _Found]) -> _Found:
    try:
        return call()
    except TimeoutError:
        raise RunawayPatternError(_TOO_LONG) from None


class Pattern(Value):
    """Alternatives between a head and a tail; only those that may match a text need to run on it.

    ``needles`` has one entry for each of ``branches``.
    """

    head: str
    branches: tuple[str, ...]
    tail: str
    needles: tuple[Needles, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Each branch as a pattern by itself."""
        return tuple(map(self.source, range(len(self.branches))))

    def source(self, branch: int) -> str:
        """One branch as a pattern by itself."""
        return self.head + self.branches[branch] + self.tail

    def matches(self, branches: Sequence[int], text: str) -> Iterator[tuple[int, Match]]:
        """Each match of one of ``branches``, from left to right, with its branch.

        Of several that begin at the same place it is that of the first branch, as it would be in one
        pattern of all. Raises ``BadPatternError`` or ``RunawayPatternError``.
        """
        if len(branches) == 1:
            return ((branches[0], match) for match in matches(self.source(branches[0]), text))
        return self._at_once(branches, text) or self._in_turn(branches, text)

    def _at_once(self, branches: Sequence[int], text: str) -> Iterator[tuple[int, Match]] | None:
        """As ``_in_turn``, where each branch finds its own matches soon and none of them meet."""
        found: list[tuple[int, int, Match]] = []
        for branch in branches:
            pattern = _by_standard(self.source(branch), text)
            if pattern is None:
                return None
            found += [(match.start(), branch, match) for match in pattern.finditer(text)]
        found.sort(key=_place)
        meet = any(two <= one.end() for (_, _, one), (two, _, _) in pairwise(found))
        return None if meet else ((branch, match) for _, branch, match in found)

    def _in_turn(self, branches: Sequence[int], text: str) -> Iterator[tuple[int, Match]]:
        deadline = time.monotonic() + SECONDS
        sources = {branch: self.source(branch) for branch in branches}
        found = {branch: search(source, text) for branch, source in sources.items()}
        while ahead := [(match.start(), branch, match) for branch, match in found.items() if match]:
            _, branch, match = min(ahead, key=_place)
            yield branch, match
            end = match.end() + (match.end() == match.start())
            for begin, other, _ in ahead:
                if begin < end:
                    left = max(deadline - time.monotonic(), _LEAST)
                    found[other] = search(sources[other], text, end, left) if end <= len(text) else None


def _place(ahead: tuple[int, int, Match]) -> tuple[int, int]:
    return ahead[:2]
