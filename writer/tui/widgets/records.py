"""Rows of a form for fields that hold others, and the choice of a row for a field."""

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.widgets import Label, Static

from writer.library.yamlfile import Plain
from writer.model.fields import Field, FieldType
from writer.tui.widgets.inputs import FieldRow, ScalarRow
from writer.tui.widgets.rows import ListRow


def row_for(spec: Field, plain: Plain) -> FieldRow:
    """The kind of row that a field's type asks for."""
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

    def _rows(self) -> list[FieldRow]:
        return [child for child in self.children if isinstance(child, FieldRow)]

    @on(FieldRow.Changed)
    def _inner(self, event: FieldRow.Changed) -> None:
        if event.row is self:
            return
        event.stop()
        kept = self.answer.value if isinstance(self.answer.value, dict) else {}
        value = {**kept, event.row.spec.name: event.row.plain}
        self.set_value({name: inner for name, inner in value.items() if inner is not None} or None)
