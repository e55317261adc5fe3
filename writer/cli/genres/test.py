"""``writer genre test``: the samples of genres against the drafts that an editor approved."""

from pathlib import Path

import click

from writer.cli.output import seen_from, write_out
from writer.desk import Desk
from writer.desk.genrework.samples import Sample, accept, samples


@click.command("test")
@click.argument("genres", nargs=-1, metavar="[GENRE…]")
@click.option("--accept", "accepting", is_flag=True, help="Approve each draft as it is now.")
def command(genres: tuple[str, ...], *, accepting: bool) -> None:
    """Render the samples of each GENRE and hold them against the approved drafts; without one, of all genres.

    A sample is facts in templates/GENRE/samples/NAME.yaml, its approved draft NAME.md beside it. What differs is
    shown by words. A draft with something in it that no template may print fails even if it was approved.

    Exit code 1: a draft has changed, has a flaw, or was never approved. 2: a file cannot be used.

    Example: writer genre test season-renewal --accept
    """
    desk = Desk.find()
    failed = 0
    for name in genres or [genre.id for genre in desk.genres()]:
        tried = list(samples(desk, name))
        for sample in tried if accepting else ():
            accept(sample)
        failed += _tell(name, tried, desk.places.root, accepted=accepting)
    raise SystemExit(min(failed, 1))


def _tell(name: str, tried: list[Sample], root: Path | None, *, accepted: bool) -> int:
    """Print what came of one genre; how much of it is wrong."""
    wrong = 0
    for sample in tried:
        found = [problem for problem in sample.problems if not accepted or problem.message in sample.flaws]
        wrong += len(found)
        write_out(seen_from(root, "".join(f"{problem}\n" for problem in found)))
        write_out(f"{sample.difference}\n" if sample.difference and not accepted else "")
    outcome = f"{wrong} wrong" if wrong else "accepted" if accepted else "as approved"
    write_out(f"{name}: {len(tried)} {'sample' if len(tried) == 1 else 'samples'}: {outcome}\n")
    return wrong
