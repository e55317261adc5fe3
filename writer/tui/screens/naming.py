"""Another name for the file of a draft."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label

from writer.tui.screens.dialog import Dialog
from writer.tui.widgets.keys import DialogKeys
from writer.tui.widgets.line import click


class Naming(Dialog[str]):
    """Asks for a name; the answer is what was typed."""

    KEYS: ClassVar = click("Enter Rename", "rename")

    def __init__(self, name: str) -> None:
        """Begin with the ``name`` that it has."""
        super().__init__()
        self._name = name

    def compose(self) -> ComposeResult:
        """Title, name, keys."""
        with Vertical(classes="dialog"):
            yield Label(f"Rename {self._name}.md", classes="dialog-title", markup=False)
            yield Input(self._name, compact=True, id="name", select_on_focus=True)
            yield DialogKeys(self.KEYS)

    def explain(self) -> str:
        """Help, for F1."""
        return (
            "Another file name\n\nThe draft's versions, comments, log and last render get it too. Blanks and marks "
            "become hyphens. Nothing is moved if there is a draft of that name."
        )

    @on(Input.Submitted)
    def action_rename(self) -> None:
        """Give the name that was typed."""
        self.dismiss(self.query_one(Input).value)
