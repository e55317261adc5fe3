"""One line of a form: a field's label, an input of its type, and what is wrong or known beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Label, Select, Static, TextArea

from writer.library.yamlfile import Plain
from writer.model.dates import PartialDate
from writer.model.fields import Field, FieldType, read_scalar
from writer.model.stages import STAGES
from writer.model.windows import Window
from writer.tui.answers import ABOUT, Answer, summary
from writer.tui.commands.command import Where
from writer.tui.commands.table import bindings
from writer.tui.completing import Names, completes
from writer.tui.messages import FormWanted, Typed
from writer.tui.typeahead import hold_keys
from writer.tui.widgets.editing import TextEdits, own_key
from writer.tui.widgets.keys import InOrder
from writer.values import replace

YES_NO = ("yes", "no")


class LineInput(Input, InOrder):
    """One line."""

    async def _on_key(self, event: Key) -> None:
        await own_key(self, event)

    def leaves(self, _: int) -> bool:
        """Whether an arrow goes on to another field: always."""
        return True


class ProseArea(TextEdits, InOrder):
    """A few lines that wrap, for one paragraph; arrows leave it at its ends."""

    def leaves(self, by: int) -> bool:
        """Whether there is no line that way."""
        is_last = self.navigator.is_last_wrapped_line if by > 0 else self.navigator.is_first_wrapped_line
        return is_last(self.cursor_location)

    def action_undo(self) -> None:
        """Take back the last change of the draft, or, in a form of its own, of this text."""
        getattr(self.screen, "action_undo", super().action_undo)()

    def action_redo(self) -> None:
        """The inverse."""
        getattr(self.screen, "action_redo", super().action_redo)()


class Choice(Select[str], inherit_bindings=False):
    """One of a few words; Enter or space opens the list, arrows go on to the next field."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "show_overlay", "Choose", show=False)]

    def leaves(self, _: int) -> bool:
        """Whether an arrow goes on to another field: always."""
        return True


