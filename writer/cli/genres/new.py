"""``writer genre new``: a genre of one's own to begin with."""

import click

from writer.cli.output import write_out
from writer.desk import Desk
from writer.desk.genrework.skeleton import new_genre


@click.command("new")
@click.argument("name")
def command(name: str) -> None:
    """Write a small genre NAME into this desk, whole and proved: change it, and test it again.

    Example: writer genre new convention-report
    """
    folder = new_genre(Desk.find(), name)
    click.echo(f"next: edit {folder}/article.md.jinja, then writer genre test {name}", err=True)
    write_out(f"{folder}\n")
