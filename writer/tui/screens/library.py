"""The library: the desk's drafts, and the way to a new one."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import DataTable, Static
from textual.worker import WorkerCancelled, get_current_worker

from writer.desk import Desk
from writer.desk.listing import Listed, listed
from writer.errors import WriterError
from writer.library.unsaved import Unsaved, forget, left_behind
from writer.tui.commands.command import Where
from writer.tui.commands.table import bindings
from writer.tui.live import LiveChecks
from writer.tui.manuscript import Manuscript, desk_name, is_saved, new_manuscript, open_manuscript, recovered
from writer.tui.screens.modals import Ask, ChooseGenre
from writer.tui.typeahead import hold_keys
from writer.tui.unsaved import told_of
from writer.tui.widgets.keys import KeyLine
from writer.tui.widgets.status import StatusLine

COLUMNS = {"genre": 20, "stage": 9, "words": 6}
"""The widths of all columns but the first, which takes the rest."""


Left = tuple[Path, Unsaved]
"""Where a sitting that was killed kept its draft, and the draft."""


class Library(Screen[None]):
    """All drafts of the desk, newest first."""

    BINDINGS = bindings("library")
    PLACE: ClassVar[Where] = "library"

    class Reading(Message):
        """So many drafts have been read, of how many."""

        def __init__(self, done: int, of: int) -> None:
            """Tell how far it is."""
            super().__init__()
            self.done, self.of = done, of

    class Read(Message):
        """All drafts have been read."""

        def __init__(self, rows: list[Listed], left: tuple[Left, ...]) -> None:
            """``rows`` in the order of the list; ``left`` is what was never saved."""
            super().__init__()
            self.rows, self.left = rows, left

    def __init__(self, desk: Desk, checks: LiveChecks, draft: Path | None = None) -> None:
        """List the drafts of ``desk``, and open ``draft`` at once."""
        super().__init__()
        self._desk, self._checks = desk, checks
        self._rows: list[Listed] = []
        self._kept = ""
        self._left: tuple[Left, ...] = ()
        self._later: set[Path] = set()
        self._draft = draft

    def compose(self) -> ComposeResult:
        """Title, list, keys."""
        yield StatusLine(id="status")
        yield DataTable(id="drafts", cursor_type="row", zebra_stripes=False)
        yield Static("No drafts yet. Press n to start one.", id="empty", classes="hint")
        yield KeyLine()

    def explain(self) -> str:
        """Help, for F1."""
        return "The drafts of this desk, newest first. Enter opens one, n starts another."

    def on_screen_resume(self) -> None:
        """Read the list anew whenever it is seen, once it is seen."""
        self.query_one(StatusLine).show(self._heading, "reading…")
        self.call_after_refresh(self._begin_with, self._draft)
        self._draft = None

    def _begin_with(self, draft: Path | None) -> None:
        """Open ``draft``, or else read the list; it is read when somebody comes back to it."""
        if draft is None:
            self.action_reload()
        else:
            self.open(draft)

    def on_resize(self) -> None:
        """The first column takes what the others leave."""
        self._show()

    def action_reload(self) -> None:
        """Read the drafts again."""
        table = self._table
        if self._rows and table.row_count:
            self._kept = str(self._rows[table.cursor_row].path)
        self.query_one(StatusLine).show(self._heading, "reading…")
        self.run_worker(self._read, thread=True, exclusive=True, group="list")

    @property
    def _heading(self) -> str:
        root = self._desk.places.root
        return f"writer · {root.name if root else 'no desk: writer init makes one'}"

    @property
    def _table(self) -> "DataTable[str | Content]":
        return self.query_one(DataTable)

    def _read(self) -> None:
        """In a thread; it ends with the screen, however many drafts there are."""
        worker = get_current_worker()

        def progress(done: int, of: int) -> None:
            if worker.is_cancelled:
                raise WorkerCancelled
            self.post_message(self.Reading(done, of))

        self.post_message(self.Read(listed(self._desk, progress), tuple(self._unsaved())))

    def on_library_reading(self, event: Reading) -> None:
        """Show how far the reading is."""
        self.query_one(StatusLine).show(self._heading, f"reading {event.done:,} of {event.of:,}")

    def _unsaved(self) -> Iterator[Left]:
        """What was never saved; what a sitting saved just before it was killed needs nobody."""
        for place, unsaved in left_behind(desk_name(self._desk)):
            if is_saved(unsaved):
                forget(place)
            else:
                yield place, unsaved

    def on_library_read(self, event: Read) -> None:
        """Show what has been read."""
        self._rows = event.rows
        self._show()
        number = len(self._rows)
        self.query_one(StatusLine).show(self._heading, f"{number} draft{'' if number == 1 else 's'}")
        self._offer(next((one for one in event.left if one[0] not in self._later), None))

    def _offer(self, left: Left | None) -> None:
        """Offer what was never saved; asked once a sitting, and again when that draft is opened."""
        if left is None or self.app.screen is not self:
            return
        place, unsaved = left

        def decide(answer: str | None) -> None:
            if answer == "Restore":
                self._work(partial(recovered, self._desk, place, unsaved), "This text cannot be read")
            elif answer == "Discard":
                forget(place)
            elif place in self._later:
                self._open(Path(unsaved.path))
            self._later.add(place)

        other = "Open as saved" if place in self._later else "Later"
        try:
            told = told_of(self._desk, unsaved)
        except WriterError as error:
            told = f"{unsaved.path}: {error}"
        self.app.push_screen(Ask("Unsaved text was found", told, ("Restore", "Discard", other)), decide)

    def _show(self) -> None:
        table = self._table
        table.clear(columns=True)
        rest = self.size.width - sum(COLUMNS.values()) - 2 * (len(COLUMNS) + 1)
        table.add_column("Headline", width=max(rest, 10))
        for name, width in COLUMNS.items():
            table.add_column(name.capitalize(), width=width)
        for row in self._rows:
            table.add_row(
                Content(row.name if not row.problem else f"✗ {row.path.name}: {row.problem}"),
                Content(self._genre(row)),
                row.stage,
                Content(f"{row.words:>5}" if row.words is not None else ""),
            )
        at = next((at for at, row in enumerate(self._rows) if str(row.path) == self._kept), 0)
        table.move_cursor(row=at)
        self.query_one("#empty", Static).display = not self._rows
        table.display = bool(self._rows)
        if self._rows:
            table.focus()

    def _genre(self, row: Listed) -> str:
        return self._desk.genre(row.genre).label if row.genre else "" if row.problem else "text"

    def action_new(self) -> None:
        """Choose a genre and begin."""
        self._choose_genre(self._begin)

    def action_material(self) -> None:
        """Choose a genre and begin with material."""
        self._choose_genre(self._begin_with_material)

    def _choose_genre(self, begin: Callable[[str | None], None]) -> None:
        try:
            genres = self._desk.genres()
        except WriterError as error:
            self._refuse("A genre cannot be read", error)
            return
        self.app.push_screen(ChooseGenre(genres), begin)

    def _begin(self, genre_id: str | None) -> None:
        if genre_id is not None:
            self._work(partial(new_manuscript, self._desk, genre_id), "This genre cannot be used")

    def _begin_with_material(self, genre_id: str | None) -> None:
        self._begin(genre_id)
        if genre_id is not None:
            hold_keys(self)
            self.app.call_later(self.app.run_action, "screen.material")

    def action_open(self) -> None:
        """Open the chosen draft."""
        if self._rows:
            self.open(self._rows[self._table.cursor_row].path)

    def open(self, path: Path) -> None:
        """Open a draft, or offer what was never saved of it, perhaps this very minute."""
        left = next((one for one in self._unsaved() if one[1].path == str(path)), None)
        self._offer(left) if left else self._open(path)

    def _open(self, path: Path) -> None:
        self._work(partial(open_manuscript, self._desk, path), "This draft cannot be opened")

    @on(DataTable.RowSelected)
    def _selected(self) -> None:
        self.action_open()

    def _work(self, make: partial[Manuscript], trouble: str) -> None:
        try:
            manuscript = make()
        except WriterError as error:
            self._refuse(trouble, error)
        else:
            # the list stands on the screen sooner without the form's widgets
            from writer.tui.screens.workbench import Workbench  # noqa: PLC0415

            self.app.push_screen(Workbench(self._desk, self._checks, manuscript), self._back)

    def _back(self, _: None) -> None:
        self._checks.listen(None)

    def _refuse(self, title: str, error: WriterError) -> None:
        self.app.push_screen(Ask(title, str(error), ("OK",)))
