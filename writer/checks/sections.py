"""The sections of a text beside those of its genre, by heading or alias."""

from collections.abc import Collection

from writer.model.genre import Genre, SectionSpec
from writer.model.names import folded
from writer.prose.document import Document, Section
from writer.values import Value

_TOP = 2
"""Sections of a genre are ``##``; what stands deeper belongs to one of them."""


class Matched(Value):
    """A section of the text, and what the genre says of it, if it knows it."""

    section: Section
    spec: SectionSpec | None


def same_heading(text: str) -> str:
    """The form in which headings are compared: no case, one space between words, no mark at the end."""
    return " ".join(folded(text).split()).rstrip(".:!?")


def matched(document: Document, genre: Genre | None) -> tuple[Matched, ...]:
    """The lede and the ``##`` sections in their order. Without a heading, the genre's first section is the lede."""
    specs = _by_heading(genre) if genre else {}
    return tuple(
        Matched(section=section, spec=specs.get(same_heading(section.title) if section.level else ""))
        for section in document.sections
        if section.level in (0, _TOP)
    )


def missing(document: Document, genre: Genre, forms: Collection[str] = ()) -> tuple[SectionSpec, ...]:
    """The required sections that the text has not, and that none of its ``forms`` tells: open items of a gate."""
    there = {one.spec.id for one in matched(document, genre) if one.spec and (one.section.level or one.section.own)}
    told = {spec.id for spec in genre.sections if any(form in forms for form in spec.unless)}
    return tuple(spec for spec in genre.sections if spec.required and spec.id not in there | told)


def _by_heading(genre: Genre) -> dict[str, SectionSpec]:
    return {
        same_heading(heading): spec
        for spec in reversed(genre.sections)
        for heading in ((spec.heading, *spec.aliases) if spec.heading else ("",))
    }
