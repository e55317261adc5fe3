"""What the tour says of the step at hand, over the panes of the workbench."""

import re

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget

from writer.library.tours import Step
from writer.tui.commands.table import COMMANDS, commands_for
from writer.tui.keynames import key_text, keymap_of
from writer.tui.widgets.line import Line, click

_KEY = re.compile(r"\{([\w-]+)\}")


class TourBar(Widget):
    """The step: how far one is, its title, what to do, and the keys of the tour."""

    def compose(self) -> ComposeResult:
        """Two lines, of which the second may be as long as it needs."""
        yield Line(id="tour-title")
        yield Line(id="tour-keys")
        yield Line(id="tour-text")

    def show(self, step: Step, number: int, of: int) -> None:
        """Show ``step``, the one of that number, from 0, of so many."""
        title = Content.assemble((f" Tour {number + 1} of {of} ", "bold reverse"), (f" {step.title}", "bold"))
        self.query_one("#tour-title", Line).show(title)
        self.query_one("#tour-text", Line).show(self._told(step.text), layout=True)
        keys = (click(f"{self._key(one.id)} {one.label}".strip(), one.action) for one in commands_for("tour"))
        self.query_one("#tour-keys", Line).show(Content("  ").join(keys))

    def _told(self, text: str) -> Content:
        """``text`` with the keys that commands have now."""
        parts = _KEY.split(text)
        return Content.assemble(*((self._key(part), "bold") if at % 2 else part for at, part in enumerate(parts)))

    def _key(self, command_id: str) -> str:
        """The first key of a command."""
        keys = next((one.keys for one in COMMANDS if one.id == command_id), command_id)
        return key_text(keymap_of(self.app).get(command_id, keys)).partition(" ")[0]
