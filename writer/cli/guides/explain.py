"""``writer guide explain``: why a rule speaks as it does."""

import click

from writer.cli.guides.shown import as_json, format_option, genre_option, guide_option, placed, tell
from writer.cli.output import write_out
from writer.desk import Desk
from writer.desk.guidework.explain import Explanation, Origin, explain
from writer.desk.guidework.telling import lines
from writer.library.rules import Example
from writer.values import asdict


@click.command("explain")
@click.argument("rule")
@guide_option
@genre_option
@format_option
def command(rule: str, guide: str, genre: str, form: str) -> None:
    """Explain RULE: what it says and why, each layer that set it, its numbers and its examples.

    RULE is an id, or its last word where that is clear. A → marks the layer whose level holds.

    Example: writer guide explain Entertainment.Hype --genre news-report
    """
    book = Desk.find().guides
    found = explain(book, book.of_desk(guide), rule, genre)
    write_out(as_json(_row(found)) if form == "json" else "\n".join(lines(found)) + "\n")
    raise SystemExit(tell(found.problems))


def _row(found: Explanation) -> dict[str, object]:
    origins = [_origin_row(one) for one in found.origins]
    numbers = [{"key": one.key, "value": one.value, **placed(one.place)} for one in found.numbers]
    examples = [*map(_example_row, found.examples)]
    row = asdict(found) | {"origins": origins, "numbers": numbers, "examples": examples, "place": placed(found.place)}
    return {key: value for key, value in row.items() if key != "problems"}


def _example_row(example: Example) -> dict[str, str]:
    if example.span is None:
        return {"good": example.text}
    return {"bad": example.marked} | ({"fix": example.fix} if example.fix is not None else {})


def _origin_row(origin: Origin) -> dict[str, object]:
    kept = {key: getattr(origin, key) for key in ("layer", "name", "genre", "counts")}
    return {**kept, "says": dict(origin.says), **placed(origin.place)}
