"""What a batch takes for a draft, rendered and written, and with the own checks, against a bare loop of the same.

The bare loop renders the template of one draft's facts, which are read once, and writes the copy. The bars of 1,000
and 150 drafts a second are those of two cores, and so 2 and 13.3 ms of one.
"""

import itertools
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.timing import ROOT, Figure, finish, in_turn
from writer.batch.making import Maker, Order
from writer.batch.mapping import SheetMapping
from writer.batch.matching import match
from writer.batch.values import Row, Story, Task
from writer.desk import Desk
from writer.library.yamlfile import Plain, plain, read_mapping

GENRE = "film-feature"
FACTS = ROOT / "templates" / GENRE / "samples" / "full.yaml"
MANY = 20
RATIO = 2.5


def stories(desk: Desk, folder: Path, without: frozenset[str]) -> Callable[[], object]:
    """A task that makes new drafts of rows that differ by their titles."""
    facts: dict[str, Plain] = dict(plain(read_mapping(FACTS.read_text("utf-8"), "")))  # type: ignore[arg-type]  # a mapping
    matched = match(list(facts), SheetMapping(columns={}), desk.genre(GENRE).fields, {}, lambda _header, _field: False)
    maker = Maker(desk, Order(sheet="bench", folder=folder, mapping=matched.mapping, without=without))
    numbers = itertools.count()

    def make() -> None:
        for number in itertools.islice(numbers, MANY):
            row = Row(number=number, cells={**facts, "title": f"{facts['title']} {number}"})
            story = Story(number=number, key=str(number), slug=f"draft-{number}", rows=(row,))
            outcome = maker.make(Task(story=story, stamp="", fresh=True), {})
            if outcome.action != "new":
                raise SystemExit(str(outcome))

    return make


def main() -> None:
    """In one process, in turn."""
    desk = Desk(ROOT, alone=True)
    draft = desk.read_facts(FACTS)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "bare").mkdir()
        (folder / "checked").mkdir()

        def bare() -> None:
            for number in range(MANY):
                (folder / "bare" / f"{number}.md").write_text(desk.article(draft).copy, "utf-8")

        rendered, checked, loop = (
            time / MANY
            for time in in_turn(
                stories(desk, folder, frozenset({"checks"})),
                stories(desk, folder / "checked", frozenset({"grammar"})),
                bare,
                times=5,
            )
        )
    reference = "a bare loop"
    finish(
        Figure(name="batch, a draft", value=rendered, reference=reference, reference_value=loop, bar=RATIO * loop),
        Figure(name="batch, a draft (1,000/s)", value=rendered, reference=reference, reference_value=loop, bar=2),
        Figure(name="batch, checked (150/s)", value=checked, reference=reference, reference_value=loop, bar=13.3),
    )


main()
