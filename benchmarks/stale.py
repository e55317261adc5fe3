"""How long ``writer stale`` takes over 20,000 drafts: the whole process, once their index is made.

The drafts are small, since what is timed does not read them again. Making the index, once, is told beside it.
"""

import os
import tempfile
import time
from datetime import date
from pathlib import Path

from benchmarks.timing import PROGRAM, Figure, finish, in_turn, program
from writer.desk import Desk
from writer.desk.listing import index_of

COUNT, STALE, BAR = 20_000, 20, 2000
"""Of so many drafts every ``STALE``-th has a window that has closed."""


def made(root: Path) -> None:
    """A desk of ``COUNT`` drafts."""
    (root / "drafts").mkdir(parents=True)
    (root / "writer.yaml").write_text("locale: en-US\n", "utf-8")
    for number in range(COUNT):
        window = "March 2020" if number % STALE == 0 else "March 2900"
        day = date.fromordinal(date(2020, 1, 1).toordinal() + number // 10)
        facts = f"genre: season-renewal\ntitle: Show {number}\npublished: {day}\nstage: draft\nseason: 2\n"
        facts += f"status: renewed\nrelease_window: {{value: {window}, certainty: expected}}\n"
        text = f"---\n{facts}---\n\nShow {number} will return with more of the same.\n"
        (root / "drafts" / f"show-{number}.md").write_text(text, "utf-8")


def main() -> None:
    """Make the desk and its index, then time the command beside a start that does nothing."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = f"{folder}/cache"
        root = Path(folder) / "desk"
        made(root)
        begin = time.perf_counter()
        found = index_of(Desk(root)).stale(date(2026, 7, 21))
        print(f"the index of {COUNT:,} drafts was made in {time.perf_counter() - begin:.0f} s", flush=True)
        if len(found) != COUNT // STALE:
            raise SystemExit(f"{len(found)} drafts are stale, and not {COUNT // STALE}")
        stale, start = in_turn(program(PROGRAM, "stale", cwd=root), program(PROGRAM, "--version", cwd=root), times=5)
    finish(
        Figure(name="stale, 20,000 drafts", value=stale, reference="writer --version", reference_value=start, bar=BAR)
    )


main()
