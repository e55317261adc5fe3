"""``writer history``: the versions of a draft."""

from pathlib import Path

import click

from writer.cli.options import FILE, quiet_option
from writer.cli.output import write_out
from writer.desk import Desk
from writer.desk.history import NOW, difference, history, restore

_MARKS = {"same": ("", ""), "out": ("[-", "-]"), "in": ("{+", "+}")}
_COLORS = {"out": "red", "in": "green"}
_NEAR = 60
"""Characters of unchanged text that are shown around a change."""


@click.group("history")
def command() -> None:
    """List, compare and bring back the versions of a draft; every gate and every update makes one.

    Example: writer history diff drafts/night-ferry-season-2.md 1 now
    """


@command.command("list")
@click.argument("draft", type=FILE, metavar="DRAFT")
def list_(draft: Path) -> None:
    """List the versions of DRAFT, oldest first.

    Example: writer history list drafts/night-ferry-season-2.md
    """
    versions = history(draft)
    if not versions:
        click.echo("no version yet: each gate and each update makes one", err=True)
    for number, version in enumerate(versions, 1):
        write_out(f"{number:>3}  {version.at:%Y-%m-%d %H:%M:%S} UTC  {version.why}\n")


@command.command("diff")
@click.argument("draft", type=FILE, metavar="DRAFT")
@click.argument("was", default="", metavar="[WAS]")
@click.argument("now", default=NOW, metavar="[NOW]")
def diff(draft: Path, was: str, now: str) -> None:
    """Show which facts and which words changed from version WAS (the last) to version NOW (the draft).

    Example: writer history diff drafts/night-ferry-season-2.md 1 2
    """
    found = difference(Desk.find(), draft, was or str(len(history(draft))), now)
    for change in found.facts:
        write_out(f"{change}\n")
    shown = []
    for piece in found.words:
        begin, end = _MARKS[piece.kind]
        text = _shortened(piece.text) if piece.kind == "same" else piece.text
        shown.append(click.style(f"{begin}{text}{end}", fg=_COLORS.get(piece.kind)))
    changed = any(piece.kind != "same" for piece in found.words)
    write_out(f"{''.join(shown).strip()}\n" if changed else "" if found.facts else "nothing changed\n")


@command.command("restore")
@click.argument("draft", type=FILE, metavar="DRAFT")
@click.argument("version", metavar="VERSION")
@quiet_option
def restore_(draft: Path, version: str, *, quiet: bool) -> None:
    """Put VERSION in the place of DRAFT, which is kept as a version itself.

    Example: writer history restore drafts/night-ferry-season-2.md 1
    """
    restore(Desk.find(), draft, version)
    if not quiet:
        click.echo(f"{draft} is version {version} again", err=True)


def _shortened(text: str) -> str:
    return text if len(text) <= 2 * _NEAR else f"{text[:_NEAR]} … {text[-_NEAR:]}"
