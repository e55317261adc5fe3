"""``writer dismiss``: alerts that are to stay, with the reason, into the draft's front matter."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from writer.cli.options import FILE, quiet_option
from writer.desk import Desk
from writer.desk.dismissing import Pointed, Taken, dismiss_at
from writer.errors import Place, UsageError
from writer.values import replace

_PLACE = re.compile(r"(\d{1,7}):(\d{1,7})")


@click.command("dismiss")
@click.argument("draft", type=FILE, metavar="DRAFT")
@click.argument("places", nargs=-1, required=True, metavar="LINE:COLUMN [RULE]…")
@click.option("--reason", default="", metavar="TEXT", help="Why these words stay as they are; always needed.")
@click.option("--until", default="", metavar="DATE", help="The last day on which that holds, as 2027-01-31.")
@quiet_option
def command(draft: Path, places: tuple[str, ...], reason: str, until: str, *, quiet: bool) -> None:
    """Dismiss the alert at each LINE:COLUMN of DRAFT; RULE tells which, where there are several.

    A dismissal adds lines to the front matter; places of a report from before it go on working. It holds
    for these words wherever they stand in the draft. To undo it, take its line out of the front matter.

    Example: writer dismiss drafts/night-ferry-season-2.md 14:22 20:5 --reason "the theatre's own name"
    """
    if not reason.strip():
        raise UsageError("a dismissal needs a reason", hint="say why these words stay as they are: --reason TEXT")
    pointed = list(_pointed(draft, places))
    for one, taken in zip(pointed, dismiss_at(Desk.find(), draft, pointed, reason, _day(until)), strict=True):
        if not quiet:
            click.echo(_said(one, taken), err=True)


def _pointed(draft: Path, words: Iterable[str]) -> Iterator[Pointed]:
    """Places, each followed by its rule or by none. Raises ``UsageError``."""
    last: Pointed | None = None
    for word in words:
        found = _PLACE.fullmatch(word)
        if found:
            if last:
                yield last
            last = Pointed(place=Place(path=str(draft), line=int(found[1]), column=int(found[2])))
        elif last is None or last.rule:
            raise UsageError(f"'{word}' is no place", hint="write line and column as 'writer check' does: 14:22")
        else:
            last = replace(last, rule=word)
    if last:
        yield last


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(f"--until '{text}' is no day", hint="write a day that exists, as 2027-01-31") from None


def _said(pointed: Pointed, taken: Taken) -> str:
    what = ", ".join(taken.alert.checks) + (f": {taken.alert.match}" if taken.alert.match else "")
    moved = f" (now at {taken.place.line}:{taken.place.column})" if taken.place != pointed.place else ""
    return f"already dismissed as '{taken.before}': {what}{moved}" if taken.before else f"dismissed {what}{moved}"
