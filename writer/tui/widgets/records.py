"""Rows of a form for fields that hold others, and the choice of a row for a field."""

from collections.abc import Collection, Mapping

from textual import on
from textual.app import ComposeResult
from textual.widgets import Label, Static

from writer.library.yamlfile import Plain
from writer.model.fields import Field, FieldType
from writer.tui.widgets.inputs import FieldRow, ScalarRow
from writer.tui.widgets.rows import ListRow
from writer.tui.widgets.several import SeveralRow
from writer.values import replace


def row_for(spec: Field, plain: Plain) -> FieldRow:
    """The kind of row that a field's type asks for."""
    if spec.type is FieldType.MULTICHOICE:
        return SeveralRow(spec, plain)
    if spec.is_list:
        return ListRow(spec, plain)
    return RecordRow(spec, plain) if spec.type is FieldType.RECORD else ScalarRow(spec, plain)


class RecordRow(FieldRow):
    """A field with fields of its own."""

    def compose(self) -> ComposeResult:
        """A heading with its fields below."""
        yield Label(self.spec.label, classes="field-label")
        known = self.answer.value if isinstance(self.answer.value, dict) else {}
        for name, spec in self.spec.rows.items():
            yield row_for(spec, known.get(name))
        yield Static(classes="field-note")

    @property
    def all_wrong(self) -> Mapping[str, str]:
        """Those of its fields."""
        return {f"{self.spec.label}: {label}": why for row in self._rows() for label, why in row.all_wrong.items()}

    def show_asked(self, hidden: Collection[str]) -> None:
        """Show those of its fields that are asked for; ``hidden`` are paths."""
        for row in self._rows():
            row.display = f"{self.spec.name}.{row.spec.name}" not in hidden

    def _rows(self) -> list[FieldRow]:
        return [child for child in self.children if isinstance(child, FieldRow)]

    @on(FieldRow.Changed)
    def _inner(self, event: FieldRow.Changed) -> None:
        if event.row is self:
            return
        event.stop()
        self.set_value(self._with({event.row.spec.name: event.row.plain}))

    @property
    def as_typed(self) -> Plain:
        """The answer as it stands on the screen."""
        return replace(self.answer, value=self._with({row.spec.name: row.as_typed for row in self._rows()})).plain

    def whole_with(self, name: str, plain: Plain) -> tuple[str, Plain]:
        """The field of the draft that this one is part of, if its field ``name`` were ``plain``."""
        return self.whole(replace(self.answer, value=self._with({name: plain})).plain)

    def _with(self, changes: Mapping[str, Plain]) -> Plain:
        kept = self.answer.value if isinstance(self.answer.value, dict) else {}
        return {name: inner for name, inner in {**kept, **changes}.items() if inner is not None} or None
