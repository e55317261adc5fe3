"""Jumping: a letter on everything that can have the focus, and one press goes there."""

from string import ascii_lowercase, ascii_uppercase, digits
from typing import ClassVar

from textual.app import ComposeResult
from textual.events import Click, Key
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Label

from writer.tui.screens.dialog import Dialog

LETTERS = ascii_lowercase + ascii_uppercase + digits
"""In the order in which they are given out."""


def targets(screen: Screen[object]) -> dict[str, Widget]:
    """A letter for all on ``screen`` that is in view and can have the focus, from its top."""
    seen = [widget for widget in screen.focus_chain if shown(widget).area]
    seen.sort(key=lambda widget: (widget.region.y, widget.region.x))
    return dict(zip(LETTERS, seen, strict=False))


def shown(widget: Widget) -> Region:
    """What of ``widget`` is in view."""
    return widget.screen.find_widget(widget).visible_region


class Jumping(Dialog[Widget]):
    """The letters over the screen below; gives what was jumped to."""

    CSS: ClassVar = """
    Jumping { background: transparent; align: left top; layers: letters; }
    Jumping Label { position: absolute; layer: letters; width: 3; text-style: bold reverse; color: $text-accent; }
    """
    AUTO_FOCUS = ""

    def __init__(self, below: Screen[object]) -> None:
        """Put letters on ``below``."""
        super().__init__()
        self._targets = targets(below)

    def compose(self) -> ComposeResult:
        """The letters."""
        for letter, widget in self._targets.items():
            label = Label(f" {letter} ")
            label.styles.offset = shown(widget).offset
            yield label

    def explain(self) -> str:
        """Help, for F1."""
        return "Jump\n\nPress the letter of a field, a list or the text to go there, or click it. Esc stays."

    def on_key(self, event: Key) -> None:
        """Go to the widget of a letter; any other key stays where one was."""
        if event.key != "escape":
            event.stop()
            self.dismiss(self._targets.get(event.character or ""))

    def on_click(self, event: Click) -> None:
        """The same for the mouse."""
        at = event.screen_offset
        hit = (one for one in self._targets.values() if shown(one).contains_point(at))
        self.dismiss(next(hit, None))
