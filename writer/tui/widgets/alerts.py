"""The alerts: a list to go through, and what the chosen one says."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from writer.model.alert import Alert, Level
from writer.model.report import OpenItem, Unrun
from writer.tui.findings import Findings

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


class AlertList(Widget):
    """All alerts by place, the chosen one explained below."""

    @dataclass
    class Chosen(Message):
        """Please go to where this alert points."""

        alert: Alert

    @dataclass
    class OpenChosen(Message):
        """Please go to where this is still to come."""

        item: OpenItem

    def __init__(self) -> None:
        """Empty until the first check."""
        super().__init__(id="alerts")
        self.alerts: tuple[Alert, ...] = ()
        self._open: tuple[OpenItem, ...] = ()
        self._shown: object = None

    def compose(self) -> ComposeResult:
        """List and details."""
        yield OptionList(id="alert-list", compact=True)
        yield Static(id="alert-details")

    def explain(self) -> str:
        """Help on the list, for F1."""
        return (
            "Alerts\n\n✗ error: two things that cannot both be true, or what no reader may see\n"
            "! warning: an editor would ask\n· suggestion: a matter of taste\n"
            "○ open: still to come, a TK or a field\n\nEnter jumps to the place."
        )

    def show(self, findings: Findings, lines: Sequence[int]) -> None:
        """Show the alerts, what is open and what did not run; the choice stays if it can.

        ``lines`` are those of the copy that the alerts stand on, 0 for one in the facts.
        """
        shown = (findings.alerts, tuple(lines), findings.unrun, findings.open_items)
        if shown == self._shown:
            return
        chosen, self._shown, at = self.chosen, shown, self.option_list.highlighted
        self.alerts, self._open = findings.alerts, findings.open_items
        width = max((len(str(line)) for line in lines), default=1)
        options = [Option(_line(alert, line, width)) for alert, line in zip(self.alerts, lines, strict=True)]
        options += [Option(_open_line(item)) for item in self._open]
        options += [Option(_not_run(missing), disabled=True) for missing in findings.unrun]
        self.option_list.clear_options()
        self.option_list.add_options(options or [Option(_NOTHING, disabled=True)])
        last = len(self.alerts) + len(self._open) - 1
        self.option_list.highlighted = self._like(chosen) if chosen and self.alerts else min(at or 0, last)
        self._show_details()

    @property
    def option_list(self) -> OptionList:
        """The list itself."""
        return self.query_one("#alert-list", OptionList)

    @property
    def chosen(self) -> Alert | None:
        """The alert that is chosen."""
        at = self.option_list.highlighted
        return self.alerts[at] if at is not None and at < len(self.alerts) else None

    def choose(self, alert: Alert) -> None:
        """Choose ``alert``."""
        self.option_list.highlighted = self.alerts.index(alert)

    def _like(self, chosen: Alert) -> int:
        """The alert most like the one that was chosen: the same, or the next after its place."""
        if chosen in self.alerts:
            return self.alerts.index(chosen)
        later = (at for at, alert in enumerate(self.alerts) if alert.span.begin >= chosen.span.begin)
        return next(later, len(self.alerts) - 1)

    @on(OptionList.OptionHighlighted)
    def _show_details(self) -> None:
        box = self.query_one("#alert-details", Static)
        box.update(details(self.chosen) if self.chosen else "")
        box.display = self.chosen is not None

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        at = self.option_list.highlighted
        if self.chosen is not None:
            self.post_message(self.Chosen(self.chosen))
        elif at is not None:
            self.post_message(self.OpenChosen(self._open[at - len(self.alerts)]))


def _line(alert: Alert, line: int, width: int) -> Content:
    place = str(line) if line else "-"
    return Content.assemble(
        (f"{MARKS[alert.level]} ", f"bold {STYLES[alert.level]}"), (f"{place:>{width}} ", "$text-muted"), alert.message
    )


def _open_line(item: OpenItem) -> Content:
    return Content.assemble(("○ ", "$text-muted"), item.message)


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
    return Content.assemble(*lines)
