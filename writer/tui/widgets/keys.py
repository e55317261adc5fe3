"""The line of keys at the bottom."""

from textual.widgets import Footer


class KeyLine(Footer):
    """A footer that shows its keys from the first: Textual's waits for the screen to have been drawn once."""

    def __init__(self) -> None:
        """One line, without the palette's key at its right: that stands among the others."""
        super().__init__(show_command_palette=False, compact=True)
        self.set_reactive(Footer._bindings_ready, True)  # noqa: FBT003, SLF001  Textual names no other way
