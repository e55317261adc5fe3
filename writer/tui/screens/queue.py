"""The queue over the library: what waits for whom, since when, due when, and what keeps it from its next stage."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import DataTable, Label
from textual.worker import WorkerCancelled, get_current_worker

from writer.desk import Desk
from writer.desk.gates import Verdict
from writer.desk.queue import Waiting, blocked, queue
from writer.errors import WriterError
from writer.tui.commands.command import Where
from writer.tui.commands.table import bindings
from writer.tui.screens.dialog import Dialog
from writer.tui.widgets.keys import DialogKeys
from writer.tui.widgets.line import Line

_COLUMNS = {"Waits for": 15, "Next": 9, "Since": 6, "Due": 8}
"""The widths of the columns between the headline and what is missing, which share the rest."""

_WIDEST, _AROUND = 140, 8
"""Columns of the screen that are used at most, and those of the frame around the list."""


class Queue(Dialog[Path]):
    """The drafts that wait, those first that are due first; gives the one to open."""

    BINDINGS = bindings("queue")
    PLACE: ClassVar[Where] = "queue"

    class Read(Message):
        """All that waits."""

        def __init__(self, rows: tuple[Waiting, ...]) -> None:
            """``rows`` in the order of the list."""
            super().__init__()
            self.rows = rows

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
        rest = width - sum(_COLUMNS.values()) - 2 * (len(_COLUMNS) + 2)
        for name, size in {"Headline": rest // 2, **_COLUMNS, "Missing": rest - rest // 2}.items():
            table.add_column(name, width=max(size, 8))
        table.focus()
        self.run_worker(self._read, thread=True, exclusive=True, group="queue")

    def _read(self) -> None:
        """In a thread; it ends with the screen, however many drafts there are."""
        worker = get_current_worker()

        def going_on(*_: int) -> None:
            if worker.is_cancelled:
                raise WorkerCancelled

        rows = queue(self._desk, going_on)
        self.post_message(self.Read(rows))
        for at, row in enumerate(rows):
            going_on()
            self.post_message(self.Judged(at, self._kept_back(row)))

    def _kept_back(self, row: Waiting) -> Content:
        try:
            return _told(blocked(self._desk, row))
        except WriterError as error:
            return Content.styled(f"✗ {error.problems[0].message}", "$text-error")

    def on_queue_read(self, event: Read) -> None:
        """Show them."""
        self._rows = event.rows
        table, today = self.query_one(DataTable), self._desk.today()
        for at, row in enumerate(event.rows):
            late = row.late(today)
            due = f"{row.due:%d %b}" if row.due else ""
            table.add_row(
                Content(row.name),
                Content(row.who),
                Content(row.gate),
                Content(f"{row.since:%d %b}" if row.since else ""),
                Content.styled(f"! {due}", "bold $text-error") if late else Content(due),
                Content("…"),
                key=str(at),
            )
        late = sum(row.late(today) > 0 for row in event.rows)
        told = f"What waits: {len(event.rows)}, of which {late} late" if event.rows else "Nothing waits"
        self.query_one("#queue-title", Label).update(told)

    def on_queue_judged(self, event: Judged) -> None:
        """Show what keeps one of them."""
        table = self.query_one(DataTable)
        table.update_cell(str(event.at), table.ordered_columns[-1].key, event.told)
        self._missing[event.at] = event.told
        self._show_whole()

    @on(DataTable.RowHighlighted)
    def _show_whole(self) -> None:
        """What a column has no room for."""
        self.query_one(Line).show(self._missing.get(self.query_one(DataTable).cursor_row, ""))

    @on(DataTable.RowSelected)
    def _selected(self, event: DataTable.RowSelected) -> None:
        self.dismiss(self._rows[event.cursor_row].path)


def _told(verdict: Verdict) -> Content:
    """How much is missing, and the first of it."""
    count = len(verdict.missing) + len(verdict.unrun) + len(verdict.problems)
    if not count:
        return Content.styled("✓ but for grammar", "$text-success")
    first = verdict.missing[0].message if verdict.missing else "something did not run"
    return Content.assemble((f"{count}: ", "bold"), first)
