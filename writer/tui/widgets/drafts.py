"""The list of drafts: however many there are, only the lines on the screen are ever drawn."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from writer.desk.listing import Listed
from writer.model.stages import SPIKED
from writer.tui.widgets.line import Line

WIDE = 99
"""Cells of a list from which there is room for more of each; a scrollbar takes one of the hundred."""

WIDTHS: Mapping[str, tuple[int, int]] = {
    "genre": (10, 20),
    "stage": (9, 9),
    "words": (10, 16),
    "alerts": (10, 12),
    "facts": (6, 6),
}
"""Cells of each column but the first, which takes the rest: on a narrow screen, and on a wide one."""

LABELS = {"headline": "Headline", **{name: name.capitalize() for name in WIDTHS}, "facts": "Oldest"}
"""Column → what stands above it."""

Cell = Callable[[Listed, str, int], Content]
"""What stands in a column of that name and width for a draft."""


def widths(total: int) -> dict[str, int]:
    """Each column's cells of ``total``; one blank stands between two of them, and at either end."""
    found = {name: both[total >= WIDE] for name, both in WIDTHS.items()}
    rest = total - sum(found.values()) - len(found) - 2
    return {"headline": max(rest, 10), **found}


class Headings(Line):
    """The names of the columns, each a click that puts the list in its order."""

    def mark(self, total: int, column: str, *, rising: bool) -> None:
        """Mark the column that the list is in order of."""
        sign = "▲" if rising else "▼"
        cells = (
            _heading(name, sign if name == column else "").truncate(width, pad=True)
            for name, width in widths(total).items()
        )
        self.show(Content(" ").join(cells))


def _heading(name: str, sign: str) -> Content:
    label = Content.assemble((LABELS[name], Style.from_meta({"@click": f"screen.sort_by('{name}')"})))
    return Content.assemble(label.stylize("bold"), sign) if sign else label


class DraftList(ScrollView, can_focus=True):
    """Drafts below each other, one of them chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", show=False),
        Binding("down", "cursor_down", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """Another draft is chosen now; somebody has ``gone_to`` it, or it is there because the list is another."""

        gone_to: bool = False

    @dataclass
    class Wanted(Message):
        """Please open the chosen draft."""

    def __init__(self, cell: Cell) -> None:
        """``cell`` says what stands where."""
        super().__init__(id="drafts")
        self._cell = cell
        self._drafts: Sequence[Listed] = ()
        self._at = 0

    @property
    def chosen(self) -> Listed | None:
        """The chosen draft, if there is any."""
        return self._drafts[self._at] if self._drafts else None

    def show(self, drafts: Sequence[Listed], slug: str) -> None:
        """Show ``drafts``, of which the one of that slug is chosen, or else the first."""
        self._drafts = drafts
        self._at = next((at for at, one in enumerate(drafts) if one.slug == slug), 0)
        self.virtual_size = Size(0, len(drafts))
        self.refresh()
        self._bring_into_view()
        self.post_message(self.Chosen())

    def render_line(self, y: int) -> Strip:
        """Draw one line; Textual asks for it."""
        width, at = self.scrollable_content_region.width, self.scroll_offset.y + y
        if at >= len(self._drafts):
            return Strip.blank(width, self.rich_style)
        one = self._drafts[at]
        cells = {"problem": width - 2} if one.problem else widths(width)
        fitted = (self._cell(one, name, room).truncate(room, ellipsis=True, pad=True) for name, room in cells.items())
        line = Content.assemble(" ", Content(" ").join(fitted))
        look = Style(dim=one.stage == SPIKED or None, reverse=(at == self._at and self.has_focus) or None)
        marked = Content.assemble("›", line[1:]) if at == self._at else line
        return Visual.to_strips(self, marked, width, 1, self.visual_style + look, pad=True)[0]

    def action_cursor_up(self) -> None:
        """Choose the draft above."""
        self._choose(self._at - 1)

    def action_cursor_down(self) -> None:
        """Choose the draft below."""
        self._choose(self._at + 1)

    def action_first(self) -> None:
        """Choose the first draft."""
        self._choose(0)

    def action_last(self) -> None:
        """Choose the last draft."""
        self._choose(len(self._drafts) - 1)

    def action_page(self, by: int) -> None:
        """Go on by what the screen shows."""
        self._choose(self._at + by * max(self.size.height - 1, 1))

    def _choose(self, at: int) -> None:
        """Choose the draft at that place, or the nearest there is."""
        at = min(max(at, 0), len(self._drafts) - 1)
        if self._drafts and at != self._at:
            was, self._at = self._at, at
            self.refresh_line(was)
            self.refresh_line(at)
            self._bring_into_view()
            self.post_message(self.Chosen(gone_to=True))

    def _bring_into_view(self) -> None:
        region = Region(0, self._at, 1, 1)
        self.scroll_to_region(region, animate=False, force=True, immediate=True)

    def on_click(self, event: events.Click) -> None:
        """Choose a draft; open the one that is chosen already."""
        at = self.scroll_offset.y + event.y
        if at < len(self._drafts):
            self.post_message(self.Wanted()) if at == self._at else self._choose(at)
