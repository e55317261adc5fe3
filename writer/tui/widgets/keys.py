"""Keys: the line of them at the bottom, and widgets that obey them in the order they were pressed."""

from typing import TypeAlias

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from writer.tui.commands.command import Command
from writer.tui.commands.table import COMMANDS
from writer.tui.keynames import key_text, keymap_of
from writer.tui.widgets.line import Line, click


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


Shown: TypeAlias = tuple[tuple[Binding, bool], ...]
"""The keys of a line, each with whether it can be used now."""


_FIRST_TO_GO = ("screen.fix", "fix", "step_alert(1)")
"""The actions whose keys have no place in a line that is full."""


def _width(key: FooterKey) -> int:
    return Content(f"{key.key_display}{key.description}").cell_length + 3  # the blanks around both


class KeyLine(Footer):
    """A footer that shows its keys from the first: Textual's waits for the screen to have been drawn once."""

    def __init__(self) -> None:
        """One line, without the palette's key at its right: that stands among the others."""
        super().__init__(show_command_palette=False, compact=True)
        self.set_reactive(Footer._bindings_ready, True)  # noqa: FBT003, SLF001  Textual names no other way
        self._shown: Shown = ()

    def compose(self) -> ComposeResult:
        """A widget for each key, as many as there is room for."""
        self._shown = self._to_show
        yield from super().compose()

    def on_mount(self) -> None:
        """Begin with what there is room for."""
        self._fit()

    def on_resize(self) -> None:
        """The same for another width."""
        self._fit()

    def _fit(self) -> None:
        """Leave those of the alerts out where the line is too long, so that the last of it are to be seen."""
        keys = [*self.query(FooterKey)]
        over = sum(map(_width, keys)) - self.size.width
        for key in sorted(keys, key=lambda key: key.action not in _FIRST_TO_GO):
            key.display = over <= 0 or key.action not in _FIRST_TO_GO
            over -= 0 if key.display else _width(key)

    async def recompose(self) -> None:
        """Make them anew only where others are to be seen: Textual would whenever the focus moves."""
        if self._shown != self._to_show:
            await super().recompose()
            self._fit()

    @property
    def _to_show(self) -> Shown:
        active = self.screen.active_bindings.values()
        return tuple((one.binding, one.enabled) for one in active if one.binding.show)


class DialogKeys(Line):
    """The keys of a screen over another one, from the table of commands; each can be clicked."""

    def __init__(self, *first: str | Content) -> None:
        """``first`` are keys of what stands above, which the table does not have."""
        super().__init__(classes="dialog-keys at-work")
        self._first = first

    def on_mount(self) -> None:
        """The screen's own commands, then the one that leaves."""
        own = [getattr(self.screen, "PLACE", "dialog"), "dialog"]
        commands = (command for place in dict.fromkeys(own) for command in COMMANDS if command.where == place)
        first = (one if isinstance(one, Content) else Content(one) for one in self._first)
        shown = [*first, *(self._entry(command) for command in commands if command.footer)]
        self.show(Content("  ").join(shown))

    def _entry(self, command: Command) -> Content:
        key = key_text(keymap_of(self.app).get(command.id, command.keys)).partition(" ")[0]
        return click(f"{key} {command.label}", command.action)
