"""The copy: the draft's text as Markdown, with alerts marked in place."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets.text_area import Edit, EditResult, Selection

from writer.desk.origins import Sentence
from writer.model.alert import Level, Span
from writer.prose import tks
from writer.tui.tints import Tints
from writer.tui.undoing import Following, History, Side
from writer.tui.widgets.editing import Modal
from writer.tui.widgets.keys import InOrder
from writer.tui.widgets.sparing import SparingArea, Stretch, Style
from writer.values import Value

_HEADING = re.compile(r"#{1,6} ")
_SEPARATORS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_HELD = {ord(mark): 0xFDD0 + at for at, mark in enumerate(_SEPARATORS)}
"""What a text area takes for its one kind of line end: noncharacters, which no text holds, stand in for it.

A CR is held only where line ends are mixed.
"""
_HELD_BUT_CR = {mark: held for mark, held in _HELD.items() if mark != ord("\r")}
_WRITTEN = {held: mark for mark, held in _HELD.items()}
_LONE = re.compile(r"(?<!\r)\n|\r(?!\n)")
_ASIDE = Style(dim=True)
_LEVEL_CLASS = {Level.ERROR: "copy--error", Level.WARNING: "copy--warning", Level.SUGGESTION: "copy--suggestion"}


class Mark(Value):
    """A stretch of the copy to underline; offsets count from the copy's first character."""

    span: Span
    level: Level


