"""The lines that tell where one is: title and state on top, and the tabs of a narrow screen."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget

from writer.tui.widgets.line import Line

PANES = {"fields": "F2 Fields", "draft": "F3 Draft", "alerts": "F4 Alerts"}
"""The panes of the workbench with their keys."""


class StatusLine(Widget):
    """What is open, and how the checks are doing."""

    def __init__(self) -> None:
        """Nothing is told."""
        super().__init__(id="status")
        self._ends = Line(id="status-left"), Line(id="status-right")

    def compose(self) -> ComposeResult:
        """Left and right."""
        yield from self._ends

    def show(self, left: str, right: str) -> None:
        """Show both ends."""
        self._ends[0].show(left)
        self._ends[1].show(right)


class PaneTabs(Line):
    """The panes as tabs, for a screen that shows one at a time."""

    _marked: object = None

    def mark(self, active: str, notes: Mapping[str, str]) -> None:
        """Mark the active pane; ``notes`` stand behind the names."""
        if (active, notes) == self._marked:
            return
        self._marked = active, notes
        parts: list[Content] = []
        for pane, label in PANES.items():
            text = Content.from_markup(
                f"[@click=screen.show_pane('{pane}')] $label [/]",
                label=" ".join(filter(None, (label, notes.get(pane)))),
            )
            parts.append(text.stylize("bold reverse") if pane == active else text)
        self.show(Content(" ").join(parts))
