"""The index of a folder of drafts: a table that is only a cache of its files.

It is the user's own, in the cache, one for each folder. It follows the files by time, size, inode and then content,
and several processes may use it at once. One that is damaged, or of another layout, is made anew from the files; where
none can be written it lives in memory.
"""

import os
import sqlite3
import threading
import zlib
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from writer.errors import WriterError
from writer.library.cache import cache_folder
from writer.library.entries import Entry, Note, Progress, Read, Reading, Seen, Stamp
from writer.library.files import read_text
from writer.model.ageing import Ageing
from writer.model.names import folded
from writer.values import asdict, astuple, packed, unpacked

_LAYOUT = 5
_TABLES = (
    *(f"DROP TABLE IF EXISTS {table}" for table in ("drafts", "phrases", "kept", "texts", "seen", "names")),
    """CREATE TABLE drafts (
      id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, changed INTEGER, size INTEGER, inode INTEGER, shape INTEGER,
      digest INTEGER, until TEXT, oldest TEXT, ageing BLOB, notes BLOB, problem TEXT, genre TEXT, work TEXT,
      title TEXT, headline TEXT, words INTEGER, stage TEXT, day TEXT, season TEXT, status TEXT, release_window TEXT,
      premiere_date TEXT, guide TEXT, locale TEXT, byline TEXT, editor TEXT, due TEXT, pattern INTEGER,
      lede INTEGER, opening INTEGER, kicker INTEGER, turn INTEGER, lede_line INTEGER, kicker_line INTEGER,
      tics TEXT)""",
    "CREATE TABLE phrases (key INTEGER, draft INTEGER, PRIMARY KEY (key, draft)) WITHOUT ROWID",
    "CREATE TABLE kept (draft INTEGER PRIMARY KEY, phrases BLOB, said BLOB)",
    "CREATE VIRTUAL TABLE texts USING fts5 (said, content = '', tokenize = 'unicode61 remove_diacritics 2')",
    """CREATE TABLE seen (slug TEXT, stage TEXT, digest INTEGER, errors INTEGER, warnings INTEGER,
      suggestions INTEGER, unrun INTEGER, PRIMARY KEY (slug, stage)) WITHOUT ROWID""",
    "CREATE TABLE names (grouped TEXT, folded TEXT, name TEXT, draft INTEGER)",
    "CREATE INDEX by_name ON names (grouped, folded, name)",
    "CREATE INDEX by_draft ON names (draft)",
    "CREATE INDEX by_change ON drafts (changed DESC, slug)",
    "CREATE INDEX by_title ON drafts (title)",
    "CREATE INDEX by_day ON drafts (day)",
    *(f"CREATE INDEX by_{key} ON drafts ({key}) WHERE {key}" for key in ("lede", "opening", "kicker", "turn")),
)
"""``kept`` holds the phrases of a draft and what it says, so that its rows in ``phrases`` and ``texts`` can be undone.

``until`` is the last day for which all facts of a draft hold, ``oldest`` the day on which the first of them was
checked. ``seen`` is what a check found in a text of that ``digest``, held to be at that stage.
"""

_PATIENCE = 30.0
"""Seconds to wait for another process that writes."""

_CHUNK = 100
"""Drafts written at once: half a second of work, so that others can read in between and little is lost."""

_ASKED = 500
"""So many phrases are asked for at once."""

_SHARED = 40
"""Of the drafts that share a phrase so many are looked at: those that were indexed last."""

LISTED = (
    *("slug", "genre", "work", "headline", "stage", "day", "guide", "locale", "oldest", "until", "problem"),
    *("iif(problem > '', NULL, words)", "changed", "errors", "warnings", "suggestions", "unrun"),
)
"""The columns of a list of drafts; those from ``errors`` on are ``None`` for a text that was not checked."""

_LIST = f"SELECT {', '.join(LISTED)} FROM drafts LEFT JOIN seen USING (slug, digest, stage) ORDER BY changed DESC, slug"  # noqa: S608

