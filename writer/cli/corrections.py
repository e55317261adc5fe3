"""``writer corrections``: every note under a published story, for the public page."""

import click

from writer.cli.output import write_out
from writer.desk import Desk
from writer.desk.corrections import corrections


@click.command("corrections")
def command() -> None:
    """List the corrections, updates and clarifications of all drafts, newest first.

    Example: writer corrections
    """
    for one in corrections(Desk.find()):
        write_out(f"{one.date}  {one.kind}  {one.title} ({one.path.name})\n  {one.note}\n")
