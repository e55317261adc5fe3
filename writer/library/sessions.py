"""Where somebody left off: one small file a desk in the user's state folder, never in the desk."""

from contextlib import suppress
from pathlib import Path
from zlib import crc32

from writer.errors import SaveError
from writer.library.files import write_text
from writer.library.xdg import own_state
from writer.values import Value, as_json, field, from_json, replace

KEPT = 50
"""So many drafts' places are kept, those left last."""


class Left(Value):
    """The place in one draft: its pane, the field that had the focus last, and row and column of the caret."""

    pane: str = ""
    field: str = ""
    row: int = 0
    column: int = 0


class Session(Value):
    """``draft`` is the file that was open when the app ended, empty if none was; ``places`` by file, last left last."""

    draft: str = ""
    places: dict[str, Left] = field(default_factory=dict)


def read_session(desk: str) -> Session:
    """Where somebody left off on ``desk``; an empty session where nothing is known."""
    with suppress(OSError, ValueError):
        return from_json(_file(desk).read_bytes(), Session)
    return Session()


def left_open(desk: str) -> Path | None:
    """The draft that was open when the app ended, if it is still there."""
    draft = read_session(desk).draft
    return Path(draft) if draft and Path(draft).is_file() else None


def leave(desk: str, path: str, left: Left, *, opened: bool) -> None:
    """Remember the place in the draft at ``path``, which is still open if the app ends with it.

    What cannot be written is no loss that anybody needs to be told of.
    """
    session = read_session(desk)
    places = {**{name: one for name, one in session.places.items() if name != path}, path: left}
    kept = dict([*places.items()][-KEPT:])
    now = replace(session, draft=path if opened else "", places=kept)
    with suppress(OSError, SaveError):
        _file(desk).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_text(_file(desk), as_json(now), sync=False)


def _file(desk: str) -> Path:
    name = f"{crc32(desk.encode()):08x}"
    return own_state("sessions") / f"{name}.json"
