"""``writer export``: a draft in the forms in which it leaves the house."""

import sys
from pathlib import Path

import click

from writer.cli.options import FILE, quiet_option
from writer.desk import Desk
from writer.desk.exporting import BINARY, FORMATS, exported, open_tks
from writer.errors import UsageError
from writer.library.files import write_bytes


@click.command("export")
@click.argument("path", type=FILE, metavar="DRAFT")
@click.option("--to", "form", type=click.Choice(list(FORMATS)), required=True, help="The format.")
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Write here; never over a file that is there.")
@click.option("--override", default="", metavar="REASON", help="Give it before its embargo is over; logged.")
@quiet_option
def command(path: Path, form: str, output: Path | None, override: str, *, quiet: bool) -> None:
    """Give DRAFT in a format for others: Markdown, HTML, text, Word, JSON-LD, ninjs, WordPress, a brief, a push line.

    Example: writer export drafts/night-ferry-season-2.md --to html -o night-ferry.html
    """
    desk = Desk.find()
    if output is None and form in BINARY and sys.stdout.isatty():
        raise UsageError(f"{form} is nothing for a terminal", hint="write it to a file: -o FILE")
    draft = desk.read(path)
    data = exported(desk, draft, form, override=override)
    if output:
        write_bytes(output, data, replace=False)
    else:
        click.echo(data, nl=False)
    missing = open_tks(draft)
    if missing and not quiet:
        click.echo(f"writer: {missing} value{'s' * (missing != 1)} still to come stand in it ([TK …])", err=True)
