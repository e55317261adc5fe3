"""The queue: which drafts wait for whom, since when and until when, and what keeps each from its next stage."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from writer.desk.desk import Desk
from writer.desk.gates import Verdict, judge
from writer.desk.listing import Listed, listed, nobody
from writer.errors import FileError, WriterError
from writer.library.entries import Progress
from writer.library.log import read_events
from writer.model.draft import Draft
from writer.model.report import GRAMMAR
from writer.model.stages import STAGES
from writer.values import Value

_WAITS_FOR = {"draft": ("byline", "its writer"), "review": ("editor", "an editor"), "ready": ("", "a second person")}
"""Stage → the field that names whom the draft waits for, and who that is where it names nobody."""

_MOVES = frozenset({"staged", "passed", "overridden"})
"""Events whose ``match`` is a stage; of others it is words, such as "ready"."""


class Waiting(Value):
    """A draft at ``stage`` that waits for ``who`` to bring it to ``gate``.

    ``since`` is the day on which it came to its stage, ``due`` the one on which it is wanted, where they are known.
    """

    path: Path
    name: str
    stage: str
    gate: str
    who: str
    since: date | None
    due: date | None

    def late(self, today: date) -> int:
        """For how many days it has been due."""
        return max((today - self.due).days, 0) if self.due else 0


def queue(desk: Desk, progress: Progress = nobody) -> tuple[Waiting, ...]:
    """The drafts that are not out and not spiked: first what is due first, then what has waited longest."""
    rows = (row for row in listed(desk, progress) if row.stage in _WAITS_FOR and not row.problem)
    return tuple(sorted(_waiting(desk, rows), key=_order))


def _waiting(desk: Desk, rows: Iterable[Listed]) -> Iterator[Waiting]:
    for row in rows:
        try:
            draft = desk.read(row.path)
        except WriterError:  # the list of drafts tells of it
            continue
        if draft.stage in _WAITS_FOR:
            yield Waiting(
                path=row.path,
                name=row.name,
                stage=draft.stage,
                gate=STAGES[STAGES.index(draft.stage) + 1],
                who=_who(draft),
                since=_since(row.path, draft.stage),
                due=_due(draft),
            )


def _order(one: Waiting) -> tuple[date, date, str]:
    return one.due or date.max, one.since or date.max, one.name


def _who(draft: Draft) -> str:
    field, anybody = _WAITS_FOR[draft.stage]
    return draft.facts.record.text(field) or anybody


def _since(path: Path, stage: str) -> date | None:
    """The day of the last event that brought it to its stage; ``None`` where the log cannot tell it."""
    with suppress(FileError, ValueError):
        came = [event.at for event in read_events(path) if event.event in _MOVES and event.match == stage and event.at]
        return datetime.fromisoformat(came[-1]).date() if came else None
    return None


def _due(draft: Draft) -> date | None:
    due = draft.facts.scalar("due")
    return due if isinstance(due, date) else None


def blocked(desk: Desk, one: Waiting) -> Verdict:
    """What keeps it from its next stage, grammar aside, which the gate itself asks. Raises as ``judge``."""
    return judge(desk, desk.read(one.path), one.gate, without=frozenset({GRAMMAR}))
