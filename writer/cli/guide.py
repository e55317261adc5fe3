"""``writer guide``: what an editor does with style guides; one command, one file."""

import click

from writer.cli.lazy import LazyGroup

COMMANDS = {
    "list": "List the rules of a guide, or the guides at hand.",
    "show": "Show a guide with all that it extends.",
    "explain": "Explain a rule: what set it, its numbers, its examples.",
    "test": "Prove the rules of style guides.",
}
"""Command → the line that ``writer guide --help`` shows."""


@click.group("guide", cls=LazyGroup, package="writer.cli.guides", table=COMMANDS)
def command() -> None:
    """Show, explain, prove and change style guides.

    Example: writer guide explain Entertainment.Hype
    """
