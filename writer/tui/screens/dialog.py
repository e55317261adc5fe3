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
    _stands = False
    _early: tuple[Answer | None] | None = None

    def on_mount(self) -> None:
        """Give an answer that came before there was anything to see; that of any dialog comes before this one."""
        self._stands = True
        if self._early is not None:
            self.call_later(self._give, *self._early)

    def _give(self, answer: Answer | None) -> None:
        self.dismiss(answer)  # Textual would wait here for itself

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Give the answer, once and on top alone: keys that were typed ahead may answer a screen that is gone.

        Textual would take another screen in its place: the one below, or what stands over this one, which is current
        then, too, but not active. A screen that is gone before it is made has no widgets for what its making asks of
        them: so an answer that comes as early waits.
        """
        if self.is_active and not self._stands:
            self._early = self._early or (result,)
        return super().dismiss(result) if self.is_active and self._stands else AwaitComplete()

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)
