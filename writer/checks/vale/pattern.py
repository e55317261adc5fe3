"""The one door to ``regex``: patterns of Vale's dialect, compiled when first needed, stopped when they run away."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Protocol, TypeAlias, TypeVar, cast

import regex

from writer.checks.vale.dialect import BadPatternError, translate
from writer.checks.vale.needles import Needles
from writer.library.cache import Shelf
from writer.values import Value

SECONDS = 1.0
"""A pattern that has not finished a block after this is stopped and reported."""

_PREFIX = "(?-f)"
"""Simple case folding, one character for one, as Vale's engine has it; V1 would fold ``ß`` to ``ss``."""

_SHELF = Shelf("patterns", ["checks/vale"], regex.__version__)
"""Compiling a pattern takes fifty times as long as loading it compiled."""

Match: TypeAlias = re.Match[str]
"""The matches of ``regex`` have all that those of ``re`` have."""

_Found = TypeVar("_Found")


class RunawayPatternError(RuntimeError):
    """A pattern did not finish in time."""


class Compiled(Protocol):
    """What is used of a pattern of ``regex``."""

    def finditer(self, string: str, *, timeout: float) -> Iterator[Match]:
        """Each match, from left to right."""

    def search(self, string: str, *, timeout: float) -> Match | None:
        """The first match."""

    def fullmatch(self, string: str, *, timeout: float) -> Match | None:
        """A match with all of the text."""

    def sub(self, repl: Callable[[Match], str], string: str, *, timeout: float) -> str:
        """The text with each match replaced."""


@lru_cache(maxsize=8192)
def compiled(source: str) -> Compiled:
    """``source`` ready to run. Raises ``BadPatternError``."""
    return _SHELF.get(source, lambda: _compiled(source))


def _compiled(source: str) -> Compiled:
    try:
        return cast("Compiled", regex.compile(_PREFIX + translate(source), flags=regex.V1))
    except (regex.error, OverflowError) as error:
        raise BadPatternError(str(error)) from None


@lru_cache(maxsize=1024)
def like_re(source: str) -> re.Pattern[str]:
    """``source``, written for ``re`` without regard to case, ready to run."""
    flags = regex.V0 | regex.IGNORECASE
    return _SHELF.get(f"re {source}", lambda: cast("re.Pattern[str]", regex.compile(source, flags=flags)))


def matches(source: str, text: str) -> Iterator[Match]:
    """Each match of ``source`` in ``text``. Raises ``BadPatternError`` or ``RunawayPatternError``."""
    pattern = compiled(source)
    try:
        yield from pattern.finditer(text, timeout=SECONDS)
    except TimeoutError:
        raise RunawayPatternError(_TOO_LONG) from None


def search(source: str, text: str) -> Match | None:
    """The first match of ``source`` in ``text``."""
    return _timed(lambda: compiled(source).search(text, timeout=SECONDS))


def fullmatch(source: str, text: str) -> Match | None:
    """The match of ``source`` with the whole of ``text``."""
    return _timed(lambda: compiled(source).fullmatch(text, timeout=SECONDS))


def substitute(source: str, replacement: Callable[[Match], str], text: str) -> str:
    """``text`` with each match of ``source`` replaced."""
    return _timed(lambda: compiled(source).sub(replacement, text, timeout=SECONDS))


_TOO_LONG = f"a pattern did not finish a block within {SECONDS:g} s"


def _timed(call: Callable[[], _Found]) -> _Found:
    try:
        return call()
    except TimeoutError:
        raise RunawayPatternError(_TOO_LONG) from None


class Pattern(Value):
    """Alternatives between a head and a tail; only those whose needles are in the text need to run.

    ``needles`` has one entry for each of ``branches``.
    """

    head: str
    branches: tuple[str, ...]
    tail: str
    needles: tuple[Needles, ...]

    def source(self, branches: Iterable[int]) -> str:
        """The pattern of some of the branches, in their order; without the others it finds the same."""
        return self.head + "|".join(self.branches[number] for number in branches) + self.tail
