"""A list in a form: its rows one a line, added, edited, moved and taken out by key."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Paste
from textual.message import Message
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from writer.errors import WriterError
from writer.library.yamlfile import Plain
from writer.model.fields import Field
from writer.tui.answers import ABOUT, Answer, flat_row, summary
from writer.tui.commands.command import Where
from writer.tui.commands.table import bindings
from writer.tui.messages import FormWanted
from writer.tui.typeahead import hold_keys
from writer.tui.widgets.inputs import FieldRow
from writer.values import replace

ADD = "add"
"""The id of the line below the rows."""


class RowList(OptionList):
    """The rows of a list, and below them the line that adds one."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("rows"), Binding("enter", "select", show=False, priority=True)]
    PLACE: ClassVar[Where] = "rows"

    class Acted(Message):
        """A key asked for something to be done with the chosen row."""

        def __init__(self, action: str) -> None:
            """``action`` is add, duplicate, remove, restore, up or down."""
            super().__init__()
            self.action = action

    class Pasted(Message):
        """Lines of a sheet are to become rows."""

        def __init__(self, text: str) -> None:
            """``text`` is what was pasted."""
            super().__init__()
            self.text = text

    def show(self, lines: list[str], label: str, chosen: int) -> None:
        """Show ``lines`` and choose one of them, or the line that adds."""
        self.clear_options()
        self.add_options([Option(Content(line or "(empty)")) for line in lines])
        self.add_option(Option(Content(f"+ Add {label.lower()}"), id=ADD))
        self.highlighted = min(chosen, len(lines))

    def action_add_row(self) -> None:
        """Add a row."""
        hold_keys(self)
        self.post_message(self.Acted("add"))

    def action_select(self) -> None:
        """Edit the chosen row."""
        hold_keys(self)
        super().action_select()

    def action_remove_row(self) -> None:
        """Take the chosen row out."""
        self.post_message(self.Acted("remove"))

    def action_restore_row(self) -> None:
        """Put back the row that was taken out last."""
        self.post_message(self.Acted("restore"))

    def action_duplicate_row(self) -> None:
        """Put a second one below the chosen row."""
        self.post_message(self.Acted("duplicate"))

    def action_paste_rows(self) -> None:
        """Add the rows that were copied in this app."""
        self.post_message(self.Pasted(self.app.clipboard))

    def on_paste(self, event: Paste) -> None:
        """Add the rows that the terminal pastes."""
        event.stop()
        self.post_message(self.Pasted(event.text))

    def action_row_up(self) -> None:
        """Move the chosen row up."""
        self.post_message(self.Acted("up"))

    def action_row_down(self) -> None:
        """Move the chosen row down."""
        self.post_message(self.Acted("down"))

    def leaves(self, by: int) -> bool:
        """Whether there is no row that way, so that an arrow goes on to another field."""
        return not self.highlighted if by < 0 else self.highlighted in {None, self.option_count - 1}


