"""The comments on a draft over the workbench: each a jump, resolved, applied or declined by a key."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from writer.desk import Desk
from writer.desk.commenting import Placed, answer, comments_on
from writer.errors import WriterError
from writer.model.comment import State
from writer.tui.commands.command import Where
from writer.tui.commands.table import bindings
from writer.tui.screens.dialog import Dialog
from writer.tui.widgets.keys import DialogKeys


class Comments(Dialog[Placed]):
    """The open comments on one saved draft, in the order of its text; gives the one to go to."""

    BINDINGS = bindings("comments")
    PLACE: ClassVar[Where] = "comments"

    def __init__(self, desk: Desk, path: Path) -> None:
        """List those on the draft at ``path``."""
        super().__init__()
        self._desk, self._path = desk, path
        self._found: list[Placed] = []

    def compose(self) -> ComposeResult:
        """Title, list, keys."""
        with Vertical(classes="dialog"):
            yield Label("Comments", classes="dialog-title")
            yield OptionList(id="comments-list", compact=True)
            yield DialogKeys("Enter Go there")

    def explain(self) -> str:
        """Help, for F1."""
        return (
            "Comments\n\nWhat somebody said of a passage, in the order of the text; ○ marks one whose passage is gone. "
            "To comment yourself, select words in the draft and press the same key."
        )

    def on_mount(self) -> None:
        """Read them."""
        self._read()

    def _read(self) -> None:
        shown = self.query_one("#comments-list", OptionList)
        shown.clear_options()
        try:
            self._found = [one for one in comments_on(self._desk, self._path) if one.comment.state == "open"]
        except WriterError as error:
            self._found = []
            self.notify(str(error), severity="error", markup=False)
        nothing = Option(Content.styled("No open comment: select words, and press the same key", "$text-muted"))
        shown.add_options([Option(_row(one)) for one in self._found] or [nothing])
        shown.action_first()
        shown.focus()

    @property
    def _chosen(self) -> Placed | None:
        at = self.query_one("#comments-list", OptionList).highlighted
        return self._found[at] if at is not None and at < len(self._found) else None

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.dismiss(self._chosen)

    def action_answer(self, state: State) -> None:
        """Answer the chosen comment, and list the others."""
        if self._chosen:
            try:
                answer(self._desk, self._path, self._chosen.comment.id, state)
            except WriterError as error:
                self.notify(str(error), severity="warning", markup=False)
            self._read()


def _row(one: Placed) -> Content:
    comment = one.comment
    instead = f" → {comment.instead}" if comment.instead else ""
    place = f"{one.line}:{one.column}" if one.span else "○"
    said = Content.assemble((f"{place} ", "$text-muted"), (comment.text or "Suggestion", "bold"), f" {comment.by}")
    return Content.assemble(said, (f"\n  “{comment.anchor.words}”{instead}", "$text-muted"))
