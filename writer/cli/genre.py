"""``writer genre``: what an editor does with genres and their templates; one command, one file."""

import click

from writer.cli.lazy import LazyGroup

COMMANDS = {
    "cover": "Count the branches of templates that samples take.",
    "list": "List the genres of this desk.",
    "lint": "Find what is wrong in templates before any facts are there.",
    "new": "Write a small genre to begin with.",
    "sheet": "Write an empty sheet for a batch.",
    "show": "List the fields of one genre.",
    "test": "Hold the samples of genres against their approved drafts.",
}
"""Command → the line that ``writer genre --help`` shows."""


@click.group("genre", cls=LazyGroup, package="writer.cli.genres", table=COMMANDS)
def command() -> None:
    """List genres, and prove their templates with samples.

    Example: writer genre test season-renewal
    """
