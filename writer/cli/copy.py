"""``writer copy``: a draft on the clipboard of the terminal that one sits at, however far away the desk is."""

import base64
import os
from pathlib import Path

import click

from writer.cli.options import FILE, quiet_option
from writer.desk import Desk
from writer.desk.exporting import exported
from writer.errors import UsageError

_TERMINAL = "/dev/tty"
_MOST = 74_000
"""Bytes that terminals take at once, of those that say how many."""


@click.command("copy")
@click.argument("draft", type=FILE, metavar="DRAFT")
@click.option("--to", "form", type=click.Choice(["html", "markdown", "text"]), default="markdown", help="The format.")
@click.option("--override", default="", metavar="REASON", help="Copy it before its embargo is over; logged.")
@quiet_option
def command(draft: Path, form: str, override: str, *, quiet: bool) -> None:
    """Put DRAFT on the clipboard, by the escape code OSC 52: it reaches the terminal over SSH and through tmux.

    Example: writer copy drafts/night-ferry-season-2.md --to html
    """
    desk = Desk.find()
    data = exported(desk, desk.read(draft), form, override=override)
    if len(data) > _MOST:
        raise UsageError(f"{len(data):,} bytes are too much for a clipboard", hint=f"writer export {draft} --to {form}")
    _send(b"\x1b]52;c;" + base64.b64encode(data) + b"\x07")
    if not quiet:
        click.echo(f"copied {draft} as {form}, if your terminal lets programs write to its clipboard", err=True)


def _send(code: bytes) -> None:
    try:
        handle = os.open(_TERMINAL, os.O_WRONLY | os.O_NOCTTY)
    except OSError:
        hint = "run it in a terminal, or use writer export"
        raise UsageError("there is no terminal whose clipboard could be written", hint=hint) from None
    try:
        os.write(handle, code)
    finally:
        os.close(handle)
