"""What the program remembers from one sitting to the next: a line a thing, in the user's state folder."""

from contextlib import suppress

from writer.errors import SaveError
from writer.library.files import write_text
from writer.library.xdg import own_state


def remembered(name: str) -> str:
    """What was remembered as ``name``; empty if nothing was."""
    with suppress(OSError, UnicodeDecodeError):
        return own_state(name).read_text("utf-8").strip()
    return ""


def remember(name: str, text: str) -> None:
    """Remember ``text`` as ``name``; where that cannot be written, the next sitting has what was there before."""
    path = own_state(name)
    with suppress(OSError, SaveError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_text(path, f"{text}\n", sync=False)
