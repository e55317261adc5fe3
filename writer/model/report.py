"""What came out of checking: per file its alerts and length, and what did not run."""

from collections.abc import Iterable

from writer.errors import Problem
from writer.model.alert import Alert, Level
from writer.model.lines import LineIndex
from writer.values import Value, field

GRAMMAR = "grammar"
"""The name by which LanguageTool is waived."""


class Unrun(Value):
    """Something that should have checked and did not; never a pass unless it was waived by ``name``."""

    name: str
    reason: str
    hint: str = ""


def field_of(path: str) -> str:
    """The field that a fact's path (``cast[2].actor``) belongs to."""
    return path.partition(".")[0].partition("[")[0]


class SectionLength(Value):
    """Words of one section against its budget; ``None`` means no limit."""

    id: str
    heading: str
    words: int
    min: int | None = None
    max: int | None = None


class LengthReport(Value):
    """Words of the copy against the guideline, whole and per section; ``None`` means no limit."""

    words: int
    min: int | None = None
    target: int | None = None
    max: int | None = None
    sections: tuple[SectionLength, ...] = ()


class OpenItem(Value):
    """A thing still to come: a TK in the copy, or a field that a gate asks for."""

    message: str
    field: str = ""
    offset: int = 0


class FactChange(Value):
    """A field that was another when the text was rendered; ``before`` or ``after`` is empty where it had no value.

    ``stays`` tells that the value and its certainty are what they were: who says so, or as of when, is another.
    """

    field: str
    before: str
    after: str
    stays: bool = False

    def __str__(self) -> str:
        """``release_window: late 2026 → March 2027``."""
        return f"{self.field}: {self.before or '(nothing)'} → {self.after or '(nothing)'}"


class Dismissed(Value):
    """An alert that somebody dismissed, and why."""

    alert: Alert
    reason: str = ""


class FileReport(Value):
    """One file, checked. ``lines`` turns the alerts' offsets into lines and columns.

    ``alerts`` are those that stand; ``dismissed`` and those ``known`` from a baseline are told, not shown.
    ``looked`` names the rules and families that really ran. ``as_vale`` tells that the file was checked
    under a ``.vale.ini``: then spans are counted as Vale does. ``changes`` are those of the facts since
    the text was rendered.
    """

    path: str
    lines: LineIndex
    byline: str = ""
    alerts: tuple[Alert, ...] = ()
    dismissed: tuple[Dismissed, ...] = ()
    known: tuple[Alert, ...] = ()
    looked: frozenset[str] = field(default_factory=frozenset)
    unrun: tuple[Unrun, ...] = ()
    length: LengthReport | None = None
    open_items: tuple[OpenItem, ...] = ()
    as_vale: bool = False
    changes: tuple[FactChange, ...] = ()

    def since(self, change: FactChange) -> tuple[Alert, ...]:
        """The alerts on what the text says of the field that changed."""
        return tuple(alert for alert in self.alerts if alert.field and field_of(alert.field) == change.field)


class Report(Value):
    """All files of one run, and the problems of the newsroom's own files that the run met."""

    files: tuple[FileReport, ...] = ()
    problems: tuple[Problem, ...] = ()
    waived: frozenset[str] = field(default_factory=frozenset)

    def count(self, level: Level) -> int:
        """How many alerts of exactly ``level``."""
        return sum(alert.level is level for alert in self.alerts)

    @property
    def alerts(self) -> Iterable[Alert]:
        """The alerts of all files, file by file."""
        return (alert for file in self.files for alert in file.alerts)

    @property
    def dismissed(self) -> int:
        """How many alerts are dismissed."""
        return sum(len(file.dismissed) for file in self.files)

    @property
    def lacks_grammar(self) -> bool:
        """Whether LanguageTool should have checked a text and did not."""
        return any(unrun.name == GRAMMAR for file in self.files for unrun in file.unrun)

    @property
    def known(self) -> int:
        """How many alerts are known from a baseline."""
        return sum(len(file.known) for file in self.files)

    def exit_code(self, level: Level) -> int:
        """2 if a newsroom file has problems, over 3 if anything did not run, over 1 for alerts, over 0."""
        if self.problems:
            return 2
        if any(file.unrun for file in self.files):
            return 3
        return int(any(alert.level >= level for alert in self.alerts))
