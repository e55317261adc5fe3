"""Keys: the line of them at the bottom, and widgets that obey them in the order they were pressed."""

from textual import events
from textual.widget import Widget
from textual.widgets import Footer


class InOrder(Widget):
    """A widget to type in whose own keys do their work in its turn.

    Textual takes letters in the widget, but sends a key such as backspace up to the app, which sends an
    action back: letters typed right behind it, as over a slow line, would overtake it.
    """

    async def _on_key(self, event: events.Key) -> None:
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if not binding.priority and await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return


class KeyLine(Footer):
    """A footer that shows its keys from the first: Textual's waits for the screen to have been drawn once."""

    def __init__(self) -> None:
        """One line, without the palette's key at its right: that stands among the others."""
        super().__init__(show_command_palette=False, compact=True)
        self.set_reactive(Footer._bindings_ready, True)  # noqa: FBT003, SLF001  Textual names no other way
