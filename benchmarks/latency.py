"""From a key to the screen: typing into the workbench while grammar reads whole drafts, and into a bare text area.

Both run in terminals of 120×40 and get a key in turn at the pace of a quick hand, at the beginning, in the middle and
at the end of 1,500 words, in an alert, as new lines, and in a field of the form. A key is on the screen when the bytes
arrive by which the text, or the field, reads otherwise. ``python -m benchmarks.latency [KEYS]`` takes so many keys at
each place. Processor time stands beside it, since it says more on a machine that is busy with other things.
"""

import multiprocessing
import random
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

from benchmarks.grammar import draft, ours
from benchmarks.ptys import Terminal, rest
from benchmarks.timing import DATA, PROGRAM, ROOT, Figure, finish
from writer.grammar.server import ensure
from writer.values import Value

KEYS = 60
MORE = 12
"""What a key may take longer than in the bare text area, in ms."""

SIZE = COLUMNS, LINES = 120, 40
PACE = 0.04, 0.06
"""Seconds between a key in one terminal and one in the other: each gets one in 80 to 120 ms."""

LETTERS = "etaoinshrdlu"
WORD = 6
F2, F3, F8 = b"\x1bOQ", b"\x1bOR", b"\x1b[19~"
ENTER, TAB, LEFT, RIGHT, PAGE_DOWN = b"\r", b"\t", b"\x1b[D", b"\x1b[C", b"\x1b[6~"
TO_BEGIN, TO_END = b"\x1b[1;5H", b"\x1b[1;5F"
SETTLED = 1.0


class Place(Value):
    """Somewhere to type: the keys that go there from the place before, on the workbench and in the bare area."""

    name: str
    there: tuple[bytes, ...]
    bare: tuple[bytes, ...] = ()
    keys: tuple[bytes, ...] = tuple(letter.encode() for letter in LETTERS)
    pane: int = 1
    rows: slice = slice(4, LINES - 5)


PLACES = (
    Place(name="beginning", there=(F3, TO_BEGIN)),
    Place(name="middle", there=(PAGE_DOWN * 3,), bare=(PAGE_DOWN * 3,)),
    Place(name="end", there=(TO_END,), bare=(PAGE_DOWN * 9,)),
    Place(name="in an alert", there=(F8, F8, RIGHT + LEFT * 2)),
    Place(name="new lines", there=(TO_BEGIN,), keys=(ENTER, b"e")),
    Place(name="form", there=(F2, TAB * 5), pane=0, rows=slice(2, LINES - 9)),
)


class Hand:
    """Types into one program, and watches the part of its screen in which that is seen."""

    def __init__(self, terminal: Terminal) -> None:
        """Watch all of the screen."""
        self.terminal = terminal
        self.rows, self.columns = slice(LINES), slice(COLUMNS)
        self.times: list[float] = []
        self.worked: list[float] = []

    def go(self, keys: tuple[bytes, ...]) -> None:
        """Press keys, some at a time, each when those before have done their work."""
        for key in keys:
            self.terminal.press(key)
            self.terminal.settle(SETTLED)

    def watch(self, pane: int, rows: slice) -> None:
        """Watch a pane of the workbench, in rows that nothing changes but typing."""
        borders = self.terminal.screen.display[1]
        begins, ends = ([at for at, sign in enumerate(borders) if sign in corner] for corner in ("╭┏", "╮┓"))
        self.rows, self.columns = rows, slice(begins[pane], ends[pane])

    @property
    def text(self) -> list[str]:
        """What is read there."""
        return [line[self.columns] for line in self.terminal.screen.display[self.rows]]

    def type(self, key: bytes) -> None:
        """Press a key and wait until it is seen."""
        before, worked = self.text, self.terminal.worked
        begin = self.terminal.press(key)
        self.times.append((self.terminal.wait_for(lambda: self.text != before) - begin) * 1000)
        self.worked.append((self.terminal.worked - worked) * 1000)


