"""How long an update of a draft of 1,500 words takes, and beside it a bare render and a bare comparison of both texts.

The draft is the fullest sample of the long report, with sentences of a writer's own between its paragraphs. What the
library call costs has the bar; the whole process is told beside it.
"""

import os
import tempfile
import time
from difflib import SequenceMatcher
from itertools import cycle
from pathlib import Path

from benchmarks.timing import PROGRAM, ROOT, Figure, finish, in_turn, program
from writer.desk import Desk
from writer.desk.updating import plan
from writer.model.draft import Draft
from writer.prose.markdown import parse

SAMPLE = ROOT / "templates" / "news-report" / "samples" / "full.yaml"
ROUNDS, WORDS, BAR = 15, 1500, 50
CHANGE = {"release_window": "March 2028"}


def edited(draft: Draft) -> str:
    """The draft with sentences of the writer's own at the ends of its paragraphs, until it has ``WORDS``."""
    front, paragraphs = draft.text[: draft.copy], draft.body.split("\n\n")
    for number, at in enumerate(cycle(range(len(paragraphs))), 1):
        if parse(front + "\n\n".join(paragraphs), len(front)).words >= WORDS:
            break
        if paragraphs[at].strip() and paragraphs[at].lstrip()[0].isalpha():
            paragraphs[at] += f" The desk heard of it {number} times that week, and each time from somebody else."
    return front + "\n\n".join(paragraphs)


def made(desk: Desk) -> list[Path]:
    """Drafts alike but for their season: nothing that was read of one helps with the next."""
    facts = desk.start("news-report", SAMPLE)
    paths = []
    for season in range(2, ROUNDS + 3):
        path = desk.save_new(desk.render(desk.assign(facts, {"season": str(season)})))
        desk.save(path, edited(desk.read(path)))
        paths.append(path)
    return paths


def main() -> None:
    """Make the drafts, then time what the update of each would be, without writing it."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = f"{folder}/cache"
        root = Path(folder) / "desk"
        (root / "drafts").mkdir(parents=True)
        (root / "writer.yaml").write_text("locale: en-US\n", "utf-8")
        desk = Desk(root)
        paths = made(desk)
        update = plan(Desk(root), paths[0], CHANGE)
        if not update.merged.put_in or "The desk heard of it" not in update.text:
            raise SystemExit("the update changes nothing, or loses the writer's own")
        was, now = update.draft.text.split(), update.text.split()
        updates, renders = iter(paths), iter([desk.read(path) for path in paths])
        one, render, compare = in_turn(
            lambda: plan(desk, next(updates), CHANGE),
            lambda: desk.render(next(renders)),
            lambda: SequenceMatcher(None, was, now, autojunk=False).get_opcodes(),
            times=ROUNDS,
            clock=time.process_time,
        )
        setting = [f"--set={name}={value}" for name, value in CHANGE.items()]
        whole, start = in_turn(
            program(PROGRAM, "update", paths[0], *setting, "--dry-run", cwd=root),
            program(PROGRAM, "--version", cwd=root),
            times=5,
        )
    told = f"render {render:.0f} ms, difflib {compare:.0f} ms; both"
    print(f"its process takes {whole:.0f} ms, and writer --version {start:.0f} ms", flush=True)
    finish(Figure(name="update, 1,500 words", value=one, reference=told, reference_value=render + compare, bar=BAR))


main()
