"""The queue: which drafts wait for whom, since when and until when, and what keeps each from its next stage."""

from collections.abc import Collection
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from writer.desk.desk import Desk
from writer.desk.gates import Verdict, judge
from writer.desk.listing import index_of, nobody
from writer.errors import FileError
from writer.library.entries import Entry, Progress
from writer.library.log import logged_drafts, read_events
from writer.model.report import GRAMMAR
from writer.model.stages import STAGES
from writer.values import Value

_WAITS_FOR = {"draft": "its writer", "review": "an editor", "ready": "a second person"}
"""Stage → whom the draft waits for, where byline or editor names nobody."""

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
    """The drafts that are not out and not spiked: first what is due first, then what has waited longest.

    Of the files only the logs are read, of those that have one.
    """
    folder, found = desk.places.drafts, index_of(desk, progress).at_stages([*_WAITS_FOR])
    logged = frozenset(logged_drafts(folder))
    return tuple(sorted((_waiting(folder / f"{one.slug}.md", one, logged) for one in found), key=_order))


def _waiting(path: Path, one: Entry, logged: Collection[Path]) -> Waiting:
    return Waiting(
        path=path,
        name=one.headline or one.work or one.slug,
        stage=one.stage,
        gate=STAGES[STAGES.index(one.stage) + 1],
        who=_who(one),
        since=_since(path, one.stage) if path in logged else None,
        due=date.fromisoformat(one.due) if one.due else None,
    )


def _order(one: Waiting) -> tuple[date, date, str]:
    return one.due or date.max, one.since or date.max, one.name


def _who(one: Entry) -> str:
    named = {"draft": one.byline, "review": one.editor}.get(one.stage, "")
    return named or _WAITS_FOR[one.stage]


def _since(path: Path, stage: str) -> date | None:
    """The day of the last event that brought it to its stage; ``None`` where the log cannot tell it."""
    with suppress(FileError, ValueError):
        came = [event.at for event in read_events(path) if event.event in _MOVES and event.match == stage and event.at]
        return datetime.fromisoformat(came[-1]).date() if came else None
    return None


def blocked(desk: Desk, one: Waiting) -> Verdict:
    """What keeps it from its next stage, grammar aside, which the gate itself asks. Raises as ``judge``."""
    return judge(desk, desk.read(one.path), one.gate, without=frozenset({GRAMMAR}))
