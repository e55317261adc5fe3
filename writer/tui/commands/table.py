"""The one table of commands: bindings, footer, command palette and help are all made from it."""

from textual.binding import Binding, BindingType

from writer.tui.commands.command import Command, Where
from writer.tui.commands.dialogs import DIALOGS
from writer.tui.commands.everywhere import EVERYWHERE
from writer.tui.commands.form import FORM
from writer.tui.commands.library import LIBRARY
from writer.tui.commands.text import TEXT
from writer.tui.commands.tour import TOUR
from writer.tui.commands.workbench import WORKBENCH

COMMANDS = (*LIBRARY, *FORM, *WORKBENCH, *TEXT, *TOUR, *DIALOGS, *EVERYWHERE)
"""Every command, in the order of the footer and of the help."""


def commands_for(*places: Where) -> tuple[Command, ...]:
    """The commands that work in any of ``places``."""
    return tuple(command for command in COMMANDS if command.where in places)


def bindings(where: Where) -> list[BindingType]:
    """The key bindings of the class at ``where``."""
    return [_binding(command) for command in commands_for(where) if command.keys]


def _binding(command: Command) -> Binding:
    return Binding(
        command.keys,
        command.action,
        command.label,
        show=command.footer,
        priority=command.global_key,
        tooltip=command.help,
        id=command.id,
    )
