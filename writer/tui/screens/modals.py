"""Questions over the screen: an answer out of a few, a genre, and help to read."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Button, Label, OptionList, Static
from textual.widgets.option_list import Option

from writer.model.genre import Genre
from writer.tui.screens.dialog import Dialog
from writer.tui.taking import Option as FieldOption
from writer.tui.widgets.editing import keys_of
from writer.tui.widgets.keys import DialogKeys


class Ask(Dialog[str]):
    """A question and its answers; Escape gives the last of them. Each answer's first letter is its key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up", "app.focus_previous", show=False),
        Binding("right,down", "app.focus_next", show=False),
    ]

    def __init__(self, title: str, text: str, answers: Sequence[str]) -> None:
        """Ask ``text`` under ``title``; the answer is one of ``answers``."""
        super().__init__()
        self._title, self._text = title, text
        self._answers = tuple(answers)

    def compose(self) -> ComposeResult:
        """Title, text, a button an answer."""
        with Vertical(classes="dialog"):
            yield Label(self._title, classes="dialog-title", markup=False)
            yield Static(self._text, markup=False, classes="dialog-text")
            with Horizontal(classes="dialog-buttons"):
                for at, answer in enumerate(self._answers):
                    yield Button(answer, name=answer, variant="default" if at else "primary", compact=True)

    def action_leave(self) -> None:
        """Give the last answer, the one that changes nothing."""
        self.dismiss(self._answers[-1])

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.name or self._answers[-1])

    def on_key(self, event: Key) -> None:
        """Take an answer's first letter."""
        answer = next((answer for answer in self._answers if answer[0].lower() == event.key), None)
        if answer is not None:
            event.stop()
            self.dismiss(answer)


class Choose(Dialog[str]):
    """A list to choose from; Escape chooses nothing."""

    KEYS: ClassVar = "Enter Choose"

    def __init__(self, title: str, options: Iterable[Option], explanation: str) -> None:
        """Ask ``title``; the answer is the id of one of ``options``."""
        super().__init__()
        self._title, self._options, self._explanation = title, options, explanation

    def compose(self) -> ComposeResult:
        """Title and list."""
        with Vertical(classes="dialog"):
            yield Label(self._title, classes="dialog-title", markup=False)
            yield OptionList(*self._options, compact=True, markup=False)
            yield DialogKeys(self.KEYS)

    def explain(self) -> str:
        """Help, for F1."""
        return self._explanation

    def on_key(self, event: Key) -> None:
        """A letter goes to the next line that begins with it, unless it moves in lists."""
        letter = event.character or ""
        if not letter.isalnum() or event.key in keys_of(self.app).lists:
            return
        event.stop()
        shown = self.query_one(OptionList)
        at = shown.highlighted or 0
        lines = [str(shown.get_option_at_index(one).prompt).lower() for one in range(shown.option_count)]
        later = [*range(at + 1, len(lines)), *range(at + 1)]
        shown.highlighted = next((one for one in later if lines[one].startswith(letter.lower())), at)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)


class ChooseGenre(Choose):
    """The genres of the desk, each with what it is for."""

    def __init__(self, genres: Iterable[Genre]) -> None:
        """Offer ``genres``; the answer is an id."""
        super().__init__(
            "A new draft: which genre?",
            (Option(_genre_lines(genre), id=genre.id) for genre in genres),
            "A genre brings its fields, its sections with their lengths, and the template that makes the text.",
        )


def _genre_lines(genre: Genre) -> Content:
    return Content.assemble((genre.label, "bold"), f"\n{genre.description}" if genre.description else "")


class ChooseField(Choose):
    """The fields that can read some words, each with what was understood."""

    def __init__(self, text: str, options: Iterable[FieldOption]) -> None:
        """Offer ``options`` for ``text``; the answer is a path."""
        super().__init__(
            f"“{text}”: which field says this?",
            (
                Option(Content.assemble(one.label, (f"  {one.understood}", "$text-muted")), id=one.path)
                for one in options
            ),
            "The fields that can read the selected words, with what was understood. The next form asks who says so.",
        )


class ChooseFix(Choose):
    """The suggestions of an alert; the key that asked for them takes one as Enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f9", "take", show=False)]
    KEYS: ClassVar = "Enter or F9 Choose"

    def __init__(self, text: str, suggestions: Sequence[str]) -> None:
        """Offer ``suggestions`` for ``text``; the answer is the number of one, from 0."""
        super().__init__(
            f"What should stand for “{' '.join(text.split())}”?",
            (Option(one or "(take it out)", id=str(number)) for number, one in enumerate(suggestions)),
            "What the alert suggests, the likeliest first. The chosen words take the place of those in the text.",
        )

    def action_take(self) -> None:
        """Take what is highlighted."""
        self.query_one(OptionList).action_select()


class Help(Dialog[None]):
    """Something to read; any of the usual keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,q", "leave", "Close")]

    def __init__(self, title: str, text: str) -> None:
        """Show ``text``."""
        super().__init__()
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        """Title and text."""
        with Vertical(classes="dialog help"):
            yield Label(self._title, classes="dialog-title", markup=False)
            with VerticalScroll():
                yield Static(self._text, markup=False)
            yield DialogKeys()
