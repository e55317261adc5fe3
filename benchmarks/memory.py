"""What the app and its checking process hold in memory after as many keys, saves and openings as an hour has.

Time is pressed together: keys come as fast as the screen follows them, with a rest now and then in which the text is
checked. Whoever writes for an hour types some six thousand keys, saves every other minute and opens a dozen drafts.
``python -m benchmarks.memory [ROUNDS]`` runs so many rounds, each what five minutes have.
"""

import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.first_paint import make_desk
from benchmarks.ptys import Terminal, rest
from benchmarks.timing import DATA, PROGRAM
from writer.grammar.process import memory

ROUNDS = 12
MEGABYTES = 250
BURSTS, KEYS = 25, 20
"""Of a round: how often somebody types, and how many keys then."""

CHECKED = 0.35
"""Seconds of rest behind a burst: the text is checked and, if it was in the form, rendered."""

SIZE = (120, 40)
F2, F3, F8, F9 = b"\x1bOQ", b"\x1bOR", b"\x1b[19~", b"\x1b[20~"
ENTER, DOWN, PAGE_DOWN, BACKSPACE = b"\r", b"\x1b[B", b"\x1b[6~", b"\x7f"
SAVE, LIBRARY, UNDO = b"\x13", b"\x0f", b"\x1a"
WORDS = tuple("the harbor office confirmed that a second season of Night Ferry comes in March 2027".split())  # noqa: SIM905


def bursts(dice: random.Random) -> Iterator[bytes]:
    """What somebody types in five minutes: mostly text, now and then a field, the alerts, something taken back."""
    for number in range(BURSTS):
        where = dice.choice((F3, F3 + PAGE_DOWN, F3 + DOWN * dice.randrange(9), F3 + F8, F2))
        words = b"".join(dice.choice(WORDS).encode() + b" " for _ in range(KEYS // 5))
        end = dice.choice((b"", b"", ENTER, BACKSPACE * 8, UNDO, F8 + F9))
        yield where + words + (b"" if where.startswith(F2) else end) + (SAVE if number % 10 == 0 else b"")


def children(pid: int) -> list[int]:
    """The processes that ``pid`` started and that are there."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()
    return [int(child) for child in found]


def held(terminal: Terminal) -> tuple[float, float]:
    """MB of the app, and of the processes that it started."""
    return memory(terminal.pid) / 1e6, sum(memory(child) for child in children(terminal.pid)) / 1e6


def work(terminal: Terminal, dice: random.Random) -> None:
    """Five minutes: open one of the drafts, write in it, save it, go back."""
    terminal.press(DOWN * dice.randrange(4) + ENTER)
    terminal.sees("F3 Draft")
    for keys in bursts(dice):
        terminal.press(keys)
        rest(CHECKED, terminal)
    terminal.press(SAVE)
    terminal.settle()
    terminal.press(LIBRARY)
    terminal.sees("Unsaved changes|^ writer ")
    if "writer" not in terminal.screen.display[0]:
        terminal.press(ENTER)
    terminal.sees("^ writer ")


def tell(number: int, terminal: Terminal, dice: random.Random) -> float:
    """Work for a round and print what is then held; all of it, in MB."""
    work(terminal, dice)
    app, checks = held(terminal)
    print(f"  round {number:2}: app {app:6.1f} MB, checks {checks:6.1f} MB", flush=True)
    return app + checks


def main() -> None:
    """Print what is held after each round; exit 1 if it is too much."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    dice = random.Random(9)  # noqa: S311 - a hand is no secret
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder)
        make_desk(desk)
        for number in range(3):
            shutil.copy(DATA / "long.md", desk / "drafts" / f"long-{number}.md")
        terminal = Terminal([PROGRAM], desk, SIZE, {"XDG_STATE_HOME": f"{folder}/state"})
        try:
            terminal.sees(r"\d+ drafts")
            most = max(tell(number, terminal, dice) for number in range(1, rounds + 1))
        finally:
            terminal.end()
    verdict = "ok" if most <= MEGABYTES else "TOO MUCH"
    print(f"{'memory in an hour':<40} {most:7.1f} MB   bar {MEGABYTES:6.0f} MB   {verdict}")
    sys.exit(most > MEGABYTES)


if __name__ == "__main__":
    main()
