"""``writer genre show``: the fields of one genre."""

import click

from writer.cli.output import write_out
from writer.desk import Desk
from writer.desk.genrework.blank import blank_facts


@click.command("show")
@click.argument("genre")
@click.option("--facts", is_flag=True, help="Print a facts file to fill in instead.")
def command(genre: str, *, facts: bool) -> None:
    """List the fields of GENRE, each with its type and its label.

    Example: writer genre show season-renewal --facts > night-ferry.yaml
    """
    shown = Desk.find().genre(genre)
    if facts:
        write_out(blank_facts(shown))
        return
    width = max(map(len, shown.fields))
    write_out("".join(f"{one.name:<{width}}  {one.type.value:<12}  {one.label}\n" for one in shown.fields.values()))
