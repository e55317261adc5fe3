"""``writer guide approve``: what writers have proposed, and what the editor says to it."""

from collections.abc import Iterator

import click

from writer.cli.guides.shown import as_json, count
from writer.cli.options import quiet_option
from writer.cli.output import write_out
from writer.desk import Desk
from writer.desk.guidework.beginning import own_guide
from writer.desk.guidework.proposals import Proposal, decide, proposals
from writer.errors import UsageError
from writer.values import asdict


@click.command("approve")
@click.argument("words", nargs=-1, metavar="[WORD…]")
@click.option("--all", "every", is_flag=True, help="Every word that is proposed.")
@click.option("--reject", is_flag=True, help="Say no instead.")
@click.option("--reason", default="", metavar="TEXT", help="Why, for the log.")
@click.option("--into", "guide", default="", metavar="GUIDE", help="A guide of this desk; by default the desk's.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the list.")
@quiet_option
def command(
    words: tuple[str, ...], guide: str, reason: str, form: str, *, every: bool, reject: bool, quiet: bool
) -> None:
    """Approve each WORD that a writer proposed: it joins the accepted terms of the guide. Without one, list them.

    Example: writer guide approve k-drama
    """
    desk = Desk.find()
    waiting = proposals(desk)
    if words and every:
        raise UsageError("--all means every word", hint="name words, or leave them out")
    if not words and not every:
        write_out(as_json([*map(_row, waiting)]) if form == "json" else "".join(_lines(waiting)))
        return
    chosen = words or tuple(one.word for one in waiting)
    folder = desk.places.drafts if reject else own_guide(desk, guide)
    decided = decide(desk, chosen, folder, approve=not reject, reason=reason)
    if not quiet:
        said = "rejected" if reject else f"approved into {folder / 'guide.yaml'}"
        click.echo(f"{said}: {', '.join(one.word for one in decided) or 'nothing'}", err=True)


def _lines(waiting: tuple[Proposal, ...]) -> Iterator[str]:
    wide = max((len(one.word) for one in waiting), default=0)
    for one in waiting:
        by = f" by {', '.join(one.by)}" if one.by else ""
        why = f": {'; '.join(one.reasons)}" if one.reasons else ""
        yield f"{one.word:<{wide}}  {one.at[:10]}{by}, in {', '.join(path.name for path in one.drafts)}{why}\n"
    yield f"{count(len(waiting), 'word')} proposed\n"


def _row(one: Proposal) -> dict[str, object]:
    return {**asdict(one), "drafts": [*map(str, one.drafts)]}
