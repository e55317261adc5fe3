"""``writer dismiss``: an alert that is to stay, with the reason, into the draft's front matter."""

import re
from datetime import datetime
from pathlib import Path

import click

from writer.cli.options import FILE, quiet_option
from writer.desk import Desk
from writer.desk.dismissing import dismiss_at
from writer.errors import Place, UsageError


@click.command("dismiss")
@click.argument("draft", type=FILE, metavar="DRAFT")
@click.argument("place", metavar="LINE:COLUMN")
@click.argument("rule", default="", metavar="[RULE]")
@click.option("--reason", required=True, metavar="TEXT", help="Why these words stay as they are.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The last day on which that holds.")
@quiet_option
def command(draft: Path, place: str, rule: str, reason: str, until: datetime | None, *, quiet: bool) -> None:
    """Dismiss the alert at LINE:COLUMN of DRAFT; RULE tells which, where there are several.

    It holds for these words wherever they stand in the draft. To undo it, take its line out of the
    front matter.

    Example: writer dismiss drafts/night-ferry-season-2.md 14:22 US.Spelling --reason "the theatre's own name"
    """
    found = re.fullmatch(r"(\d{1,7}):(\d{1,7})", place)
    if found is None:
        raise UsageError(f"'{place}' is no place", hint="write line and column as 'writer check' does: 14:22")
    where = Place(path=str(draft), line=int(found[1]), column=int(found[2]))
    alert = dismiss_at(Desk.find(), where, rule, reason, until.date() if until else None)
    if not quiet:
        said = f": {alert.match}" if alert.match else ""
        click.echo(f"dismissed {', '.join(alert.checks)}{said}", err=True)
