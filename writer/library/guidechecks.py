"""What is wrong in a guide once its layers are together: settings for what nobody has."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from writer.errors import Place, Problem
from writer.library.guidelayers import Layer
from writer.library.records import nearest
from writer.library.rules import rule_paths
from writer.library.yamlfile import ListNode, MapNode, ScalarNode, entries, inside, items
from writer.model.guide import RuleSetting

_GRAMMAR = "Grammar"


def problems_of_rules(
    layers: Sequence[Layer], known: Collection[str], numbers: Mapping[str, Collection[str]] = MappingProxyType({})
) -> Iterator[Problem]:
    """Each setting for a rule that no layer has, or for numbers that a rule does not have.

    ``known`` are the families and rules that lie in no folder, ``numbers`` the keys of those of them that have
    any; without them, only rules of the layers' own styles can be told to be missing.
    """
    ids = {layer.name: rule_paths(layer.folder) for layer in layers}
    files = {rule for rules in ids.values() for rule in rules}
    every = {*ids, *files, *known}
    if known:
        yield from _unknown_items(layers, every)
    for one in (one for layer in layers for one in layer.settings):
        style, _, rule = one.name.partition(".")
        if style == _GRAMMAR and rule and not one.thresholds:
            continue  # LanguageTool alone knows its rules: see ``grammar_places``
        if one.name not in every and (known or style in ids) and not _is_group(one.name, every):
            yield _of(one, f"there is no rule '{one.name}'", nearest(one.name, every))
        elif one.thresholds and one.name not in files:
            yield from _wrong_numbers(one, numbers.get(one.name, ()))


_LISTS = ("safe_fixes", "in_quotations")
"""Lists of rules, styles and families."""


def _unknown_items(layers: Sequence[Layer], every: Collection[str]) -> Iterator[Problem]:
    """Each name in the lists of rules that nothing has."""
    for item in (item for layer in layers for key in _LISTS for item in items(layer.node.get(key))):
        name = item.text.removeprefix("-") if isinstance(item, ScalarNode) else ""
        if name and name not in every and not _is_group(name, every):
            yield Problem(message=f"there is no rule '{name}'", place=item.place, hint=nearest(name, every))


def _wrong_numbers(one: RuleSetting, keys: Collection[str]) -> Iterator[Problem]:
    if not keys:
        yield _of(one, f"'{one.name}' has no numbers that a guide could set")
    for threshold in one.thresholds if keys else ():
        if threshold.key not in keys:
            hint = nearest(threshold.key, keys) or f"its numbers are {', '.join(keys)}"
            message = f"'{threshold.key}' is no number of {one.name}"
            yield Problem(message=message, place=threshold.key_place, hint=hint)
        elif not threshold.value.isdecimal():
            yield Problem(message=f"'{threshold.value}' is not a whole number", place=threshold.place)


def _is_group(name: str, every: Iterable[str]) -> bool:
    return any(rule.startswith(f"{name}.") for rule in every)


def _of(setting: RuleSetting, message: str, hint: str = "") -> Problem:
    return Problem(message=message, place=setting.place, hint=hint)


def problems_of_sources(layers: Sequence[Layer], content: Mapping[str, Any]) -> Iterator[Problem]:
    """Each kind of source that stands in no tier."""
    tiers = content.get("sources", {}).get("tiers", {})
    known = tuple(kind for kinds in tiers.values() for kind in kinds)
    for layer in layers:
        domains, alone = (inside(layer.node, "sources", key) for key in ("domains", "alone"))
        kinds = [value for _, value in domains.entries] if isinstance(domains, MapNode) else []
        for kind in (*kinds, *items(alone)):
            if isinstance(kind, ScalarNode) and kind.text.removeprefix("-") not in known:
                hint = nearest(kind.text, known) or "put it into a tier"
                yield Problem(message=f"'{kind.text}' is in no tier of sources", place=kind.place, hint=hint)


def problems_of_genres(layers: Sequence[Layer], genres: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """Each genre, and each section of one, that is not among ``genres``: id → ids of sections."""
    for layer in layers:
        for key in ("length", "structure"):
            for genre, value in entries(layer.node.get(key)):
                yield from _missing(genre, genres, "genre")
                for section, _ in entries(inside(value, "sections")) if genre.text in genres else ():
                    yield from _missing(section, genres[genre.text], f"section of {genre.text}")
        for one in layer.settings:
            if one.genre and one.genre not in genres:
                yield _of(one, f"'{one.name}': there is no genre '{one.genre}'", nearest(one.genre, genres))


def problems_of_word_lists(layers: Sequence[Layer]) -> Iterator[Problem]:
    """Each word list that lies in no layer's folder."""
    for layer in layers:
        for item in items(inside(layer.node, "grammar", "word_lists")):
            name = item.text if isinstance(item, ScalarNode) else ""
            if not name.startswith("-") and not any((other.folder / name).is_file() for other in layers):
                yield Problem(
                    message=f"there is no word list '{name}' in {layer.folder}",
                    place=item.place,
                    hint="name a file of words in the guide's folder, one a line",
                )


def grammar_places(layers: Sequence[Layer]) -> Mapping[str, Place]:
    """Where layers name rules and categories of LanguageTool: id → its last place."""
    places: dict[str, Place] = {}
    for layer in layers:
        keys = [key for name in ("rules", "categories") for key, _ in entries(inside(layer.node, "grammar", name))]
        said = inside(layer.node, "grammar", "outside_quotations")
        for node in (*keys, *(items(said) if isinstance(said, ListNode) else (said,))):
            if isinstance(node, ScalarNode):
                places[node.text] = node.place
        for one in layer.settings:
            family, _, rule = one.name.partition(".")
            if family == _GRAMMAR and rule:
                places[rule] = one.place
    return MappingProxyType({name: place for name, place in places.items() if not name.startswith("-")})


def _missing(key: ScalarNode, known: Collection[str], what: str) -> Iterator[Problem]:
    if key.text not in known:
        hint = nearest(key.text, known) or f"known are {', '.join(sorted(known))}"
        yield Problem(message=f"'{key.text}' is no {what}", place=key.place, hint=hint)
