"""A form of its own over the screen: one row of a list, or what is known of a fact."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Label

from writer.errors import WriterError
from writer.library.yamlfile import Plain
from writer.tui.commands.command import Where
from writer.tui.commands.table import bindings
from writer.tui.messages import FormWanted
from writer.tui.screens.formdialog import FormDialog
from writer.tui.typeahead import FormReady, after_keys, hold_keys
from writer.tui.widgets.inputs import FieldRow, Fields
from writer.tui.widgets.keys import DialogKeys
from writer.tui.widgets.line import Line
from writer.tui.widgets.records import row_for

Values = dict[str, Plain]


class RowForm(FormDialog[Values]):
    """Asks for the fields of one row; keys of the row that are no field of it are kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("rowform"),
        Binding("down,right", "app.focus_next", show=False),
        Binding("up,left", "app.focus_previous", show=False),
    ]

    PLACE: ClassVar[Where] = "rowform"

    def __init__(self, wanted: FormWanted, hidden: Callable[[Values], frozenset[str]]) -> None:
        """The form that was ``wanted``; ``hidden`` tells, by its values, which of its fields are not asked for."""
        super().__init__()
        self._hidden = hidden
        self._title = wanted.title
        self._fields = wanted.fields
        self._values = wanted.values
        self._answered = wanted.answered
        self._needed = wanted.needed

    def compose(self) -> ComposeResult:
        """Title, fields, buttons."""
        with Vertical(classes="dialog"):
            yield Label(self._title, classes="dialog-title", markup=False)
            with Fields():
                for name, spec in self._fields.items():
                    yield row_for(spec, self._values.get(name))
            yield Line(classes="dialog-help")
            with Horizontal(classes="dialog-buttons"):
                yield Button("Done", id="keep", variant="primary", compact=True)
                yield Button("Cancel", id="leave", compact=True)
                yield DialogKeys()

    def on_mount(self) -> None:
        """Show what is asked for."""
        self._show_asked()

    @on(FieldRow.Changed)
    def _show_asked(self) -> None:
        with suppress(WriterError):  # rendering tells what is wrong with an expression
            hidden = self._hidden(self._filled({row.spec.name: row.plain for row in self._rows}))
            for row in self._rows:
                row.display = row.spec.name not in hidden

    def explain(self) -> str:
        """Help, for F1."""
        return "Fill in what is known; empty lines are left out. Ctrl+S is done, Escape leaves everything as it was."

    def action_keep(self) -> None:
        """Hand over the values, unless one of them cannot be read; what is typed meanwhile is for what comes next."""
        hold_keys(self)
        after_keys(self, self._keep)

    def _keep(self) -> None:
        self.app.post_message(FormReady())
        rows = self._rows
        for row in rows:
            lacking = row.spec.name == self._needed and row.plain is None
            if lacking:
                row.lacks()
            if lacking or row.all_wrong:  # its note says what is wrong
                self.go_into(row)
                return
        self.dismiss(self._filled({row.spec.name: row.plain for row in rows}))

    def unfinished(self, above: Mapping[str, Plain]) -> Values:
        """What the draft's field would be if this form were done as it stands; ``above`` are fields of its own."""
        name, plain = self._answered(self._filled({row.spec.name: row.as_typed for row in self._rows} | dict(above)))
        return {name: plain}

    @property
    def _rows(self) -> list[FieldRow]:
        return [row for row in self.query(FieldRow) if row.parent and not isinstance(row.parent, FieldRow)]

    def _filled(self, values: Values) -> Values:
        return {name: value for name, value in {**self._values, **values}.items() if value is not None}

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.action_keep() if event.button.id == "keep" else self.action_leave()
