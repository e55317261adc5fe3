"""Guides: ``styleguides/<Name>/guide.yaml`` and all it extends, merged in layers, to one frozen ``Guide``."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from types import MappingProxyType
from typing import Any

from writer.errors import FileError, Place, Problem, UsageError
from writer.library.cache import kept
from writer.library.files import read_text
from writer.library.records import nearest, read_record
from writer.library.rules import rule_paths
from writer.library.yamlfile import ListNode, MapNode, Node, ScalarNode, as_mapping, plain, read_documents
from writer.model.alert import LEVELS, Level
from writer.model.facts import Fact, Record
from writer.model.fields import Field, FieldType
from writer.model.guide import Guide, HouseName

_FILE = "guide.yaml"
_OFF = "off"
_LEVELS: Mapping[str, Level | None] = MappingProxyType({**LEVELS, _OFF: None})


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
    return _guide(top.name, merged, tuple(loader.layers)), tuple(loader.problems)


def roots_of(name_or_path: str, roots: Sequence[Path]) -> tuple[Path, ...]:
    """``roots``, and before them the folder in which a guide lies that is named by its path."""
    return (Path(name_or_path).resolve().parent, *roots) if _is_path(name_or_path) else tuple(roots)


def _is_path(name: str) -> bool:
    return len(Path(name).parts) > 1 or name in {".", ".."}


def merge(lower: Any, upper: Any) -> Any:
    """Two layers: maps merge by key, lists unite and ``-item`` removes, anything else the upper one replaces."""
    if isinstance(lower, Mapping) and isinstance(upper, Mapping):
        both = {key: merge(lower[key], upper[key]) if key in lower else _clean(upper[key]) for key in upper}
        return {**lower, **both}
    if isinstance(lower, list) and isinstance(upper, list):
        gone = {item[1:] for item in upper if _removes(item)} - set(map(str, upper))
        kept = [item for item in lower if not (isinstance(item, str) and item in gone)]
        return kept + [item for item in upper if not _removes(item) and item not in kept]
    return _clean(upper)


def _clean(value: Any) -> Any:
    """A value with nothing under it: there is nothing to remove from."""
    if isinstance(value, Mapping):
        return {key: _clean(inner) for key, inner in value.items()}
    return [item for item in value if not _removes(item)] if isinstance(value, list) else value


def _removes(item: Any) -> bool:
    return isinstance(item, str) and len(item) > 1 and item[0] == "-" and not item[1].isspace()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layer:
    """One ``guide.yaml``: plain content, and its rules with their places."""

    name: str
    folder: Path
    content: dict[str, Any]
    rules: tuple[ScalarNode, ...]


class _Loader:
    """Carries the layers read so far, lowest first, and what is wrong in them."""

    def __init__(self, roots: Sequence[Path], known: Collection[str]) -> None:
        self.roots, self.known = roots, known
        self.layers: dict[str, _Layer] = {}
        self.problems: list[Problem] = []

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
        own = {"rules": self._rules, "names": self._names}
        entries = tuple(entry for entry in node.entries if entry[0].text not in own)
        table = {**GUIDE_KEYS, **{name: _field(name, FieldType.MAP) for name in own}}
        record, problems = read_record(node._replace(entries=entries), table)
        self.problems.extend(problems)
        content = _plain_record(record)
        content |= {key.text: own[key.text](value) for key, value in node.entries if key.text in own}
        rules = node.get("rules")
        keys = tuple(key for key, _ in rules.entries) if isinstance(rules, MapNode) else ()
        return _Layer(name=folder.name, folder=folder, content=content, rules=keys)

    def _complain(self, message: str, node: Node, hint: str = "") -> None:
        self.problems.append(Problem(message=message, place=node.place, hint=hint))

    def _entries(self, node: Node, what: str) -> Iterator[tuple[ScalarNode, Node]]:
        if isinstance(node, MapNode):
            yield from node.entries
        elif not (isinstance(node, ScalarNode) and node.empty):
            self._complain(f"'{what}' is a group of 'key: value'", node)

    def _rules(self, node: Node) -> dict[str, Any]:
        """A bare level is short for ``{level: …}``: so it keeps what lower layers set beside it."""
        found = {}
        for key, value in self._entries(node, "rules"):
            level = (
                value if isinstance(value, ScalarNode) else value.get("level") if isinstance(value, MapNode) else None
            )
            for other, _ in value.entries if isinstance(value, MapNode) else ():
                if other.text != "level":
                    self._complain(f"'{other.text}' is no setting of a rule", other, nearest(other.text, ["level"]))
            if isinstance(level, ScalarNode) and level.text in _LEVELS:
                found[key.text] = {"level": level.text}
            else:
                self._bad_level(key, level or value)
        return found

    def _bad_level(self, key: ScalarNode, level: Node) -> None:
        text = level.text if isinstance(level, ScalarNode) else ""
        hint = nearest(text, _LEVELS) or f"write {', '.join(_LEVELS)}"
        self._complain(f"'{key.text}': '{text}' is no level", level, hint)

    def _names(self, node: Node) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for kind, forms in self._entries(node, "names"):
            if kind.text not in _NAME_KINDS:
                self._complain(f"'{kind.text}' is no kind of name", kind, nearest(kind.text, _NAME_KINDS))
                continue
            for form, never in self._entries(forms, kind.text):
                items = never.items if isinstance(never, ListNode) else (never,)
                texts = [item.text for item in items if isinstance(item, ScalarNode) and not item.empty]
                found.setdefault(kind.text, {})[form.text] = texts
        return found

    def check_rules(self) -> None:
        """Report each setting for a rule that no layer has."""
        ids = {layer.name: rule_paths(layer.folder) for layer in self.layers.values()}
        every = {*ids, *(rule for rules in ids.values() for rule in rules), *self.known}
        for layer in self.layers.values():
            for key in layer.rules:
                style = key.text.partition(".")[0]
                if key.text not in every and (self.known or style in ids) and not _is_group(key.text, every):
                    self._complain(f"there is no rule '{key.text}'", key, nearest(key.text, every))


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


def _guide(name: str, content: Mapping[str, Any], layers: tuple[str, ...]) -> Guide:
    vocabulary, sources = content.get("vocabulary", {}), content.get("sources", {})
    forms = {form: never for kind in content.get("names", {}).values() for form, never in kind.items()}
    return Guide(
        name=name,
        label=content.get("label", name),
        description=content.get("description", ""),
        locale=content.get("locale", ""),
        layers=layers,
        levels=MappingProxyType({rule: _LEVELS[set_to["level"]] for rule, set_to in content.get("rules", {}).items()}),
        accept=tuple(vocabulary.get("accept", ())),
        reject=tuple(vocabulary.get("reject", ())),
        names=tuple(HouseName(form=form, never=tuple(never)) for form, never in forms.items()),
        wording=MappingProxyType(dict(content.get("wording", {}))),
        weak_sources=tuple(sources.get("weak", ())),
        in_quotations=tuple(content.get("in_quotations", ())),
    )


def _merged(paths: Sequence[Path]) -> Any:
    contents = [plain(read_documents(read_text(path), str(path))[0]) for path in paths]
    return reduce(merge, contents[1:], _clean(contents[0]))


class Lexicon(Mapping[str, Any]):
    """The English that checks and templates share: each file of the layers' ``lexicon`` folders, read when asked for.

    Every scalar stays the text that was written.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        """``folders`` hold ``<name>.yaml`` files, lowest layer first."""
        self._folders = tuple(folders)
        self._read: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        """The merged content of ``<name>.yaml``. Raises ``FileError`` if one of the files is no YAML."""
        if name not in self._read:
            paths = [path for folder in self._folders if (path := folder / f"{name}.yaml").is_file()]
            if not paths:
                raise KeyError(name)
            self._read[name] = kept(f"lexicon-{name}", paths, ("library",), lambda: _merged(paths))
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted({path.stem for folder in self._folders for path in folder.glob("*.yaml")}))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def guide_files(layers: Iterable[str], roots: Sequence[Path]) -> tuple[Path, ...]:
    """Every file that the rules of these layers are made of: their ``guide.yaml`` and their rules."""
    folders = tuple(_folders(layers, roots))
    return tuple(
        path for folder in folders for path in (folder / _FILE, *rule_paths(folder).values()) if path.is_file()
    )


def _folders(layers: Iterable[str], roots: Sequence[Path]) -> Iterator[Path]:
    """The folder of each layer, from the first root that has it."""
    found = (next((root / layer for root in roots if (root / layer).is_dir()), None) for layer in layers)
    return (folder for folder in found if folder is not None)


def lexicon(layers: Iterable[str], roots: Sequence[Path]) -> Lexicon:
    """The lexicon of a guide's layers, each from the first root that has its folder."""
    return Lexicon(folder / "lexicon" for folder in _folders(layers, roots))
