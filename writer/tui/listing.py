"""A draft as a line of the library."""

from pathlib import Path

from writer.desk import Desk
from writer.errors import WriterError
from writer.prose.markdown import parse
from writer.values import Value


class Listed(Value):
    """What the library shows of one file; ``words`` is ``None`` where it cannot be read."""

    path: Path
    headline: str
    genre: str = ""
    stage: str = ""
    words: int | None = None


def listed(desk: Desk, path: Path) -> Listed:
    """The line for ``path``; a file that cannot be read says so in its line."""
    try:
        draft = desk.read(path)
        genre = desk.genre(draft.facts.genre).label if draft.facts.genre else "text"
    except WriterError as error:
        return Listed(path=path, headline=f"✗ {path.name}: {error.message}")
    record = draft.facts.record
    return Listed(
        path=path,
        headline=record.text("headline") or draft.facts.title or path.stem,
        genre=genre,
        stage=record.text("stage"),
        words=parse(draft.text, draft.copy).words,
    )
