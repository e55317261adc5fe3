"""``writer guide explain``: why a rule speaks as it does."""

from collections.abc import Iterator

import click

from writer.cli.guides.shown import as_json, format_option, genre_option, guide_option, placed, tell
from writer.cli.output import write_out
from writer.desk import Desk
from writer.desk.guidework.explain import Explanation, Number, Origin, explain
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
    write_out(as_json(_row(found)) if form == "json" else "\n".join(_lines(found)) + "\n")
    raise SystemExit(tell(found.problems))


def _lines(found: Explanation) -> Iterator[str]:
    yield f"{found.id}: {found.level} under {found.guide}"
    yield f"  {found.kind}" + (f", looks at {', '.join(found.scope)}" if found.scope else ", one of the program's own")
    for said in (found.message, found.description, found.link and f"why: {found.link}"):
        if said:
            yield f"  {' '.join(said.split())}"
    yield from (f"  {note}" for note in found.notes)
    yield from _block("Set by, lowest first", map(_origin, found.origins))
    yield from _block("Numbers", map(_number, found.numbers))
    yield from _block("Examples", map(_example, found.examples))


def _block(title: str, lines: Iterator[str]) -> Iterator[str]:
    lines = iter([*lines])
    first = next(lines, None)
    if first is not None:
        yield from ("", title, first, *lines)


def _origin(origin: Origin) -> str:
    said = ", ".join(f"{key}: {value}" for key, value in origin.says)
    of_all = f" of all {origin.name}" if origin.name.count(".") == 0 else ""
    genre = f" for {origin.genre}" if origin.genre else ""
    return f"{'→' if origin.counts else ' '} {origin.layer}{genre} says{of_all} {said}  {origin.place}"


def _number(number: Number) -> str:
    return f"  {number.key}: {number.value}" + (f"  {number.place}" if number.place else "")


def _example(example: Example) -> str:
    if example.span is None:
        return f"  good  {example.text}"
    fix = f"  → {example.fix or '(nothing)'}" if example.fix is not None else ""
    return f"  bad   {example.marked}{fix}"


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
