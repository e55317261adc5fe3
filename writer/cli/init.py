"""``writer init``: makes a desk."""

from pathlib import Path

import click

from writer.cli.options import FILE, quiet_option
from writer.desk.setup import make_desk


@click.command("init")
@click.argument("folder", type=FILE, metavar="DIR")
@quiet_option
def command(folder: Path, *, quiet: bool) -> None:
    """Make a desk in DIR: a folder for drafts, and for genres and guides of its own.

    What is there already stays. The shipped genres and guides are at hand in every desk.

    Example: writer init night-desk
    """
    made = make_desk(folder)
    if not quiet:
        click.echo(f"{made} is a desk; start with: cd {made} && writer", err=True)
