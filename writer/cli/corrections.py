"""``writer corrections``: every note under a published story, for the public page."""

import click

from writer.cli.options import quiet_option
from writer.cli.output import reading, write_out
from writer.desk import Desk
from writer.desk.corrections import corrections
from writer.desk.listing import index_of, problems_of


@click.command("corrections")
@quiet_option
@click.pass_context
def command(ctx: click.Context, *, quiet: bool) -> None:
    """List the corrections, updates and clarifications of all drafts, newest first.

    Exit 2 if a draft cannot be read.

    Example: writer corrections
    """
    desk = Desk.find()
    with reading(quiet=quiet) as progress:
        index = index_of(desk, progress)
    found = list(corrections(desk, index))
    if not found and not quiet:
        click.echo("no draft has a correction", err=True)
    for one in found:
        write_out(f"{one.date}  {one.kind}  {one.title} ({one.path.name})\n  {one.note}\n")
    unread = [problem for _, problems in problems_of(desk, index) for problem in problems]
    for problem in unread:
        click.echo(f"writer: {problem}", err=True)
    ctx.exit(2 if unread else 0)
