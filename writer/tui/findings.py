"""What the checks found so far: kept between two answers, moved with the text, told in one line."""

from typing import Any

from writer.desk.worker import CheckReply
from writer.errors import Problem
from writer.model.alert import Alert, Span
from writer.model.report import GRAMMAR, FileReport, LengthReport, OpenItem, SectionLength, Unrun
from writer.values import Value, replace

CHECKING = "checking…"
"""What is told while an answer is awaited."""


class Findings(Value):
    """Alerts of the newest answers; grammar's stay until grammar has read the newer text.

    ``far`` are those of its rules that need all of the text, which are read again when typing rests.
    """

    own: tuple[Alert, ...] = ()
    grammar: tuple[Alert, ...] = ()
    far: tuple[Alert, ...] = ()
    length: LengthReport | None = None
    unrun: tuple[Unrun, ...] = ()
    open_items: tuple[OpenItem, ...] = ()
    state: str = CHECKING
    grammar_state: str = ""
    trouble: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def alerts(self) -> tuple[Alert, ...]:
        """All of them, by place."""
        return tuple(sorted((*self.own, *self.grammar, *self.far), key=lambda alert: alert.order))

    @property
    def status(self) -> str:
        """How the checks are doing, in a few words."""
        if self.trouble:
            return self.trouble
        failed = ", ".join(unrun.name for unrun in self.unrun)
        count = len(self.problems)
        wrong = f"✗ {count} wrong: F4" if count > 1 else f"✗ {self.problems[0].message}" if count else ""
        state = "" if wrong and self.state == "checked" else self.state
        return " · ".join(filter(None, (wrong, state, f"✗ not run: {failed}" if failed else "", self.grammar_state)))

    def asked(self) -> "Findings":
        """While an answer is awaited."""
        return replace(self, state=CHECKING)

    def halted(self) -> "Findings":
        """No answer is awaited any more."""
        return replace(self, state="check stopped: ^r goes on", grammar_state="")

    def with_trouble(self, trouble: str) -> "Findings":
        """The checks died, or are back."""
        return replace(self, trouble=trouble)

    def with_reply(self, reply: CheckReply) -> "Findings":
        """With an answer to the text as it stands."""
        if reply.phase == "origins":
            return self
        if reply.report is None:
            return replace(self, state="not checked", problems=reply.problems)
        file, problems = reply.report.files[0], reply.report.problems
        own = tuple(alert for alert in file.alerts if not _is_grammar(alert))
        missing = reply.report.lacks_grammar
        if reply.phase == "own":
            before = tuple(unrun for unrun in self.unrun if unrun.name == GRAMMAR)
            state = "" if before or file.as_vale else "grammar…"
            return self._with(file, problems, own=own, unrun=(*file.unrun, *before), grammar_state=state)
        state = "" if missing else "grammar on"
        told = self._with(file, problems, own=own, unrun=file.unrun, grammar_state=state)
        grammar = tuple(alert for alert in file.alerts if _is_grammar(alert))
        if reply.phase == "grammar":
            return replace(told, grammar=grammar, far=() if missing else self.far)
        near = {alert.check for alert in self.grammar}
        far = tuple(alert for alert in grammar if alert.check not in near)
        return replace(told, grammar=tuple(alert for alert in grammar if alert.check in near), far=far)

    def _with(self, file: FileReport, problems: tuple[Problem, ...], **changes: Any) -> "Findings":
        state = f"{len(file.open_items)} open" if file.open_items else "checked"
        told = replace(self, length=file.length, open_items=file.open_items, problems=problems, state=state, trouble="")
        return replace(told, **changes)

    def moved(self, at: int, removed: int, added: int) -> "Findings":
        """After an edit at an offset of the file: alerts behind it move, those that it touched are gone."""
        own, grammar, far = (moved(all_, at, removed, added) for all_ in (self.own, self.grammar, self.far))
        return replace(self, own=own, grammar=grammar, far=far)

    def section_at(self, copy: str, offset: int) -> SectionLength | None:
        """The section of the copy that an offset lies in."""
        if self.length is None or not self.length.sections:
            return None
        headings = [line[3:].strip().casefold() for line in copy[:offset].splitlines() if line.startswith("## ")]
        if not headings:
            return self.length.sections[0]
        named = {section.heading.casefold(): section for section in self.length.sections}
        return named.get(headings[-1])


NO_FINDINGS = Findings()
"""Before the first check."""


def _is_grammar(alert: Alert) -> bool:
    return alert.check.partition(".")[0].casefold() == GRAMMAR


def moved(alerts: tuple[Alert, ...], at: int, removed: int, added: int) -> tuple[Alert, ...]:
    """``alerts`` after an edit: those behind it move, those that it touched are gone."""
    shifted = (_moved(alert, at, at + removed, added - removed) for alert in alerts)
    return tuple(alert for alert in shifted if alert is not None)


def _moved(alert: Alert, begin: int, end: int, by: int) -> Alert | None:
    if alert.span.end <= begin and alert.span.begin < begin:
        return alert
    if alert.span.begin >= end:
        return replace(alert, span=Span(begin=alert.span.begin + by, end=alert.span.end + by)) if by else alert
    return None
