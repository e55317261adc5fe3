"""Guides: ``styleguides/<Name>/guide.yaml`` and all it extends, merged in layers, to one frozen ``Guide``."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import reduce
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any

from writer.errors import FileError, Place, Problem, UsageError
from writer.library.files import read_text
from writer.library.guidechecks import (
    grammar_places,
    problems_of_genres,
    problems_of_rules,
    problems_of_sources,
    problems_of_word_lists,
)
from writer.library.guidefolders import GUIDE_FILE, guide_names, is_path, roots_of
from writer.library.guidekeys import GATES
from writer.library.guidelayers import Layer, LayerReader
from writer.library.guiderules import rules_content
from writer.library.layers import merge
from writer.library.records import nearest
from writer.library.yamlfile import ListNode, MapNode, ScalarNode, as_mapping, read_documents
from writer.model.guide import SETTINGS, GenreStyle, GrammarStyle, Guide, HouseName, SourcePolicy

_OWN = ("label", "description")
"""What a guide says of itself alone, and not of those that extend it."""

_DESK_KEYS = {GATES.name: GATES}
"""What a desk may say beside its names."""


def load_guide(
    name_or_path: str,
    roots: Sequence[Path],
    *,
    known: Collection[str] = (),
    numbers: Mapping[str, Collection[str]] = MappingProxyType({}),
    genres: Mapping[str, Collection[str]] | None = None,
    desk: MapNode | None = None,
) -> tuple[Guide, tuple[Problem, ...]]:
    """The guide of that name, or in that folder, over all it extends; what is wrong in the files comes beside it.

    The rules and the lexicon of a guide named by its folder are found with ``roots_of``.

    ``known`` are the families and rules that lie in no folder, ``numbers`` the keys of their numbers; a setting
    for any other rule or number is a problem, as it would do nothing. So is one for a genre or a section that is
    not in ``genres`` (id → ids of sections), if that is given. ``desk`` is the topmost layer: what a
    ``writer.yaml`` says of names and gates.
    Raises ``UsageError`` if there is no such guide, ``FileError`` if guides extend each other in a circle.
    """
    loader = _Loader(roots_of(name_or_path, roots))
    layers = loader.upto(name_or_path)
    merged = loader.merged(desk)
    found = chain(
        loader.reader.problems,
        problems_of_rules(layers, known, numbers),
        problems_of_sources(layers, merged),
        problems_of_word_lists(layers),
        problems_of_genres(layers, genres) if genres is not None else (),
    )
    return _guide(layers[-1].name, merged, layers), tuple(dict.fromkeys(found))


def guide_content(name_or_path: str, roots: Sequence[Path], *, desk: MapNode | None = None) -> dict[str, Any]:
    """What ``guide.yaml`` would hold if the guide extended nothing: its keys with all of its layers merged.

    Raises as ``load_guide`` does.
    """
    loader = _Loader(roots_of(name_or_path, roots))
    layers = loader.upto(name_or_path)
    settings = rules_content(one for layer in layers for one in layer.settings)
    merged = loader.merged(desk) | ({"rules": settings} if settings else {})
    return {key: value for key, value in merged.items() if key != "extends"}


class _Loader:
    """Carries the layers read so far, lowest first, and what is wrong in them."""

    def __init__(self, roots: Sequence[Path]) -> None:
        self.roots = roots
        self.layers: dict[str, Layer] = {}
        self.reader = LayerReader()

    def upto(self, name_or_path: str) -> tuple[Layer, ...]:
        """All layers of a guide, its own the last."""
        if is_path(name_or_path) and not (Path(name_or_path) / GUIDE_FILE).is_file():
            raise UsageError(
                f"there is no style guide in '{name_or_path}'", hint=f"a guide's folder holds a {GUIDE_FILE}"
            )
        self.layer(Path(name_or_path).resolve().name if name_or_path else "", ())
        return tuple(self.layers.values())

    def merged(self, desk: MapNode | None) -> dict[str, Any]:
        """The content of all layers, and over it what the desk says."""
        layers = tuple(self.layers.values())
        above = (self.reader.layer("", layers[-1].folder, desk, _DESK_KEYS),) if desk is not None else ()
        found: dict[str, Any] = reduce(merge, (layer.content for layer in (*layers, *above)), {})
        return {key: value for key, value in found.items() if key not in _OWN or key in layers[-1].content}

    def layer(self, name: str, above: tuple[str, ...], where: Place | None = None) -> Layer:
        folder = self._folder(name, where)
        if folder.name in above:
            circle = " → ".join((*above, folder.name))
            raise FileError(f"guides extend each other in a circle: {circle}", where=where)
        if folder.name not in self.layers:
            node = self._read(folder / GUIDE_FILE)
            for item in _extended(node):
                self.layer(item.text, (*above, folder.name), item.place)
            self.layers[folder.name] = self.reader.layer(folder.name, folder, node)
        return self.layers[folder.name]

    def _folder(self, name: str, where: Place | None) -> Path:
        found = (root / name for root in self.roots if (root / name / GUIDE_FILE).is_file())
        folder = next(found, None) if name else None
        if folder is None:
            names = guide_names(self.roots)
            hint = nearest(name, names) or f"the guides are {', '.join(names)}"
            error = UsageError if where is None else FileError
            raise error(f"there is no style guide '{name}'", where=where, hint=hint)
        return folder

    def _read(self, path: Path) -> MapNode:
        return as_mapping(read_documents(read_text(path), str(path))[0], str(path))


def _extended(node: MapNode) -> tuple[ScalarNode, ...]:
    found = node.get("extends")
    items = found.items if isinstance(found, ListNode) else (found,)
    return tuple(item for item in items if isinstance(item, ScalarNode) and not item.empty)


def _guide(name: str, content: Mapping[str, Any], layers: Sequence[Layer]) -> Guide:
    settings = tuple(one for layer in layers for one in layer.settings)
    vocabulary = content.get("vocabulary", {})
    forms = {form: never for kind in content.get("names", {}).values() for form, never in kind.items()}
    guide = Guide(
        name=name,
        label=content.get("label", name),
        description=content.get("description", ""),
        locale=content.get("locale", ""),
        layers=tuple(layer.name for layer in layers),
        settings=settings,
        accept=tuple(vocabulary.get("accept", ())),
        reject=tuple(vocabulary.get("reject", ())),
        names=tuple(HouseName(form=form, never=tuple(never)) for form, never in forms.items()),
        wording=MappingProxyType({key: str(value) for key, value in content.get("wording", {}).items()}),
        sources=_sources(content.get("sources", {})),
        grammar=_grammar(content.get("grammar", {}), layers),
        genres=MappingProxyType(dict(_genres(content.get("length", {}), content.get("structure", {})))),
        gates=MappingProxyType({stage: SETTINGS[level] for stage, level in content.get("gates", {}).items()}),
        in_quotations=tuple(content.get("in_quotations", ())),
        safe_fixes=tuple(content.get("safe_fixes", ())),
    )
    return guide.settled(one for one in settings if not one.genre)


def _sources(content: Mapping[str, Any]) -> SourcePolicy:
    tiers = {tier: tuple(kinds) for tier, kinds in content.get("tiers", {}).items()}
    domains = {domain.casefold(): kind for domain, kind in content.get("domains", {}).items()}
    return SourcePolicy(**tiers, domains=MappingProxyType(domains), alone=tuple(content.get("alone", ())))


def _grammar(content: Mapping[str, Any], layers: Sequence[Layer]) -> GrammarStyle:
    """Every layer's file of a listed name counts, if there is one."""
    files = (layer.folder / name for name in content.get("word_lists", ()) for layer in layers)
    return GrammarStyle(
        level=content.get("level", "default"),
        rules=MappingProxyType(dict(content.get("rules", {}))),
        categories=MappingProxyType(dict(content.get("categories", {}))),
        words=tuple(content.get("words", ())),
        word_lists=tuple(map(str, files)),
        outside_quotations=tuple(content.get("outside_quotations", ())),
        places=grammar_places(layers),
    )


def _genres(lengths: Mapping[str, Any], structures: Mapping[str, Any]) -> Iterator[tuple[str, GenreStyle]]:
    for genre in dict.fromkeys((*lengths, *structures)):
        sections = structures.get(genre, {}).get("sections", {})
        changed = {section: MappingProxyType(_section(changes)) for section, changes in sections.items()}
        yield (
            genre,
            GenreStyle(length=MappingProxyType(dict(lengths.get(genre, {}))), sections=MappingProxyType(changed)),
        )


def _section(changes: Mapping[str, Any]) -> dict[str, object]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in changes.items()}
