"""An open choice over the text: the writer's words and those of the facts side by side, one of them taken by a key."""

from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Label, Static

from writer.prose.choices import Choice
from writer.tui.commands.command import Where
from writer.tui.commands.table import bindings
from writer.tui.screens.dialog import Dialog
from writer.tui.widgets.keys import DialogKeys

Side = Literal["yours", "facts"]


class Choosing(Dialog[Side]):
    """Both sides of one choice; gives the side that was taken."""

    BINDINGS = bindings("choice")
    PLACE: ClassVar[Where] = "choice"

    def __init__(self, choice: Choice, number: int, of: int, other: str = "The facts") -> None:
        """Show ``choice``, the one of that number of so many; ``other`` is whose words stand against the writer's."""
        super().__init__()
        self._choice, self._title, self._other = choice, f"Both changed: choice {number} of {of}", other

    def compose(self) -> ComposeResult:
        """Title, both sides, keys."""
        with Vertical(classes="dialog choice"):
            yield Label(self._title, classes="dialog-title")
            with Horizontal(classes="choice-sides"):
                for name, text in (("Yours", self._choice.yours), (self._other, self._choice.facts)):
                    with VerticalScroll(classes="choice-side") as side:
                        side.border_title = name
                        yield Static(text.strip() or "(nothing)", markup=False)
            yield DialogKeys()

    def explain(self) -> str:
        """Help, for F1."""
        return (
            "An open choice\n\nThe facts changed under words that you had rewritten, or somebody else changed them in "
            "the file. Both stand in the text, and no gate lets the draft pass until one of them is taken. Undo brings "
            "both back."
        )

    def action_take(self, side: Side) -> None:
        """Take one side."""
        self.dismiss(side)
