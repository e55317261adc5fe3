"""``writer spike``: a story that will not run; it is kept, and can come back."""

from pathlib import Path

import click

from writer.cli.options import FILE, quiet_option
from writer.desk import Desk
from writer.desk.stages import move


@click.command("spike")
@click.argument("draft", type=FILE, metavar="DRAFT")
@click.option("--reason", default="", metavar="TEXT", help="Why, for the log.")
@quiet_option
def command(draft: Path, reason: str, *, quiet: bool) -> None:
    """Spike DRAFT: it stays where it is, and no list of stale facts names it.

    To bring it back: writer stage DRAFT draft

    Example: writer spike drafts/night-ferry-season-2.md --reason "the deal fell through"
    """
    move(Desk.find(), draft, "spiked", reason)
    if not quiet:
        click.echo(f"{draft} is spiked; 'writer stage {draft} draft' brings it back", err=True)
