"""Guides: ``styleguides/<Name>/guide.yaml`` and all it extends, merged in layers, to one frozen ``Guide``."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from pathlib import Path
from types import MappingProxyType
from typing import Any

from writer.errors import FileError, Place, Problem, UsageError
from writer.library.files import read_text
from writer.library.guiderules import RuleSettings
from writer.library.layers import merge
from writer.library.records import nearest, read_record
from writer.library.rules import rule_paths
from writer.library.yamlfile import ListNode, MapNode, Node, ScalarNode, as_mapping, read_documents
from writer.model.facts import Fact, Record
from writer.model.fields import Field, FieldType
from writer.model.guide import Guide, HouseName, RuleSetting
from writer.values import Value

_FILE = "guide.yaml"


def _field(name: str, kind: FieldType, *rows: Field, choices: tuple[str, ...] = ()) -> Field:
    return Field(name=name, type=kind, choices=choices, rows=MappingProxyType({row.name: row for row in rows}))


_TEXT, _LIST, _RECORD = FieldType.TEXT, FieldType.LIST, FieldType.RECORD


def _choice(name: str, *choices: str) -> Field:
    return _field(name, FieldType.CHOICE, choices=choices)


WORDING = (
    _choice("serial_comma", "yes", "no"),
    _choice("date", "month-first", "day-first"),
    _choice("quotes", "double", "single"),
    _choice("titles", "italics", "quotes", "plain"),
    _choice("percent", "percent", "per cent", "%"),
    _choice("possessive_s", "apostrophe", "apostrophe-s"),
    _field("numerals_below", FieldType.INT),
)
"""The settings of ``wording:``; the same ones drive what templates write and what checks expect."""

GUIDE_KEYS: Mapping[str, Field] = MappingProxyType(
    {
        field.name: field
        for field in (
            *(_field(name, _TEXT) for name in ("label", "description", "locale")),
            _field("extends", _LIST),
            _field("vocabulary", _RECORD, _field("accept", _LIST), _field("reject", _LIST)),
            _field("wording", _RECORD, *WORDING),
            _field("sources", _RECORD, _field("weak", _LIST)),
            _field("in_quotations", _LIST),
            _field("safe_fixes", _LIST),
        )
    }
)
"""The keys of ``guide.yaml`` that are read by the table; ``rules`` and ``names`` are maps of their own."""

_NAME_KINDS = ("people", "works", "organisations")


def guide_names(roots: Iterable[Path]) -> tuple[str, ...]:
    """The names of all guides under ``roots``, sorted."""
    return tuple(sorted({path.parent.name for root in roots for path in root.glob(f"*/{_FILE}")}))


def load_guide(
    name_or_path: str, roots: Sequence[Path], *, known: Collection[str] = ()
) -> tuple[Guide, tuple[Problem, ...]]:
    """The guide of that name, or in that folder, over all it extends; what is wrong in the files comes beside it.

    The rules and the lexicon of a guide named by its folder are found with ``roots_of``.

    ``known`` are the families and rules that lie in no folder; a setting for any other rule is a
    problem, as it would do nothing. Raises ``UsageError`` if there is no such guide, ``FileError`` if
    guides extend each other in a circle.
    """
    if _is_path(name_or_path) and not (Path(name_or_path) / _FILE).is_file():
        raise UsageError(f"there is no style guide in '{name_or_path}'", hint=f"a guide's folder holds a {_FILE}")
    loader = _Loader(roots_of(name_or_path, roots), known)
    top = loader.layer(Path(name_or_path).resolve().name if name_or_path else "", ())
    merged: dict[str, Any] = reduce(merge, (layer.content for layer in loader.layers.values()), {})
    loader.check_rules()
    guide = _guide(top.name, merged, tuple(loader.layers), loader.settings)
    return guide, tuple(loader.problems)


def roots_of(name_or_path: str, roots: Sequence[Path]) -> tuple[Path, ...]:
    """``roots``, and before them the folder in which a guide lies that is named by its path."""
    return (Path(name_or_path).resolve().parent, *roots) if _is_path(name_or_path) else tuple(roots)


def _is_path(name: str) -> bool:
    return len(Path(name).parts) > 1 or name in {".", ".."}


class _Layer(Value):
    """One ``guide.yaml``: plain content, and what it says of rules."""

    name: str
    folder: Path
    content: dict[str, Any]
    settings: tuple[RuleSetting, ...]


class _Loader:
    """Carries the layers read so far, lowest first, and what is wrong in them."""

    def __init__(self, roots: Sequence[Path], known: Collection[str]) -> None:
        self.roots, self.known = roots, known
        self.layers: dict[str, _Layer] = {}
        self.reader = RuleSettings(WORDING)
        self.problems = self.reader.problems

    def layer(self, name: str, above: tuple[str, ...], where: Place | None = None) -> _Layer:
        folder = self._folder(name, where)
        if folder.name in above:
            circle = " → ".join((*above, folder.name))
            raise FileError(f"guides extend each other in a circle: {circle}", where=where)
        if folder.name not in self.layers:
            node = self._read(folder / _FILE)
            for item in _extended(node):
                self.layer(item.text, (*above, folder.name), item.place)
            self.layers[folder.name] = self._layer(folder, node)
        return self.layers[folder.name]

    def _folder(self, name: str, where: Place | None) -> Path:
        found = (root / name for root in self.roots if (root / name / _FILE).is_file())
        folder = next(found, None) if name else None
        if folder is None:
            names = guide_names(self.roots)
            hint = nearest(name, names) or f"the guides are {', '.join(names)}"
            error = UsageError if where is None else FileError
            raise error(f"there is no style guide '{name}'", where=where, hint=hint)
        return folder

    def _read(self, path: Path) -> MapNode:
        return as_mapping(read_documents(read_text(path), str(path))[0], str(path))

    def _layer(self, folder: Path, node: MapNode) -> _Layer:
        own = ("rules", "names")
        entries = tuple(entry for entry in node.entries if entry[0].text not in own)
        table = {**GUIDE_KEYS, **{name: _field(name, FieldType.MAP) for name in own}}
        record, problems = read_record(node._replace(entries=entries), table)
        self.problems.extend(problems)
        content = _plain_record(record)
        rules, names = map(node.get, own)
        if names is not None:
            content["names"] = self._names(names)
        settings = tuple(self.reader.read(rules)) if rules is not None else ()
        return _Layer(name=folder.name, folder=folder, content=content, settings=settings)

    def _names(self, node: Node) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for kind, forms in self.reader.entries(node, "names"):
            if kind.text not in _NAME_KINDS:
                self.reader.complain(f"'{kind.text}' is no kind of name", kind, nearest(kind.text, _NAME_KINDS))
                continue
            for form, never in self.reader.entries(forms, kind.text):
                items = never.items if isinstance(never, ListNode) else (never,)
                texts = [item.text for item in items if isinstance(item, ScalarNode) and not item.empty]
                found.setdefault(kind.text, {})[form.text] = texts
        return found

    def check_rules(self) -> None:
        """Report each setting for a rule that no layer has."""
        ids = {layer.name: rule_paths(layer.folder) for layer in self.layers.values()}
        every = {*ids, *(rule for rules in ids.values() for rule in rules), *self.known}
        for one in self.settings:
            style = one.name.partition(".")[0]
            if one.name not in every and (self.known or style in ids) and not _is_group(one.name, every):
                self._refuse(one, f"there is no rule '{one.name}'", nearest(one.name, every))
            elif one.thresholds and not any(one.name in rules for rules in ids.values()):
                self._refuse(one, f"'{one.name}' has no numbers that a guide could set")

    @property
    def settings(self) -> tuple[RuleSetting, ...]:
        """What all layers say of rules, lowest first."""
        return tuple(one for layer in self.layers.values() for one in layer.settings)

    def _refuse(self, setting: RuleSetting, message: str, hint: str = "") -> None:
        problem = Problem(message=message, place=setting.place, hint=hint)
        if problem not in self.problems:
            self.problems.append(problem)


def _is_group(name: str, every: Iterable[str]) -> bool:
    return any(rule.startswith(f"{name}.") for rule in every)


def _plain_record(record: Record) -> dict[str, Any]:
    return {name: _plain_fact(fact) for name, fact in record.items()}


def _plain_fact(fact: Fact) -> Any:
    if isinstance(fact.value, Record):
        return _plain_record(fact.value)
    return [str(row) for row in fact.rows] if isinstance(fact.value, tuple) else str(fact)


def _extended(node: MapNode) -> tuple[ScalarNode, ...]:
    found = node.get("extends")
    items = found.items if isinstance(found, ListNode) else (found,)
    return tuple(item for item in items if isinstance(item, ScalarNode) and not item.empty)


def _guide(name: str, content: Mapping[str, Any], layers: tuple[str, ...], settings: tuple[RuleSetting, ...]) -> Guide:
    vocabulary, sources = content.get("vocabulary", {}), content.get("sources", {})
    forms = {form: never for kind in content.get("names", {}).values() for form, never in kind.items()}
    guide = Guide(
        name=name,
        label=content.get("label", name),
        description=content.get("description", ""),
        locale=content.get("locale", ""),
        layers=layers,
        settings=settings,
        accept=tuple(vocabulary.get("accept", ())),
        reject=tuple(vocabulary.get("reject", ())),
        names=tuple(HouseName(form=form, never=tuple(never)) for form, never in forms.items()),
        wording=MappingProxyType(dict(content.get("wording", {}))),
        weak_sources=tuple(sources.get("weak", ())),
        in_quotations=tuple(content.get("in_quotations", ())),
        safe_fixes=tuple(content.get("safe_fixes", ())),
    )
    return guide.settled(one for one in settings if not one.genre)


def guide_files(layers: Iterable[str], roots: Sequence[Path]) -> tuple[Path, ...]:
    """Every file that the rules of these layers are made of: their ``guide.yaml`` and their rules."""
    folders = tuple(guide_folders(layers, roots))
    return tuple(
        path for folder in folders for path in (folder / _FILE, *rule_paths(folder).values()) if path.is_file()
    )


def guide_folders(layers: Iterable[str], roots: Sequence[Path]) -> Iterator[Path]:
    """The folder of each layer, from the first root that has it."""
    found = (next((root / layer for root in roots if (root / layer).is_dir()), None) for layer in layers)
    return (folder for folder in found if folder is not None)