class Fields(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Field rows below each other; arrows go from one to the next, and Enter goes on from a line.

    These keys are taken before the focused widget sees them: what is typed after one of them, however
    fast, goes into the next field.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "go(1)", show=False, priority=True),
        Binding("up", "go(-1)", show=False, priority=True),
        Binding("enter", "go_on", show=False, priority=True),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys to widgets that need them."""
        focused = self.screen.focused
        if action == "go_on":
            return isinstance(focused, LineInput)
        if action != "go":
            return super().check_action(action, parameters)
        leaves: Callable[..., bool] | None = getattr(focused, "leaves", None)
        return leaves is not None and leaves(*parameters)

    def action_go(self, by: int) -> None:
        """Focus the next field, or the one before."""
        if by > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_go_on(self) -> None:
        """Focus the next field."""
        self.screen.focus_next()


class FieldRow(Widget):
    """A field and its answer; the base of every kind of row."""

    BINDINGS = bindings("field")
    PLACE: ClassVar[Where] = "field"

    @dataclass
    class Changed(Message):
        """The answer is another one now; ``row.plain`` is it."""

        row: "FieldRow"

    def __init__(self, spec: Field, plain: Plain) -> None:
        """A row for ``spec`` that begins with ``plain``, as the file has it."""
        super().__init__(classes="field-row")
        self.spec = spec
        self.answer = Answer.of(plain)
        self.wrong = ""
        self.unread = False
        self._noted = Content("")

    @property
    def entry(self) -> Widget | None:
        """Where one begins to type or to choose, if it is shown."""
        return next((widget for widget in self.query("*") if widget.focusable), None)

    @property
    def plain(self) -> Plain:
        """The answer for the front matter."""
        return self.answer.plain

    @property
    def as_typed(self) -> Plain:
        """The answer as it stands on the screen, whether it can be read or not."""
        return self.plain

    def whole(self, plain: Plain) -> tuple[str, Plain]:
        """The field of the draft that this one is, or is part of, and its answer if this one's were ``plain``."""
        holder = self.parent
        return holder.whole_with(self.spec.name, plain) if isinstance(holder, FieldRow) else (self.spec.name, plain)

    def whole_with(self, name: str, plain: Plain) -> tuple[str, Plain]:
        """The same for one of the fields that this one is made of."""
        return name, plain

    @property
    def all_wrong(self) -> Mapping[str, str]:
        """The labels of what was typed and cannot be read, each with what is wrong: it stands here alone."""
        return {self.spec.label: self.wrong} if self.unread else {}

    def explain(self) -> str:
        """Help on this field, for F1."""
        spec = self.spec
        lines = [spec.label, "", spec.help, f"Example: {spec.example}" if spec.example else ""]
        lines += [f"Choose from: {', '.join(spec.choices)}" if spec.choices else ""]
        lines += [_asked_for(spec.required)]
        return "\n".join(line for line in lines if line or line is lines[1])

    def set_value(self, value: Plain) -> None:
        """Take over a value that was typed, and say so if it is another one."""
        about = self.answer.about if value is not None else {}
        self._set(Answer(value=value, about=about))

    def action_about(self) -> None:
        """Ask how sure the fact is, who says so, and when it was so."""
        if self.answer.value is None:
            self.notify("Fill in the field first", severity="warning")
            return
        hold_keys(self)
        title = f"How sure is “{self.spec.label}”?"
        self.post_message(FormWanted(title, ABOUT, dict(self.answer.about), self._set_about, self._whole_about))

    def action_propose(self) -> None:
        """Take what is proposed for the field."""
        self.notify("Nothing is proposed for this field", severity="warning")

    def _whole_about(self, about: dict[str, Plain]) -> tuple[str, Plain]:
        return self.whole(replace(self.answer, about=about).plain)

    def _set_about(self, about: dict[str, Plain] | None) -> None:
        if about is not None:
            self._set(Answer(value=self.answer.value, about=about))

    def _set(self, answer: Answer) -> None:
        if answer.plain != self.plain:
            self.answer = answer
            self.post_message(self.Changed(self))
        self.show_note()

    def lacks(self) -> None:
        """Say that nothing can be done without an answer."""
        self.wrong = f"{self.spec.label} is needed"
        self.show_note()

    def show_note(self) -> None:
        """Show what is wrong, or else what is known of the fact."""
        text = self._note()
        if text != self._noted:
            self._noted = text
            note = self.query_one(".field-note", Static)
            note.update(text)
            note.set_class(bool(text), "-noted")

    def _note(self) -> Content:
        if self.wrong:
            return Content.styled(f"✗ {self.wrong}", "$text-error")
        known = " · ".join(filter(None, (summary(self.answer.about.get(name)) for name in ABOUT)))
        return Content(f"~ {known}" if known else "")

    def on_mount(self) -> None:
        """Notes stand there from the start."""
        self.show_note()


