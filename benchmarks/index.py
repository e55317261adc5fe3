"""How long "used before?" takes beside 20,000 drafts: the check ``reuse`` on a draft of 1,300 words.

The drafts are made here, of words of the default dictionary as often as a language has them. Making their index, once,
is told beside it.
"""

import os
import random
import tempfile
import time
from datetime import date
from itertools import accumulate
from pathlib import Path

from benchmarks.timing import DATA, ROOT, Figure, finish, in_turn
from writer.checks.newsroom import CHECKS
from writer.checks.subject import Others, Subject
from writer.desk import Desk
from writer.desk.archive import Archive
from writer.model.draft import Draft
from writer.prose.markdown import parse
from writer.values import replace

COUNT, SENTENCES, LENGTH, BAR = 20_000, 40, 15, 20
SHARED = "Nobody on the island remembers who lit the lamp or why the harbor was left to the gulls"
WORDS = ROOT / "dictionaries" / "en_US.dic"


def made(root: Path) -> None:
    """A desk of ``COUNT`` drafts of 600 words; one of them has the sentence that is looked for."""
    (root / "drafts").mkdir(parents=True)
    (root / "writer.yaml").write_text("locale: en-US\n", "utf-8")
    chance = random.Random(7)  # noqa: S311  the same words in every run
    lines = [line.partition("/")[0] for line in WORDS.read_text("utf-8").splitlines()[1:]]
    words = [word for word in lines if word.isalpha() and word.islower()]
    chance.shuffle(words)
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    for number in range(COUNT):
        said = chance.choices(words, cum_weights=weights, k=SENTENCES * LENGTH)
        sentences = [" ".join(said[at : at + LENGTH]).capitalize() + "." for at in range(0, len(said), LENGTH)]
        if number == COUNT // 2:
            sentences[20] = f"{SHARED}."
        paragraphs = "\n\n".join(" ".join(sentences[at : at + 4]) for at in range(0, SENTENCES, 4))
        day = date.fromordinal(date(2020, 1, 1).toordinal() + number // 10)
        facts = f"genre: season-renewal\ntitle: Show {number}\npublished: {day}\nseason: 2\nstatus: renewed\n"
        (root / "drafts" / f"show-{number}.md").write_text(f"---\n{facts}---\n\n{paragraphs}\n", "utf-8")


def subject_of(desk: Desk, draft: Draft, others: Others) -> Subject:
    """The draft as the check sees it."""
    return Subject(
        document=parse(draft.text, draft.copy),
        facts=draft.facts,
        names=draft.facts.names(),
        guide=desk.guides.guide("US"),
        lexicon=desk.guides.lexicon("US"),
        today=date(2025, 8, 12),
        others=others,
    )


def main() -> None:
    """Make the desk, then time the check beside a bare look at the folder."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = f"{folder}/cache"
        made(Path(folder) / "desk")
        desk = Desk(Path(folder) / "desk")
        text = (DATA / "long.md").read_text("utf-8")
        draft = desk.parse(f"{text}\n{SHARED}, people say.\n", str(desk.places.drafts / "long.md"))
        begin = time.perf_counter()
        subject = subject_of(desk, draft, Archive(desk).beside(draft, desk.guides.lexicon("Base")))
        print(f"the index of {COUNT:,} drafts was made in {time.perf_counter() - begin:.0f} s", flush=True)
        matches = [alert.match for alert in CHECKS["reuse"].run(subject)]
        if matches != [SHARED]:
            raise SystemExit(f"the phrase that was used before is not found alone: {matches}")
        check, scan = in_turn(
            lambda: list(CHECKS["reuse"].run(replace(subject))),
            lambda: [entry.stat() for entry in os.scandir(desk.places.drafts)],
            times=15,
        )
    finish(Figure(name="used before?", value=check, reference="look at the folder", reference_value=scan, bar=BAR))


main()
