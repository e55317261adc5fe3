"""What became of alerts: per rule how often it fired, was fixed, and was dismissed and why."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from writer.desk.desk import Desk
from writer.desk.many import Progress, check_paths
from writer.errors import Problem, WriterError
from writer.library.log import Event, read_events
from writer.model.dismissal import same_words
from writer.model.report import FileReport, Unrun
from writer.values import Value

SCORE = 1000
"""Rules are compared by how often they fired in so many words."""


class Tally(Value):
    """One rule over many drafts. ``fired`` is all that it ever found: what stands, was fixed, or was dismissed.

    ``reasons`` maps why it was dismissed to how often, most often first; ``rate`` is per 1,000 words.
    """

    check: str
    standing: int
    fixed: int
    dismissed: int
    reasons: Mapping[str, int]
    rate: float

    @property
    def fired(self) -> int:
        """How often it fired."""
        return self.standing + self.fixed + self.dismissed


class Tallies(Value):
    """Every rule that fired, noisiest first; what did not run is not counted, and told."""

    drafts: int
    words: int
    rules: tuple[Tally, ...]
    unrun: tuple[Unrun, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def exit_code(self) -> int:
        """2 for files that cannot be read, over 3 for checks that did not run, over 0."""
        return 2 if self.problems else 3 if self.unrun else 0


def tally(
    desk: Desk,
    paths: Iterable[Path],
    *,
    guide: str = "",
    without: frozenset[str] = frozenset(),
    progress: Progress = lambda _done, _of: None,
) -> Tallies:
    """Check every draft, and read in its log what was fixed and dismissed before.

    A dismissal of words that the draft no longer has counts too. Raises ``UsageError``.
    """
    paths = tuple(paths)
    report = check_paths(desk, paths, guide=guide, without=without, progress=progress)
    counting = _Counting()
    problems = [*report.problems]
    for file in report.files:
        try:
            events = read_events(Path(file.path))
        except WriterError as error:
            problems += error.problems
            events = ()
        counting.file(file, events)
    unrun = {one.name: one for file in report.files for one in file.unrun}
    words = sum(file.length.words for file in report.files if file.length is not None)
    return Tallies(
        drafts=len(report.files),
        words=words,
        rules=counting.rules(words),
        unrun=tuple(unrun.values()),
        problems=tuple(dict.fromkeys(problems)),
    )


class _Counting:
    """Counts by rule; a merged alert counts for each of its rules."""

    def __init__(self) -> None:
        self._standing: Counter[str] = Counter()
        self._fixed: Counter[str] = Counter()
        self._reasons: dict[str, Counter[str]] = {}

    def file(self, file: FileReport, events: Iterable[Event]) -> None:
        """Count one draft, and what its log says of fixes and dismissals."""
        self._standing.update(check for alert in file.alerts for check in alert.checks)
        now: set[tuple[str, str]] = set()
        for one in file.dismissed:
            for check in one.alert.checks:
                self._dismissed(check, one.reason)
                now.add((check, same_words(one.alert.match)))
        for event in events:
            if event.event == "fixed":
                self._fixed[event.check] += 1
            elif event.event == "dismissed" and (event.check, same_words(event.match)) not in now:
                self._dismissed(event.check, event.reason)

    def _dismissed(self, check: str, reason: str) -> None:
        self._reasons.setdefault(check, Counter())[reason] += 1

    def rules(self, words: int) -> tuple[Tally, ...]:
        """Every rule, noisiest first."""
        names = {*self._standing, *self._fixed, *self._reasons}
        found = (self._tally(name, words) for name in names)
        return tuple(sorted(found, key=lambda one: (-one.fired, one.check)))

    def _tally(self, name: str, words: int) -> Tally:
        reasons = dict(self._reasons.get(name, Counter()).most_common())
        counts = self._standing[name], self._fixed[name], sum(reasons.values())
        rate = SCORE * sum(counts) / words if words else 0.0
        return Tally(
            check=name, standing=counts[0], fixed=counts[1], dismissed=counts[2], reasons=reasons, rate=round(rate, 2)
        )
