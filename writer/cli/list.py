"""``writer list``: the drafts of the desk."""

import click

from writer.cli.guides.shown import as_json
from writer.cli.options import quiet_option
from writer.cli.output import reading, write_out
from writer.desk import Desk
from writer.desk.listing import Listed, listed
from writer.model.stages import STAGES
from writer.values import asdict


@click.command("list")
@click.option("--stage", type=click.Choice(STAGES), help="Drafts at this stage.")
@click.option("--genre", metavar="GENRE", help="Drafts of this genre.")
@click.option("--title", metavar="WORDS", help="Drafts with these words in their title or headline.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs.")
@quiet_option
@click.pass_context
def command(
    ctx: click.Context, stage: str | None, genre: str | None, title: str | None, form: str, *, quiet: bool
) -> None:
    """List the drafts of the desk, the one that was changed last first: stage, genre, words, headline, file.

    Exit 2 if a draft cannot be read; it is listed whatever is asked for.

    Example: writer list --stage review
    """
    desk = Desk.find()
    if genre is not None:
        desk.genre(genre)  # a slip would look like an empty desk
    with reading(quiet=quiet) as progress:
        found = [one for one in listed(desk, progress) if one.problem or _wanted(one, stage, genre, title or "")]
    if form == "json":
        rows = [{**asdict(one), "path": str(one.path)} for one in found]
        write_out(as_json(rows))
    else:
        write_out("".join(f"{line}\n" for line in _lines(found)))
    ctx.exit(2 if any(one.problem for one in found) else 0)


def _wanted(one: Listed, stage: str | None, genre: str | None, words: str) -> bool:
    named = words.casefold() in one.title.casefold() or words.casefold() in one.headline.casefold()
    return stage in {None, one.stage} and genre in {None, one.genre} and named


def _lines(found: list[Listed]) -> list[str]:
    stage, genre = (max((len(text) for text in column), default=0) for column in _columns(found))
    lines = []
    for one in found:
        words = f"{one.words:>5} words" if one.words is not None else " " * 11
        name = f"cannot be read: {one.problem}" if one.problem else one.name
        lines.append(f"{one.stage or '-':<{stage}}  {one.genre or '-':<{genre}}  {words}  {name} ({one.path.name})")
    return lines


def _columns(found: list[Listed]) -> tuple[list[str], list[str]]:
    return [one.stage for one in found], [one.genre for one in found]
