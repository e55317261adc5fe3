"""The one door to hyperscan: every pattern of a guide looked for in one pass over a text.

To compile a database takes a second for 3,000 patterns, to load it a millisecond. So it is compiled by
a process of its own (``python -m writer.checks.scan FILE``), once for each set of rules, and kept in the
user's cache; until it is there, the needles of the patterns do its work. A set of rules that is used
once only costs nothing.
"""

import os
import pickle
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from threading import Lock

import hyperscan

from writer.errors import SaveError
from writer.library.cache import cache_folder
from writer.library.files import write_bytes

_FLAGS = hyperscan.HS_FLAG_PREFILTER | hyperscan.HS_FLAG_UTF8 | hyperscan.HS_FLAG_UCP | hyperscan.HS_FLAG_SINGLEMATCH
"""Without UCP ``(?i)école`` would miss ``École``, and nobody would be told."""

_LAYOUT = 1
"""Of what ``compiled`` gives: another number for another layout, so that no older one is read as it."""

_NEVER = "\U0010ffff".encode()
"""Matches no text that is scanned; there is no database without a pattern."""

_UNREADABLE = (OSError, EOFError, ValueError, TypeError, pickle.PickleError, hyperscan.error)
_PATIENCE = 600
"""Seconds after which whoever began to compile a database is taken for dead."""

_KEPT_DAYS = 30
"""A database that was not read for so long is taken away."""


_KNOWN, _SHORT = 4096, 4096
"""Of how many texts it is remembered what they may match, and how long these may be: an edit changes few."""


class Scanner:
    """A database that is ready: it tells which patterns a text may match."""

    def __init__(self, database: hyperscan.Database, missing: Sequence[int]) -> None:
        """``missing`` are the numbers of the patterns that it does not have."""
        self._database, self.missing = database, missing
        self._lock = Lock()
        self._kept = lru_cache(maxsize=_KNOWN)(self._scanned)

    def hits(self, text: str) -> list[int]:
        """The numbers of the patterns that may match ``text``: no match is missed. It has only common characters."""
        return list(self._kept(text) if len(text) <= _SHORT else self._scanned(text))

    def _scanned(self, text: str) -> tuple[int, ...]:
        found: list[int] = []

        def note(number: int, _begin: int, _end: int, _flags: int, _context: object) -> None:
            found.append(number)

        with self._lock:
            self._database.scan(text.encode(), match_event_handler=note)
        return tuple(found)


def digest(patterns: Iterable[str]) -> str:
    """What the database of these patterns is called: other patterns, another machine or version, another name."""
    # opening a guide that is kept asks for no name
    from hashlib import blake2b  # noqa: PLC0415

    stamp = repr((_LAYOUT, getattr(hyperscan, "__version__", ""), os.uname().machine, _FLAGS, *patterns))
    return blake2b(stamp.encode(), digest_size=12).hexdigest()


def scanner(name: str, patterns: Callable[[], Sequence[str]]) -> Scanner | None:
    """The database called ``name``. If there is none, the second to ask for it has it made, for later runs."""
    path = cache_folder() / f"scan-{name}.hs"
    try:
        return loaded(path.read_bytes())
    except _UNREADABLE:
        pass
    with suppress(OSError, SaveError):
        _ask(path.with_suffix(".wanted"), patterns)
    return None


def loaded(data: bytes) -> Scanner:
    """What ``compiled`` made, ready to scan. Raises one of ``_UNREADABLE`` for anything else."""
    missing, serialized = pickle.loads(data)  # noqa: S301 # the user's own folder, as safe as the program
    database = hyperscan.loadb(serialized, hyperscan.HS_MODE_BLOCK)
    database.scratch = hyperscan.Scratch(database)
    return Scanner(database, missing)


def _ask(wanted: Path, patterns: Callable[[], Sequence[str]]) -> None:
    """Write down what is wanted, or, if that was done before, leave it to a process of its own."""
    begun = wanted.with_suffix(".begun")
    if begun.exists() and time.time() - begun.stat().st_mtime < _PATIENCE:
        return
    if not wanted.exists():
        write_bytes(wanted, pickle.dumps(patterns()))
        return
    wanted.replace(begun)
    begun.touch()
    nothing = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in range(3)]
    # -P: a desk from a stranger must not lend its modules
    command = [sys.executable, "-P", "-m", __name__, str(begun)]
    os.posix_spawn(sys.executable, command, os.environ, file_actions=nothing, setsid=True)


def compiled(patterns: Sequence[str]) -> bytes:
    """A database of ``patterns``, for ``loaded``; an empty one and what Hyperscan refuses are left out."""
    numbers = [number for number, pattern in enumerate(patterns) if pattern]
    try:
        database = _database(patterns, numbers)
    except hyperscan.error:
        numbers = [number for number in numbers if _is_taken(patterns, number)]
        database = _database(patterns, numbers)
    missing = sorted(set(range(len(patterns))).difference(numbers))
    return pickle.dumps((missing, hyperscan.dumpb(database)))


def _database(patterns: Sequence[str], numbers: Sequence[int]) -> hyperscan.Database:
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    expressions = [*(patterns[number].encode() for number in numbers), _NEVER]
    database.compile(expressions=expressions, ids=[*numbers, len(patterns)], flags=[_FLAGS] * len(expressions))
    return database


def _is_taken(patterns: Sequence[str], number: int) -> bool:
    try:
        _database(patterns, [number])
    except hyperscan.error:
        return False
    return True


def main(begun: Path) -> None:
    """Compile what is written in ``begun``, while nobody else needs the machine, and sweep out what is old."""
    os.nice(19)
    patterns = pickle.loads(begun.read_bytes())  # noqa: S301 # as above
    write_bytes(begun.with_suffix(".hs"), compiled(patterns))
    begun.unlink()
    for old in begun.parent.glob("scan-*"):
        if time.time() - old.stat().st_atime > _KEPT_DAYS * 86400:
            old.unlink(missing_ok=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
