"""Rules: each ``<Rule>.yml`` of a style folder to a frozen ``RuleFile``.

Document 1 is exactly a Vale rule; document 2 is ours and holds the examples that prove it.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn

from writer.errors import FileError, Place, Problem, WriterError
from writer.library.files import read_text
from writer.library.records import nearest
from writer.library.yamlfile import ListNode, MapNode, Node, ScalarNode, as_mapping, read_documents, read_mapping
from writer.model.alert import LEVELS, Level, Span
from writer.values import Value, field

COMMON_KEYS = ("extends", "message", "description", "level", "scope", "link", "limit", "action", "matchcase", "vocab")
"""The keys that a rule of any kind may have; Vale does not mind their case."""

_BOUNDARY = re.compile(r"^---(?=\s|$)", re.MULTILINE)
_MARKED = re.compile("«([^«»]*)»")


class Action(Value):
    """What a rule offers for a match: ``replace`` with options, ``edit`` with steps; no name means none."""

    name: str = ""
    params: tuple[str | tuple[str, ...], ...] = ()

    @property
    def options(self) -> tuple[str, ...]:
        """The parameters that are single texts."""
        return tuple(param for param in self.params if isinstance(param, str))


class Example(Value):
    """A proof of a rule: in ``text`` it alerts on exactly ``span``, with ``fix`` as its first suggestion.

    A near miss, on which the rule stays silent, has no span.
    """

    text: str
    place: Place
    span: Span | None = None
    fix: str | None = None

    @property
    def marked(self) -> str:
        """The text as its file has it, with what is wrong between « and »."""
        if self.span is None:
            return self.text
        begin, end = self.span.begin, self.span.end
        return f"{self.text[:begin]}«{self.text[begin:end]}»{self.text[end:]}"


class RuleFile(Value):
    """A rule as its file states it. ``own`` holds the keys of its kind, in lower case, to be read by the kind.

    ``folders`` are those in which files that it names are looked for, besides its own; ``built_in`` rules come
    with Vale and have no file.
    """

    id: str
    place: Place
    kind: str
    message: str
    description: str = ""
    level: Level = Level.WARNING
    scope: tuple[str, ...] = ("text",)
    link: str = ""
    limit: int = 0
    action: Action = field(default_factory=Action)
    matchcase: bool = False
    vocab: bool = True
    own: Mapping[str, tuple[ScalarNode, Node]] = field(default_factory=lambda: MappingProxyType({}))
    examples: tuple[Example, ...] = ()
    folders: tuple[str, ...] = ()
    built_in: bool = False


def rule_paths(style: Path) -> dict[str, Path]:
    """The rule files of a style folder by their ids, in order; of two with the same id, the last."""
    return dict(rule_files(style))


def rule_files(style: Path) -> list[tuple[str, Path]]:
    """Each rule file of a style folder with its id, in order."""
    found: list[tuple[str, Path]] = []
    for name in rule_file_names(style):
        path = Path(name)
        parts = (style.name, *path.parent.relative_to(style).parts)
        found.append((".".join((*parts, path.name.partition(".")[0])), path))
    return sorted(found)


def rule_file_names(style: Path) -> Iterator[str]:
    """The paths of the rule files of a style folder; ``_x``, ``.x`` and ``x.test.yml`` are none."""
    for folder, inner, names in os.walk(style):
        inner[:] = sorted(name for name in inner if name[0] not in "._")
        for name in sorted(names):
            if name.endswith(".yml") and not name.endswith(".test.yml"):
                yield f"{folder}/{name}"


def load_rules(
    layers: Iterable[str], roots: tuple[Path, ...], *, examples: bool = False
) -> tuple[tuple[RuleFile, ...], tuple[Problem, ...]]:
    """The rules of the style folders ``layers``, each from the first root that has it; the bad ones as problems.

    Examples cost time that only a test of the guide needs to spend.
    """
    rules: list[RuleFile] = []
    problems: list[Problem] = []
    for layer in layers:
        folder = next((root / layer for root in roots if (root / layer).is_dir()), None)
        for rule_id, path in rule_paths(folder).items() if folder else ():
            try:
                rules.append(read_rule(rule_id, read_text(path), str(path), examples=examples))
            except WriterError as error:
                problems.extend(error.problems)
    return tuple(rules), tuple(problems)


def read_rule(rule_id: str, text: str, path: str, *, examples: bool = False) -> RuleFile:
    """One rule. Raises ``FileError`` with the first thing wrong in it."""
    first, line, second = _documents(text)
    node = read_mapping(first, path)
    proofs = _read_examples(second, path, len(first), line) if examples and second else ()
    keys = {key.text.lower(): (key, value) for key, value in node.entries}
    common = {name: keys.pop(name)[1] for name in COMMON_KEYS if name in keys}
    for name in ("extends", "message"):
        if name not in common:
            raise FileError(f"a rule needs '{name}'", where=node.place, hint=f"write '{name}: …' at the top")
    values: dict[str, Any] = {name: _COMMON[name](value) for name, value in common.items() if name != "extends"}
    kind = as_text(common["extends"])
    return RuleFile(
        id=rule_id, place=common["extends"].place, kind=kind, own=MappingProxyType(keys), examples=proofs, **values
    )


def _documents(text: str) -> tuple[str, int, str]:
    """The first document, the line on which the second begins, and the second."""
    marks = [match.start() for match in _BOUNDARY.finditer(text)]
    if marks and not re.search(r"^[^#\s]", text[: marks[0]], re.MULTILINE):
        marks = marks[1:]
    if not marks:
        return text, 1, ""
    return text[: marks[0]], text.count("\n", 0, marks[0]) + 1, text[marks[0] :]


def _refuse(node: Node, message: str, hint: str = "") -> NoReturn:
    raise FileError(message, where=node.place, hint=hint)


def as_text(node: Node) -> str:
    """A scalar as it was written. Raises ``FileError``."""
    if not isinstance(node, ScalarNode):
        _refuse(node, "one value belongs here, not several")
    return node.text


_BOOLS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def as_bool(node: Node) -> bool:
    """Yes or no, as YAML 1.1 spells them. Raises ``FileError``."""
    text = as_text(node)
    if text.lower() not in _BOOLS:
        _refuse(node, f"'{text}' is neither true nor false")
    return _BOOLS[text.lower()]


def as_int(node: Node) -> int:
    """A whole number from 0. Raises ``FileError``."""
    text = as_text(node)
    if not re.fullmatch(r"\d{1,9}", text):
        _refuse(node, f"'{text}' is not a whole number")
    return int(text)


def as_texts(node: Node) -> tuple[str, ...]:
    """A list of scalars; one scalar is a list of one. Raises ``FileError``."""
    if isinstance(node, ScalarNode):
        return (node.text,) if not node.empty else ()
    if not isinstance(node, ListNode):
        _refuse(node, "a list belongs here", "begin each line with '- '")
    return tuple(map(as_text, node.items))


def as_pairs(node: Node) -> tuple[tuple[str, str], ...]:
    """A mapping of scalars in its order. Raises ``FileError``."""
    if not isinstance(node, MapNode):
        _refuse(node, "lines of 'this: that' belong here")
    return tuple((key.text, as_text(value)) for key, value in node.entries)


def _level(node: Node) -> Level:
    text = as_text(node)
    if text not in LEVELS:
        _refuse(node, f"'{text}' is no level", nearest(text, LEVELS) or f"the levels are {', '.join(LEVELS)}")
    return LEVELS[text]


def _action(node: Node) -> Action:
    if not isinstance(node, MapNode):
        _refuse(node, "an action has a name and may have params", "write 'action: {name: replace}'")
    for key, _ in node.entries:
        if key.text not in {"name", "params"}:
            _refuse(key, f"'{key.text}' is no key of an action", nearest(key.text, ("name", "params")))
    name, params = node.get("name"), node.get("params")
    items = params.items if isinstance(params, ListNode) else ((params,) if params is not None else ())
    return Action(
        name=as_text(name) if name is not None else "",
        params=tuple(as_texts(item) if isinstance(item, ListNode) else as_text(item) for item in items),
    )


_COMMON: Mapping[str, Callable[[Node], Any]] = {
    "message": as_text,
    "description": as_text,
    "level": _level,
    "scope": as_texts,
    "link": as_text,
    "limit": as_int,
    "action": _action,
    "matchcase": as_bool,
    "vocab": as_bool,
}


def _read_examples(text: str, path: str, offset: int, line: int) -> tuple[Example, ...]:
    documents = read_documents(text, path, offset=offset, line=line)
    if len(documents) > 1:
        _refuse(documents[1], "a rule file has two documents: the rule and its examples")
    node = as_mapping(documents[0], path)
    for key, _ in node.entries:
        if key.text != "examples":
            _refuse(key, f"'{key.text}' is no key of this document", "it holds 'examples:' only")
    found = node.get("examples")
    if not isinstance(found, ListNode):
        _refuse(node, "'examples' is a list", "begin each line with '- '")
    return tuple(map(_example, found.items))


def _example(node: Node) -> Example:
    if not isinstance(node, MapNode):
        _refuse(node, "an example is {bad: …} or {good: …}")
    values = dict(as_pairs(node))
    keys = set(values)
    if keys - {"bad", "good", "fix"} or ("bad" in keys) == ("good" in keys) or keys == {"good", "fix"}:
        _refuse(node, "an example is {bad: …}, {bad: …, fix: …} or {good: …}")
    if "good" in values:
        return Example(text=values["good"], place=node.place)
    marked = list(_MARKED.finditer(values["bad"]))
    if len(marked) != 1:
        _refuse(node, "a bad example marks what is wrong, once", "put it between « and »")
    begin, end = marked[0].span(1)
    text = _MARKED.sub(r"\1", values["bad"])
    return Example(text=text, place=node.place, span=Span(begin=begin - 1, end=end - 1), fix=values.get("fix"))
