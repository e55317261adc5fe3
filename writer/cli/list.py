"""``writer list``: the drafts of the desk."""

from datetime import date
from typing import Any

import click

from writer.cli.guides.shown import as_json
from writer.cli.options import quiet_option
from writer.cli.output import reading, write_out
from writer.desk import Desk
from writer.desk.listing import Catalogue, Lengths, Listed
from writer.desk.searching import COLUMNS, ordered, search
from writer.model.stages import STAGES


@click.command("list")
@click.argument("words", nargs=-1, metavar="[WORDS]…")
@click.option("--stage", type=click.Choice(STAGES), help="Drafts at this stage.")
@click.option("--genre", metavar="GENRE", help="Drafts of this genre.")
@click.option("--title", metavar="WORDS", help="Drafts with these words in their title or headline.")
@click.option("--sort", type=click.Choice(list(COLUMNS)), default="changed", help="In order of this.")
@click.option("--reverse", is_flag=True, help="In the opposite order.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs.")
@quiet_option
@click.pass_context
def command(
    ctx: click.Context,
    words: tuple[str, ...],
    stage: str | None,
    genre: str | None,
    title: str | None,
    sort: str,
    form: str,
    *,
    reverse: bool,
    quiet: bool,
) -> None:
    """List the drafts of the desk, the one that was changed last first: stage, genre, words, headline, file.

    WORDS are looked for in text and facts, as in the app: each must begin a word there. stage:review, genre:cast,
    title:ferry, alerts:errors and facts:stale are filters; a minus before a word or a filter turns it around, for
    which a -- comes before all of them. Alerts are those of the last check of the same text.

    Exit 2 if a draft cannot be read; it is listed whatever is asked for.

    Example: writer list --stage review ferry
    """
    desk = Desk.find()
    wanted, catalogue = search(" ".join(words)), Catalogue(desk)
    if genre is not None:
        desk.genre(genre)  # a slip would look like an empty desk
    with reading(quiet=quiet) as progress:
        rows = catalogue.listed(progress)
    named = [one for one in rows if not one.problem and _wanted(one, stage, genre, title or "")]
    found = wanted.among(named, catalogue.as_left, desk.today())
    found = ordered([*found, *(one for one in rows if one.problem)], sort, turned=reverse)
    if form == "json":
        lengths = Lengths(desk)
        write_out(as_json([_told(one, lengths, desk.today()) for one in found]))
    else:
        write_out("".join(f"{line}\n" for line in _lines(found)))
    ctx.exit(2 if any(one.problem for one in found) else 0)


def _told(one: Listed, lengths: Lengths, today: date) -> dict[str, Any]:
    """A draft for programs."""
    plain = ("genre", "title", "headline", "stage", "day", "words")
    alerts = ("errors", "warnings", "suggestions", "unrun")
    length = lengths.of(one)
    return {
        "path": str(one.path),
        **{name: getattr(one, name) for name in plain},
        "target": length.target if length else None,
        "alerts": None if one.errors is None else {name: getattr(one, name) for name in alerts},
        "oldest_fact": one.oldest or None,
        "stale": one.is_stale(today),
        "problem": one.problem,
    }


def _wanted(one: Listed, stage: str | None, genre: str | None, words: str) -> bool:
    return stage in {None, one.stage} and genre in {None, one.genre} and one.is_called(words)


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
