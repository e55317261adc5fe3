"""What an index knows of drafts: the values that go in and come out."""

from collections.abc import Callable, Iterable
from pathlib import Path

from writer.model.ageing import Ageing
from writer.values import Value

Stamp = tuple[int, int, int]
"""When a file was changed (ns), its size, its inode."""

Note = tuple[str, str, str]
"""A note to readers under a story: its kind, its day, its words."""


class Entry(Value):
    """What the index knows of a draft; of one that cannot be read only its slug, and the ``problem``.

    ``work`` is the title as it is written, ``title`` that folded; ``words`` are those of the copy; ``day`` is the
    reference day in ISO form, ``due`` the day on which it is wanted; ``release_window`` to ``editor`` are as written.
    ``pattern``, ``lede``, ``opening``, ``kicker`` and ``turn`` are keys of ``writer.prose.reuse``, 0 for none;
    ``tics`` are its modifiers, parted by spaces.
    """

    slug: str
    problem: str = ""
    genre: str = ""
    work: str = ""
    title: str = ""
    headline: str = ""
    words: int = 0
    stage: str = ""
    day: str = ""
    season: str = ""
    status: str = ""
    release_window: str = ""
    premiere_date: str = ""
    guide: str = ""
    locale: str = ""
    byline: str = ""
    editor: str = ""
    due: str = ""
    pattern: int = 0
    lede: int = 0
    opening: int = 0
    kicker: int = 0
    turn: int = 0
    lede_line: int = 1
    kicker_line: int = 1
    tics: str = ""


class Reading(Value):
    """A draft as it was read: its entry, the keys of its phrases, its facts that age, its notes, all that it says.

    ``names`` are those on its record, each with its group.
    """

    entry: Entry
    phrases: Iterable[int] = ()
    ageing: tuple[Ageing, ...] = ()
    notes: tuple[Note, ...] = ()
    said: str = ""
    names: tuple[tuple[str, str], ...] = ()


class Seen(Value):
    """What a check found: how many alerts of each level, and how many things that should have checked did not run."""

    errors: int
    warnings: int
    suggestions: int
    unrun: int


Read = Callable[[Path, str], Reading]
"""Reads a draft from its file's text."""

Progress = Callable[[int, int], None]
"""Told how many drafts were read, of how many."""
