"""A batch: the rows of a sheet to drafts in a folder, shared out among processes, skipping what stands already.

Stories are made in chunks of ``CHUNK``, whatever the number of processes. In a chunk each lede avoids those before
it, so that what comes out hangs on the sheet alone.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from writer.batch.journal import Journal
from writer.batch.making import Maker, Order, begun, row_mark, stamp_of
from writer.batch.mapping import SheetMapping
from writer.batch.naming import Roster, found_again
from writer.batch.values import Outcome, Sheet, Story, Task
from writer.desk.desk import Desk
from writer.desk.pool import shared_out
from writer.desk.variety import taken_by_genre
from writer.errors import UsageError
from writer.library.stamps import content_stamp, newsroom_files
from writer.library.yamlfile import plain
from writer.values import Value, from_json, replace

CHUNK = 16
"""Stories that one process makes at a time; the ledes of so many differ while there are forms."""


class Standing(Value):
    """How far a batch is: stories ``done``, those of them that ``failed``, and ``of`` how many, where that is known.

    With ``looking`` nothing is written yet.
    """

    done: int
    failed: int
    of: int | None = None
    looking: bool = False


Progress = Callable[[Standing], None]
"""Told at the beginning, and after each chunk."""


class Job(Value, eq=False):
    """What a batch is to do. ``key`` is the column that tells rows apart, ``group_by`` the one that puts them together.

    With ``strict`` nothing is written unless every row can be used. ``scheduler`` is the address of Dask's, whose
    workers make the drafts; without one, so many processes as ``workers`` do.
    """

    sheet: Sheet
    mapping: SheetMapping
    folder: Path
    key: str = ""
    group_by: str = ""
    workers: int = 1
    scheduler: str = ""
    strict: bool = False
    without: frozenset[str] = frozenset()


class Ran(Value, eq=False):
    """What became of each story, in the order of the sheet, and whether anything was to be ``written``.

    ``gone`` are the drafts, by name, whose rows are in the sheet no more.
    """

    outcomes: list[Outcome]
    written: bool = True
    gone: tuple[str, ...] = ()


_Chunk = tuple[Task, ...]

T = TypeVar("T")


def run(desk: Desk, job: Job, progress: Progress) -> Ran:
    """Make, or bring up to date, the drafts of a sheet. Raises ``WriterError`` for the sheet as a whole.

    What stops it early, Ctrl-C among it, leaves a journal from which it goes on.
    """
    rows = sum(1 for _ in job.sheet.rows())  # what is wrong with the whole sheet is told before anything is written
    count = None if job.group_by else rows * max(1, len(job.mapping.editions))
    journal = Journal(job.folder, job.sheet.path)
    known = found_again(desk, job.folder, row_mark(job.sheet.path.name, ""), journal.read())
    counts, stamps = taken_by_genre(desk, without=row_mark(job.sheet.path.name, "")), _Stamps(desk, job)

    def outcomes(*, write: bool) -> Iterator[Outcome]:
        order = _order(job, journal, write=write)
        told = partial(Standing, of=count, looking=not write)
        return _outcomes(_made(desk, job, _chunks(_tasks(job, known, stamps), CHUNK), order, counts), told, progress)

    if job.strict:
        looked = list(outcomes(write=False))
        if any(outcome.problems for outcome in looked):
            return Ran(outcomes=looked, written=False)
    journal.begin()
    done: list[Outcome] = []
    for chunk in _chunks(outcomes(write=True), CHUNK):
        journal.append(outcome for outcome in chunk if outcome.action != "skipped")
        done += chunk
    gone = sorted(known.keys() - {outcome.key for outcome in done})
    journal.settle((*done, *(known[key] for key in gone)))
    slugs = (known[key].slug for key in gone)
    return Ran(outcomes=done, gone=tuple(slug for slug in slugs if slug and (job.folder / f"{slug}.md").is_file()))


def _order(job: Job, journal: Journal, *, write: bool) -> Order:
    return Order(
        sheet=job.sheet.path.name,
        folder=job.folder.absolute(),  # a worker on another machine stands elsewhere
        mapping=job.mapping,
        without=job.without,
        write=write,
        journal=None if job.scheduler or not write else journal,
    )


def _outcomes(
    chunks: Iterable[tuple[_Chunk, tuple[Outcome, ...] | None]], told: Callable[..., Standing], progress: Progress
) -> Iterator[Outcome]:
    count = failed = 0
    progress(told(done=0, failed=0))
    for chunk, done in chunks:
        for task, made in zip(chunk, map(_lost, chunk) if done is None else done, strict=True):
            outcome = task.known or made  # not its copy, which has been to another process
            count += 1
            failed += outcome.action == "failed"
            yield outcome
        progress(told(done=count, failed=failed))


def _made(
    desk: Desk, job: Job, chunks: Iterator[_Chunk], order: Order, counts: Mapping[str, Counter[str]]
) -> Iterator[tuple[_Chunk, tuple[Outcome, ...] | None]]:
    arguments = (desk.places.root, desk.today(), order, counts)
    if job.scheduler:
        try:
            # half a second to import
            from writer.batch.cluster import Proof, spread  # noqa: PLC0415
        except ModuleNotFoundError:
            message = "a batch on many machines needs Dask, which is not installed here"
            raise UsageError(message, hint="pip install distributed") from None
        seen = Journal(order.folder, job.sheet.path).path if order.write else None
        proof = Proof.of(desk, seen)
        return spread(chunks, job.scheduler, proof, _maker, *arguments, known=_all_known)
    if job.workers > 1:
        return shared_out(chunks, job.workers, _maker, *arguments, known=_all_known)
    make = _maker(*arguments)
    return ((chunk, _all_known(chunk) or make(chunk)) for chunk in chunks)


def _all_known(chunk: _Chunk) -> tuple[Outcome, ...] | None:
    """What became of a chunk of which nothing is to be made."""
    known = tuple(task.known for task in chunk if task.known)
    return known if len(known) == len(chunk) else None


def _maker(
    root: Path | None, day: date, order: Order, counts: Mapping[str, Counter[str]]
) -> Callable[[_Chunk], tuple[Outcome, ...]]:
    """What makes the drafts of a chunk, in a process of its own. What ends it early keeps what it has made so far."""
    maker = Maker(Desk(root, today=lambda: day, alone=True), order)

    def make(chunk: _Chunk) -> tuple[Outcome, ...]:
        done: list[Outcome] = []
        try:
            done.extend(_of_chunk(maker, chunk, counts))
        except BaseException:
            if order.journal:
                order.journal.append(outcome for outcome in done if outcome.action != "skipped")
            raise
        return tuple(done)

    return make


def _of_chunk(maker: Maker, chunk: _Chunk, counts: Mapping[str, Counter[str]]) -> Iterator[Outcome]:
    used = {genre: Counter(found) for genre, found in counts.items()}
    for task in chunk:
        outcome = task.known or maker.make(task, used)
        used.setdefault(outcome.genre, Counter()).update(made.skeleton for made in outcome.forms)
        yield outcome


def _tasks(job: Job, known: Mapping[str, Outcome], stamps: "_Stamps") -> Iterator[Task]:
    roster = Roster(job.mapping, job.key, known)
    rows = job.sheet.rows()
    stories = roster.of_groups(rows, job.group_by) if job.group_by else roster.of_rows(rows)
    for story in stories:
        stamp = stamps.of(story)
        before = known.get(story.key)
        there = (job.folder / f"{story.slug}.md").exists()
        if before and before.done and before.stamp == stamp and there:
            skipped = replace(before, action="skipped", number=story.number, rows=story.numbers)
            yield Task(story=story, stamp=stamp, known=skipped)
        else:
            yield Task(story=story, stamp=stamp, said=from_json(before.said, dict) if before else {}, fresh=not there)


def _lost(task: Task) -> Outcome:
    return replace(begun(task), unrun=("the process that made it died; start the batch again",))


def _chunks(things: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    things = iter(things)
    while chunk := tuple(islice(things, size)):
        yield chunk


class _Stamps:
    """What shapes the drafts of each genre besides their rows: templates, guides, mapping, and what is waived."""

    def __init__(self, desk: Desk, job: Job) -> None:
        self._desk = desk
        constants = {name: plain(node) for name, node in job.mapping.constants.items()}
        self._common = repr((sorted(job.mapping.columns.items()), sorted(constants.items()), sorted(job.without)))
        self._bases: dict[str, str] = {}

    def of(self, story: Story) -> str:
        """The stamp of one story."""
        genre = story.genre if Path(story.genre).name == story.genre else ""  # no name of a folder elsewhere
        if genre not in self._bases:
            content = content_stamp(newsroom_files(self._desk.places, genre))
            self._bases[genre] = hashlib.blake2b(f"{self._common}\0{content}".encode(), digest_size=12).hexdigest()
        return stamp_of(story, self._bases[genre])
