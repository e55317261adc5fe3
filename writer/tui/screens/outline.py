"""The outline over the workbench: the sections of the text with their words, each a jump."""

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Resize
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from writer.model.report import LengthReport, SectionLength
from writer.tui.screens.dialog import Dialog
from writer.tui.widgets.keys import DialogKeys
from writer.tui.widgets.length import section_lines
from writer.values import Value

_HEADING = re.compile(r"^##[ \t]+(.+?)[ \t]*$", re.MULTILINE)


class Part(Value):
    """A section of the text: the offset where it begins, and its words as they were last counted."""

    at: int
    section: SectionLength


def parts(copy: str, length: LengthReport | None) -> Iterator[Part]:
    """The lede and the sections, as the text has them; what was not counted yet has no words."""
    counted = {one.heading.casefold(): one for one in length.sections} if length else {}
    places = [(0, ""), *((found.start(), found[1]) for found in _HEADING.finditer(copy))]
    for at, heading in places:
        bare = SectionLength(id="", heading=heading, words=0)
        yield Part(at=at, section=counted.pop(heading.casefold(), bare))


class Outline(Dialog[int]):
    """The sections; gives the offset of the one to go to."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("alt+o", "leave", show=False)]

    def __init__(self, found: Sequence[Part], here: int) -> None:
        """Offer ``found``; the one that the offset ``here`` lies in is chosen."""
        super().__init__()
        self._found = found
        self._chosen = sum(part.at <= here for part in found) - 1

    def compose(self) -> ComposeResult:
        """Title, list, keys."""
        with Vertical(classes="dialog"):
            yield Label("Outline", classes="dialog-title")
            yield OptionList(id="outline-list", compact=True)
            yield DialogKeys("Enter Go there")

    def explain(self) -> str:
        """Help, for F1."""
        return (
            "Outline\n\nThe sections of the text with the words that they have, those that the genre allows, and how "
            "far they are from them. Enter goes to one."
        )

    @on(Resize)
    def _show(self) -> None:
        shown = self.query_one("#outline-list", OptionList)
        lines = section_lines([part.section for part in self._found], shown.scrollable_content_region.width)
        chosen = self._chosen if shown.highlighted is None else shown.highlighted
        shown.clear_options()
        shown.add_options(map(Option, lines))
        shown.highlighted = chosen

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._found[event.option_index].at)
