"""The library: the desk's drafts, the way into each of them, and to a new one."""

import gc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.message import Message

from writer.desk import Desk
from writer.desk.listing import Listed
from writer.errors import WriterError
from writer.library.entries import Progress
from writer.library.sessions import left_open
from writer.library.tours import is_new, leave_tour
from writer.library.unsaved import Unsaved, forget, left_behind
from writer.tui.commands.command import Where
from writer.tui.commands.table import bindings
from writer.tui.live import LiveChecks
from writer.tui.manuscript import (
    Manuscript,
    desk_name,
    is_saved,
    new_manuscript,
    open_manuscript,
    recovered,
)
from writer.tui.screens.listing import ListingScreen
from writer.tui.screens.modals import Ask, ChooseGenre
from writer.tui.typeahead import hold_keys
from writer.tui.unsaved import told_of
from writer.tui.widgets.line import Line, click

Left = tuple[Path, Unsaved]
"""Where a sitting that was killed kept its draft, and the draft."""

_NO_GENRE = "This genre cannot be used"

TAKEN_APART_AFTER = 0.5
"""Seconds after which a workbench that was left is taken apart, when the list stands on the screen."""


class Library(ListingScreen):
    """All drafts of the desk, and what can be done to them."""

    BINDINGS = bindings("library")
    PLACE: ClassVar[Where] = "library"

    class Done(Message):
        """Something was done to the draft at ``path``; ``trouble`` is why it was not."""

        def __init__(self, path: Path, told: str, trouble: str = "") -> None:
            """``told`` is what to say of it."""
            super().__init__()
            self.path, self.told, self.trouble = path, told, trouble

    def __init__(self, desk: Desk, checks: LiveChecks, draft: Path | None = None) -> None:
        """List the drafts of ``desk``, and open ``draft`` at once."""
        super().__init__(desk)
        self._checks = checks
        self._left: tuple[Left, ...] = ()
        self._later: set[Path] = set()
        self._draft = draft
        self._first = True

    def explain(self) -> str:
        """Help, for F1."""
        return (
            "The drafts of this desk\n\nThe one that was changed last stands first. Words shows a bar that is full at "
            "what genre and guide ask for. Alerts are those of the last check of the same text: ✗ errors, ! warnings, "
            "· suggestions, ✓ none, – not checked since it changed, ? something did not run. Oldest is since when the "
            "oldest fact that ages was not checked, ! that one may no longer hold.\n\nThe line above the list searches "
            'text and facts: words that something begins with, "words together", stage:review, genre:cast, '
            "title:ferry, alerts:errors|warnings|suggestions|none|unknown, facts:stale|dated; a minus before one turns "
            "it around. Click a heading for its order, and once more to turn it around."
        )

    def on_screen_resume(self) -> None:
        """Read the list anew whenever it is seen, once it is seen."""
        self.call_after_refresh(self._go_on)

    def _go_on(self) -> None:
        """Open the draft that is named, or was open last; else read the list, as whenever somebody comes back to it."""
        goes_on = self._first and not any(self._unsaved())
        draft = self._draft or (left_open(desk_name(self._desk)) if goes_on else None)
        self._draft, self._first = None, False
        if draft is None:
            self.action_reload()
        else:
            self.open(draft)

    def _read(self, progress: Progress) -> list[Listed]:
        self._left = tuple(self._unsaved())
        return super()._read(progress)

    def _unsaved(self) -> Iterator[Left]:
        """What was never saved; what a sitting saved just before it was killed needs nobody."""
        for place, unsaved in left_behind(desk_name(self._desk)):
            if is_saved(unsaved):
                forget(place)
            else:
                yield place, unsaved

    @on(ListingScreen.Read)
    def _offer_tour(self) -> None:
        """Offer the tour to somebody who has never been here, until the list is read again; no key is taken for it."""
        for offer in self.query("#tour-offer"):
            offer.remove()
        if is_new(desk_name(self._desk)):
            leave_tour(0)
            told = "New here? Alt+T, or a click here, shows you round on a sample story."
            self.mount(Line(click(told, "tour", of="app"), id="tour-offer"), before="#about-name")

    @on(ListingScreen.Read)
    def _offer_unsaved(self) -> None:
        """Offer what was never saved."""
        self._offer(next((one for one in self._left if one[0] not in self._later), None))

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

    def action_new(self) -> None:
        """Choose a genre and begin."""
        self._choose_genre(self._begin)

    def action_material(self) -> None:
        """Choose a genre and begin with material."""
        self._choose_genre(self._begin_with_material)

    def _choose_genre(self, then: Callable[[str], None], first: str = "") -> None:
        """Ask for a genre, of which ``first`` stands before the others."""
        try:
            genres = sorted(self._desk.genres(), key=lambda genre: genre.id != first)
        except WriterError as error:
            self._refuse("A genre cannot be read", error)
            return
        self.app.push_screen(ChooseGenre(genres), lambda genre_id: then(genre_id) if genre_id else None)

    def _begin(self, genre_id: str) -> None:
        self._work(partial(new_manuscript, self._desk, genre_id), _NO_GENRE)

    def _begin_with_material(self, genre_id: str) -> None:
        self._begin(genre_id)
        hold_keys(self)
        self.app.call_later(self.app.run_action, "screen.material")

    def action_queue(self) -> None:
        """Show what waits for whom."""
        # few sittings look at it
        from writer.tui.screens.queue import Queue  # noqa: PLC0415

        self.app.push_screen(Queue(self._desk), lambda path: self.open(path) if path else None)

    def action_open(self) -> None:
        """Open the chosen draft."""
        self._with_chosen(lambda row: self.open(row.path))

    def _with_chosen(self, then: Callable[[Listed], None]) -> None:
        self.once_found(lambda: then(self.drafts.chosen) if self.drafts.chosen else None)

    def action_update(self) -> None:
        """Begin the next story on the title of the chosen draft."""
        self._with_chosen(lambda row: self._choose_genre(partial(self._continue, row.path), first=row.genre))

    def _continue(self, path: Path, genre_id: str) -> None:
        from writer.tui.shelf import next_story  # noqa: PLC0415  few sittings need it

        told = ""

        def begun() -> Manuscript:
            nonlocal told
            manuscript, told = next_story(self._desk, path, genre_id)
            return manuscript

        self._work(begun, "No story can be begun from this draft")
        if told:
            self.app.push_screen(Ask(f"The facts of {path.name}", told, ("OK",)))

    def action_duplicate(self) -> None:
        """Copy the chosen draft."""
        from writer.tui.shelf import copy  # noqa: PLC0415  as above

        self._with_chosen(lambda row: self._do(row, partial(copy, self._desk, row)))

    def action_spike(self) -> None:
        """Spike the chosen draft, or bring it back."""
        from writer.tui.shelf import spike  # noqa: PLC0415  as above

        self._with_chosen(lambda row: self._do(row, partial(spike, self._desk, row)))

    def action_rename(self) -> None:
        """Ask for another file name of the chosen draft."""
        self._with_chosen(self._ask_name)

    def _ask_name(self, row: Listed) -> None:
        if left := self._left_of(row.path):
            self._offer(left)  # it names the file
            return
        from writer.tui.screens.naming import Naming  # noqa: PLC0415  as above
        from writer.tui.shelf import call  # noqa: PLC0415

        def named(name: str | None) -> None:
            if name is not None:
                self._do(row, partial(call, row, name))

        self.app.push_screen(Naming(row.slug), named)

    def _do(self, row: Listed, do: Callable[[], tuple[Path, str]]) -> None:
        """Do something to a draft, in a thread."""
        self.run_worker(partial(self._done, row, do), thread=True, group="do")

    def _done(self, row: Listed, do: Callable[[], tuple[Path, str]]) -> None:
        try:
            self.post_message(self.Done(*do()))
        except WriterError as error:
            self.post_message(self.Done(row.path, "", str(error)))

    def on_library_done(self, event: Done) -> None:
        """Say what was done, and show it in the list."""
        if event.trouble:
            self.app.push_screen(Ask("Nothing was changed", event.trouble, ("OK",)))
            return
        self.kept = event.path.stem
        self.notify(f"{event.path.name} {event.told}", markup=False)
        self.action_reload()

    def open(self, path: Path) -> None:
        """Open a draft, or offer what was never saved of it, perhaps this very minute."""
        left = self._left_of(path)
        self._offer(left) if left else self._open(path)

    def _left_of(self, path: Path) -> Left | None:
        return next((one for one in self._unsaved() if one[1].path == str(path)), None)

    def _open(self, path: Path) -> None:
        self._work(partial(open_manuscript, self._desk, path), "This draft cannot be opened")

    def _work(self, make: Callable[[], Manuscript], trouble: str) -> None:
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
        self.set_timer(TAKEN_APART_AFTER, gc.collect)  # a workbench is one great circle of widgets

    def _refuse(self, title: str, error: WriterError) -> None:
        self.app.push_screen(Ask(title, str(error), ("OK",)))
