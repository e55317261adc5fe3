"""``writer`` alone: the terminal app on the desk of the working folder."""

import gc
import os
import sys
from pathlib import Path

from writer.desk import Desk
from writer.errors import UsageError
from writer.library.userconfig import read_user_config
from writer.tui.app import WriterApp
from writer.tui.keymap import key_map

OBJECTS = 50_000
"""So many new ones before Python looks for cycles: an app makes them, and a look through more would hold up a key."""

TURN = 0.0005
"""Seconds that a thread which renders may hold up a key; Python's own, ten times that, is felt at every hand-over."""


def open_app(draft: Path | None = None) -> None:
    """Open the app, on ``draft`` if one is named.

    Raises ``UsageError`` where there is no terminal, nor a driver that makes one of something else.
    """
    if not ((sys.stdin.isatty() and sys.stdout.isatty()) or "TEXTUAL_DRIVER" in os.environ):
        raise UsageError("the app needs a terminal", hint="see 'writer --help' for the commands that need none")
    gc.freeze()
    gc.set_threshold(OBJECTS)
    sys.setswitchinterval(TURN)
    WriterApp(Desk.find(draft.resolve().parent if draft else None), draft, key_map(read_user_config().keys)).run()
