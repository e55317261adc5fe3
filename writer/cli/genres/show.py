"""``writer genre show``: the fields of one genre."""

import click

from writer.cli.output import write_out
from writer.desk import Desk


@click.command("show")
@click.argument("genre")
def command(genre: str) -> None:
    """List the fields of GENRE, each with its type and its label.

    Example: writer genre show season-renewal
    """
    fields = Desk.find().genre(genre).fields.values()
    width = max(len(field.name) for field in fields)
    write_out("".join(f"{field.name:<{width}}  {field.type.value:<12}  {field.label}\n" for field in fields))
