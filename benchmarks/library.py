"""How long the app's library takes over 20,000 drafts: from nothing to a full list on the screen, and for a search.

The drafts are small, since neither reads them again once their index is made; making it is told beside it. The list
is on the screen when a terminal that read the app's output shows drafts from top to bottom; the reference is the same
app on one draft. A search is one that a writer types, worst first: a word in every draft, and one in few of them with
a filter. All that happens behind a key is timed, by the work of this process alone: the search line read, the index
asked, the list put in order.
"""

import os
import re
import shutil
import tempfile
import time
from datetime import date
from pathlib import Path

from benchmarks.ptys import Terminal
from benchmarks.timing import PROGRAM, Figure, finish, in_turn
from writer.desk import Desk
from writer.desk.listing import Catalogue, Listed
from writer.desk.searching import ordered, search

COUNT, FEW, FIRST, SEARCH = 20_000, 100, 500, 100
COLUMNS, LINES, TOP = 80, 24, 3
KEPT = ("writer.yaml", "drafts", "show-0.md")
"""Of so many drafts every ``FEW``-th speaks of a lighthouse; the bars are in milliseconds."""

TODAY = date(2026, 7, 21)
ROW = re.compile(r"Show \d+ .*Season")
STAGES = ("draft", "review", "ready", "published")


def made(root: Path) -> None:
    """A desk of ``COUNT`` drafts."""
    (root / "drafts").mkdir(parents=True)
    (root / "writer.yaml").write_text("locale: en-US\n", "utf-8")
    for number in range(COUNT):
        facts = f"genre: season-renewal\ntitle: Show {number}\nstage: {STAGES[number % 4]}\nseason: {number % 9 + 1}\n"
        facts += "status: renewed\nrelease_window: {value: March 2900, certainty: expected}\n"
        more = " Its lighthouse is lit again." if number % FEW == 0 else ""
        text = f"---\n{facts}---\n\nShow {number} will return with more of the same.{more}\n"
        (root / "drafts" / f"show-{number}.md").write_text(text, "utf-8")


def found(catalogue: Catalogue, line: str, column: str) -> int:
    """How many drafts a search finds, as the app has them on the screen."""
    rows = search(line).among(ALL, catalogue.as_left, TODAY)
    return len(ordered(rows, column))


ALL: list[Listed] = []
"""The drafts of the list."""


def paint(desk: Path, last: int) -> None:
    """Start the app, wait for a list from the top to the line ``last``, end it."""
    terminal = Terminal([PROGRAM], desk, (COLUMNS, LINES))
    try:
        terminal.wait_for(lambda: all(ROW.search(terminal.screen.display[line]) for line in (TOP, last)))
    finally:
        terminal.end()


def main() -> None:
    """Make the desk and its index, then time both."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = f"{folder}/cache"
        root = Path(folder) / "desk"
        made(root)
        catalogue, begin = Catalogue(Desk(root)), time.perf_counter()
        ALL[:] = catalogue.listed(lambda _done, _of: None)
        print(f"the index of {COUNT:,} drafts was made in {time.perf_counter() - begin:.0f} s", flush=True)
        for line, number in (("show", COUNT), ("lighthouse stage:dr", COUNT // FEW)):
            if found(catalogue, line, "changed") != number:
                raise SystemExit(f"'{line}' finds {found(catalogue, line, 'changed')} drafts, and not {number}")
        alone = Path(folder) / "alone"
        shutil.copytree(root, alone, ignore=lambda _, names: [name for name in names if name not in KEPT])
        first, one = in_turn(lambda: paint(root, LINES - 4), lambda: paint(alone, TOP), times=5)
        every, few, empty = in_turn(
            lambda: found(catalogue, "show", "headline"),
            lambda: found(catalogue, "lighthouse stage:dr", "words"),
            lambda: found(catalogue, "", "changed"),
            times=9,
            clock=time.process_time,
        )
    finish(
        Figure(name="list of 20,000", value=first, reference="list of one", reference_value=one, bar=FIRST),
        Figure(name="search, finds all", value=every, reference="no search", reference_value=empty, bar=SEARCH),
        Figure(name="search, finds few", value=few, reference="no search", reference_value=empty, bar=SEARCH),
    )


main()
