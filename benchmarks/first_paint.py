"""How long the app takes to draw its first full screen in a terminal of 80×24, against importing Textual.

The screen is full when a terminal that read the app's output shows the title line and the line of keys.
"""

import fcntl
import os
import pty
import select
import shutil
import signal
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

import pyte

from benchmarks.timing import PROGRAM, ROOT, Figure, finish, in_turn, program

BAR = 700
COLUMNS, LINES = 80, 24
PATIENCE = 10


def make_desk(folder: Path) -> None:
    """A desk with the drafts that the repository ships."""
    shutil.copy(ROOT / "writer.yaml", folder)
    shutil.copytree(ROOT / "drafts", folder / "drafts", ignore=shutil.ignore_patterns(".writer"))


def paint(desk: Path) -> None:
    """Start the app, wait for its first full screen, end it."""
    child, terminal = pty.fork()
    if not child:
        os.chdir(desk)
        os.execve(PROGRAM, [str(PROGRAM)], {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"})  # noqa: S606
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    try:
        wait_for_screen(terminal)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def wait_for_screen(terminal: int) -> None:
    """Read until the screen is full."""
    screen = pyte.Screen(COLUMNS, LINES)
    stream = pyte.ByteStream(screen)
    deadline = time.monotonic() + PATIENCE
    while not is_full(screen):
        if time.monotonic() > deadline:
            raise SystemExit("the app drew no full screen:\n" + "\n".join(screen.display))
        if select.select([terminal], [], [], 0.1)[0]:
            stream.feed(os.read(terminal, 65536))


def is_full(screen: pyte.Screen) -> bool:
    """Whether the title stands in the first line and the keys in the last."""
    return "writer" in screen.display[0] and "Quit" in screen.display[-1]


def main() -> None:
    """In a folder of its own, so that nothing of the repository is touched."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder)
        make_desk(desk)
        first, bare = in_turn(lambda: paint(desk), program(sys.executable, "-c", "import textual.app"), times=9)
    finish(Figure(name="first paint", value=first, reference="import textual.app", reference_value=bare, bar=BAR))


main()
