"""A kind of article: its fields, its sections, its length."""

from collections.abc import Mapping

from writer.model.alert import Level
from writer.model.fields import Field
from writer.values import Value


class Length(Value):
    """Words a genre allows for the whole copy, and characters for headline and dek."""

    min: int | None = None
    target: int | None = None
    max: int | None = None
    headline: int = 80
    dek: int = 160


class SectionSpec(Value):
    """A section in the genre's order; the first, without a heading, is the lede.

    ``id`` is also the name of its block in the template; ``min`` and ``max`` count words. ``forms`` are ways to
    begin it, best first, each a block ``<id>_<form>``; one of them is chosen for each draft. A section that is
    ``required`` may stay out of a draft in which one of the forms ``unless``, of any section, tells what it would say.
    """

    id: str
    heading: str = ""
    aliases: tuple[str, ...] = ()
    min: int | None = None
    max: int | None = None
    required: bool = False
    forms: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class Group(Value):
    """Fields that the interview asks together."""

    label: str
    fields: tuple[str, ...]


ARTICLE_TYPES = ("NewsArticle", "ReportageNewsArticle", "ReviewNewsArticle", "BackgroundNewsArticle")
"""What schema.org calls kinds of articles."""


class Constraint(Value):
    """What must hold between several fields, once all of them are answered.

    ``fields`` are paths (``rating.value``), the first the one to blame; ``wrong`` is an expression over the facts that
    is true where they cannot all be right.
    """

    id: str
    fields: tuple[str, ...]
    wrong: str
    message: str
    level: Level = Level.ERROR


class Genre(Value):
    """A genre as its folder states it; ``fields`` and ``constraints`` hold the common ones too.

    ``article_type`` is schema.org's.
    """

    id: str
    label: str
    description: str
    fields: Mapping[str, Field]
    groups: tuple[Group, ...]
    sections: tuple[SectionSpec, ...]
    length: Length
    constraints: tuple[Constraint, ...] = ()
    guide: str = ""
    article_type: str = "NewsArticle"
