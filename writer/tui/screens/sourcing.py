"""From words in the text to the field that gave them, and back."""

from abc import abstractmethod

from textual.content import Content
from textual.widgets.text_area import Selection

from writer.desk import Desk
from writer.tui.live import CheckArrived
from writer.tui.manuscript import Manuscript
from writer.tui.screens.undoing import UndoingScreen
from writer.tui.taking import field_name


class SourcingScreen(UndoingScreen):
    """A screen whose text knows which of its words are a field's."""

    def __init__(self, desk: Desk, manuscript: Manuscript) -> None:
        """Nobody has come from anywhere."""
        super().__init__(desk, manuscript)
        self._came_from: tuple[str, Selection] | None = None

    def on_check_arrived(self, event: CheckArrived) -> None:
        """Tint what fields gave."""
        if event.reply.phase == "origins":
            self.area.show_tints(event.reply.origins, self.manuscript.offset)
            self._show_here()

    @abstractmethod
    def _show_here(self) -> None:
        """Show what is known of the place with the cursor."""

    @property
    def told_origin(self) -> Content:
        """Whose the sentence at the cursor is."""
        tints, place = self.area.tints, self.area.selection.end
        if not tints.rows or not self.area.document.get_line(place[0]).strip():
            return Content("")
        tint = tints.at(place)
        path = tint.field_at(place[1]) if tint else ""
        name = f"From {self._label(path)}  Alt+g goes there" if path else "From the template: it follows the facts"
        return Content.styled(name if tint else "Yours: it stays as you write it", "$text-muted")

    def _label(self, path: str) -> str:
        spec = self._fields.get(field_name(path))
        return f"“{spec.label}”" if spec else path

    def action_other_side(self) -> None:
        """From words in the text go to the field that gave them; from a field to words that it gave."""
        if self.area.has_focus:
            self._go_to_source()
        elif self.form is None or not self.form.path:
            self.notify("Go to a field, or to words in the text", severity="warning")
        else:
            self._go_to_words(self.form.path)

    def _go_to_source(self) -> None:
        selection = self.area.selection
        tint = self.area.tints.at(selection.end)
        path = tint.field_at(selection.end[1]) if tint else ""
        if path:
            self._came_from = field_name(path), selection
            self.go_to_field(path)
        else:
            self.notify("No field gave these words", severity="warning")

    def _go_to_words(self, path: str) -> None:
        """Back to where one came from, else to the first words of the field."""
        found = self.area.tints.first_of(path)
        if self._came_from and self._came_from[0] == field_name(path):
            selection, self._came_from = self._came_from[1], None
        elif found:
            row, begin, end = found
            selection = Selection((row, begin), (row, end))
        else:
            self.notify("The text has no words of this field", severity="warning")
            return
        self.action_show_pane("draft")
        self.area.selection = selection
        self.area.scroll_cursor_visible(center=True)
