"""Find and replace: two lines below the text that go to a place as its words are typed."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.widget import Widget
from textual.widgets import Input

from writer.model.alert import Span
from writer.tui.commands.command import Where
from writer.tui.commands.table import bindings
from writer.tui.searching import Search, replaced
from writer.tui.widgets.copy import CopyArea
from writer.tui.widgets.inputs import LineInput
from writer.tui.widgets.line import Line, click
from writer.values import replace

_KEYS = Content("  ").join(
    [click("Esc ends", "end_find"), click("Alt+a all", "replace_all"), Content("Alt+c case  Alt+w word")]
)


class FindBar(Widget):
    """Words to find in the text, and words to put in their place."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("find"), Binding("escape", "close", show=False, priority=True)]
    PLACE: ClassVar[Where] = "find"

    def __init__(self, area: CopyArea, elsewhere: Callable[[Search], Mapping[str, str]]) -> None:
        """Search ``area``; ``elsewhere`` gives the labels of the fields, by name, that have it, too."""
        super().__init__(id="find")
        self._area = area
        self._elsewhere = elsewhere
        self._search = Search()
        self._found: tuple[Span, ...] = ()
        self._from = 0

    def compose(self) -> ComposeResult:
        """Two labels, two inputs, and beside them how many places there are and what counts."""
        yield Line("Find")
        yield LineInput(id="find-words", compact=True)
        yield Line(id="find-count")
        yield Line("Replace")
        yield LineInput(id="find-instead", compact=True)
        yield Line(id="find-case")
        yield Line(id="find-whole")
        yield Line(_KEYS, id="find-keys")

    def explain(self) -> str:
        """Help on the search, for F1."""
        return (
            "Find and replace\n\nThe text goes to the first place as you type. Enter or ↓ goes on, ↑ back, round the "
            "end. Enter in the lower line replaces the place that is selected and goes to the next. A straight "
            "quotation mark finds curly ones, too. What is replaced at once is taken back at once."
        )

    def open(self, *, replacing: bool) -> None:
        """Begin to search for what is selected, or for what was sought last."""
        self.display = True
        words, line = self._area.selected_text, self._words
        self._from = self._area.index(min(self._area.selection))
        if words and "\n" not in words:
            line.value = words
        line.action_select_all()
        (self._instead if replacing and line.value else line).focus()
        self._look()

    @property
    def _words(self) -> LineInput:
        return self.query_one("#find-words", LineInput)

    @property
    def _instead(self) -> LineInput:
        return self.query_one("#find-instead", LineInput)

    def action_close(self) -> None:
        """Go back to the text, at the place that was found."""
        self.display = False
        self._area.show_found(())
        self._area.focus()

    def look_again(self) -> None:
        """The text is another one: mark what is found in it now."""
        if self.display:
            self._found = self._search.found(self._area.text)
            self._tell()

    @on(Input.Changed, "#find-words")
    def _typed(self) -> None:
        self._look()

    def _look(self) -> None:
        """Go to the first place from where the search began, round the end."""
        self._search = replace(self._search, words=self._words.value)
        self._found = self._search.found(self._area.text)
        later = (span for span in self._found if span.begin >= self._from)
        self._go(next(later, self._found[0] if self._found else None))

    def _go(self, span: Span | None) -> None:
        if span is not None:
            self._area.select(span)
        self._tell()

    def _tell(self) -> None:
        self._area.show_found(self._found)
        at = self._found.index(self._here) + 1 if self._here in self._found else 0
        number = f"{at} of {len(self._found)}" if at else f"{len(self._found)} found"
        nothing = "not found" if self._search.words else ""
        self.query_one("#find-count", Line).show(number if self._found else nothing)
        others = [click(label, f"go_to('{name}')") for name, label in self._elsewhere(self._search).items()]
        told = Content.assemble(("Also in ", "bold"), Content(", ").join(others), "  ") if others else ""
        self.query_one("#find-keys", Line).show(Content.assemble(told, _KEYS))
        for name, label, on_ in (("case", "Aa", self._search.case), ("whole", "Word", self._search.whole)):
            shown = f"[{label}]" if on_ else f" {label} "
            self.query_one(f"#find-{name}", Line).show(Content.styled(shown, "bold" if on_ else "dim"))

    @property
    def _here(self) -> Span:
        begin, end = sorted(map(self._area.index, self._area.selection))
        return Span(begin=begin, end=end)

    @on(Input.Submitted, "#find-words")
    def _go_on(self) -> None:
        self.action_step(1)

    def action_step(self, by: int) -> None:
        """Go to the next place or the one before, round the end."""
        self._found = self._search.found(self._area.text)
        here = self._here.begin
        if by > 0:
            others = [span for span in self._found if span.begin > here] or self._found[:1]
            self._go(others[0] if others else None)
        else:
            others = [span for span in self._found if span.begin < here] or self._found[-1:]
            self._go(others[-1] if others else None)

    @on(Input.Submitted, "#find-instead")
    def _replace(self) -> None:
        """Replace the place that is selected; where none is, go to one first."""
        self._found = self._search.found(self._area.text)
        here = self._here
        if here not in self._found:
            self.action_step(1)
            return
        new = self._instead.value
        self._area.put(here, new)
        self._from = here.begin + len(new)
        self._look()

    def action_replace_all(self) -> None:
        """Replace every place; one undo takes it back."""
        found = self._search.found(self._area.text)
        if not found:
            self.notify("Nothing to replace", severity="warning")
            return
        self._area.put(*replaced(self._area.text, found, self._instead.value))
        self.notify(f"Replaced {len(found)} {'place' if len(found) == 1 else 'places'}; ^z takes it back")
        self._look()

    @on(Click, "#find-case,#find-whole")
    def _clicked(self, event: Click) -> None:
        self.action_mind(str(event.widget.id).removeprefix("find-") if event.widget else "")

    def action_mind(self, what: str) -> None:
        """Mind capitals, or take whole words alone; or no longer."""
        if what == "case":
            self._search = replace(self._search, case=not self._search.case)
        else:
            self._search = replace(self._search, whole=not self._search.whole)
        self._look()
