"""Provenance: which field, or which line of a template, each part of a rendered draft comes from."""

from collections.abc import Iterator

from writer.desk.desk import Desk
from writer.library.files import read_text
from writer.model.alert import Span
from writer.model.draft import Draft
from writer.render.trace import Origin, Text
from writer.values import Value


class Source(Value):
    """Where the text at ``span`` comes from: the path of a ``field``, or the ``line`` of the template at ``path``."""

    span: Span
    text: str
    origin: Origin

    @property
    def field(self) -> str:
        """The field's path, or nothing."""
        return self.origin.field


_UNKNOWN = Origin()
Part = tuple[str, Origin]


def provenance(desk: Desk, draft: Draft, *, guide: str = "") -> tuple[Source, ...]:
    """Where each part of the copy of a draft comes from, as ``desk.render(draft)`` gives it; only space is left out.

    Offsets count in the text of that draft. Raises what ``render`` raises.
    """
    rendered = desk.render(draft, guide=guide)
    article = desk.article(draft, guide=guide, tracing=True)
    parts: list[Part] = []
    for section in article.sections:
        heading = str(section).removesuffix(section.body)
        parts += [(heading, _heading(desk, draft.facts.genre, section.id)), *_runs(section.body)]
    return tuple(_placed(parts, rendered))


def _heading(desk: Desk, genre: str, section: str) -> Origin:
    """The line of ``genre.yaml`` that has the section."""
    roots = desk.places.folders("templates")
    path = next((path for root in roots if (path := root / genre / "genre.yaml").is_file()), None)
    if path is None:
        return _UNKNOWN
    lines = enumerate(read_text(path).splitlines(), start=1)
    return Origin(path=str(path), line=next((number for number, line in lines if f"id: {section}" in line), 1))


def _runs(body: str) -> Iterator[Part]:
    at = 0
    for origin, length in body.runs if isinstance(body, Text) else ((None, len(body)),):
        yield str.__getitem__(body, slice(at, at + length)), origin or _UNKNOWN
        at += length


def _placed(parts: list[Part], draft: Draft) -> Iterator[Source]:
    """The parts at their places in the text of the draft, whatever its line ends are."""
    at = draft.copy
    for text, origin in parts:
        for line in text.split("\n"):
            begin = draft.text.find(line, at) if line.strip() else -1
            if begin >= 0:
                at = begin + len(line)
                yield Source(span=Span(begin=begin, end=at), text=line, origin=origin)
