"""The queue over the library: what waits for whom, since when, due when, and what keeps it from its next stage."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import DataTable, Label

from writer.desk import Desk
from writer.desk.gates import Verdict
from writer.desk.queue import Waiting, blocked, queue
from writer.errors import WriterError
from writer.library.entries import Progress
from writer.tui.commands.command import Where
from writer.tui.commands.table import bindings
from writer.tui.screens.dialog import Dialog
from writer.tui.widgets.keys import DialogKeys
from writer.tui.widgets.line import Line
from writer.tui.working import Work, at_work

_COLUMNS = {"Waits for": 15, "Next": 9, "Since": 6, "Due": 8}
"""The widths of the columns between the headline and what is missing, which share the rest."""

PAGE = 200
"""Rows that are listed at once; the next come when one goes near the end."""

_NARROW = {"Waits for": 10, "Next": 9, "Due": 8}
"""The same on a narrow screen, where the line below tells since when."""

_ROOMY = 100
"""Columns of the screen from which all columns of the list have room."""

_WIDEST, _AROUND = 140, 9
"""Columns of the screen that are used at most, and those of the frame around the list."""


class Queue(Dialog[Path]):
    """The drafts that wait, those first that are due first; gives the one to open."""

    BINDINGS = bindings("queue")
    PLACE: ClassVar[Where] = "queue"

    class Judged(Message):
        """The draft at ``at`` of the list was held against its next gate; ``told`` is what keeps it."""

        def __init__(self, at: int, told: Content) -> None:
            """Tell it."""
            super().__init__()
            self.at, self.told = at, told

    def __init__(self, desk: Desk) -> None:
        """List what waits on ``desk``."""
        super().__init__()
        self._desk = desk
        self._rows: tuple[Waiting, ...] = ()
        self._missing: dict[int, Content] = {}
        self._wanted: list[int] = []

    def compose(self) -> ComposeResult:
        """List, what there is to say of it, keys."""
        with Vertical(classes="dialog queue"):
            yield Label("What waits", id="queue-title", classes="dialog-title")
            yield DataTable[Content](id="queue-rows", cursor_type="row")
            yield Line(id="queue-told")
            yield DialogKeys("Enter Open")

    def explain(self) -> str:
        """Help, for F1."""
        return (
            "What waits\n\nDrafts that are not out and not spiked: whom each waits for, the stage that it goes to "
            "next, since when it has been at its own, and its field Due. Missing is what keeps it from the gate; "
            "grammar is asked by the gate itself, F12."
        )

    def on_mount(self) -> None:
        """Read them."""
        table = self.query_one(DataTable)
        width = min(self.size.width, _WIDEST) - _AROUND
        columns = _COLUMNS if self.size.width >= _ROOMY else _NARROW
        rest = width - sum(columns.values()) - 2 * (len(columns) + 2)
        for name, size in {"Headline": rest // 2, **columns, "Missing": rest - rest // 2}.items():
            table.add_column(name, width=max(size, 8))
        table.focus()
        at_work(Work(self, "Reading what waits", self.action_leave), partial(queue, self._desk), self._show)
        self.watch(table, "scroll_y", self._look, init=False)

    def _look(self) -> None:
        """Hold those in view against their gates: of thousands nobody waits for the others."""
        table = self.query_one_optional(DataTable)
        if table is None:  # it was left before it stood
            return
        top = round(table.scroll_y)
        wanted = [at for at in range(top, min(top + table.size.height, table.row_count)) if at not in self._missing]
        if wanted and wanted != self._wanted:
            self._wanted = wanted
            at_work(
                Work(self, "Looking what is missing", self.action_leave), partial(self._judge, wanted), self._looked
            )

    def _judge(self, wanted: Sequence[int], progress: Progress) -> None:
        """In a thread; it ends with the screen, or when others are in view."""
        for number, at in enumerate(wanted):
            progress(number, len(wanted))
            self.post_message(self.Judged(at, self._kept_back(self._rows[at])))

    def _looked(self, _: None) -> None:
        self._wanted = []

    def _kept_back(self, row: Waiting) -> Content:
        try:
            return _told(blocked(self._desk, row))
        except WriterError as error:
            return Content.styled(f"✗ {error.problems[0].message}", "$text-error")

    def _show(self, rows: tuple[Waiting, ...]) -> None:
        self._rows = rows
        self._list_more()
        late = sum(row.late(self._desk.today()) > 0 for row in rows)
        told = f"What waits: {len(rows):,}, of which {late:,} late" if rows else "Nothing waits"
        self.query_one("#queue-title", Label).update(told)

    def _list_more(self) -> None:
        """List the next rows: a table of twenty thousand would hold up the keys for seconds."""
        table, today = self.query_one(DataTable), self._desk.today()
        begin = table.row_count
        for at, row in enumerate(self._rows[begin : begin + PAGE], begin):
            late = row.late(today)
            due = f"{row.due:%d %b}" if row.due else ""
            cells = {
                "Headline": Content(row.name),
                "Waits for": Content(row.who),
                "Next": Content(row.gate),
                "Since": Content(_since(row)),
                "Due": Content.styled(f"! {due}", "bold $text-error") if late else Content(due),
                "Missing": Content("…"),
            }
            shown = [cells[column.label.plain] for column in table.ordered_columns]
            table.add_row(*shown, key=str(at))
        self.call_after_refresh(self._look)

    def on_queue_judged(self, event: Judged) -> None:
        """Show what keeps one of them."""
        table = self.query_one(DataTable)
        table.update_cell(str(event.at), table.ordered_columns[-1].key, event.told)
        self._missing[event.at] = event.told
        self._show_whole()

    @on(DataTable.RowHighlighted)
    def _gone_to(self, event: DataTable.RowHighlighted) -> None:
        rows = event.data_table.row_count
        if rows - PAGE // 2 <= event.cursor_row and rows < len(self._rows):
            self._list_more()
        self._show_whole()

    def _show_whole(self) -> None:
        """What a column has no room for."""
        at = self.query_one(DataTable).cursor_row
        since = f"since {_since(self._rows[at])}  " if at < len(self._rows) and self._rows[at].since else ""
        self.query_one(Line).show(Content.assemble(since, self._missing.get(at, "")))

    @on(DataTable.RowSelected)
    def _selected(self, event: DataTable.RowSelected) -> None:
        self.dismiss(self._rows[event.cursor_row].path)


def _since(row: Waiting) -> str:
    return f"{row.since:%d %b}" if row.since else ""


def _told(verdict: Verdict) -> Content:
    """How much is missing, and the first of it."""
    count = len(verdict.missing) + len(verdict.unrun) + len(verdict.problems)
    if not count:
        return Content.styled("✓ but for grammar", "$text-success")
    first = verdict.missing[0].message if verdict.missing else "something did not run"
    return Content.assemble((f"{count}: ", "bold"), first)
