"""Going on where one left off: the pane, the field and the caret of each draft, and the draft itself."""

from collections.abc import Callable

from textual.app import SuspendNotSupported

from writer.errors import WriterError
from writer.library.sessions import Left, leave, read_session
from writer.tui.manuscript import desk_name
from writer.tui.screens.filling import FillingScreen
from writer.tui.screens.modals import Ask
from writer.tui.typeahead import after_keys


class ResumingScreen(FillingScreen):
    """A screen that remembers the place in its draft when it is left, and goes there when it is opened again."""

    AUTO_FOCUS = ""  # the focus goes where the writer was
    _pane: str

    def resume(self) -> None:
        """Go where the writer was in this draft, as far as that is still there."""
        left = read_session(desk_name(self.desk)).places.get(str(self.manuscript.path))
        if left is None:
            self.action_show_pane(self._pane)
            return
        row = min(left.row, self.area.document.line_count - 1)
        self.area.move_cursor((row, min(left.column, len(self.area.document.get_line(row)))), center=True)
        self.action_show_pane(left.pane)
        if left.pane == "fields" and self.form:
            self.form.go_to(left.field)

    def action_editor(self) -> None:
        """Edit the copy in the writer's own editor."""
        after_keys(self, lambda: self._settle(self._edit_outside))

    def _edit_outside(self) -> None:
        # most sittings need neither
        from writer.tui.outside import edited  # noqa: PLC0415

        area, path = self.area, self.manuscript.path
        before, line = area.written, area.cursor_location[0] + 1
        try:
            with self.app.suspend():
                after = edited(before, path.name if path else "draft.md", line)
        except SuspendNotSupported:
            self.notify("No other program can be opened from here", severity="warning")
        except WriterError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            # editors end the last line, whether or not it was ended
            self._take_back(after.removesuffix("\n") if not before.endswith("\n") else after)

    def _take_back(self, after: str) -> None:
        """Take over what came back; nothing at all may be a slip."""

        def take() -> None:
            self.area.follow(after)
            self.action_show_pane("draft")

        if after.strip() or not self.area.written.strip():
            take()
            return
        told = "The editor gave back an empty file. Is the text to be empty?"
        question = Ask("Nothing came back", told, ("Empty it", "Keep the text"))
        self.app.push_screen(question, lambda answer: take() if answer == "Empty it" else None)

    def leave(self, then: Callable[[], object]) -> None:
        """Remember the place on the way out."""

        def go() -> None:
            self._remember(opened=then != self.dismiss)
            then()

        super().leave(go)

    def _remember(self, *, opened: bool) -> None:
        path = self.manuscript.path
        if path is not None:
            row, column = self.area.cursor_location
            field = self.form.last_field if self.form else ""
            left = Left(pane=self._pane, field=field, row=row, column=column)
            leave(desk_name(self.desk), str(path), left, opened=opened)
