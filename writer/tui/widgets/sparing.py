"""A text area for long texts: a key draws the rows that it changed, and the terminal is sent these alone.

Textual's draws and sends all rows on the screen for every key.
"""

from collections.abc import Hashable, Iterable, Iterator
from typing import Self

from rich.style import Style
from rich.text import Text
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import TextArea

__all__ = ["SparingArea", "Stretch", "Style"]

Stretch = tuple[int, int, Style]
"""Columns from and to, and how they look."""

_KEPT = 512
"""Rows that are kept drawn: more than a terminal has."""


class SparingArea(TextArea):
    """A soft-wrapped text area without line numbers that knows of what each row on the screen was drawn."""

    virtual_size = Reactive(Size(0, 0))  # the area's own size hangs on no text: a new line lays out no screen

    def __init__(self, text: str, area_id: str) -> None:
        """Begin with ``text``, nothing of it drawn."""
        self._drawn: dict[int, Hashable] = {}
        self._strips: LRUCache[Hashable, Strip] = LRUCache(_KEPT)
        self._ground: Hashable = None
        super().__init__(text, id=area_id, soft_wrap=True)

    def stretches(self, line_index: int) -> Iterable[Stretch]:
        """What looks otherwise than plain text in a line of the document; a later one goes over an earlier."""
        raise NotImplementedError

    def get_line(self, line_index: int) -> Text:
        """The line as it looks; Textual asks for it."""
        line = super().get_line(line_index)
        for begin, end, style in self.stretches(line_index):
            line.stylize(style, begin, end)
        return line

    def notify_style_update(self) -> None:
        """Draw all anew: styles are others now."""
        self._drawn.clear()
        self._strips.clear()
        super().notify_style_update()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Have drawn what is asked for; where nothing is, the rows of which something is not as it was drawn."""
        if repaint and not (regions or layout or recompose) and self._drawn and self._ground == self._ground_now:
            rows = enumerate(self._rows(0, self.size.height))
            changed = [y for y, row in rows if y not in self._drawn or self._drawn[y] != row]
            if not changed:
                return self
            regions = (Region(0, changed[0], self.size.width, changed[-1] - changed[0] + 1),)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of ``crop``; Textual asks for them, and would look up every style each time."""
        ground = self._ground_now
        if ground != self._ground or not self._drawn:
            self._ground = ground
            self._drawn.clear()
            self._strips.clear()
            return super().render_lines(crop)
        return super(TextArea, self).render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """A row of the screen, drawn anew if there is none like it."""
        self._drawn[y] = row = next(self._rows(y, y + 1))
        strip = self._strips.get(row)
        if strip is None:
            strip = self._strips[row] = self._render_line(y)
        return strip

    @property
    def _ground_now(self) -> Hashable:
        return self.size, self.background_colors

    def _rows(self, begin: int, end: int) -> Iterator[Hashable]:
        """All that shapes each of the rows from ``begin`` to ``end``: what is equal looks the same."""
        wrapped, (start, cursor) = self.wrapped_document, self.selection
        top, bottom = sorted(self.selection)
        draws, marks_line = self._draw_cursor, self._has_cursor and self.highlight_cursor_line
        places, scrolled = wrapped._offset_to_line_info, self.scroll_offset.y  # noqa: SLF001  no other way to a row
        for at in range(begin + scrolled, end + scrolled):
            if at >= len(places):
                yield None
                continue
            line, section = places[at]
            text, cuts = self.document.get_line(line), wrapped.get_offsets(line)
            left = cuts[section - 1] if section else 0
            right = cuts[section] if section < len(cuts) else len(text) + 1
            here = cursor[0] == line
            yield (
                text[left:right] if "\t" not in text else (text, section),
                tuple(_within(self.stretches(line), left, right)),
                here and marks_line,
                cursor[1] - left if draws and here and left <= cursor[1] < right else None,
                (max(top, (line, left)), min(bottom, (line, right)), here)
                if start != cursor and top[0] <= line <= bottom[0]
                else None,
            )


def _within(stretches: Iterable[Stretch], left: int, right: int) -> Iterator[Stretch]:
    """Those of ``stretches`` that lie between two columns, counted from the left one."""
    for begin, end, style in stretches:
        if begin < right and end > left:
            yield max(begin - left, 0), min(end, right) - left, style
