"""``writer genre lint``: what is wrong in templates before any facts are there."""

import click

from writer.cli.output import seen_from, write_out
from writer.desk import Desk
from writer.desk.genrework.lint import lint_genre


@click.command("lint")
@click.argument("genres", nargs=-1, metavar="[GENRE…]")
def command(genres: tuple[str, ...]) -> None:
    """Look through the template of each GENRE, and what it shares; without one, of all genres.

    Found are fields that the genre does not have, at any depth, fields that are asked for and never used, fields
    that are printed unasked, dates typed by hand, a colon before a loop, and sections without a block.

    Exit code 1: something was found. 2: a file cannot be used.

    Example: writer genre lint season-renewal
    """
    desk = Desk.find()
    names = genres or tuple(genre.id for genre in desk.genres())
    problems = dict.fromkeys(problem for name in names for problem in lint_genre(desk, name))
    write_out(seen_from(desk.places.root, "".join(f"{problem}\n" for problem in problems)))
    raise SystemExit(1 if problems else 0)
