"""``writer genre sheet``: an empty sheet to be filled in, for a batch."""

from pathlib import Path

import click

from writer.batch.blank import write_blank
from writer.cli.options import FILE
from writer.cli.output import write_out
from writer.desk import Desk


@click.command("sheet")
@click.argument("genre")
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Write here: .xlsx, .csv or .tsv; else GENRE.xlsx.")
def command(genre: str, output: Path | None) -> None:
    """Write an empty sheet for drafts of GENRE: a column for each field, with notes, and choices to choose from.

    Example: writer genre sheet season-renewal -o renewals.xlsx
    """
    found = Desk.find().genre(genre)
    path = output or Path(f"{found.id}.xlsx")
    write_blank(found, path)
    click.echo(f"next: fill it in, then writer batch {path} --genre {genre} --out drafts", err=True)
    write_out(f"{path}\n")
