"""What the library does to drafts; few sittings need it, so that it is loaded when it is asked for."""

from pathlib import Path

from writer.desk import Desk
from writer.desk.carry import Begun, begun, may_not_hold
from writer.desk.listing import Listed
from writer.desk.shelving import duplicate, rename
from writer.desk.stages import move
from writer.model.stages import SPIKED, STAGES
from writer.tui.manuscript import Manuscript, first_manuscript

Done = tuple[Path, str]
"""The file of a draft to which something was done, and what to say of it."""


def spike(desk: Desk, row: Listed) -> Done:
    """Put a draft aside, or bring it back. Raises ``WriterError``."""
    back = row.stage == SPIKED
    move(desk, row.path, STAGES[0] if back else SPIKED)
    return row.path, "is back, at the stage draft" if back else "is spiked; x brings it back"


def copy(desk: Desk, row: Listed) -> Done:
    """Copy a draft. Raises ``WriterError``."""
    return duplicate(desk, row.path), "is a copy, at the stage draft"


def call(row: Listed, name: str) -> Done:
    """Give a draft another file name. Raises ``WriterError``."""
    return rename(row.path, name), "is its name now"


def next_story(desk: Desk, path: Path, genre_id: str) -> tuple[Manuscript, str]:
    """A draft of facts that the one at ``path`` knew, and what to say of them. Raises ``WriterError``."""
    start = begun(desk, genre_id, path)
    return first_manuscript(desk, start.draft), _carried_over(desk, start)


def _carried_over(desk: Desk, start: Begun) -> str:
    """What may no longer hold, and what stayed behind."""
    facts = may_not_hold(desk, start.draft, start.since) if start.since else ()
    stale = "\n".join(f"· {fact.told(desk.today())}" for fact in facts)
    parts = [f"May no longer hold:\n{stale}"] if stale else []
    parts += [f"Left behind, since this genre does not ask for it: {', '.join(start.left)}"] if start.left else []
    return "\n\n".join(parts)
