"""The index of a folder of drafts: a table that is only a cache of its files.

It is the user's own, in the cache, one for each folder. It follows the files by time, size and then content, and
several processes may use it at once. One that is damaged, or of another layout, is made anew from the files; where
none can be written it lives in memory.
"""

import os
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

from writer.errors import WriterError
from writer.library.cache import cache_folder
from writer.library.files import read_text
from writer.values import Value, asdict

_LAYOUT = 1
_TABLES = (
    "DROP TABLE IF EXISTS drafts",
    "DROP TABLE IF EXISTS phrases",
    """CREATE TABLE drafts (
      id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, changed INTEGER, size INTEGER, digest INTEGER, packed BLOB,
      genre TEXT, title TEXT, headline TEXT, stage TEXT, day TEXT, season TEXT, status TEXT, release_window TEXT,
      premiere_date TEXT, pattern INTEGER, lede INTEGER, opening INTEGER, kicker INTEGER, turn INTEGER,
      lede_line INTEGER, kicker_line INTEGER, tics TEXT)""",
    "CREATE TABLE phrases (key INTEGER, draft INTEGER, PRIMARY KEY (key, draft)) WITHOUT ROWID",
    "CREATE INDEX by_title ON drafts (title)",
    "CREATE INDEX by_day ON drafts (day)",
    *(f"CREATE INDEX by_{key} ON drafts ({key}) WHERE {key}" for key in ("lede", "opening", "kicker", "turn")),
)
"""``packed`` are the phrases of a draft, so that its rows among all phrases are found when it changes."""

_PATIENCE = 30.0
"""Seconds to wait for another process that writes."""

_CHUNK = 100
"""Drafts written at once: half a second of work, so that others can read in between and little is lost."""

_SHARED = 40
"""Of the drafts that share a phrase so many are looked at: those that were indexed last."""


class Entry(Value):
    """What the index knows of a draft; of one that cannot be read only its slug.

    ``title`` is folded, ``day`` the reference day in ISO form; ``release_window`` and ``premiere_date`` are as
    written. ``pattern``, ``lede``, ``opening``, ``kicker``, ``turn`` and ``phrases`` are keys of
    ``writer.prose.reuse``, 0 for none; ``tics`` are its modifiers, parted by spaces.
    """

    slug: str
    genre: str = ""
    title: str = ""
    headline: str = ""
    stage: str = ""
    day: str = ""
    season: str = ""
    status: str = ""
    release_window: str = ""
    premiere_date: str = ""
    pattern: int = 0
    lede: int = 0
    opening: int = 0
    kicker: int = 0
    turn: int = 0
    lede_line: int = 1
    kicker_line: int = 1
    tics: str = ""


_SELECT = f"SELECT {', '.join(Entry.__struct_fields__)} FROM drafts"  # noqa: S608  our own columns
Read = Callable[[Path, str], tuple[Entry, Iterable[int]]]
"""Reads a draft from its file's text: what is known of it, and the keys of its phrases."""


