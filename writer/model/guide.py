"""A style guide: which rules run at which level, and the words it accepts and rejects."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from writer.errors import Place
from writer.model.alert import LEVELS, Level
from writer.model.genre import Genre, SectionSpec
from writer.values import Value, field, replace

OFF = "off"
"""The word that switches a rule off, where a level is asked for."""

SETTINGS: Mapping[str, Level | None] = MappingProxyType({**LEVELS, OFF: None})
"""What may be said of a rule → its level, ``None`` meaning off."""


class HouseName(Value):
    """A name in its right form, and the forms never to print."""

    form: str
    never: tuple[str, ...] = ()


class Threshold(Value):
    """A number that goes in the place of a rule's own: its key, and where the two stand."""

    key: str
    value: str
    key_place: Place
    place: Place


class RuleSetting(Value):
    """What one layer says of a rule, family or style, for all genres or for one.

    ``level`` is a key of ``SETTINGS``, or empty if the layer leaves it as it is. ``wording`` are the
    choices under which the rule runs at all.
    """

    name: str
    place: Place
    genre: str = ""
    level: str = ""
    thresholds: tuple[Threshold, ...] = ()
    wording: tuple[tuple[str, str], ...] = ()


class SourcePolicy(Value):
    """What a guide thinks of sources; all kinds are those of a source's ``kind``.

    ``strong`` kinds may carry a fact, ``weak`` ones an expectation at most. ``domains`` tells the kind
    of what lies at a domain or below it. A kind in ``alone`` needs no second source.
    """

    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    domains: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    alone: tuple[str, ...] = ()

    def kind_of(self, kind: str, url: str) -> str:
        """The kind that a source is said to be, else that of its address."""
        return kind or self.kind_at(host_of(url))

    def kind_at(self, host: str) -> str:
        """The kind of source at ``host`` (``www.example.org``), by the nearest domain; nothing if none is known."""
        parts = host.casefold().split(".")
        domains = (".".join(parts[first:]) for first in range(len(parts)))
        return next((self.domains[domain] for domain in domains if domain in self.domains), "")


def host_of(url: str) -> str:
    """``www.example.org`` of ``https://www.example.org/news``; nothing if the address has no host."""
    return url.partition("//")[2].partition("/")[0].rpartition("@")[2].partition(":")[0]


class GrammarStyle(Value):
    """What a guide says of grammar, in LanguageTool's ids.

    ``level`` is LanguageTool's, default or picky. ``rules`` and ``categories`` map an id to ``on``,
    ``off`` or the level at which it reports. ``words`` and the files ``word_lists`` spell right.
    What ``outside_quotations`` names is let pass in what somebody said. ``places`` tells where ids are named.
    """

    level: str = "default"
    rules: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    categories: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    words: tuple[str, ...] = ()
    word_lists: tuple[str, ...] = ()
    outside_quotations: tuple[str, ...] = ()
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))


class GenreStyle(Value):
    """What a guide changes in one genre: parts of ``Length`` and, by the ids of sections, of ``SectionSpec``."""

    length: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    sections: Mapping[str, Mapping[str, object]] = field(default_factory=lambda: MappingProxyType({}))


class Guide(Value):
    """A guide with everything it extends already under it.

    ``layers`` are the folders, lowest first (``Base``, ``Entertainment``, ``US``). ``levels`` maps a
    rule, family or style to its level, ``None`` meaning off; the most exact name wins. ``thresholds``
    maps a rule to the numbers that are set for it, by their keys. ``settings`` are what both are made of,
    in the order of the layers. ``genres`` maps a genre to what is changed in it, ``gates`` a stage to the
    level from which alerts keep a draft from it, ``None`` meaning that none does. Rules named in
    ``in_quotations``, by themselves or by their style, look inside direct quotations too. What those
    named in ``safe_fixes`` suggest may be put in unasked.
    """

    name: str
    label: str = ""
    description: str = ""
    locale: str = ""
    layers: tuple[str, ...] = ()
    levels: Mapping[str, Level | None] = field(default_factory=lambda: MappingProxyType({}))
    thresholds: Mapping[str, Mapping[str, Threshold]] = field(default_factory=lambda: MappingProxyType({}))
    settings: tuple[RuleSetting, ...] = ()
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    names: tuple[HouseName, ...] = ()
    wording: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    sources: SourcePolicy = field(default_factory=SourcePolicy)
    grammar: GrammarStyle = field(default_factory=GrammarStyle)
    genres: Mapping[str, GenreStyle] = field(default_factory=lambda: MappingProxyType({}))
    gates: Mapping[str, Level | None] = field(default_factory=lambda: MappingProxyType({}))
    in_quotations: tuple[str, ...] = ()
    safe_fixes: tuple[str, ...] = ()

    def level(self, check: str, default: Level) -> Level | None:
        """The level at which ``check`` (``Family.Rule``) reports, or ``None`` if it is off."""
        for name in names_of(check):
            if name in self.levels:
                return self.levels[name]
        return default

    def settled(self, settings: Iterable[RuleSetting]) -> "Guide":
        """The guide with the levels and thresholds of ``settings``, of which later ones go over earlier ones."""
        settings = tuple(settings)
        levels = {one.name: SETTINGS[one.level] for one in settings if one.level}
        wanted = {one.name: one.wording for one in settings if one.wording}
        levels |= dict.fromkeys(name for name, choices in wanted.items() if not self._writes(choices))
        numbers: dict[str, dict[str, Threshold]] = {}
        for one in settings:
            numbers.setdefault(one.name, {}).update({threshold.key: threshold for threshold in one.thresholds})
        thresholds = {name: MappingProxyType(found) for name, found in numbers.items() if found}
        return replace(self, levels=MappingProxyType(levels), thresholds=MappingProxyType(thresholds))

    def _writes(self, choices: Iterable[tuple[str, str]]) -> bool:
        return all(self.wording.get(key) == value for key, value in choices)

    def for_genre(self, genre: str) -> "Guide":
        """The guide as it is for one genre; the same object if it says nothing of that genre."""
        own = [one for one in self.settings if one.genre == genre]
        general = [one for one in self.settings if not one.genre]
        return self.settled((*general, *own)) if own and genre else self

    def over(self, genre: Genre) -> Genre:
        """``genre`` with the lengths and sections that this guide sets for it."""
        own = self.genres.get(genre.id)
        if own is None:
            return genre
        sections = tuple(_changed(section, own.sections.get(section.id, {})) for section in genre.sections)
        return replace(genre, length=replace(genre.length, **own.length), sections=sections)

    def looks_in_quotations(self, check: str) -> bool:
        """Whether ``check`` holds for what somebody said, too."""
        return not set(names_of(check)).isdisjoint(self.in_quotations)

    def fixes_safely(self, check: str) -> bool:
        """Whether what ``check`` suggests, if it is one thing, may be put in unasked."""
        return not set(names_of(check)).isdisjoint(self.safe_fixes)


def _changed(section: SectionSpec, changes: Mapping[str, object]) -> SectionSpec:
    return replace(section, **changes)


@lru_cache(maxsize=4096)
def names_of(check: str) -> tuple[str, ...]:
    """``A.B.C``, ``A.B``, ``A``: the names under which a check may be set or waived, most exact first."""
    parts = check.split(".")
    return tuple(".".join(parts[:count]) for count in range(len(parts), 0, -1))
