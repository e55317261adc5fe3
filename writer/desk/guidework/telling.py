"""An explanation of a rule as lines to read."""

from collections.abc import Iterator

from writer.desk.guidework.explain import Explanation, Number, Origin
from writer.library.rules import Example


def lines(found: Explanation) -> Iterator[str]:
    """What ``found`` says; a → marks the layer whose level holds."""
    yield f"{found.id}: {found.level} under {found.guide}"
    yield f"  {found.kind}" + (f", looks at {', '.join(found.scope)}" if found.scope else ", one of the program's own")
    for said in (found.message, found.description, found.link and f"why: {found.link}"):
        if said:
            yield f"  {' '.join(said.split())}"
    yield from (f"  {note}" for note in found.notes)
    yield from _block("Set by, lowest first", map(_origin, found.origins))
    yield from _block("Numbers", map(_number, found.numbers))
    yield from _block("Examples", map(_example, found.examples))


def _block(title: str, shown: Iterator[str]) -> Iterator[str]:
    first = next(shown, None)
    if first is not None:
        yield from ("", title, first, *shown)


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
