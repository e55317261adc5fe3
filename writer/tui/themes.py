"""The themes of the app: read from their files, registered when they are needed, chosen while one looks at them."""

from typing import Any

from textual.app import App
from textual.color import Color, ColorParseError
from textual.theme import BUILTIN_THEMES, Theme
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from writer.errors import UsageError, WriterError
from writer.library.themes import DEFAULT, ThemeFile, choose_theme, chosen_theme, read_theme, theme_names
from writer.tui.screens.modals import Choose

TERMINAL = "terminal"
"""The theme for a terminal of sixteen colours."""

_FEW = frozenset({None, "standard", "windows"})


def first_theme(app: App[Any]) -> str:
    """Take the theme that was chosen last, or the one that fits the terminal; what was wrong, if it cannot be read."""
    few = app.console.color_system in _FEW
    name = chosen_theme() or (TERMINAL if few else DEFAULT)
    try:
        app.theme = register(app, name)
    except WriterError as error:
        return str(error)
    return ""


def register(app: App[Any], name: str) -> str:
    """Have ``app`` know a theme, and give its name there. Raises ``WriterError`` where it cannot be."""
    if name in BUILTIN_THEMES:
        return name
    found = read_theme(name)
    if found is None:
        raise UsageError(f"there is no theme '{name}'", hint=f"there are {', '.join(theme_names())}")
    app.register_theme(_theme(found))
    return name


def _theme(found: ThemeFile) -> Theme:
    for name, color in {**found.colors, **{key: one for key, one in found.variables.items() if "#" in one}}.items():
        try:
            Color.parse(color)
        except ColorParseError:
            raise UsageError(
                f"theme '{found.name}': '{color}' is no color for '{name}'", hint='write it as "#4aa3ff"'
            ) from None
    colors: dict[str, Any] = dict(found.colors)
    primary = colors.pop("primary", "#4aa3ff")
    variables = dict(found.variables)
    return Theme(found.name, primary, **colors, dark=found.dark, ansi=found.terminal, variables=variables)


class ChooseTheme(Choose):
    """The themes, each shown on the screen below while it is highlighted."""

    def __init__(self, now: str) -> None:
        """Begin at the theme that is there ``now``."""
        self._now = now
        names = theme_names()
        self._names = (*names, *(name for name in BUILTIN_THEMES if name not in names))
        super().__init__(
            "Colours",
            (Option(_label(name), id=name) for name in self._names),
            "Themes\n\nWhat is highlighted is shown at once. Themes of your own lie beside config.yaml, in themes/.",
        )

    def on_mount(self) -> None:
        """Highlight what is there."""
        self.query_one(OptionList).highlighted = self._names.index(self._now) if self._now in self._names else 0

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show it."""
        self._show(event.option_id or self._now)

    def action_leave(self) -> None:
        """Go back to the colours from before."""
        self._show(self._now)
        super().action_leave()

    def _show(self, name: str) -> None:
        try:
            self.app.theme = register(self.app, name)
        except WriterError as error:
            self.notify(str(error), severity="error", markup=False)


def _label(name: str) -> str:
    try:
        found = read_theme(name)
    except WriterError:
        return f"{name} (cannot be read)"
    return found.label if found else name


def chosen(name: str | None) -> None:
    """Remember what was chosen."""
    if name is not None:
        choose_theme(name)