def type_at(place: Place, count: int, bench: Hand, bare: Hand) -> None:
    """Type ``count`` keys in turn into both; a space, which is not seen at the end of a line, is not timed."""
    bench.go(place.there)
    bench.watch(place.pane, place.rows)
    bare.go(place.bare)
    keys, dice = cycle(place.keys), random.Random(place.name)  # noqa: S311 - a hand is no secret
    for number in range(1, count + 1):
        key = next(keys)
        for hand in (bench, bare):
            if number % WORD == 0:
                hand.terminal.press(b" ")
                rest(dice.uniform(*PACE), bench.terminal, bare.terminal)
            hand.type(key)
            rest(dice.uniform(*PACE), bench.terminal, bare.terminal)


def read_grammar(checked: "multiprocessing.sharedctypes.Synchronized[int]") -> None:
    """In a process of its own: check whole drafts, one after another, none of them twice."""
    while True:
        ours(draft(400_000 + checked.value))
        checked.value += 1


@contextmanager
def grammar_at_work() -> Iterator["multiprocessing.sharedctypes.Synchronized[int]"]:
    """While this lasts, grammar is asked for whole drafts."""
    ensure()
    checked = multiprocessing.Value("i", 0)
    work = multiprocessing.Process(target=read_grammar, args=(checked,), daemon=True)
    work.start()
    try:
        yield checked
    finally:
        work.terminate()
        work.join()


def make_desk(folder: Path) -> Path:
    """A desk with one draft of 1,500 words; its copy alone lies beside it."""
    shutil.copy(ROOT / "writer.yaml", folder)
    head = (DATA / "long.md").read_text("utf-8").split("---\n")[1]
    copy = draft(1).text
    (folder / "drafts").mkdir()
    (folder / "drafts" / "long.md").write_text(f"---\n{head}---\n{copy}", "utf-8")
    (folder / "copy.md").write_text(copy, "utf-8")
    return folder


@contextmanager
def programs(folder: Path) -> Iterator[tuple[Hand, Hand]]:
    """The workbench on that draft, checked once, and the bare text area with its copy."""
    scratch = {f"XDG_{name}_HOME": str(folder / name) for name in ("CACHE", "STATE")}
    bench = Terminal([PROGRAM], folder, SIZE, scratch)
    bare = Terminal([sys.executable, "-m", "benchmarks.bare_area", folder / "copy.md"], ROOT, SIZE)
    try:
        bench.sees("1 draft")
        bench.press(ENTER)
        bench.sees(r"\d open · grammar")
        bare.settle(SETTLED)
        yield Hand(bench), Hand(bare)
    finally:
        bench.end()
        bare.end()


def p95(times: list[float]) -> float:
    """The time that one key in twenty takes longer than."""
    return statistics.quantiles(times, n=20)[-1]


def tell(name: str, *hands: Hand, since: int = 0) -> None:
    """Print what the keys from the number ``since`` on took."""
    for hand, program in zip(hands, ("workbench", "bare"), strict=True):
        times, worked = hand.times[since:], hand.worked[since:]
        shown = (f"median {statistics.median(each):6.1f}, p95 {p95(each):6.1f} ms" for each in (times, worked))
        print(f"  {name:<11} {program:<9} {len(times):4} keys: {next(shown)}; processor {next(shown)}", flush=True)


def main() -> None:
    """Print the figures; exit 1 if a key takes longer than it may."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else KEYS
    with tempfile.TemporaryDirectory() as scratch, programs(make_desk(Path(scratch))) as (bench, bare):
        with grammar_at_work() as checked:
            for place in PLACES:
                before = len(bench.times)
                type_at(place, count, bench, bare)
                tell(place.name, bench, bare, since=before)
        tell("all", bench, bare)
        print(f"  {checked.value} drafts were checked meanwhile")
    slow, reference = p95(bench.times), p95(bare.times)
    finish(
        Figure(
            name="key to screen, p95",
            value=slow,
            reference="bare text area",
            reference_value=reference,
            bar=reference + MORE,
        )
    )


if __name__ == "__main__":
    main()
