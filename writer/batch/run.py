"""A batch: the rows of a sheet to drafts in a folder, shared out among processes, skipping what stands already.

Stories are made in chunks of ``CHUNK``, whatever the number of processes. In a chunk each lede avoids those before
it, so that what comes out hangs on the sheet alone.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from writer.batch.journal import Journal
from writer.batch.making import Maker, Order, begun, row_mark, stamp_of
from writer.batch.mapping import SheetMapping
from writer.batch.naming import Roster
from writer.batch.values import Outcome, Sheet, Story
from writer.desk.desk import Desk
from writer.desk.pool import shared_out
from writer.desk.variety import taken_by_genre
from writer.library.stamps import content_stamp, newsroom_files
from writer.library.yamlfile import plain
from writer.values import Value, field, replace

CHUNK = 100
"""Stories that one process makes at a time; the ledes of so many differ while there are forms."""

Progress = Callable[[int, int], None]
"""Told after each chunk: how many stories were done, and how many of them failed."""


class Job(Value, eq=False):
    """What a batch is to do. ``key`` is the column that tells rows apart, ``group_by`` the one that puts them together.

    With ``strict`` nothing is written unless every row can be used.
    """

    sheet: Sheet
    mapping: SheetMapping
    folder: Path
    key: str = ""
    group_by: str = ""
    workers: int = 1
    strict: bool = False
    without: frozenset[str] = frozenset()


class Ran(Value, eq=False):
    """What became of each story, in the order of the sheet, and whether anything was to be ``written``."""

    outcomes: list[Outcome]
    written: bool = True


class _Task(Value, eq=False):
    """One story on its way to a process with what its rows ``said`` before, or what is known of one that is skipped."""

    story: Story
    stamp: str
    said: Mapping[str, Any] = field(default_factory=dict)
    known: Outcome | None = None


_Chunk = tuple[_Task, ...]

T = TypeVar("T")


def run(desk: Desk, job: Job, progress: Progress) -> Ran:
    """Make, or bring up to date, the drafts of a sheet. Raises ``WriterError`` for the sheet as a whole.

    What stops it early, Ctrl-C among it, leaves a journal from which it goes on.
    """
    for _ in job.sheet.rows():  # what is wrong with the whole sheet is told before anything is written
        pass
    journal = Journal(job.folder, job.sheet.path)
    known = journal.read()
    counts, stamps = taken_by_genre(desk, without=row_mark(job.sheet.path.name, "")), _Stamps(desk, job)

    def outcomes(*, write: bool) -> Iterator[Outcome]:
        return _outcomes(desk, job, _tasks(job, known, stamps), counts, write=write, progress=progress)

    if job.strict:
        looked = list(outcomes(write=False))
        if any(outcome.problems for outcome in looked):
            return Ran(outcomes=looked, written=False)
    done: list[Outcome] = []
    for chunk in _chunks(outcomes(write=True), CHUNK):
        journal.append(outcome for outcome in chunk if outcome.key and outcome.action != "skipped")
        done += chunk
    gone = known.keys() - {outcome.key for outcome in done}
    journal.settle((*filter(lambda outcome: outcome.key, done), *(known[key] for key in sorted(gone))))
    return Ran(outcomes=done)


def _outcomes(
    desk: Desk, job: Job, tasks: Iterator[_Task], counts: Mapping[str, Counter[str]], *, write: bool, progress: Progress
) -> Iterator[Outcome]:
    order = Order(sheet=job.sheet.path.name, folder=job.folder, mapping=job.mapping, without=job.without, write=write)
    count = failed = 0
    for chunk, done in _made(desk, _chunks(tasks, CHUNK), order, counts, job.workers):
        for outcome in map(_lost, chunk) if done is None else done:
            count += 1
            failed += outcome.action == "failed"
            yield outcome
        progress(count, failed)


def _made(
    desk: Desk, chunks: Iterator[_Chunk], order: Order, counts: Mapping[str, Counter[str]], workers: int
) -> Iterator[tuple[_Chunk, tuple[Outcome, ...] | None]]:
    if workers > 1:
        return shared_out(chunks, workers, _maker, desk.places.root, desk.today, order, counts)
    make = _maker(desk.places.root, desk.today, order, counts)
    return ((chunk, make(chunk)) for chunk in chunks)


def _maker(
    root: Path | None, today: Callable[[], date], order: Order, counts: Mapping[str, Counter[str]]
) -> Callable[[_Chunk], tuple[Outcome, ...]]:
    """What makes the drafts of a chunk, in a process of its own."""
    maker = Maker(Desk(root, today=today, alone=True), order)
    return lambda chunk: tuple(_of_chunk(maker, chunk, counts))


def _of_chunk(maker: Maker, chunk: _Chunk, counts: Mapping[str, Counter[str]]) -> Iterator[Outcome]:
    used = {genre: Counter(found) for genre, found in counts.items()}
    for task in chunk:
        outcome = task.known or maker.make(task.story, used, task.stamp, task.said)
        used.setdefault(outcome.genre, Counter()).update(made.skeleton for made in outcome.forms)
        yield outcome


def _tasks(job: Job, known: Mapping[str, Outcome], stamps: "_Stamps") -> Iterator[_Task]:
    roster = Roster(job.mapping, job.key, known)
    rows = job.sheet.rows()
    stories = roster.of_groups(rows, job.group_by) if job.group_by else roster.of_rows(rows)
    for story in stories:
        stamp = stamps.of(story)
        before = known.get(story.key)
        if before and before.done and before.stamp == stamp and (job.folder / f"{story.slug}.md").is_file():
            skipped = replace(before, action="skipped", number=story.number, rows=story.numbers)
            yield _Task(story=story, stamp=stamp, known=skipped)
        else:
            yield _Task(story=story, stamp=stamp, said=before.said if before else {})


def _lost(task: _Task) -> Outcome:
    return replace(begun(task.story, "", task.said), unrun=("the process that made it died; start the batch again",))


def _chunks(things: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    things = iter(things)
    while chunk := tuple(islice(things, size)):
        yield chunk


class _Stamps:
    """What shapes the drafts of each genre besides their rows: templates, guides, mapping, and what is waived."""

    def __init__(self, desk: Desk, job: Job) -> None:
        self._desk, self._genre = desk, job.mapping.genre
        constants = {name: plain(node) for name, node in job.mapping.constants.items()}
        self._common = repr((sorted(job.mapping.columns.items()), sorted(constants.items()), sorted(job.without)))
        self._bases: dict[str, str] = {}

    def of(self, story: Story) -> str:
        """The stamp of one story."""
        genre = next((str(row.cells["genre"]) for row in story.rows if "genre" in row.cells), self._genre)
        if genre not in self._bases:
            content = content_stamp(newsroom_files(self._desk.places, genre))
            self._bases[genre] = hashlib.blake2b(f"{self._common}\0{content}".encode(), digest_size=12).hexdigest()
        return stamp_of(story, self._bases[genre])
