"""The list of drafts on the screen: read as files change, searched and put in order; nothing of it holds up a key."""

from abc import abstractmethod
from collections.abc import Callable, Iterable
from functools import partial
from threading import Lock
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static

from writer.desk import Desk
from writer.desk.listing import Catalogue, Lengths, Listed
from writer.desk.searching import COLUMNS, FALLING, ordered, search
from writer.errors import WriterError
from writer.library.entries import Progress
from writer.tui.draftcells import age_cell, alerts_cell, told_of, words_cell
from writer.tui.widgets.drafts import DraftList, Headings
from writer.tui.widgets.keys import InOrder, KeyLine
from writer.tui.widgets.line import Line
from writer.tui.widgets.status import StatusLine
from writer.tui.working import Work, at_work

HINT = "/ searches text and facts; also stage:review genre:cast alerts:errors"


class SearchLine(Input, InOrder):
    """Where the search is typed; from there down lies the list."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("down", "screen.go_down", show=False)]


class ListingScreen(Screen[None]):
    """All drafts of a desk, the one that was changed last first, or as they are asked for."""

    AUTO_FOCUS = "#drafts"

    class Read(Message):
        """All drafts have been read."""

        def __init__(self, rows: list[Listed]) -> None:
            """``rows``, the one that was changed last first."""
            super().__init__()
            self.rows = rows

    class Found(Message):
        """What the search line asked for; ``trouble`` is why it could not be read."""

        def __init__(self, asked: int, rows: list[Listed], trouble: str = "") -> None:
            """``asked`` is the number of the question."""
            super().__init__()
            self.asked, self.rows, self.trouble = asked, rows, trouble

    def __init__(self, desk: Desk) -> None:
        """List the drafts of ``desk``."""
        super().__init__()
        self._desk = desk
        # each thread has a line of its own to the index
        self._catalogue, self._searched = Catalogue(desk), Catalogue(desk)
        self._reading = Lock()
        self._lengths = Lengths(desk)
        self._all: list[Listed] = []
        self._is_read = False
        self.kept = ""
        self._asked = self._shown = 0
        self._waiting: Callable[[], None] | None = None
        self._order = "changed", False

    def compose(self) -> ComposeResult:
        """Title, search, list, what is chosen, keys."""
        yield StatusLine()
        yield SearchLine(placeholder=HINT, id="search", compact=True, select_on_focus=False)
        yield Headings(id="headings")
        yield DraftList(self._cell)
        yield Static(id="empty", classes="hint")
        yield Line(id="about-name")
        yield Line(id="about", classes="at-work")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show at once what was known when somebody looked last."""
        self._say("reading…")
        self._all = self._catalogue.first(self.size.height)
        self.drafts.focus()
        self._show(self._all)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the search line its key is a letter as any other."""
        return super().check_action(action, parameters) and not (action == "search" and self._line.has_focus)

    @property
    def drafts(self) -> DraftList:
        """The list."""
        return self.query_one(DraftList)

    @property
    def _line(self) -> SearchLine:
        return self.query_one(SearchLine)

    def on_resize(self) -> None:
        """The first column takes what the others leave."""
        self._head()

    def action_reload(self) -> None:
        """Read the drafts again."""
        self._say("reading…")
        work = Work(self, "Reading drafts", lambda: self._say("not all are read: r reads on"), "r reads on")
        at_work(work, self._read, lambda rows: self.post_message(self.Read(rows)))

    def _read(self, progress: Progress) -> list[Listed]:
        """In a thread; where another one reads, this waits until it has."""
        with self._reading:
            return self._catalogue.listed(progress)

    def on_listing_screen_read(self, event: Read) -> None:
        """Show what has been read."""
        self._all, self._is_read = event.rows, True
        self._look()

    @on(Input.Changed, "#search")
    def _look(self) -> None:
        """Look for what the line says; an answer to an older one is dropped."""
        self._asked += 1
        if self._line.value or self._order != ("changed", False):
            ask = partial(self._find, self._asked, self._line.value, self._all, *self._order)
            at_work(Work(self, "Searching", left="the list is as it was"), ask, self.post_message)
        else:
            self._show(self._all)

    def _find(self, asked: int, line: str, rows: Iterable[Listed], column: str, turned: bool, _: Progress) -> Found:  # noqa: FBT001
        """In a thread."""
        try:
            found = search(line).among(rows, self._searched.as_left, self._desk.today())
        except WriterError as error:
            return self.Found(asked, [], str(error))
        return self.Found(asked, ordered(found, column, turned=turned))

    def on_listing_screen_found(self, event: Found) -> None:
        """Show what was found."""
        if event.asked == self._asked:
            self._show(event.rows, event.trouble)
            waiting, self._waiting = self._waiting, None
            if waiting:
                waiting()

    def once_found(self, then: Callable[[], None]) -> None:
        """Do ``then`` to the draft that is chosen when the search is done: until then it may be another one."""
        if self._shown == self._asked:
            then()
        else:
            self._waiting = then

    def _show(self, rows: list[Listed], trouble: str = "") -> None:
        self._shown = self._asked
        self.drafts.show(rows, self.kept)
        self._head()
        nothing = "Nothing is found. Esc shows all drafts." if self._all else "No drafts yet. Press n to start one."
        empty = self.query_one("#empty", Static)
        empty.update(Content(trouble or nothing))
        empty.display = self._is_read and not rows
        self.drafts.display = bool(rows)
        if self._is_read:
            number, of = len(rows), len(self._all)
            self._say(f"{number:,} of {_drafts(of)}" if self._line.value else _drafts(of))

    def _head(self) -> None:
        column, turned = self._order
        self.query_one(Headings).mark(self.size.width - 1, column, rising=(column in FALLING) == turned)

    def _say(self, state: str) -> None:
        self.query_one(StatusLine).show(self._heading, state)

    @property
    def _heading(self) -> str:
        root = self._desk.places.root
        return f"writer · {root.name if root else 'no desk: writer init makes one'}"

    @on(DraftList.Chosen)
    def _tell(self, event: DraftList.Chosen) -> None:
        """Say more of the chosen draft; once somebody has gone to one, that stays chosen, whatever is read."""
        row = self.drafts.chosen
        if row is not None and (self._is_read or event.gone_to):
            self.kept = row.slug
        told = told_of(row, self._genre(row), self._lengths.of(row), self._desk.today()) if row else ""
        self.query_one("#about-name", Line).show(Content.styled(row.name if row else "", "bold"))
        self.query_one("#about", Line).show(told)

    def _cell(self, row: Listed, column: str, width: int) -> Content:
        if column == "problem":
            return Content.assemble(("✗ ", "bold $text-error"), f"{row.path.name}: {row.problem}")
        if column == "headline":
            return Content(row.name)
        if column == "words":
            return words_cell(row, self._lengths.of(row), width)
        if column == "alerts":
            return alerts_cell(row)
        if column == "facts":
            return age_cell(row, self._desk.today())
        return Content(self._genre(row) if column == "genre" else row.stage)

    def _genre(self, row: Listed) -> str:
        try:
            return self._desk.genre(row.genre).label if row.genre else "" if row.problem else "text"
        except WriterError:  # whoever opens the draft is told
            return row.genre

    def action_search(self) -> None:
        """Type what to look for; at once, since letters may come right behind this key."""
        self.set_focus(self._line)

    @on(Input.Submitted, "#search")
    def _searched_for(self) -> None:
        self.drafts.focus()

    def action_all(self) -> None:
        """Show all drafts again."""
        self._line.value = ""
        self.drafts.focus()

    def action_go_down(self) -> None:
        """From the search line to the list."""
        self.drafts.focus()

    def action_sort(self) -> None:
        """Put the list in order of the next column."""
        names = [*COLUMNS]
        self._sort((names[(names.index(self._order[0]) + 1) % len(names)], False))

    def action_turn(self) -> None:
        """Turn the order around."""
        self._sort((self._order[0], not self._order[1]))

    def action_sort_by(self, column: str) -> None:
        """Put the list in order of ``column``; in that already, turn it around."""
        self._sort((column, self._order[0] == column and not self._order[1]))

    def _sort(self, order: tuple[str, bool]) -> None:
        self._order = order
        self._look()

    @on(DraftList.Wanted)
    def _wanted(self) -> None:
        self.action_open()

    @abstractmethod
    def action_open(self) -> None:
        """Open the chosen draft."""


def _drafts(number: int) -> str:
    return f"{number:,} draft{'' if number == 1 else 's'}"
