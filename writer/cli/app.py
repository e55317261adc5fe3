"""``writer`` alone: the terminal app on the desk of the working folder."""

import sys

from writer.desk import Desk
from writer.errors import UsageError
from writer.tui.app import WriterApp


def open_app() -> None:
    """Open the app. Raises ``UsageError`` where there is no terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("the app needs a terminal", hint="see 'writer --help' for the commands that need none")
    WriterApp(Desk.find()).run()
