"""A form over a screen: fields, and below them a line that explains the one that has the focus."""

from typing import ClassVar, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.events import DescendantFocus

from writer.tui.screens.dialog import Dialog
from writer.tui.typeahead import FormReady
from writer.tui.widgets.inputs import FieldRow, help_on
from writer.tui.widgets.line import Line

Answer = TypeVar("Answer")


class FormDialog(Dialog[Answer]):
    """A dialog to type into; it has a ``Line`` of the class ``dialog-help``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
    ]

    _ready = False

    @on(DescendantFocus)
    def _help(self, event: DescendantFocus) -> None:
        """Explain the field; the first that has the focus may be typed into from now on."""
        self.query_one(".dialog-help", Line).show(help_on(event.widget))
        if not self._ready:
            self._ready = True
            self.app.post_message(FormReady())

    def go_into(self, row: FieldRow) -> None:
        """Focus a field."""
        self.set_focus(row.entry)
