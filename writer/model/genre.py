"""A kind of article: its fields, its sections, its length."""

from collections.abc import Mapping
from dataclasses import dataclass

from writer.model.fields import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """Words a genre allows for the whole copy, and characters for headline and dek."""

    min: int | None = None
    target: int | None = None
    max: int | None = None
    headline: int = 80
    dek: int = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionSpec:
    """A section in the genre's order; the first, without a heading, is the lede.

    ``id`` is also the name of its block in the template; ``min`` and ``max`` count words.
    """

    id: str
    heading: str = ""
    aliases: tuple[str, ...] = ()
    min: int | None = None
    max: int | None = None
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Fields that the interview asks together."""

    label: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Genre:
    """A genre as its folder states it; ``fields`` holds the common fields too."""

    id: str
    label: str
    description: str
    fields: Mapping[str, Field]
    groups: tuple[Group, ...]
    sections: tuple[SectionSpec, ...]
    length: Length
    guide: str = ""
