"""The copy: the draft's text as Markdown, with alerts marked in place."""

import re
from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from writer.model.alert import Level, Span
from writer.values import Value

_HEADING = re.compile(r"#{1,6} ")
_TK = re.compile(r"\[TK\b[^\]]*\]")
_LEVEL_CLASS = {Level.ERROR: "copy--error", Level.WARNING: "copy--warning", Level.SUGGESTION: "copy--suggestion"}


class Mark(Value):
    """A stretch of the copy to underline; offsets count from the copy's first character."""

    span: Span
    level: Level


class CopyArea(TextArea):
    """A text area that underlines what alerts point at and shows headings and TKs as such."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*_LEVEL_CLASS.values(), "copy--heading", "copy--tk"}

    def __init__(self, text: str) -> None:
        """Begin with ``text``."""
        super().__init__(text, id="copy", soft_wrap=True)
        self.match_cursor_bracket = False
        self._marks: dict[int, list[tuple[int, int, Level]]] = {}

    def explain(self) -> str:
        """Help on the text, for F1."""
        return (
            "The draft\n\nThe text follows the fields. What you change here stays as you wrote it, whatever the "
            "fields do later. Begin a section with ##; write what is still to come as [TK what, 60 words]."
        )

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Underline ``marks`` and nothing else."""
        lines: dict[int, list[tuple[int, int, Level]]] = {}
        for mark in sorted(marks, key=lambda mark: mark.level):
            (row, begin), (last, end) = self.place(mark.span.begin), self.place(mark.span.end)
            for line in range(row, last + 1):
                stop = end if line == last else len(self.document.get_line(line))
                lines.setdefault(line, []).append((begin if line == row else 0, stop, mark.level))
        if lines != self._marks:
            self._marks = lines
            self.notify_style_update()
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """The line with its marks; Textual asks for it."""
        line = super().get_line(line_index)
        if _HEADING.match(line.plain):
            line.stylize(self._look("copy--heading"))
        for tk in _TK.finditer(line.plain):
            line.stylize(self._look("copy--tk"), tk.start(), tk.end())
        for begin, end, level in self._marks.get(line_index, ()):
            line.stylize(self._look(_LEVEL_CLASS[level]), begin, max(end, begin + 1))
        return line

    def _look(self, name: str) -> Style:
        """A component's style without its background, which is the cursor line's."""
        style = self.get_component_rich_style(name)
        return Style(color=style.color, bold=style.bold, italic=style.italic, underline=style.underline)

    def place(self, offset: int) -> tuple[int, int]:
        """Row and column of an offset, the end of the text for one beyond it."""
        document = self.document
        width = len(document.newline)
        for row, line in enumerate(document.lines):
            if offset <= len(line):
                return row, max(offset, 0)
            offset -= len(line) + width
        return document.end

    def index(self, place: tuple[int, int]) -> int:
        """The inverse of ``place``."""
        width = len(self.document.newline)
        return sum(len(line) + width for line in self.document.lines[: place[0]]) + place[1]

    def select(self, span: Span) -> None:
        """Select a stretch of the text and bring it into view."""
        self.selection = Selection(self.place(span.begin), self.place(span.end))
        self.scroll_cursor_visible(center=True)

    def put(self, span: Span, text: str) -> None:
        """Replace a stretch of the text; one step of undo."""
        self.history.checkpoint()
        self.replace(text, self.place(span.begin), self.place(span.end), maintain_selection_offset=False)
        self.history.checkpoint()

    def follow(self, text: str) -> None:
        """Become ``text`` by changing only what differs: cursor, scroll and undo stay."""
        begin, was, now = difference(self.text, text)
        if was or now:
            span = Span(begin=begin, end=begin + len(was))
            self.history.checkpoint()
            self.replace(now, self.place(span.begin), self.place(span.end))
            if not span.begin and len(now) == len(text):
                self.move_cursor((0, 0))
            self.history.checkpoint()


def difference(old: str, new: str) -> tuple[int, str, str]:
    """Where two texts begin to differ, and what stands there in each."""
    begin = _shared(old, new)
    rest_old, rest_new = old[begin:], new[begin:]
    tail = _shared(rest_old[::-1], rest_new[::-1])
    return begin, rest_old[: len(rest_old) - tail], rest_new[: len(rest_new) - tail]


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with in common; halving, since slices compare fast."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
