"""A draft as a line of the library, and what is told of one that was never saved."""

from datetime import datetime
from pathlib import Path

from writer.desk import Desk
from writer.errors import WriterError
from writer.library.unsaved import Unsaved
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


def told_of(desk: Desk, unsaved: Unsaved) -> str:
    """What somebody needs to know before taking unsaved text back: whose it is, from when, how much."""
    draft = desk.parse(unsaved.text, unsaved.path)
    title = draft.facts.title or "A draft without a title"
    name = Path(unsaved.path).name if unsaved.path else "never saved"
    when = datetime.fromtimestamp(unsaved.at).astimezone()
    words = f"{parse(draft.text, draft.copy).words} words"
    if unsaved.disk:
        saved = desk.parse(unsaved.disk, unsaved.path)
        words += f"; the saved file has {parse(saved.text, saved.copy).words}"
    return f"{title} ({name})\nof {when:%d %B %Y, %H:%M}: {words}\n\nThe app ended before this was saved."
