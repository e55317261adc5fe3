"""The versions of a draft over the workbench: what changed since each, in facts and in words, and back to one."""

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from writer.desk import Desk
from writer.desk.history import NOW, Difference, difference, history, restore
from writer.errors import WriterError
from writer.library.entries import Progress
from writer.library.versions import Version
from writer.tui.commands.command import Where
from writer.tui.commands.table import bindings
from writer.tui.screens.dialog import Dialog
from writer.tui.widgets.keys import DialogKeys
from writer.tui.working import Work, at_work

_STYLES = {"same": "$text-muted", "out": "strike $text-error", "in": "bold underline $text-success"}
_NEAR = 60
"""Characters of unchanged text that are shown around a change."""


class Versions(Dialog[bool]):
    """The versions of one saved draft, newest first; gives whether one of them was brought back."""

    BINDINGS = bindings("versions")
    PLACE: ClassVar[Where] = "versions"

    def __init__(self, desk: Desk, path: Path) -> None:
        """List those of the draft at ``path``."""
        super().__init__()
        self._desk, self._path = desk, path
        self._kept: tuple[Version, ...] = ()

    def compose(self) -> ComposeResult:
        """List, difference, keys."""
        with Vertical(classes="dialog versions"):
            yield Label(f"Versions of {self._path.name}", classes="dialog-title", markup=False)
            yield OptionList(id="versions-list", compact=True)
            with VerticalScroll(id="versions-scroll"):
                yield Static(id="versions-diff", markup=False)
            yield DialogKeys("↑↓ Compare")

    def explain(self) -> str:
        """Help, for F1."""
        return (
            "Versions\n\nEvery gate and every update keeps a version. Below the list stands what changed from the "
            "chosen one to the draft: facts first, then words. What is brought back puts the draft among the versions."
        )

    def on_mount(self) -> None:
        """Read them."""
        try:
            self._kept = history(self._path)
        except WriterError as error:
            self.notify(str(error), severity="error", markup=False)
        shown = self.query_one("#versions-list", OptionList)
        rows = [f"{number:>3}  {one.at:%d %b %Y, %H:%M} UTC  {one.why}" for number, one in enumerate(self._kept, 1)]
        shown.add_options([Option(Content(row)) for row in reversed(rows)])
        if rows:
            shown.highlighted = 0
            shown.focus()
        else:
            self.query_one("#versions-diff", Static).update("No version yet: an update or a gate makes the first.")

    @property
    def _number(self) -> str:
        at = self.query_one("#versions-list", OptionList).highlighted
        return "" if at is None else str(len(self._kept) - at)

    @on(OptionList.OptionHighlighted)
    def _compare(self) -> None:
        work = Work(self, "Comparing", self.action_leave)
        at_work(work, partial(self._differ, self._number), self._show_difference)

    def _differ(self, number: str, _: Progress) -> Content:
        """In a thread: texts are read and compared, and arrow keys come fast."""
        try:
            return told(difference(self._desk, self._path, number, NOW))
        except WriterError as error:
            return Content(str(error))

    def _show_difference(self, shown: Content) -> None:
        self.query_one("#versions-diff", Static).update(shown)
        self.query_one("#versions-scroll", VerticalScroll).scroll_home(animate=False)

    def action_restore(self) -> None:
        """Put the chosen version in the place of the draft."""
        if not self._number:
            return
        number = self._number
        at_work(
            Work(self, "Bringing it back", left="its file has it once that is done"),
            partial(self._put_back, number),
            partial(self._is_back, number),
        )

    def _put_back(self, number: str, _: Progress) -> str:
        """In a thread: it is rendered, too; gives why it could not be."""
        try:
            restore(self._desk, self._path, number)
        except WriterError as error:
            return str(error)
        return ""

    def _is_back(self, number: str, trouble: str) -> None:
        if trouble:
            self.notify(trouble, severity="error", markup=False)
            return
        self.notify(f"{self._path.name} is version {number} again", markup=False)
        self.dismiss(True)  # noqa: FBT003 - a screen gives one value


def told(found: Difference) -> Content:
    """Facts that changed, a line each, and the words that went out and came in."""
    facts = [Content(f"{change}\n") for change in found.facts]
    words = [Content.styled(_near(piece.kind, piece.text), _STYLES[piece.kind]) for piece in found.words]
    changed = any(piece.kind != "same" for piece in found.words)
    gap = [Content("\n")] if facts and changed else []
    if not (facts or changed):
        return Content("No change.")
    return Content("").join([*facts, *gap, *(words if changed else ())])


def _near(kind: str, text: str) -> str:
    return text if kind != "same" or len(text) <= 2 * _NEAR else f"{text[:_NEAR]} … {text[-_NEAR:]}"
