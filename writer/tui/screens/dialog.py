"""What stands over a screen until it is answered or left."""

from typing import ClassVar, TypeVar

from textual.screen import ModalScreen

from writer.tui.commands.command import Where
from writer.tui.commands.table import bindings

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None]):
    """A screen over another one; Escape leaves it and changes nothing."""

    BINDINGS = bindings("dialog")
    PLACE: ClassVar[Where] = "dialog"

    def action_leave(self) -> None:
        """Leave everything as it was."""
        if self.is_current:  # a draft may have been opened over it meanwhile
            self.dismiss(None)
