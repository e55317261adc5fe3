"""``writer stale``: facts of the desk's drafts that may no longer hold."""

import click

from writer.cli.output import write_out
from writer.desk import Desk
from writer.desk.stale import stale


@click.command("stale")
@click.pass_context
def command(ctx: click.Context) -> None:
    """List facts past their shelf life, windows that have closed and days to come that have passed.

    Exit 2 if a draft cannot be read.

    Example: writer stale
    """
    unread = False
    for one in stale(Desk.find()):
        unread = unread or bool(one.problems)
        write_out(f"{one.path}\n" + "".join(f"  {line}\n" for line in (*one.facts, *one.problems)))
    ctx.exit(2 if unread else 0)
