"""The commands that work on every screen."""

from writer.tui.commands.command import Command

EVERYWHERE = (
    Command(
        id="help",
        keys="f1",
        action="help",
        label="Help",
        where="app",
        help="Explain what has the focus, and list the keys.",
    ),
    Command(
        id="palette",
        keys="ctrl+p",
        action="command_palette",
        label="Menu",
        where="app",
        help="Find any command by its name.",
    ),
    Command(
        id="jump",
        keys="alt+j,ctrl+@",
        action="jump",
        label="Jump",
        where="app",
        footer=False,
        help="Show a letter on every field, list and pane; pressing it goes there.",
    ),
    Command(
        id="theme",
        keys="",
        action="change_theme",
        label="Theme",
        where="app",
        footer=False,
        help="Choose the colours: dark, light, high contrast, for any colour vision, or the terminal's own.",
    ),
    Command(
        id="stop",
        keys="escape",
        action="stop",
        label="Stop",
        where="work",
        footer=False,
        help="Stop what is told to be at work; nothing else has this key meanwhile.",
    ),
    Command(
        id="tour",
        keys="alt+t",
        action="tour",
        label="Tour",
        where="app",
        footer=False,
        help="Show the app round on a sample story, step by step; it goes on where it was left.",
    ),
    Command(
        id="quit", keys="ctrl+q", action="quit", label="Quit", where="app", help="Leave; asks about what is not saved."
    ),
)
"""In the order of the footer and of the help."""