_SELECT = f"SELECT {', '.join(Entry.__struct_fields__)} FROM drafts"  # noqa: S608  our own columns


class Index:
    """The drafts of one folder. What it tells is as new as the last ``follow``."""

    def __init__(self, folder: Path, read: Read, version: str, shape: Callable[[str], int] = lambda _: 0) -> None:
        """Open the index of ``folder``.

        ``version`` tells what ``read`` depends on for every draft, ``shape`` for those of one genre.
        """
        self._folder, self._read, self._shape = folder, read, shape
        self._version = zlib.crc32(f"{_LAYOUT} {version}".encode()) >> 1
        self._path = cache_folder() / f"drafts-{zlib.crc32(str(folder.resolve()).encode()):08x}.sqlite"
        self._alone = threading.RLock()
        """Held by the thread that uses the connection: two would write into one transaction."""
        self._line = self._opened()
        self._shared: dict[int, tuple[int, ...]] = {}

    def follow(self, progress: Progress = lambda _done, _all: None) -> None:
        """Take in what changed in the folder; a damaged index is made anew.

        What was read stays taken in when this is interrupted.
        """
        self._shared.clear()
        with self._alone:
            try:
                self._follow(progress)
            except sqlite3.OperationalError:  # nothing is wrong with the file: it cannot be written
                self._to_memory()
                self._follow(progress)
            except sqlite3.DatabaseError:
                self._remake()

    def drafts(self) -> list[Entry]:
        """Every draft, the one that was changed last first."""
        return self._entries("TRUE ORDER BY changed DESC, slug")

    def listed(self, first: int = -1) -> list[tuple[Any, ...]]:
        """The columns ``LISTED`` of every draft, the one that was changed last first; or of the ``first`` alone."""
        return self._rows(f"{_LIST} LIMIT ?", first)

    def at_stages(self, stages: Collection[str]) -> list[Entry]:
        """The drafts at one of ``stages``, without those that cannot be read."""
        return self._entries(f"problem = '' AND stage IN ({', '.join('?' * len(stages))})", *stages)

    def count(self) -> int:
        """How many drafts there are."""
        return int(self._rows("SELECT count(*) FROM drafts")[0][0])

    def saying(self, match: str) -> set[str]:
        """The slugs of the drafts whose text or facts match, in the language of SQLite's FTS5."""
        return {slug for (slug,) in self._rows(_SAYING, match)}

    def name_like(self, group: str, folded: str) -> str:
        """The name of that group that begins with ``folded`` and that most drafts have, or nothing."""
        rows = self._rows(_LIKE, group, folded, f"{folded}\U0010ffff")
        return str(rows[0][0]) if rows else ""

    def note(self, slug: str, stage: str, text: str, seen: Seen) -> None:
        """Keep what a check found in ``text``, which is the draft's or will be, held to be at a stage, if it can."""
        row = (slug, stage, digest(text), *astuple(seen))
        with self._alone, suppress(sqlite3.Error):
            self._line.execute("INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def carry(self, slug: str, was: str, now: str) -> None:
        """What checks found in the text ``was`` they would find in ``now``: nothing that they look at is another."""
        with self._alone, suppress(sqlite3.Error):
            row = (digest(now), slug, digest(was))
            self._line.execute("UPDATE seen SET digest = ? WHERE slug = ? AND digest = ?", row)

    def stale(self, today: date) -> list[tuple[str, tuple[Ageing, ...]]]:
        """The slugs of the drafts that are not spiked and have facts that no longer hold, by name, with those facts."""
        ask = "SELECT slug, ageing FROM drafts WHERE until > '' AND until < ? AND stage <> 'spiked' ORDER BY slug"
        rows = ((slug, unpacked(all_, tuple[Ageing, ...])) for slug, all_ in self._rows(ask, today.isoformat()))
        return [(slug, tuple(one for one in all_ if one.until < today)) for slug, all_ in rows]

    def unreadable(self) -> list[str]:
        """The slugs of the drafts that cannot be read, by name."""
        return [slug for (slug,) in self._rows("SELECT slug FROM drafts WHERE problem > '' ORDER BY slug")]

    def notes(self) -> list[tuple[Entry, tuple[Note, ...]]]:
        """The drafts that have notes under them, with those."""
        names = ", ".join(Entry.__struct_fields__)
        rows = self._rows(f"SELECT notes, {names} FROM drafts WHERE notes > x'90' ORDER BY slug")  # noqa: S608  as above
        return [(_entry(row[1:]), unpacked(row[0], tuple[Note, ...])) for row in rows]

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
        keys = set(keys)
        self._look_for([*(keys - self._shared.keys())])
        found = ((key, self._having(key)) for key in keys)
        return {key: numbers for key, numbers in found if numbers}

    def _look_for(self, keys: Sequence[int]) -> None:
        """Remember which of ``keys`` no draft has, as is so of most, by few questions."""
        for begin in range(0, len(keys), _ASKED):
            some = keys[begin : begin + _ASKED]
            marks = ", ".join("?" * len(some))
            rows = self._rows(f"SELECT DISTINCT key FROM phrases WHERE key IN ({marks})", *some)  # noqa: S608  marks
            self._shared.update(dict.fromkeys(set(some).difference(key for (key,) in rows), ()))

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
        with self._alone:
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
        self._follow(lambda _done, _all: None)

    def _remove(self) -> None:
        for end in ("", "-wal", "-shm"):
            with suppress(OSError):
                self._path.with_name(self._path.name + end).unlink()

    def _follow(self, progress: Progress) -> None:
        shapes = Shapes(self._shape)
        known = {row[0]: tuple(row[1:4]) for row in self._line.execute(_KNOWN) if row[4] == shapes[row[5]]}
        there = dict(_files(self._folder))
        changed = sorted((stamp, slug) for slug, stamp in there.items() if known.get(slug) != stamp)
        for begin in range(0, len(changed), _CHUNK):
            with _Writing(self._line):
                for stamp, slug in changed[begin : begin + _CHUNK]:
                    self._take(slug, stamp, shapes)
            progress(min(begin + _CHUNK, len(changed)), len(changed))
        gone = {slug for (slug,) in self._line.execute("SELECT slug FROM drafts")} - there.keys()
        if gone:
            with _Writing(self._line):
                for slug in gone:
                    self._forget(slug)

    def _take(self, slug: str, stamp: Stamp, shapes: "Shapes") -> None:
        """Read one draft, unless another process just did; one whose content is the same is not read."""
        ask = "SELECT changed, size, inode, digest, shape, genre, problem FROM drafts WHERE slug = ?"
        row = self._line.execute(ask, (slug,)).fetchone()
        sound = row is not None and not row[6] and row[4] == shapes[row[5]]
        if sound and row[:3] == stamp:
            return
        path = self._folder / f"{slug}.md"
        try:
            text = read_text(path)
        except WriterError as error:
            self._forget(slug)
            self._put(Reading(entry=Entry(slug=slug, problem=error.message)), stamp, 0, shapes)
            return
        key = digest(text)
        if sound and row[3] == key:
            self._line.execute("UPDATE drafts SET changed = ?, size = ?, inode = ? WHERE slug = ?", (*stamp, slug))
            return
        self._forget(slug)
        self._put(self._read(path, text), stamp, key, shapes)

    def _put(self, read: Reading, stamp: Stamp, key: int, shapes: "Shapes") -> None:
        phrases = array("I", sorted(set(read.phrases)))
        values = {
            **asdict(read.entry),
            **dict(zip(("changed", "size", "inode"), stamp, strict=True)),
            "shape": shapes[read.entry.genre],
            "digest": key,
            "until": min((one.until.isoformat() for one in read.ageing), default=""),
            "oldest": min((one.checked.isoformat() for one in read.ageing if one.checked), default=""),
            "ageing": packed(read.ageing),
            "notes": packed(read.notes),
        }
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        made = self._line.execute(f"INSERT INTO drafts ({names}) VALUES ({marks})", tuple(values.values()))  # noqa: S608
        self._line.executemany("INSERT INTO phrases VALUES (?, ?)", ((one, made.lastrowid) for one in phrases))
        named = ((group, folded(name), name, made.lastrowid) for group, name in read.names if group)
        self._line.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", named)
        self._line.execute("INSERT INTO texts (rowid, said) VALUES (?, ?)", (made.lastrowid, read.said))
        kept = made.lastrowid, phrases.tobytes(), zlib.compress(read.said.encode("utf-8", "surrogatepass"), 1)
        self._line.execute("INSERT INTO kept VALUES (?, ?, ?)", kept)

    def _forget(self, slug: str) -> None:
        row = self._line.execute(_KEPT, (slug,)).fetchone()
        if row:
            keys, said = array("I"), zlib.decompress(row[2]).decode("utf-8", "surrogatepass")
            keys.frombytes(row[1])
            self._line.executemany("DELETE FROM phrases WHERE key = ? AND draft = ?", ((key, row[0]) for key in keys))
            self._line.execute("INSERT INTO texts (texts, rowid, said) VALUES ('delete', ?, ?)", (row[0], said))
            for table in ("kept", "names"):
                self._line.execute(f"DELETE FROM {table} WHERE draft = ?", row[:1])  # noqa: S608  our own tables
            self._line.execute("DELETE FROM drafts WHERE id = ?", row[:1])


_KEPT = "SELECT id, phrases, kept.said FROM drafts JOIN kept ON draft = id WHERE slug = ?"

_LIKE = """SELECT name FROM (SELECT name FROM names WHERE grouped = ? AND folded > ? AND folded < ? LIMIT 2000)
  GROUP BY name ORDER BY count(*) DESC, name LIMIT 1"""
"""A name that is longer than what was typed; of very many so many are looked at that no key waits."""

_SAYING = "SELECT slug FROM texts JOIN drafts ON id = texts.rowid WHERE texts MATCH ?"

_KNOWN = "SELECT slug, changed, size, inode, shape, genre FROM drafts WHERE problem = ''"
"""What needs no look if its file is as it was; what could not be read is tried again every time."""


class Shapes(dict[str, int]):
    """Genre → what its drafts are read by, asked once for each."""

    def __init__(self, ask: Callable[[str], int]) -> None:
        """``ask`` tells it."""
        super().__init__()
        self._ask = ask

    def __missing__(self, genre: str) -> int:
        self[genre] = self._ask(genre)
        return self[genre]


class _Writing:
    """A transaction; what goes wrong in it leaves the index as it was."""

    def __init__(self, line: sqlite3.Connection) -> None:
        self._line = line

    def __enter__(self) -> None:
        self._line.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: object, *_: object) -> None:
        self._line.execute("ROLLBACK" if kind else "COMMIT")


def digest(text: str) -> int:
    """A text as a number, that of another text but once in four thousand million."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def _version(line: sqlite3.Connection) -> int:
    return int(line.execute("PRAGMA user_version").fetchone()[0])


def _files(folder: Path) -> Iterator[tuple[str, Stamp]]:
    """Each draft's slug, with when it was changed (ns), its size and its inode."""
    try:
        found = os.scandir(folder)
    except OSError:
        return
    with found:
        for entry in found:
            if entry.name.endswith(".md") and not entry.name.startswith("."):
                with suppress(OSError):
                    if entry.is_file():
                        about = entry.stat()
                        yield entry.name[:-3], (about.st_mtime_ns, about.st_size, about.st_ino)


def _entry(row: Sequence[Any]) -> Entry:
    return Entry(**dict(zip(Entry.__struct_fields__, row, strict=True)))
