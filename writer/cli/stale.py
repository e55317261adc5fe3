"""``writer stale``: facts of the desk's drafts that may no longer hold."""

import click

from writer.cli.options import quiet_option
from writer.cli.output import reading, write_out
from writer.desk import Desk
from writer.desk.stale import stale


@click.command("stale")
@quiet_option
@click.pass_context
def command(ctx: click.Context, *, quiet: bool) -> None:
    """List facts past their shelf life, windows that have closed and days to come that have passed.

    Exit 2 if a draft cannot be read.

    Example: writer stale
    """
    desk = Desk.find()
    with reading(quiet=quiet) as progress:
        found = list(stale(desk, progress))
    for one in found:
        lines = (*(fact.told(desk.today()) for fact in one.facts), *one.problems)
        write_out(f"{one.path}\n" + "".join(f"  {line}\n" for line in lines))
    if not found and not quiet:
        click.echo("nothing is stale", err=True)
    ctx.exit(2 if any(one.problems for one in found) else 0)
