"""``writer sign``: somebody has read this text; a later edit voids it."""

from pathlib import Path

import click

from writer.cli.options import FILE, quiet_option
from writer.desk import Desk
from writer.desk.signing import sign


@click.command("sign")
@click.argument("draft", type=FILE, metavar="DRAFT")
@click.option("--by", default="", metavar="NAME", help="Who signs, if it is not the user of this machine.")
@quiet_option
def command(draft: Path, by: str, *, quiet: bool) -> None:
    """Sign DRAFT as it now reads. The gate to 'published' asks for the signature of a second person.

    Example: writer sign drafts/night-ferry-season-2.md --by "Ana Ruiz"
    """
    mark = sign(Desk.find(), draft, by)
    if not quiet:
        click.echo(f"signed by {mark.by} at {mark.at}; an edit of the text voids it", err=True)
