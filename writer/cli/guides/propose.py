"""``writer guide propose``: a word that a writer accepts, for the editor to approve."""

from pathlib import Path

import click

from writer.cli.options import FILE, quiet_option
from writer.desk import Desk
from writer.desk.guidework.proposals import propose


@click.command("propose")
@click.argument("draft", type=FILE, metavar="DRAFT")
@click.argument("word")
@click.option("--reason", default="", metavar="TEXT", help="Why the guide should accept it.")
@quiet_option
def command(draft: Path, word: str, reason: str, *, quiet: bool) -> None:
    """Propose WORD, which stands in DRAFT, for the guide; alerts on it there are dismissed meanwhile.

    Example: writer guide propose drafts/night-ferry-season-2.md k-drama --reason "our readers know it"
    """
    propose(Desk.find(), draft, word, reason)
    if not quiet:
        click.echo(f"proposed '{word}'; an editor decides with `writer guide approve`", err=True)
