"""What stands over a screen until it is answered or left."""

from typing import ClassVar, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

from writer.tui.commands.command import Where
from writer.tui.commands.table import bindings

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None]):
    """A screen over another one; Escape leaves it and changes nothing."""

    BINDINGS = bindings("dialog")
    PLACE: ClassVar[Where] = "dialog"

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Give the answer, once and on top alone: keys that were typed ahead may answer a screen that is gone.

        Textual would take another screen in its place: the one below, or what stands over this one, which is current
        then, too, but not active.
        """
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)
