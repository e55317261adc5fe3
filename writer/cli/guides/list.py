"""``writer guide list``: the rules of a guide, or the guides at hand."""

import click

from writer.cli.guides.shown import as_json, count, format_option, genre_option, placed, tell
from writer.cli.output import write_out
from writer.desk import Desk
from writer.desk.guides import GuideBook
from writer.desk.guidework.catalogue import Listed, catalogue
from writer.model.alert import LEVELS
from writer.model.guide import OFF
from writer.values import asdict


@click.command("list")
@click.argument("guide", default="", metavar="[GUIDE]")
@click.option("--guides", is_flag=True, help="List the guides at hand instead.")
@click.option("--style", metavar="NAME", help="Only rules of this style or family.")
@click.option("--level", type=click.Choice([*LEVELS, OFF]), help="Only rules at this level.")
@click.option("--kind", metavar="KIND", help="Only rules of this kind; 'check' are the program's own.")
@click.option("--find", "words", metavar="TEXT", help="Only rules that have this in their name or message.")
@genre_option
@format_option
def command(
    guide: str, style: str | None, level: str | None, kind: str | None, words: str | None, genre: str, form: str,
    *, guides: bool,
) -> None:  # fmt: skip
    """List the rules of GUIDE, by default the desk's: level, kind, message.

    Exit code 2: a file of the guide cannot be used; the rest is listed.

    Example: writer guide list --style Entertainment --level error
    """
    book = Desk.find().guides
    if guides:
        write_out(_guides(book, form))
        return
    found = catalogue(book, book.of_desk(guide), genre)
    wanted = {"style": style, "level": level, "kind": kind, "words": words}
    rules = [rule for rule in found.rules if all(_fits(rule, name, value) for name, value in wanted.items() if value)]
    write_out(as_json([*map(_row, rules)]) if form == "json" else _text(found.guide.name, rules))
    raise SystemExit(tell(found.problems))


def _fits(rule: Listed, name: str, value: str) -> bool:
    if name == "style":
        return rule.id.casefold().startswith(f"{value.casefold()}.") or rule.id.casefold() == value.casefold()
    if name == "words":
        return value.casefold() in f"{rule.id}\n{rule.message}".casefold()
    return bool(getattr(rule, name) == value)


def _text(guide: str, rules: list[Listed]) -> str:
    wide = max((len(rule.id) for rule in rules), default=0)
    lines = [f"{rule.id:<{wide}}  {rule.level:<10}  {rule.kind:<14}  {_one_line(rule.message)}\n" for rule in rules]
    return f"{''.join(lines)}{guide}: {count(len(rules), 'rule')}\n"


def _one_line(message: str) -> str:
    return " ".join(message.split())


def _row(rule: Listed) -> dict[str, object]:
    return {**asdict(rule), "place": placed(rule.place)}


def _guides(book: GuideBook, form: str) -> str:
    named = book.of_desk()
    guides = [book.guide(name) for name in book.names()]
    if form == "json":
        rows = [
            {"name": one.name, "label": one.label, "description": one.description, "locale": one.locale,
             "layers": list(one.layers), "desk": one.name == named}
            for one in guides
        ]  # fmt: skip
        return as_json(rows)
    wide = max((len(one.name) for one in guides), default=0)
    lines = (
        f"{'*' if one.name == named else ' '} {one.name:<{wide}}  {_says(one.layers, one.description or one.label)}\n"
        for one in guides
    )
    return f"{''.join(lines)}* the desk's\n"


def _says(layers: tuple[str, ...], description: str) -> str:
    below = f" (on {', '.join(layers[:-1])})" if len(layers) > 1 else ""
    return f"{description}{below}"
