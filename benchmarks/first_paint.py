"""How long the app takes to draw its first full screen in a terminal of 80×24, against importing Textual.

The screen is full when a terminal that read the app's output shows the title line and the line of keys.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import pyte

from benchmarks.ptys import Terminal
from benchmarks.timing import PROGRAM, ROOT, Figure, finish, in_turn, program

BAR = 700
COLUMNS, LINES = 80, 24


def make_desk(folder: Path) -> None:
    """A desk with the drafts that the repository ships."""
    shutil.copy(ROOT / "writer.yaml", folder)
    shutil.copytree(ROOT / "drafts", folder / "drafts", ignore=shutil.ignore_patterns(".writer"))


def paint(desk: Path) -> None:
    """Start the app, wait for its first full screen, end it."""
    terminal = Terminal([PROGRAM], desk, (COLUMNS, LINES))
    try:
        terminal.wait_for(lambda: is_full(terminal.screen))
    finally:
        terminal.end()


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


if __name__ == "__main__":
    main()