class ScalarRow(FieldRow):
    """A field with one value: a line, a few lines, or a choice."""

    _typed_text = ""
    _proposal = ""

    def compose(self) -> ComposeResult:
        """Label, input and note."""
        yield Label(self.spec.label, classes="field-label")
        yield self._editor()
        yield Static(classes="field-note")

    def _editor(self) -> Widget:
        text = summary(self.answer.value)
        if self.spec.type in {FieldType.CHOICE, FieldType.BOOL}:
            return self._select(text)
        if self.spec.type is FieldType.PROSE or self.spec.max_words:
            return ProseArea(text, placeholder=self._hint(), compact=True, highlight_cursor_line=False)
        self.wrong = self._problem(text)
        names = Names(self, self.spec) if completes(self.spec) else None
        return LineInput(text, placeholder=self._hint(), compact=True, select_on_focus=False, suggester=names)

    def _select(self, text: str) -> Widget:
        choices = self.spec.choices if self.spec.type is FieldType.CHOICE else YES_NO
        if self.spec.type is FieldType.BOOL and text:
            text = {"true": "yes", "on": "yes", "false": "no", "off": "no"}.get(text.lower(), text.lower())
        if text and text not in choices:
            self.wrong = f"'{text}' is not one of {', '.join(choices)}"
            text = ""
        return Choice([(choice, choice) for choice in choices], value=text or Select.NULL, prompt="—", compact=True)

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Select.Changed)
    def _typed(self, event: Input.Changed | TextArea.Changed | Select.Changed) -> None:
        event.stop()
        if isinstance(event, Select.Changed):
            if event.value is Select.NULL and self.wrong:
                return
            self._take("" if event.value is Select.NULL else str(event.value))
        else:
            self._take(event.value if isinstance(event, Input.Changed) else " ".join(event.text_area.text.split()))

    @property
    def as_typed(self) -> Plain:
        """The answer as it stands on the screen."""
        return self._typed_text if self.unread else self.plain

    def _take(self, typed: str) -> None:
        self._typed_text = text = typed.strip()
        self.wrong = self._problem(text)
        self.unread = bool(self.wrong) and text != summary(self.answer.value).strip()
        self.post_message(Typed())
        if self.wrong:
            self.show_note()
        elif text != summary(self.answer.value).strip():
            person = self.answer.value
            self.set_value({**person, "full": text} if isinstance(person, dict) and text else text or None)
        else:
            self.show_note()

    def _problem(self, text: str) -> str:
        if not text:
            return ""
        try:
            read_scalar(self.spec, self.spec.type, text)
        except ValueError as error:
            return str(error)
        return ""

    def understood(self) -> str:
        """A date or window as the program reads it, where that says more than was typed."""
        text = summary(self.answer.value)
        if not text or self.wrong or self.spec.type not in {FieldType.WINDOW, FieldType.PARTIAL_DATE}:
            return ""
        value = read_scalar(self.spec, self.spec.type, text)
        edtf = value.edtf if isinstance(value, Window | PartialDate) else text
        return "" if edtf == text else f"understood as {edtf}"

    def show_made(self, text: str) -> None:
        """Show what the template makes of the facts while nothing is typed."""
        self._show_instead(f"(made) {text}" if text else self._hint())

    def show_proposal(self, text: str) -> None:
        """Show what is proposed while nothing is typed or chosen."""
        self._proposal = text
        self._show_instead(f"{text}?" if text else self._hint())
        for choice in self.query(Choice):
            choice.prompt = f"{text}?" if text else "—"

    def action_propose(self) -> None:
        """Take what is proposed, where nothing stands yet."""
        if not self._proposal or self.answer.value is not None:
            super().action_propose()
            return
        for line in self.query(LineInput):
            line.value = self._proposal
        for area in self.query(ProseArea):
            area.text = self._proposal
        for choice in self.query(Choice):
            choice.value = self._proposal

    def _show_instead(self, placeholder: str) -> None:
        for editor in (*self.query(LineInput), *self.query(ProseArea)):
            if editor.placeholder != placeholder:
                editor.placeholder = placeholder

    def _hint(self) -> str:
        return f"e.g. {self.spec.example}" if self.spec.example else ""


def help_on(widget: Widget) -> Content:
    """One or two lines of help on the field that ``widget`` belongs to."""
    row = next((node for node in widget.ancestors_with_self if isinstance(node, FieldRow)), None)
    if row is None:
        return Content("")
    understood = row.understood() if isinstance(row, ScalarRow) else ""
    return Content(" · ".join(filter(None, (understood, row.spec.help))))


def _asked_for(stage: str) -> str:
    """When a field has to be answered, in a sentence; nothing for one that need not be."""
    if stage == STAGES[0]:
        return "Without it there is no draft."
    return f"Asked for before a draft goes to {stage}." if stage else ""
