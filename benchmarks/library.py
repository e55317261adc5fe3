"""How long the app's library takes over 20,000 drafts: from nothing to a full list on the screen, and for a search.

The drafts are small, since neither reads them again once their index is made; making it is told beside it. The list
is on the screen when a terminal that read the app's output shows a draft's name; the reference is importing Textual.
A search is one that a writer types, worst first: a word in every draft, and one in few of them with a filter. All of
what happens behind a key is timed: the search line read, the index asked, the list put in order.
"""

import os
import re
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from benchmarks.ptys import Terminal
from benchmarks.timing import PROGRAM, Figure, finish, in_turn, program
from writer.desk import Desk
from writer.desk.listing import Catalogue, Listed
from writer.desk.searching import ordered, search

COUNT, FEW, FIRST, SEARCH = 20_000, 100, 500, 100
COLUMNS, LINES = 80, 24
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


def paint(desk: Path) -> None:
    """Start the app, wait for a list from top to bottom, end it."""
    terminal = Terminal([PROGRAM], desk, (COLUMNS, LINES))
    try:
        terminal.wait_for(lambda: all(ROW.search(terminal.screen.display[line]) for line in (3, LINES - 4)))
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
        first, bare = in_turn(
            lambda: paint(root),
            program(sys.executable, "-c", "import textual.app"),
            times=5,
        )
        every, few, empty = in_turn(
            lambda: found(catalogue, "show", "headline"),
            lambda: found(catalogue, "lighthouse stage:dr", "words"),
            lambda: found(catalogue, "", "changed"),
            times=9,
        )
    finish(
        Figure(name="list of 20,000", value=first, reference="import textual.app", reference_value=bare, bar=FIRST),
        Figure(name="search, finds all", value=every, reference="no search", reference_value=empty, bar=SEARCH),
        Figure(name="search, finds few", value=few, reference="no search", reference_value=empty, bar=SEARCH),
    )


main()
