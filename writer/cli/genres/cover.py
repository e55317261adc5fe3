"""``writer genre cover``: which branches of templates the samples take, and how to take the others."""

from pathlib import Path

import click

from writer.cli.output import seen_from, write_out
from writer.desk import Desk
from writer.desk.genrework.cover import Coverage, cover


@click.command("cover")
@click.argument("genres", nargs=-1, metavar="[GENRE…]")
@click.option("--search/--no-search", default=True, help="Look for answers that take what no sample takes.")
def command(genres: tuple[str, ...], *, search: bool) -> None:
    """Count the branches of each GENRE's template, and the forms of its ledes, that its samples reach.

    A branch is one outcome of a test: of an if, or of a choice inside a sentence. For each that no sample takes, it
    looks for a sample that would with one answer changed, or with two.

    Exit code 1: something is never reached. 2: a file cannot be used.

    Example: writer genre cover season-renewal
    """
    desk = Desk.find()
    root = desk.places.root
    whole = [
        _tell(name, cover(desk, name, search=search), root) for name in genres or [one.id for one in desk.genres()]
    ]
    raise SystemExit(0 if all(whole) else 1)


def _tell(name: str, found: Coverage, root: Path | None) -> bool:
    """Print the coverage of one genre; whether all of it is reached."""
    write_out(seen_from(root, "".join(f"{one}\n" for one in found.untaken)))
    write_out("".join(f"the form {form} is taken by no sample\n" for form in found.unused_forms))
    share = 100 * found.taken // max(found.branches, 1)
    forms = f"{len(found.forms) - len(found.unused_forms)} of {len(found.forms)} forms"
    write_out(f"{name}: {found.taken} of {found.branches} branches ({share} %), {forms}\n")
    return not found.untaken and not found.unused_forms
