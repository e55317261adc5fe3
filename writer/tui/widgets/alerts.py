"""The alerts: a list to go through, and what the chosen one says."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from writer.errors import Problem
from writer.model.alert import Alert, Level
from writer.model.report import OpenItem, Unrun
from writer.tui.commands.command import Where
from writer.tui.commands.table import bindings
from writer.tui.findings import NO_FINDINGS, Findings
from writer.tui.wanted import ALL, Wanted
from writer.tui.widgets.line import Line, click

MARKS = {Level.ERROR: "✗", Level.WARNING: "!", Level.SUGGESTION: "·"}
"""A sign per level, so that none of them needs a colour."""

_NOTHING = Content.styled("Nothing to report", "$text-muted")

STYLES = {Level.ERROR: "$text-error", Level.WARNING: "$text-warning", Level.SUGGESTION: "$text-accent"}
"""A colour per level, besides."""


def headline_of(alert: Alert) -> Content:
    """Sign and message."""
    return Content.assemble((f"{MARKS[alert.level]} ", f"bold {STYLES[alert.level]}"), alert.message)


def counts(alerts: Sequence[Alert]) -> str:
    """How many of each level: ``2✗ 1! 4·``."""
    found = ((level, sum(alert.level is level for alert in alerts)) for level in MARKS)
    return " ".join(f"{number}{MARKS[level]}" for level, number in found if number)


Row = Alert | Problem | OpenItem
"""What the list can go to."""


class _Rows(OptionList):
    """The list itself, as high as there is room: how many lines it has lays out no screen."""

    virtual_size = Reactive(Size(0, 0))


class AlertList(Widget):
    """What is wrong, the alerts that are wanted by place, and what is open; the chosen alert explained below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("alerts"),
        Binding("n", "screen.step_alert(1)", show=False),
        Binding("p", "screen.step_alert(-1)", show=False),
        Binding("f", "screen.fix", show=False),
        Binding("i", "screen.keep_both", show=False),
        Binding("e", "screen.explain_alert", show=False),
    ]
    PLACE: ClassVar[Where] = "alerts"

    @dataclass
    class Chosen(Message):
        """Please go to where this points."""

        row: Row

    def __init__(self) -> None:
        """Empty until the first check."""
        super().__init__(id="alerts")
        self._rows: tuple[Row, ...] = ()
        self._shown: object = None
        self._wanted = ALL
        self._last: tuple[Findings, Sequence[int]] = NO_FINDINGS, ()
        self.option_list: OptionList = _Rows(id="alert-list", compact=True)
        self._filter, self._details = Line(id="alert-filter"), Line(id="alert-details")

    def compose(self) -> ComposeResult:
        """What is left out, list and details."""
        yield from (self._filter, self.option_list, self._details)

    def explain(self) -> str:
        """Help on the list, for F1."""
        return (
            "Alerts\n\n✗ error: two things that cannot both be true, or what no reader may see\n"
            "! warning: an editor would ask\n· suggestion: a matter of taste\n"
            "○ open: still to come, a TK or a field\n\nEnter jumps to the place, n and p go on and back, "
            "f fixes, i dismisses, e explains. l and t list those of some levels or of one family; F7 and F8 then "
            "go through these alone."
        )

    def show(self, findings: Findings, lines: Sequence[int]) -> None:
        """Show what is wrong, the alerts, what is open and what did not run; the choice stays if it can.

        ``lines`` are those of the copy that the alerts stand on, 0 for one in the facts.
        """
        self._last = findings, lines
        keep = [self._wanted.takes(alert) for alert in findings.alerts]
        alerts, lines = tuple(compress(findings.alerts, keep)), [*compress(lines, keep)]
        self._show_filter(len(alerts), findings.alerts)
        chosen, at = self.chosen, self.option_list.highlighted
        self._rows = (*findings.problems, *alerts, *findings.open_items)
        looks = tuple(
            (alert.level, alert.message, alert.match, line) for alert, line in zip(alerts, lines, strict=True)
        )
        shown = (findings.problems, looks, findings.unrun, findings.open_items)
        if shown == self._shown:
            return
        self._shown = shown
        width = max((len(str(line)) for line in lines), default=1)
        options = [Option(_problem_line(problem)) for problem in findings.problems]
        options += [
            Option(_line(alert.level, alert.message, line, width)) for alert, line in zip(alerts, lines, strict=True)
        ]
        options += [Option(_open_line(item)) for item in findings.open_items]
        options += [Option(_not_run(missing), disabled=True) for missing in findings.unrun]
        _fill(self.option_list, options or [Option(_NOTHING, disabled=True)])
        last = len(self._rows) - 1
        self.option_list.highlighted = self._like(chosen, alerts) if chosen and alerts else min(at or 0, last)
        self._show_details()

    @property
    def chosen(self) -> Alert | None:
        """The alert that is chosen."""
        row = self._row
        return row if isinstance(row, Alert) else None

    @property
    def _row(self) -> Row | None:
        at = self.option_list.highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else None

    @property
    def alerts(self) -> tuple[Alert, ...]:
        """Those that are listed."""
        return tuple(row for row in self._rows if isinstance(row, Alert))

    def choose(self, alert: Alert) -> None:
        """Choose ``alert``, if it is listed."""
        if alert in self._rows:
            self.option_list.highlighted = self._rows.index(alert)

    def action_filter_level(self) -> None:
        """List fewer levels, or all again."""
        self._want(self._wanted.next_level())

    def action_filter_family(self) -> None:
        """List the next family alone, or all again."""
        self._want(self._wanted.next_family(self._last[0].alerts))

    def _want(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.show(*self._last)

    def _show_filter(self, count: int, alerts: Sequence[Alert]) -> None:
        self._filter.display = self._wanted != ALL
        self._filter.show(f"{self._wanted.told}: {count} of {len(alerts)}  l level, t family")

    def _like(self, chosen: Alert, alerts: tuple[Alert, ...]) -> int:
        """The alert most like the one that was chosen: the same, or the next after its place."""
        later = (alert for alert in alerts if alert.span.begin >= chosen.span.begin)
        return self._rows.index(chosen if chosen in alerts else next(later, alerts[-1]))

    @on(OptionList.OptionHighlighted)
    def _show_details(self) -> None:
        box = self._details
        box.show(details(self.chosen) if self.chosen else "", layout=True)
        box.display = self.chosen is not None

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        if self._row is not None:
            self.post_message(self.Chosen(self._row))


@lru_cache(64)
def _problem_line(problem: Problem) -> Content:
    place = f"line {problem.place.line}: " if problem.place else ""
    hint = f" ({problem.hint})" if problem.hint else ""
    return Content.styled(f"✗ {place}{problem.message}{hint}", "$text-error")


def _fill(shown: OptionList, options: Sequence[Option]) -> None:
    """Show ``options`` by changing those that are others: a cleared list loses its bar, which lays out the screen."""
    common = min(shown.option_count, len(options))
    for at, option in enumerate(options[:common]):
        before = shown.get_option_at_index(at)
        if before.prompt is not option.prompt:
            shown.replace_option_prompt_at_index(at, option.prompt)
        if before.disabled is not option.disabled:
            (shown.disable_option_at_index if option.disabled else shown.enable_option_at_index)(at)
    shown.add_options(options[common:])
    for at in range(shown.option_count - 1, len(options) - 1, -1):
        shown.remove_option_at_index(at)


@lru_cache(512)  # how it wraps is kept with it
def _line(level: Level, message: str, line: int, width: int) -> Content:
    place = str(line) if line else "-"
    return Content.assemble(
        (f"{MARKS[level]} ", f"bold {STYLES[level]}"), (f"{place:>{width}} ", "$text-muted"), message
    )


@lru_cache(64)
def _open_line(item: OpenItem) -> Content:
    return Content.assemble(("○ ", "$text-muted"), item.message)


@lru_cache(64)
def _not_run(unrun: Unrun) -> Content:
    cure = f" ({unrun.hint})" if unrun.hint else ""
    return Content.styled(f"✗ {unrun.name} did not run: {unrun.reason}{cure}", "$text-error")


def details(alert: Alert) -> Content:
    """Everything an alert says beyond its message."""
    known = (
        ("", f"{alert.check} · {alert.level.label}"),
        ("Text", f"“{alert.match}”" if alert.match else ""),
        ("Fact", f"{alert.field}: {alert.expected}".strip(": ") if alert.field or alert.expected else ""),
        ("Instead", " | ".join(alert.suggestions)),
        ("Why", alert.description),
        ("See", alert.link),
    )
    lines = [(f"{label + ': ' if label else ''}{text}\n", "bold" if not label else "") for label, text in known if text]
    return Content.assemble(*lines, _answers() if alert.field else "")


def _answers() -> Content:
    """The three answers, each to be clicked."""
    field, text, both = click("the field F9", "fix"), click("the text ^t", "take_text"), click("both ^g", "keep_both")
    return Content.assemble("Right is: ", field, ", ", text, ", ", both, "\n")
