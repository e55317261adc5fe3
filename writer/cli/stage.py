"""``writer stage``: where a draft stands, and back for more work."""

from pathlib import Path

import click

from writer.cli.options import FILE, quiet_option
from writer.cli.output import write_out
from writer.desk import Desk
from writer.desk.stages import move
from writer.model.stages import STAGES


@click.command("stage")
@click.argument("draft", type=FILE, metavar="DRAFT")
@click.argument("stage", type=click.Choice(STAGES), required=False, metavar="[STAGE]")
@click.option("--reason", default="", metavar="TEXT", help="Why, for the log.")
@quiet_option
def command(draft: Path, stage: str | None, reason: str, *, quiet: bool) -> None:
    """Say the stage of DRAFT, or move it back to STAGE; forward leads through 'writer gate'.

    Example: writer stage drafts/night-ferry-season-2.md draft --reason "the platform called"
    """
    desk = Desk.find()
    if stage is None:
        write_out(f"{desk.read(draft).stage}\n")
        return
    move(desk, draft, stage, reason)
    if not quiet:
        click.echo(f"{draft} is at '{stage}'", err=True)
