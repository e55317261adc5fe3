"""Answers of LanguageTool on disk: one SQLite file that all processes of the user share.

It can only ever save time. What cannot be read is not there, what cannot be written is let go, and a
file that is no sound database is removed.
"""

import os
import sqlite3
import threading
import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

from writer.values import Value

ROWS = 100_000
"""How many answers are kept, about 20 MB; the oldest go first."""

LARGEST = 100_000
"""Bytes of the longest answer that is kept."""

_BUSY_SECONDS = 1.0
_AT_ONCE = 500
_SUM = 4
_KIND = 0xFF
_PASSING = {
    *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM),
    *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY),
}
"""What says nothing of the file itself: locked for long, no room, no permission."""

_Done = TypeVar("_Done")
_TABLE = "CREATE TABLE IF NOT EXISTS answers (number INTEGER PRIMARY KEY AUTOINCREMENT, key BLOB UNIQUE, value BLOB)"


class Cache(Value):
    """Answers by key in ``file``.

    Each thread keeps it open (opening costs 1 ms); a file that was removed meanwhile is made again.
    Age is counted in answers, not by a clock.
    """

    file: Path
    rows: int = ROWS

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Find the values of those ``keys`` that are there and sound."""
        if not _size(self.file):
            return {}  # not there, or somebody is just making it
        return self._do(partial(_select, keys=list(dict.fromkeys(keys)))) or {}

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Keep ``values``, as far as there is room for them."""
        rows = [(key, _sealed(key, value)) for key, value in values.items() if len(value) <= LARGEST]
        with suppress(OSError):
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._do(partial(_insert, rows=rows, most=self.rows))

    def _do(self, work: Callable[[sqlite3.Connection], _Done]) -> _Done | None:
        """Open the file for ``work``; None if it failed, as if nothing were there.

        Nothing waits for the disk: after a failure the sums tell what is sound.
        """
        try:
            return work(_database(self.file))
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & _KIND not in _PASSING:
                with suppress(OSError):
                    self.file.unlink()
            return None


_open = threading.local()


def _database(file: Path) -> sqlite3.Connection:
    """The file, opened by this thread of this process; anew if another file stands in its place."""
    key = os.getpid(), str(file)
    kept: tuple[object, tuple[int, int], sqlite3.Connection] | None = getattr(_open, "kept", None)
    if kept and kept[:2] == (key, _identity(file)):
        return kept[2]
    database = sqlite3.connect(file, timeout=_BUSY_SECONDS)
    database.execute("PRAGMA synchronous=OFF")
    database.execute("PRAGMA journal_mode=MEMORY")
    _open.kept = key, _identity(file), database
    return database


def _identity(file: Path) -> tuple[int, int]:
    try:
        about = file.stat()
    except OSError:
        return 0, 0
    return about.st_dev, about.st_ino


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _select(database: sqlite3.Connection, keys: list[bytes]) -> dict[bytes, bytes]:
    found = {}
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        marks = ",".join("?" * len(some))
        rows = database.execute(f"SELECT key, value FROM answers WHERE key IN ({marks})", some)  # noqa: S608 only marks
        found.update({key: sealed[_SUM:] for key, sealed in rows if sealed == _sealed(key, sealed[_SUM:])})
    return found


def _insert(database: sqlite3.Connection, rows: list[tuple[bytes, bytes]], most: int) -> None:
    with database:
        database.execute(_TABLE)
        database.executemany("INSERT OR REPLACE INTO answers (key, value) VALUES (?, ?)", rows)
        database.execute("DELETE FROM answers WHERE number <= (SELECT max(number) FROM answers) - ?", (most,))


def _sealed(key: bytes, value: bytes) -> bytes:
    """Put a sum over key and value before it."""
    return zlib.crc32(key + value).to_bytes(_SUM, "big") + value
