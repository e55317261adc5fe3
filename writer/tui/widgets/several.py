"""A field with several of a few words: each on a line, marked and unmarked by Enter or space."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from writer.library.yamlfile import Plain
from writer.model.fields import Field
from writer.tui.widgets.inputs import FieldRow

_MARKED, _OPEN = "✓", "·"


class Several(OptionList):
    """The words to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "mark", "Mark", show=False, priority=True)]

    class Toggled(Message):
        """The word at a place is to be marked, or not any more."""

        def __init__(self, at: int) -> None:
            """Count from 0."""
            super().__init__()
            self.at = at

    def action_mark(self) -> None:
        """Mark the chosen word, or unmark it."""
        if self.highlighted is not None:
            self.post_message(self.Toggled(self.highlighted))

    def leaves(self, by: int) -> bool:
        """Whether there is no word that way, so that an arrow goes on to another field."""
        return not self.highlighted if by < 0 else self.highlighted in {None, self.option_count - 1}


class SeveralRow(FieldRow):
    """A field whose answer is any of its choices; what it holds besides is kept."""

    def __init__(self, spec: Field, plain: Plain) -> None:
        """A row for ``spec``; a single value counts as its only one."""
        super().__init__(spec, plain)
        value = self.answer.value
        held = value if isinstance(value, list) else [] if value is None else [value]
        self._held = [str(one) for one in held]
        self._words = (*spec.choices, *(one for one in self._held if one not in spec.choices))

    def compose(self) -> ComposeResult:
        """Label, words, note."""
        yield Label(self.spec.label, classes="field-label")
        yield Several(*(Option(self._line(word)) for word in self._words), compact=True)
        yield Static(classes="field-note")

    def _line(self, word: str) -> Content:
        return Content(f"{_MARKED if word in self._held else _OPEN} {word}")

    @on(Several.Toggled)
    def _toggled(self, event: Several.Toggled) -> None:
        event.stop()
        word = self._words[event.at]
        marked = {*self._held} ^ {word}
        self._held = [one for one in self._words if one in marked]
        self.query_one(Several).replace_option_prompt_at_index(event.at, self._line(word))
        self.set_value([*self._held] or None)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(Several.Toggled(event.option_index))
