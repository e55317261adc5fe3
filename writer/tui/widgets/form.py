"""The form of a genre: its groups and fields, made from ``genre.yaml``."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.events import DescendantFocus
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Label

from writer.library.yamlfile import Plain
from writer.model.draft import PRINTED
from writer.model.fields import Field, FieldType
from writer.model.genre import Genre
from writer.tui.widgets.inputs import FieldRow, Fields, ScalarRow, help_on
from writer.tui.widgets.line import Line
from writer.tui.widgets.records import RecordRow, row_for
from writer.tui.widgets.rows import RowList

_STEP = re.compile(r"\w+")


class Form(Widget):
    """All fields that a genre asks for, and those that the draft answers besides."""

    @dataclass
    class Changed(Message):
        """A field has another answer; ``None`` if it has none any more."""

        field: str
        plain: Plain

    def __init__(self, genre: Genre, answers: Mapping[str, Plain]) -> None:
        """A form that begins with ``answers``, as the front matter has them."""
        super().__init__(id="form")
        self._genre = genre
        self._answers = answers

    def compose(self) -> ComposeResult:
        """The groups in their order, and a line of help below."""
        with Fields(id="form-fields"):
            for label, specs in form_groups(self._genre, self._answers):
                yield Label(label, classes="group")
                for spec in specs:
                    yield row_for(spec, self._answers.get(spec.name))
        yield Line(id="form-help")

    @property
    def wrong(self) -> Mapping[str, str]:
        """The labels of the fields that cannot be read as they are typed, each with what is wrong."""
        return {label: why for row in self._rows() for label, why in row.all_wrong.items()}

    @property
    def unread(self) -> dict[str, Plain]:
        """The answers of those fields as they stand on the screen."""
        return {row.spec.name: row.as_typed for row in self._rows() if row.all_wrong}

    def show_made(self, made: Mapping[str, str]) -> None:
        """Show in empty fields what the template made of them."""
        for row in self._rows():
            if isinstance(row, ScalarRow) and row.spec.name in made:
                row.show_made(made[row.spec.name])

    def show_asked(self, hidden: Collection[str], proposals: Mapping[str, str]) -> None:
        """Show the fields that are asked for, with what is proposed where nothing is typed; ``hidden`` are paths."""
        for row in self._rows():
            row.display = row.spec.name not in hidden
            if isinstance(row, RecordRow):
                row.show_asked(hidden)
            if isinstance(row, ScalarRow) and row.spec.default:
                row.show_proposal(proposals.get(row.spec.name, ""))

    async def put(self, answers: Mapping[str, Plain]) -> None:
        """Give fields other answers, as if they had been typed; the focus stays in its field."""
        for row in [row for row in self._rows() if row.spec.name in answers]:
            await self._replace(row, answers[row.spec.name])
        for name, plain in answers.items():
            self.post_message(self.Changed(name, plain))

    async def show(self, answers: Mapping[str, Plain]) -> None:
        """Show other answers, which the draft has already; the focus stays in its field."""
        for row in [row for row in self._rows() if row.spec.name in answers]:
            plain = answers[row.spec.name]
            if row.plain != plain or row.all_wrong:
                await self._replace(row, plain)

    async def _replace(self, row: FieldRow, plain: Plain) -> None:
        """Another row in the place of ``row``: one that goes must neither have nor get the focus, or keys are lost."""
        new, focused = row_for(row.spec, plain), self.screen.focused
        new.display = row.display
        await self.query_one("#form-fields").mount(new, after=row)
        if focused and row in focused.ancestors_with_self:
            self._go_into(new)
        elif self._last and row in self._last.ancestors_with_self:
            self._last = None
        await row.remove()

    def go_to(self, path: str) -> bool:
        """Focus the field or choose the row that a path (``cast[2].actor``) belongs to; whether there is one."""
        name, *inner = _STEP.findall(path) or [""]
        row = next((row for row in self._rows() if row.spec.name == name), None)
        part = next((one for one in row.query(FieldRow) if inner[:1] == [one.spec.name]), row) if row else None
        there = self._go_into(part)
        if there and inner[:1] and inner[0].isdigit() and isinstance(self.screen.focused, RowList):
            self.screen.focused.highlighted = int(inner[0])
        return there

    @property
    def path(self) -> str:
        """The path of the field that has the focus, and of its chosen row; nothing if none has it."""
        focused = self.screen.focused
        if focused is None or not self.has_focus_within:
            return ""
        rows = [node.spec.name for node in focused.ancestors if isinstance(node, FieldRow)]
        chosen = focused.highlighted if isinstance(focused, RowList) else None
        is_row = isinstance(focused, RowList) and chosen is not None and chosen < focused.option_count - 1
        return ".".join(reversed(rows)) + (f"[{chosen}]" if is_row else "")

    def go_to_wrong(self) -> bool:
        """Focus the first field that cannot be read; whether there is one."""
        return self._go_into(next((row for row in self._rows() if row.all_wrong), None))

    def _go_into(self, row: FieldRow | None) -> bool:
        target = row.entry if row else None
        if target is not None:
            self.screen.set_focus(target)
        return target is not None

    @property
    def last_field(self) -> str:
        """The name of the field that had the focus last."""
        above = self._last.ancestors if self._last else []
        return next((row.spec.name for row in self._rows() if row in above), "")

    def go_in(self) -> None:
        """Focus the field that had the focus last, or the first one."""
        last = self._last
        target = last if last and last.is_attached else next(w for w in self.query("*") if w.focusable)
        self.screen.set_focus(target)

    _last: Widget | None = None

    def _rows(self) -> Iterator[FieldRow]:
        holder = self.query_one("#form-fields")
        return (child for child in holder.children if isinstance(child, FieldRow))

    @on(DescendantFocus)
    def _help(self, event: DescendantFocus) -> None:
        self._last = event.widget
        self._show_help(event.widget)

    def _show_help(self, widget: Widget) -> None:
        self.query_one("#form-help", Line).show(help_on(widget))

    @on(FieldRow.Changed)
    def _changed(self, event: FieldRow.Changed) -> None:
        event.stop()
        if self.screen.focused is not None:
            self._show_help(self.screen.focused)
        self.post_message(self.Changed(event.row.spec.name, event.row.plain))


def form_groups(genre: Genre, answers: Mapping[str, Plain]) -> Iterator[tuple[str, tuple[Field, ...]]]:
    """The groups of the form: headline and dek, the genre's own, then whatever else the draft answers."""
    asked = {name for group in genre.groups for name in group.fields}
    first = tuple(genre.fields[name] for name in PRINTED if name in genre.fields and name not in asked)
    if first:
        yield "Headline", first
    for group in genre.groups:
        yield (
            group.label,
            tuple(genre.fields[name] for name in group.fields if genre.fields[name].type is not FieldType.MAP),
        )
    hidden = {*asked, *PRINTED, "genre", "stage"}
    rest = tuple(spec for name, spec in genre.fields.items() if name in answers and name not in hidden)
    if rest:
        yield "Also in this draft", rest
