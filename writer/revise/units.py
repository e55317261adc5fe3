"""The units of copy that is merged: its sentences and headings, each with the space before it."""

from collections.abc import Iterator, Sequence

from writer.model.alert import Span
from writer.prose.choices import choices
from writer.prose.sentences import sentences
from writer.values import Value


class Unit(Value, kw_only=False):
    """A sentence, a heading or an open choice, and the white space before it."""

    gap: str
    text: str


Units = Sequence[Unit]


def units_of(text: str) -> tuple[Unit, ...]:
    """All of ``text`` but the space at its end."""
    units: list[Unit] = []
    at = 0
    for begin, end in sorted(_places(text)):
        units.append(Unit(text[at:begin], text[begin:end]))
        at = end
    return tuple(units)


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences stand, and the open choices."""
    at = 0
    for span in (*(choice.span for choice in choices(text)), Span(begin=len(text), end=len(text))):
        line_begin = at
        for line in text[at : span.begin].splitlines(keepends=True):
            yield from ((line_begin + one.begin, line_begin + one.end) for one in sentences(line))
            line_begin += len(line)
        if span.begin < span.end:
            yield span.begin, span.end
        at = span.end