class Index:
    """The drafts of one folder. What it tells is as new as the last ``follow``."""

    def __init__(self, folder: Path, read: Read, version: str) -> None:
        """Open the index of ``folder``; ``version`` tells what ``read`` depends on."""
        self._folder, self._read = folder, read
        self._version = crc32(f"{_LAYOUT} {version}".encode()) >> 1
        self._path = cache_folder() / f"drafts-{crc32(str(folder.resolve()).encode()):08x}.sqlite"
        self._line = self._opened()
        self._shared: dict[int, tuple[int, ...]] = {}

    def follow(self) -> None:
        """Take in what changed in the folder; a damaged index is made anew."""
        self._shared.clear()
        try:
            self._follow()
        except sqlite3.OperationalError:  # nothing is wrong with the file: it cannot be written
            self._to_memory()
            self._follow()
        except sqlite3.DatabaseError:
            self._remake()

    def with_key(self, column: str, key: int) -> list[Entry]:
        """The drafts that have ``key`` (not 0) in ``column``, newest first."""
        return self._entries(f"{column} AND {column} = ? ORDER BY day DESC LIMIT {_SHARED}", key)

    def with_title(self, title: str) -> list[Entry]:
        """The drafts on the work of this folded title, newest first."""
        return self._entries(f"title = ? ORDER BY day DESC LIMIT {_SHARED}", title)

    def of_day(self, day: str) -> list[Entry]:
        """The drafts of one day."""
        return self._entries("day = ?", day)

    def until(self, day: str, count: int) -> list[Entry]:
        """The last ``count`` drafts of ``day`` and before, newest first."""
        return self._entries("day <= ? AND day > '' ORDER BY day DESC, id DESC LIMIT ?", day, count)

    def sharing(self, keys: Iterable[int]) -> dict[int, tuple[int, ...]]:
        """Each of ``keys`` that is the key of a phrase → the drafts that have it, by their numbers."""
        found = ((key, self._having(key)) for key in set(keys))
        return {key: numbers for key, numbers in found if numbers}

    def _having(self, key: int) -> tuple[int, ...]:
        if key not in self._shared:
            rows = self._rows("SELECT draft FROM phrases WHERE key = ? ORDER BY draft DESC LIMIT ?", key, _SHARED)
            self._shared[key] = tuple(number for (number,) in rows)
        return self._shared[key]

    def draft(self, number: int) -> Entry | None:
        """The draft of that number, if it is still there."""
        return next(iter(self._entries("id = ?", number)), None)

    def _entries(self, where: str, *values: object) -> list[Entry]:
        return [_entry(row) for row in self._rows(f"{_SELECT} WHERE {where}", *values)]

    def _rows(self, ask: str, *values: object) -> list[tuple[Any, ...]]:
        """What the index answers; one that turns out to be damaged is made anew first."""
        try:
            return self._line.execute(ask, values).fetchall()
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            self._remake()
            return self._line.execute(ask, values).fetchall()

    def close(self) -> None:
        """Let go of the file."""
        self._line.close()

    def _opened(self) -> sqlite3.Connection:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            return self._ready(
                sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
            )
        except sqlite3.OperationalError:
            return self._ready(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False))
        except sqlite3.DatabaseError:
            self._remove()
            return self._ready(
                sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
            )
        except OSError:
            return self._ready(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False))

    def _ready(self, line: sqlite3.Connection) -> sqlite3.Connection:
        line.execute("PRAGMA journal_mode = WAL")
        line.execute("PRAGMA synchronous = NORMAL")
        if _version(line) != self._version:
            with _Writing(line):
                if _version(line) != self._version:  # no other process was faster
                    for statement in (*_TABLES, f"PRAGMA user_version = {self._version}"):
                        line.execute(statement)
        return line

    def _to_memory(self) -> None:
        self._line.close()
        self._line = self._ready(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False))

    def _remake(self) -> None:
        self._remove()
        self._line = self._opened()
        self._follow()

    def _remove(self) -> None:
        for end in ("", "-wal", "-shm"):
            with suppress(OSError):
                self._path.with_name(self._path.name + end).unlink()

    def _follow(self) -> None:
        known = {slug: (changed, size) for slug, changed, size in self._line.execute(_STAMPS)}
        there = dict(_files(self._folder))
        changed = sorted((stamp, slug) for slug, stamp in there.items() if known.get(slug) != stamp)
        for chunk in _chunks(changed):
            with _Writing(self._line):
                for stamp, slug in chunk:
                    self._take(slug, stamp)
        gone = known.keys() - there.keys()
        if gone:
            with _Writing(self._line):
                for slug in gone:
                    self._forget(slug)

    def _take(self, slug: str, stamp: tuple[int, int]) -> None:
        """Read one draft, unless another process just did; one whose content is the same is not read."""
        row = self._line.execute("SELECT changed, size, digest FROM drafts WHERE slug = ?", (slug,)).fetchone()
        if row and row[:2] == stamp:
            return
        path = self._folder / f"{slug}.md"
        try:
            text = read_text(path)
        except WriterError:
            text = ""
        digest = crc32(text.encode("utf-8", "surrogatepass"))
        if row and row[2] == digest:
            self._line.execute("UPDATE drafts SET changed = ?, size = ? WHERE slug = ?", (*stamp, slug))
            return
        entry, keys = self._read(path, text)
        packed = array("I", sorted(set(keys)))
        self._forget(slug)
        values = {**asdict(entry), "changed": stamp[0], "size": stamp[1], "digest": digest, "packed": packed.tobytes()}
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        made = self._line.execute(f"INSERT INTO drafts ({names}) VALUES ({marks})", tuple(values.values()))  # noqa: S608
        self._line.executemany("INSERT INTO phrases VALUES (?, ?)", ((key, made.lastrowid) for key in packed))

    def _forget(self, slug: str) -> None:
        row = self._line.execute("SELECT id, packed FROM drafts WHERE slug = ?", (slug,)).fetchone()
        if row:
            keys = array("I")
            keys.frombytes(row[1])
            self._line.executemany("DELETE FROM phrases WHERE key = ? AND draft = ?", ((key, row[0]) for key in keys))
            self._line.execute("DELETE FROM drafts WHERE id = ?", (row[0],))


_STAMPS = "SELECT slug, changed, size FROM drafts"


class _Writing:
    """A transaction; what goes wrong in it leaves the index as it was."""

    def __init__(self, line: sqlite3.Connection) -> None:
        self._line = line

    def __enter__(self) -> None:
        self._line.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: object, *_: object) -> None:
        self._line.execute("ROLLBACK" if kind else "COMMIT")


def _version(line: sqlite3.Connection) -> int:
    return int(line.execute("PRAGMA user_version").fetchone()[0])


def _files(folder: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each draft's slug, with when it was changed (ns) and its size."""
    try:
        found = os.scandir(folder)
    except OSError:
        return
    with found:
        for entry in found:
            if entry.name.endswith(".md") and not entry.name.startswith("."):
                with suppress(OSError):
                    about = entry.stat()
                    yield entry.name[:-3], (about.st_mtime_ns, about.st_size)


def _chunks(rows: Sequence[tuple[tuple[int, int], str]]) -> Iterator[Sequence[tuple[tuple[int, int], str]]]:
    return (rows[at : at + _CHUNK] for at in range(0, len(rows), _CHUNK))


def _entry(row: Sequence[Any]) -> Entry:
    return Entry(**dict(zip(Entry.__struct_fields__, row, strict=True)))
