"""All drafts of a desk, by their index: listed, and those that cannot be read."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from writer.desk.archive import Archive
from writer.desk.desk import Desk
from writer.desk.guides import BASE
from writer.errors import Problem, WriterError
from writer.library.entries import Progress
from writer.library.index import Index
from writer.model.genre import Length
from writer.values import Value


class Listed(Value, kw_only=False):
    """One draft of the desk; of one that cannot be read only its file, and the ``problem``.

    What follows ``folder`` is what ``writer.library.index.LISTED`` tells, in its order. Days are in ISO form: ``day``
    is the reference day, ``oldest`` the day on which the first of the facts that age was checked, ``until`` the last
    one for which all of them hold. ``changed`` is when the file was, in ns. ``errors`` and what follows are those of
    the last check of this very text, ``None`` where there was none; so many things ``unrun`` should have checked.
    """

    folder: Path
    slug: str
    genre: str = ""
    title: str = ""
    headline: str = ""
    stage: str = ""
    day: str = ""
    guide: str = ""
    locale: str = ""
    oldest: str = ""
    until: str = ""
    problem: str = ""
    words: int | None = None
    changed: int = 0
    errors: int | None = None
    warnings: int | None = None
    suggestions: int | None = None
    unrun: int | None = None

    @property
    def path(self) -> Path:
        """Its file."""
        return self.folder / f"{self.slug}.md"

    @property
    def name(self) -> str:
        """What it is called: by its headline, its title, or its file."""
        return self.headline or self.title or self.slug

    def is_stale(self, today: date) -> bool:
        """Whether a fact of it may no longer hold."""
        return "" < self.until < today.isoformat()

    def is_called(self, words: str) -> bool:
        """Whether ``words`` stand in its title or its headline, whatever the case."""
        return any(words.casefold() in name.casefold() for name in (self.title, self.headline))


class Catalogue:
    """The drafts of a desk, as lists of them need it; the index is opened when it is first asked for."""

    def __init__(self, desk: Desk) -> None:
        """Read nothing yet."""
        self._folder, self._guides, self._archive = desk.places.drafts, desk.guides, Archive(desk)

    def index(self, progress: Progress) -> Index:
        """All drafts as their files are now."""
        return self._archive.index(self._guides.lexicon(BASE), progress)

    def as_left(self) -> Index:
        """All drafts as they were when somebody looked last: that is there at once."""
        return self._archive.as_left(self._guides.lexicon(BASE))

    def listed(self, progress: Progress) -> list[Listed]:
        """Every draft as its file is now, the one that was changed last first."""
        return self._rows(self.index(progress).listed())

    def first(self, count: int) -> list[Listed]:
        """So many of those that were changed last, as they were when somebody looked last."""
        return self._rows(self.as_left().listed(count))

    def _rows(self, rows: list[tuple[Any, ...]]) -> list[Listed]:
        return [Listed(self._folder, *row) for row in rows]


class Lengths:
    """The guidelines that the drafts of a list are measured by, each looked up once."""

    def __init__(self, desk: Desk) -> None:
        """Read nothing yet."""
        self._desk = desk
        self._known: dict[tuple[str, str, str], Length | None] = {}

    def of(self, row: Listed) -> Length | None:
        """The words that genre and guide of a draft ask for; nothing where there is no such genre or guide."""
        key = row.genre, row.guide, row.locale
        if key not in self._known:
            self._known[key] = self._found(*key) if row.genre else None
        return self._known[key]

    def _found(self, genre_id: str, own: str, locale: str) -> Length | None:
        guides = self._desk.guides
        try:
            genre = self._desk.genre(genre_id)
            return guides.guide(guides.usual(genre, own, locale)).over(genre).length
        except WriterError:  # whoever opens the draft is told
            return None


def nobody(done: int, of: int) -> None:
    """For those who show no progress."""
    del done, of


def index_of(desk: Desk, progress: Progress = nobody) -> Index:
    """The index of the desk's drafts, as their files are now."""
    return Catalogue(desk).index(progress)


def listed(desk: Desk, progress: Progress = nobody) -> list[Listed]:
    """Every draft, the one that was changed last first."""
    return Catalogue(desk).listed(progress)


def carry_alerts(desk: Desk, path: Path, was: str, now: str) -> None:
    """The lists go on telling the alerts of a draft of which a stage or a signature alone made ``now`` of ``was``."""
    if desk.holds(path):
        Catalogue(desk).as_left().carry(path.stem, was, now)


def problems_of(desk: Desk, index: Index) -> Iterator[tuple[Path, tuple[Problem, ...]]]:
    """The drafts that cannot be read, with what is wrong with them."""
    for slug in index.unreadable():
        path = desk.places.drafts / f"{slug}.md"
        try:
            desk.read(path)
        except WriterError as error:
            yield path, error.problems
