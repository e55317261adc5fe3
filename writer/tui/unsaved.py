"""What is told of a draft that was never saved."""

from datetime import datetime
from pathlib import Path

from writer.desk import Desk
from writer.library.unsaved import Unsaved
from writer.prose.markdown import parse


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
