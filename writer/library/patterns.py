"""Patterns that were compiled once, for the next start: those that modules compile while they are loaded, and others.

``re`` compiles them anew in each process, those of the modules of others among them, and whenever one is unpickled,
which is a seventh of a check. Python promises nothing of what is used of it here: where there is no such thing, and
where the file is torn or cannot be written, all is compiled as ever.
"""

# ruff: noqa: SLF001  what is private of re is all that there is

import atexit
import marshal
import re
import sys
from contextlib import suppress
from threading import Lock, get_ident
from typing import Any, TypeAlias

from writer.library.xdg import xdg_directory

Parts: TypeAlias = tuple[Any, ...]
"""What the engine of ``re`` is given beside the pattern: flags, code and the numbers and names of groups."""

_MOST = 2000
"""So many patterns are kept; more come of many versions of modules, and then it begins anew."""

_OF_FUNCTION = 1
"""The flag of code that is a function's: what it compiles may hang on a draft, and is not kept."""

_CALLER = 3
"""From the call of a compiler: ``re._compile``, ``re.compile``, and who called that."""

_COMPILER: Any = getattr(re, "_compiler", None)
_ENGINE: Any = getattr(_COMPILER, "_sre", None)
_compile: Any = getattr(_COMPILER, "compile", None)


class _Recorder:
    """In the place of the engine of ``re``: remembers what a pattern was made into by this thread."""

    def __init__(self) -> None:
        self.parts: Parts = ()
        self._thread = get_ident()

    def __getattr__(self, name: str) -> Any:
        return getattr(_ENGINE, name)

    def compile(self, pattern: str, flags: int, code: list[int], *others: Any) -> Any:
        """Compile it, and remember all that the engine was given."""
        parts = (int(flags), [int(word) for word in code], *others)
        if get_ident() == self._thread:  # others compile meanwhile, through this recorder too
            self.parts = parts
        return _ENGINE.compile(pattern, *parts)


_turn = Lock()
"""There is one engine in ``re``, and so one recorder at a time."""


def parts_of(pattern: str, flags: int) -> Parts:
    """What a pattern is compiled into. Raises what ``re`` raises."""
    with _turn:
        recorder = _COMPILER._sre = _Recorder()
        try:
            _compile(pattern, flags)
        finally:
            _COMPILER._sre = _ENGINE
        return recorder.parts


class _Keeper:
    """In the place of the compiler of ``re``: knows what was compiled before."""

    def __init__(self) -> None:
        python = f"{sys.implementation.cache_tag}-{_ENGINE.MAGIC}-{_ENGINE.CODESIZE}"
        self._file = xdg_directory("XDG_CACHE_HOME", ".cache") / "writer" / f"patterns-{python}.marshal"
        self._new: list[tuple[str, int]] = []
        self._kept: dict[tuple[str, int], Parts] = {}
        with suppress(OSError, EOFError, ValueError, TypeError):
            self._kept.update(marshal.loads(self._file.read_bytes()))  # noqa: S302  as safe as the program

    def __call__(self, pattern: Any, flags: int = 0) -> Any:
        """The pattern, compiled. Raises what ``re`` raises."""
        if type(pattern) is not str:
            return _compile(pattern, flags)
        parts = self._kept.get((pattern, int(flags)))
        if parts is not None:
            return _ENGINE.compile(pattern, *parts)
        if not sys._getframe(_CALLER).f_code.co_flags & _OF_FUNCTION:
            if not self._new:
                atexit.register(self._write)
            self._new.append((pattern, int(flags)))
        return _compile(pattern, flags)

    def _write(self) -> None:
        from writer.errors import SaveError  # noqa: PLC0415  it compiles patterns, too
        from writer.library.files import write_bytes  # noqa: PLC0415

        kept = self._kept if len(self._kept) < _MOST else {}
        with suppress(SaveError, ValueError, re.error):
            kept |= {key: parts_of(*key) for key in self._new}
            write_bytes(self._file, marshal.dumps(kept), sync=False)


def keep_patterns() -> None:
    """Begin to keep those that modules compile, and to use those that are kept."""
    if _ENGINE:
        _COMPILER.compile = _Keeper()


def _made(pattern: str, parts: Parts) -> "re.Pattern[str]":
    compiled: re.Pattern[str] = _ENGINE.compile(pattern, *parts)
    return compiled


def pickled(pattern: "re.Pattern[str]") -> tuple[Any, ...]:
    """For ``copyreg``: a pattern of the same version of Python, as it was compiled."""
    if _ENGINE:
        return _made, (pattern.pattern, parts_of(pattern.pattern, pattern.flags))
    return re.compile, (pattern.pattern, pattern.flags)
