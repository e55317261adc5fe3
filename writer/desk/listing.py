"""All drafts of a desk, by their index: listed, and those that cannot be read."""

from collections.abc import Iterator
from pathlib import Path

from writer.desk.archive import Archive
from writer.desk.desk import Desk
from writer.desk.guides import BASE
from writer.errors import Problem, WriterError
from writer.library.index import Entry, Index, Progress
from writer.values import Value


class Listed(Value):
    """One draft of the desk; of one that cannot be read only its path, and the ``problem``."""

    path: Path
    genre: str = ""
    title: str = ""
    headline: str = ""
    stage: str = ""
    day: str = ""
    words: int | None = None
    problem: str = ""

    @property
    def name(self) -> str:
        """What it is called: by its headline, its title, or its file."""
        return self.headline or self.title or self.path.stem


def nobody(done: int, of: int) -> None:
    """For those who show no progress."""
    del done, of


def index_of(desk: Desk, progress: Progress = nobody) -> Index:
    """The index of the desk's drafts, as their files are now."""
    return Archive(desk).index(desk.guides.lexicon(BASE), progress)


def listed(desk: Desk, progress: Progress = nobody) -> list[Listed]:
    """Every draft, the one that was changed last first."""
    return [_listed(entry, desk.places.drafts) for entry in index_of(desk, progress).drafts()]


def problems_of(desk: Desk, index: Index) -> Iterator[tuple[Path, tuple[Problem, ...]]]:
    """The drafts that cannot be read, with what is wrong with them."""
    for slug in index.unreadable():
        path = desk.places.drafts / f"{slug}.md"
        try:
            desk.read(path)
        except WriterError as error:
            yield path, error.problems


def _listed(entry: Entry, folder: Path) -> Listed:
    return Listed(
        path=folder / f"{entry.slug}.md",
        genre=entry.genre,
        title=entry.work,
        headline=entry.headline,
        stage=entry.stage,
        day=entry.day,
        words=None if entry.problem else entry.words,
        problem=entry.problem,
    )
