"""``writer genre list``: which genres there are, and what each is for."""

import click

from writer.cli.output import write_out
from writer.desk import Desk


@click.command("list")
def command() -> None:
    """List the genres of this desk, with what each is for.

    Example: writer genre list
    """
    genres = Desk.find().genres()
    width = max(len(genre.id) for genre in genres)
    write_out("".join(f"{genre.id:<{width}}  {genre.description.partition('. ')[0].rstrip('.')}\n" for genre in genres))
