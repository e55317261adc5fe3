"""A group of commands, each in a file of its own that is imported only when the command is run.

A command that is named as a word of Python's, as ``try``, has the file ``try_.py``.
"""

from collections.abc import Mapping
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from writer.errors import UsageError


class LazyGroup(click.Group):
    """Imports ``<package>.<name>`` when its command is asked for; ``table`` maps each to its line of help."""

    def __init__(self, *args: Any, package: str = "", table: Mapping[str, str], **how: Any) -> None:
        """Import nothing yet."""
        super().__init__(*args, **how)
        self._package, self._table = package, table

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the table."""
        del ctx
        return list(self._table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command. Raises ``UsageError`` with the nearest if there is none."""
        if cmd_name not in self._table:
            # the reader of YAML comes along, and only an error needs it
            from writer.library.records import nearest  # noqa: PLC0415

            hint = nearest(cmd_name, self._table) or f"see '{ctx.command_path} --help'"
            raise UsageError(f"there is no command '{cmd_name}'", hint=hint)
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command = import_module(f"{self._package}.{module}").command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(self._table.items()))