class ListRow(FieldRow):
    """A field that holds rows, each a record or a single value."""

    def __init__(self, spec: Field, plain: Plain) -> None:
        """A row for ``spec``; a single value where a list is due counts as its only row."""
        super().__init__(spec, plain)
        value = self.answer.value
        self.rows: list[Plain] = list(value) if isinstance(value, list) else [] if value is None else [value]
        self._removed: list[tuple[int, Plain]] = []

    def compose(self) -> ComposeResult:
        """Label, rows, note."""
        yield Label(self.spec.label, classes="field-label")
        yield RowList(compact=True)
        yield Static(classes="field-note")

    def on_mount(self) -> None:
        """Show the rows."""
        super().on_mount()
        self._show(0)

    def action_about(self) -> None:
        """Ask how sure the chosen row is."""
        at = self._chosen
        if at >= len(self.rows):
            self.notify("Choose a row first", severity="warning")
            return
        hold_keys(self)
        row = flat_row(self.rows[at])

        def rows(about: dict[str, Plain]) -> list[Plain]:
            kept = {name: value for name, value in row.items() if name not in ABOUT}
            return self._with(at, {**kept, **about} if self.spec.rows or about else kept["value"])

        def done(about: dict[str, Plain] | None) -> None:
            if about is not None:
                self._put(rows(about), at)

        values = {name: row[name] for name in ABOUT if name in row}
        title = f"How sure is “{summary(self.rows[at])}”?"
        self.post_message(FormWanted(title, ABOUT, values, done, lambda about: self.whole([*rows(about)])))

    def _with(self, at: int, row: Plain) -> list[Plain]:
        """The rows with another one at a place, or one more at the end."""
        return [*self.rows[:at], row, *self.rows[at + 1 :]]

    @property
    def _chosen(self) -> int:
        highlighted = self.query_one(RowList).highlighted
        return len(self.rows) if highlighted is None else highlighted

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._edit(event.option_index)

    @on(RowList.Acted)
    def _acted(self, event: RowList.Acted) -> None:
        event.stop()
        at = self._chosen
        if event.action == "add":
            self._edit(len(self.rows))
        elif event.action == "restore" and self._removed:
            at, row = self._removed.pop()
            self._put([*self.rows[:at], row, *self.rows[at:]], at)
        elif at < len(self.rows):
            self._change(event.action, at)

    @on(RowList.Pasted)
    def _pasted(self, event: RowList.Pasted) -> None:
        """Add all rows that were pasted, or say what is wrong with them."""
        # the reader of csv files costs its import, and few sittings paste a sheet
        from writer.desk.tabular import rows_of  # noqa: PLC0415

        event.stop()
        try:
            rows = rows_of(event.text, self.spec)
        except WriterError as error:
            self.notify(f"Nothing pasted: {error}", severity="error", markup=False)
            return
        self.notify(f"Pasted {len(rows)} row{'' if len(rows) == 1 else 's'}")
        self._put([*self.rows, *rows], len(self.rows))

    def _change(self, action: str, at: int) -> None:
        if action == "duplicate":
            self._put([*self.rows[: at + 1], *self.rows[at:]], at + 1)
            return
        if action == "remove":
            self._removed.append((at, self.rows[at]))
            self.notify(f"Took out “{summary(self.rows[at])}”; z puts it back", markup=False)
            self._put([*self.rows[:at], *self.rows[at + 1 :]], at)
            return
        to = at + (-1 if action == "up" else 1)
        if 0 <= to < len(self.rows):
            rows = [*self.rows]
            rows[at], rows[to] = rows[to], rows[at]
            self._put(rows, to)

    @property
    def _row_fields(self) -> Mapping[str, Field]:
        if self.spec.rows:
            return self.spec.rows
        return MappingProxyType({"value": replace(self.spec, name="value", type=self.spec.item_type)})

    def _edit(self, at: int) -> None:
        old = flat_row(self.rows[at]) if at < len(self.rows) else {}

        def place() -> int:
            """A new row comes last, also behind one that was done after this was begun."""
            return at if old else len(self.rows)

        def rows(values: dict[str, Plain]) -> list[Plain]:
            return self._with(place(), values if self.spec.rows else Answer.of(values).plain) if values else self.rows

        def done(values: dict[str, Plain] | None) -> None:
            if values:
                self._put(rows(values), place() + (not old))

        title = f"{self.spec.label}: {summary(self.rows[at]) if old else 'new'}"
        wanted = FormWanted(title, self._row_fields, old, done, lambda values: self.whole([*rows(values)] or None))
        self.post_message(wanted)

    def _put(self, rows: list[Plain], chosen: int) -> None:
        self.rows = rows
        self._show(chosen)
        self.set_value([*rows] or None)

    def _show(self, chosen: int) -> None:
        self.query_one(RowList).show([self._line(row) for row in self.rows], self.spec.label, chosen)

    def _line(self, row: Plain) -> str:
        flat = flat_row(row)
        sure = summary(flat.get("certainty"))
        text = " · ".join(filter(None, (summary(flat.get(name)) for name in self._row_fields)))
        return f"{text} ~ {sure}" if sure else text
