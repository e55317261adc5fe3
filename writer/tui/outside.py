"""The writer's own editor: the copy goes out to it, and comes back."""

import os
import shlex
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from writer.errors import UsageError, reason
from writer.library.files import read_text

_AT_A_LINE = frozenset({"vi", "vim", "nvim", "view", "nano", "emacs", "emacsclient", "micro", "joe", "kak", "ne", "mg"})
"""Editors that take ``+LINE`` before the file."""


def edited(text: str, name: str, line: int) -> str:
    """``text`` as it was left in ``$VISUAL`` or ``$EDITOR``, which begins at ``line``, counted from 1.

    Raises ``UsageError`` where no editor could be run, or where it failed; what it wrote is kept then.
    """
    command = _command()
    folder = Path(tempfile.mkdtemp(prefix="writer-"))
    place = folder / name
    place.write_text(text, encoding="utf-8", newline="")
    at = [f"+{line}"] if Path(command[0]).name in _AT_A_LINE else []
    try:
        code = subprocess.run([*command, *at, place], check=False).returncode  # noqa: S603  the writer's own
    except OSError as error:
        hint = "set EDITOR to the one you use"
        raise UsageError(f"the editor '{command[0]}' cannot be run: {reason(error)}", hint=hint) from None
    if code:
        raise UsageError(f"the editor ended with {code}", hint=f"nothing was taken over; what it wrote is {place}")
    back = read_text(place)
    with suppress(OSError):
        place.unlink()
        folder.rmdir()
    return back


def _command() -> list[str]:
    named = os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip() or "vi"
    try:
        return shlex.split(named)
    except ValueError as error:
        hint = "close its quotation marks in VISUAL or EDITOR"
        raise UsageError(f"the editor '{named}' cannot be run: {error}", hint=hint) from None