class CopyArea(SparingArea, Modal, InOrder):
    """A text area that underlines what alerts point at and shows headings and TKs as such."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+home", "go_to_end(-1)", show=False),
        Binding("ctrl+end", "go_to_end(1)", show=False),
        Binding("ctrl+shift+home", "go_to_end(-1, True)", show=False),
        Binding("ctrl+shift+end", "go_to_end(1, True)", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *_LEVEL_CLASS.values(),
        "copy--heading",
        "copy--tk",
        "copy--found",
        "copy--fact",
    }

    def __init__(self, text: str) -> None:
        """Begin with ``text``."""
        self._looks: dict[str, Style] = {}
        self._holds = _HELD if "\r" in text and _LONE.search(text) else _HELD_BUT_CR
        super().__init__(text.translate(self._holds), "copy")
        self.match_cursor_bracket = False
        self.history = History()
        self._marks: dict[int, list[tuple[int, int, Level]]] = {}
        self._found: dict[int, list[tuple[int, int]]] = {}
        self._lit: range | None = None
        self.tints = Tints()

    def explain(self) -> str:
        """Help on the text, for F1."""
        return (
            "The draft\n\nThe text follows the fields. What you change here stays as you wrote it, whatever the "
            "fields do later. Begin a section with ##; write what is still to come as [TK what, 60 words]."
        )

    def on_resize(self) -> None:
        """Keep in view where the writer is."""
        if self.has_focus:
            self.call_after_refresh(self.scroll_cursor_visible)

    def action_go_to_end(self, by: int, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual's own
        """Go to the end of the text, or to its beginning, and select on the way."""
        self.move_cursor(self.document.end if by > 0 else (0, 0), select=select)

    def action_undo(self) -> None:
        """Take the last change back: an answer that has not reached the text yet is later than all of it."""
        if getattr(self.screen, "waiting", False):
            getattr(self.screen, "action_undo", super().action_undo)()
        else:
            super().action_undo()

    @property
    def written(self) -> str:
        """The text as its file has it, every line separator included."""
        return self.text.translate(_WRITTEN)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Underline ``marks`` and nothing else."""
        lines: dict[int, list[tuple[int, int, Level]]] = {}
        marks = sorted(marks, key=lambda mark: mark.level)
        begins = self.places([mark.span.begin for mark in marks])
        ends = self.places([mark.span.end for mark in marks])
        for mark, (row, begin), (last, end) in zip(marks, begins, ends, strict=True):
            for line in range(row, last + 1):
                stop = end if line == last else len(self.document.get_line(line))
                lines.setdefault(line, []).append((begin if line == row else 0, stop, mark.level))
        if lines != self._marks:
            self._marks = lines
            self.refresh()

    def show_found(self, spans: Sequence[Span]) -> None:
        """Mark the stretches that a search found, and nothing else; none of them goes over a line."""
        found: dict[int, list[tuple[int, int]]] = {}
        for (row, begin), span in zip(self.places([span.begin for span in spans]), spans, strict=True):
            found.setdefault(row, []).append((begin, begin + span.end - span.begin))
        if found != self._found:
            self._found = found
            self.refresh()

    def show_tints(self, found: Sequence[Sentence], offset: int) -> None:
        """Tint what fields gave of the sentences ``found``, which count from ``offset`` before the text."""
        if self.tints.show(found, self.places([one[0] - offset for one in found])):
            self.refresh()

    def edit(self, edit: Edit) -> EditResult:
        """Edit the text; a sentence that this touches is the writer's own."""
        self.tints.edited(edit.top, edit.bottom, edit.text)
        return super().edit(edit)

    def undo(self) -> None:
        """Take a step back; whose the sentences are, the next check tells."""
        self.tints.rows.clear()
        super().undo()

    def redo(self) -> None:
        """The inverse."""
        self.tints.rows.clear()
        super().redo()

    def light(self, *, alone: bool) -> None:
        """Subdue all lines but those of the paragraph with the cursor, or none."""
        lit = self._paragraph() if alone else None
        if lit != self._lit:
            self._lit = lit
            self.refresh()

    def _paragraph(self) -> range:
        lines, row = self.document.lines, self.cursor_location[0]
        begin = next((at + 1 for at in range(row - 1, -1, -1) if not lines[at].strip()), 0)
        end = next((at for at in range(row + 1, len(lines)) if not lines[at].strip()), len(lines))
        return range(begin, end)

    def stretches(self, line_index: int) -> Iterator[Stretch]:
        """Headings, TKs, alerts, what was found, and what is aside."""
        text = self.document.get_line(line_index)
        if _HEADING.match(text):
            yield 0, len(text), self._look("copy--heading")
        parts = [part for tint in self.tints.rows.get(line_index, ()) for part in tint.parts]
        look = self._look("copy--fact") if parts else _ASIDE
        yield from ((begin, end, look) for begin, end, _ in parts)
        for tk in tks.spans(text) if "[" in text else ():
            yield tk.begin, tk.end, self._look("copy--tk")
        for begin, end, level in self._marks.get(line_index, ()):
            yield begin, max(end, begin + 1), self._look(_LEVEL_CLASS[level])
        for begin, end in self._found.get(line_index, ()):
            yield begin, end, self.get_component_rich_style("copy--found")
        if self._lit is not None and line_index not in self._lit:
            yield 0, len(text), _ASIDE

    def _look(self, name: str) -> Style:
        """A component's style without its background, which is the cursor line's."""
        if name not in self._looks:
            style = self.get_component_rich_style(name)
            self._looks[name] = Style(
                color=style.color, bold=style.bold, italic=style.italic, underline=style.underline
            )
        return self._looks[name]

    def notify_style_update(self) -> None:
        """Look the styles up anew."""
        self._looks.clear()
        super().notify_style_update()

    def places(self, offsets: Sequence[int]) -> list[tuple[int, int]]:
        """Row and column of each offset, the end of the text for one beyond it; the lines are counted once."""
        document, width = self.document, len(self.document.newline)
        starts = [0, *accumulate(len(line) + width for line in document.lines)]
        rows = [min(max(bisect_right(starts, offset) - 1, 0), len(starts) - 2) for offset in offsets]
        found = [(row, max(offset - starts[row], 0)) for row, offset in zip(rows, offsets, strict=True)]
        return [min(place, document.end) for place in found]

    def place(self, offset: int) -> tuple[int, int]:
        """Row and column of one offset."""
        return self.places([offset])[0]

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
        self.replace(
            text.translate(self._holds), self.place(span.begin), self.place(span.end), maintain_selection_offset=False
        )
        self.history.checkpoint()

    def follow(self, text: str, answers: tuple[Side, Side] | None = None) -> None:
        """Become ``text`` by changing only what differs: cursor, scroll and undo stay.

        ``answers`` are those before and after on whose account that is: undo takes them back with the text.
        """
        text = text.translate(self._holds)
        begin, was, now = difference(self.text, text)
        place = self.place(begin), self.place(begin + len(was))
        if answers is not None:
            self.edit(Following.of(now, place, *answers))
        elif was or now:
            self.history.checkpoint()
            self.replace(now, *place)
            self.history.checkpoint()
        if now and not begin and len(now) == len(text):
            self.move_cursor((0, 0))


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
