"""The workbench: form, draft and alerts of one draft, side by side or as tabs."""

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Static, TextArea

from writer.desk import Desk
from writer.library.yamlfile import Plain
from writer.model.alert import Alert, Span
from writer.model.report import OpenItem
from writer.tui.answers import written_answers
from writer.tui.commands.command import Where
from writer.tui.commands.table import bindings
from writer.tui.live import CheckArrived, CheckState, LiveChecks
from writer.tui.manuscript import Manuscript
from writer.tui.screens.following import FollowingScreen
from writer.tui.screens.rowform import RowForm
from writer.tui.undoing import Side
from writer.tui.widgets.alerts import AlertList, counts, headline_of
from writer.tui.widgets.copy import CopyArea, Mark, difference
from writer.tui.widgets.form import Form
from writer.tui.widgets.keys import KeyLine
from writer.tui.widgets.length import LengthMeter, SectionTable
from writer.tui.widgets.line import Line, click
from writer.tui.widgets.status import PANES, PaneTabs, StatusLine
from writer.tui.working import Work, begin, over

CHECK_AFTER = 0.1
"""Seconds after the last key until the text is checked."""

WIDE = 100
"""Columns from which the panes stand side by side."""


class Workbench(FollowingScreen):
    """One draft being worked on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("workbench"),
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
    ]
    PLACE: ClassVar[Where] = "workbench"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual annotates it so

    def __init__(self, desk: Desk, checks: LiveChecks, manuscript: Manuscript) -> None:
        """Work on ``manuscript``."""
        super().__init__(desk, manuscript, checks)
        self._copy = manuscript.copy
        self._checking: Work | None = None
        self._status, self._tabs, self._meter = (
            StatusLine(),
            PaneTabs(id="tabs"),
            LengthMeter(id="meter", classes="at-work"),
        )
        self._headline, self._here, self._sections = (
            Line(id="headline"),
            Line(id="alert-here"),
            SectionTable(id="sections"),
        )
        self._panes = {name: Vertical(id=f"pane-{name}", classes="pane") for name in PANES}
        self._pane = "fields" if manuscript.draft.facts.genre else "draft"

    def compose(self) -> ComposeResult:
        """Title, tabs, panes, meter, keys."""
        draft = self.manuscript.draft
        self.set_class(self.app.size.width >= WIDE, "-wide")  # from the first layout on: text wraps once
        yield self._status
        yield self._tabs
        with Horizontal(id="panes"):
            with self._panes["fields"]:
                if draft.facts.genre:
                    yield Form(self.desk.genre(draft.facts.genre), written_answers(draft))
                else:
                    yield Static("This text names no genre, so it has no fields.", classes="hint")
            with self._panes["draft"]:
                yield self._headline
                yield self.area
                yield self._here
            with self._panes["alerts"]:
                yield self.alerts
                yield self._sections
        yield self._meter
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin to check, in the pane where work begins."""
        self.clean = self.manuscript.disk if self.manuscript.kept else self.text
        self._check_timer = self.set_timer(CHECK_AFTER, self._ask, pause=True)
        self._checks.listen(self)
        self._show_draft()
        self._ask()
        self.resume()
        if self.manuscript.kept:
            self.touched()

    @property
    def copy_text(self) -> str:
        """The copy as it stands."""
        return self.area.written

    @property
    def loose(self) -> Mapping[str, Plain]:
        """Answers that have not reached the text."""
        over: dict[str, Plain] = {}
        for screen in reversed(self.app.screen_stack):
            over = screen.unfinished(over) if isinstance(screen, RowForm) else over
        return {**self._sent, **self._pending, **(self.form.unread if self.form else {}), **over}

    @property
    def wrong_fields(self) -> Mapping[str, str]:
        """The labels of the fields that cannot be read as they are typed, each with what is wrong."""
        return self.form.wrong if self.form else {}

    def go_to_wrong(self) -> None:
        """Go to the first field that cannot be read."""
        self._unfold("fields")
        if self.form:
            self.form.go_to_wrong()

    # panes

    def action_show_pane(self, pane: str) -> None:
        """Go to a pane."""
        self._unfold(pane)
        if pane == "fields" and self.form:
            self.form.go_in()
        elif pane == "alerts":
            self.set_focus(self.alerts.option_list)
        else:
            self.set_focus(self.area)

    def _unfold(self, pane: str) -> None:
        """Show a pane: beside the others where there is room, else alone."""
        self._pane = pane
        together = self.app.size.width >= WIDE and not self.stays_alone(pane)
        for name, shown in self._panes.items():
            shown.display = together or name == pane
        self._show_status()

    def on_resize(self) -> None:
        """Fold or unfold the panes."""
        self._unfold(self._pane)

    @on(DescendantFocus)
    def _focused(self, event: DescendantFocus) -> None:
        found = (node.id for node in event.widget.ancestors if node.id and node.id.startswith("pane-"))
        pane = next(found, f"pane-{self._pane}").removeprefix("pane-")
        if pane != self._pane:
            self._unfold(pane)

    def became(self, manuscript: Manuscript, answers: tuple[Side, Side] | None = None) -> None:
        """Go on with a manuscript whose facts are others, on account of ``answers``, or what else precedes the copy."""
        was, self.manuscript = self.manuscript, manuscript
        self._findings = self._findings.moved(was.offset, 0, manuscript.offset - was.offset)
        self.area.follow(manuscript.copy, answers)
        self._typed()
        self.touched()
        self._show_findings()
        self._show_draft()
        self._check_soon()

    def _show_draft(self) -> None:
        record = self.manuscript.draft.facts.record
        headline, dek = record.text("headline"), record.text("dek")
        self._headline.show(headline or record.text("title") or "No headline yet")
        if self.form:
            self.form.show_made({"headline": headline, "dek": dek})
        self._asked = None
        self._show_status()

    # checks

    @on(TextArea.Changed, "#copy")
    def _typed(self) -> None:
        text = self.copy_text
        at, was, now = difference(self._copy, text)
        if not was and not now:
            return
        self._copy = text
        self.touched()
        self._findings = self._findings.moved(self.manuscript.offset + at, len(was), len(now))
        self._show_findings()
        self._check_soon()

    def _check_soon(self) -> None:
        self._check_timer.stop()
        self._check_timer = self.set_timer(CHECK_AFTER, self._ask)

    def _ask(self) -> None:
        self._findings = self._findings.asked()
        self._checks.ask(self.text, self.manuscript.draft.path)
        self._checking = Work(self, "Checking", self._halt, "^r checks again")
        begin(self._checking)
        self._show_status()

    def _halt(self) -> None:
        self._checks.halt()
        self._findings = self._findings.halted()
        self._show_status()

    def on_check_arrived(self, event: CheckArrived) -> None:
        """Show what was found, if the text is still the one that was checked."""
        reply = event.reply
        if self._checking is not None and reply.is_last:
            over(self._checking)
        self.show_asked(reply.asked)
        self._findings = self._findings.with_reply(reply)
        self._fresh = self._fresh.among(self._findings.alerts)
        self._show_findings()

    def on_check_state(self, event: CheckState) -> None:
        """Show that the checks died, or are back."""
        self._findings = self._findings.with_trouble(event.trouble)
        if event.trouble and self._checking is not None:
            over(self._checking)
        if event.trouble:
            self.notify(event.trouble, severity="warning", markup=False)
        self._show_status()

    def _show_findings(self) -> None:
        alerts, area = self._findings.alerts, self.area
        area.show_marks(
            [Mark(span=self._in_copy(alert), level=alert.level) for alert in alerts if self._is_in_copy(alert)]
        )
        places = area.places([self._in_copy(alert).begin for alert in alerts])
        lines = [place[0] + 1 if self._is_in_copy(alert) else 0 for alert, place in zip(alerts, places, strict=True)]
        self.alerts.show(self._findings, lines)
        self._sections.measure(self._findings.length)
        self._show_here()
        self._show_status()

    @on(TextArea.SelectionChanged, "#copy")
    def _show_here(self) -> None:
        alert = self._alert_here
        line = self.told_origin
        if alert is not None:
            fix = f"  F9: {alert.suggestions[0]}{' …' * (len(alert.suggestions) > 1)}" if alert.suggestions else ""
            line = Content.assemble(headline_of(alert), click(fix, "fix").stylize("bold"))
        self._here.show(line)
        section = self._findings.section_at(self.area.text, self.area.index(self.area.selection.start))
        self._meter.measure(self._findings.length, section)

    # going through the alerts

    def action_step_alert(self, by: int) -> None:
        """Go to the next or the previous alert, round the end."""
        self._show_findings()
        alerts = self.alerts.alerts
        if not alerts:
            self.notify("No alerts")
            return
        first, self._fresh = self._fresh.next() if by > 0 else (None, self._fresh)
        self._go(first if first in alerts else alerts[self._next_alert(by) % len(alerts)])

    def _next_alert(self, by: int) -> int:
        alerts, here = self.alerts.alerts, self._alert_here
        chosen = self.alerts.chosen
        if chosen in alerts and (chosen == here or not self._is_in_copy(chosen)):
            return alerts.index(chosen) + by
        cursor = self.manuscript.offset + self.area.index(self.area.selection.end)
        before = sum(alert.span.begin < cursor for alert in alerts)
        return before if by > 0 else before - 1

    @on(AlertList.Chosen)
    def _row_chosen(self, event: AlertList.Chosen) -> None:
        row = event.row
        if isinstance(row, Alert):
            self._go(row)
        elif isinstance(row, OpenItem):
            self._go_to_open(row)
        elif row.place is not None and row.place.path == self.manuscript.draft.path:
            self.go_to_field(self.manuscript.key_on(row.place.line))

    def _go(self, alert: Alert) -> None:
        self.alerts.choose(alert)
        if self._is_in_copy(alert):
            self.action_show_pane("draft")
            self.area.select(self._in_copy(alert))
        else:
            self.go_to_field(alert.field or self.manuscript.key_at(alert.span.begin))

    def _go_to_open(self, item: OpenItem) -> None:
        if item.field:
            self.go_to_field(item.field)
        else:
            self.action_show_pane("draft")
            at = max(item.offset - self.manuscript.offset, 0)
            self.area.select(Span(begin=at, end=at))

    def go_to_field(self, path: str) -> None:
        """Go to a field of the form; the list of alerts stays where there is none."""
        self._unfold("fields")
        if self.form is None or not self.form.go_to(path):
            self.notify(f"This form has no field “{path}”", severity="warning", markup=False)
            self.action_show_pane("alerts")

    def action_recheck(self) -> None:
        """Check again, and start the checks if they are down."""
        self._checks.revive()
        self._ask()

    @on(CopyArea.ModeChanged)
    def saved(self) -> None:
        """Show that the draft is saved, or still is not."""
        self._show_status()

    def _show_status(self) -> None:
        draft, findings = self.manuscript.draft, self._findings
        title = f"{'● ' if self.unsaved else ''}{draft.facts.title or 'Untitled'}"
        genre = self.desk.genre(draft.facts.genre).label if draft.facts.genre else "text"
        self._status.show(f"{title} · {genre} · {draft.stage}", self._fresh.before(self._trouble or findings.status))
        notes = {
            "fields": f"({len(self.wrong_fields)} wrong)" if self.wrong_fields else "",
            "draft": self.area.mode,
            "alerts": counts(findings.alerts),
        }
        self._tabs.mark(self._pane, notes)
        for pane, shown in self._panes.items():
            title = " ".join(filter(None, (PANES[pane], notes.get(pane))))
            if shown.border_title != title:
                shown.border_title = title
