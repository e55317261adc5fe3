"""``writer rename``: another file name for a draft, and for all that belongs to it."""

from pathlib import Path

import click

from writer.cli.options import FILE, quiet_option
from writer.cli.output import write_out
from writer.desk.shelving import rename


@click.command("rename")
@click.argument("draft", type=FILE, metavar="DRAFT")
@click.argument("name")
@quiet_option
def command(draft: Path, name: str, *, quiet: bool) -> None:
    """Give DRAFT another file name; its versions, comments, log and last render move along.

    Nothing is moved if there is anything of that name.

    Example: writer rename drafts/night-ferry-season-2.md night-ferry-returns
    """
    to = rename(draft, name)
    if not quiet:
        click.echo(f"{draft} is {to} now", err=True)
    write_out(f"{to}\n")
