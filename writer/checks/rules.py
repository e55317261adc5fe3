"""Rule files to rules that are ready to run, at the levels of the guide."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from writer.checks.kinds import KINDS, REFUSED, kind_named
from writer.checks.ruleset import Rule, RuleSet
from writer.checks.thresholds import tuned
from writer.checks.vale import actions
from writer.checks.vale.dialect import BadPatternError
from writer.checks.vale.hits import Kind
from writer.checks.vale.needles import needles
from writer.checks.vale.scopes import Selector, scopes
from writer.checks.vocabulary import vocabulary
from writer.errors import FileError, Place, Problem
from writer.library.records import nearest
from writer.library.rules import COMMON_KEYS, RuleFile, as_bool, as_int, as_pairs, as_text, as_texts
from writer.library.yamlfile import ListNode, MapNode, Node, ScalarNode
from writer.model.alert import Level
from writer.model.guide import Guide
from writer.model.report import Unrun


def as_float(node: Node) -> float:
    """A number from 0. Raises ``FileError``."""
    text = as_text(node)
    if not re.fullmatch(r"\d+(?:\.\d+)?", text):
        raise FileError(f"'{text}' is not a number", where=node.place)
    return float(text)


def as_records(node: Node) -> tuple[Mapping[str, str], ...]:
    """A list of mappings of scalars, their keys in lower case. Raises ``FileError``."""
    if not isinstance(node, ListNode):
        raise FileError("a list belongs here", where=node.place, hint="begin each line with '- '")
    return tuple({key.lower(): value for key, value in as_pairs(item)} for item in node.items)


_READERS: Mapping[Any, Callable[[Node], Any]] = {
    bool: as_bool,
    str: as_text,
    int: as_int,
    float: as_float,
    tuple[str, ...]: as_texts,
    tuple[tuple[str, str], ...]: as_pairs,
    tuple[Mapping[str, str], ...]: as_records,
}
"""Type of a kind's field → what reads it."""


def build_rules(files: Iterable[RuleFile], guide: Guide) -> RuleSet:
    """The rules of ``files`` that ``guide`` has not switched off; a bad one is a problem and the others stand."""
    rules: list[Rule] = []
    problems: list[Problem] = []
    refused: list[Unrun] = []
    for file, kind in (*((file, None) for file in files), *vocabulary(guide)):
        level = guide.level(file.id, file.level)
        if level is None:
            continue
        if file.kind in REFUSED:
            refused.append(Unrun(name=file.id, reason=f"rules of the kind '{file.kind}' do not run here"))
            continue
        try:
            file = tuned(file, guide)  # noqa: PLW2901  its numbers as the guide has them
            rules.append(_rule(file, kind or read_kind(file), level, guide))
        except FileError as error:
            problems.extend(error.problems)
    return RuleSet.of(rules, problems, refused)


def _rule(file: RuleFile, kind: Kind, level: Level, guide: Guide) -> Rule:
    if wrong := actions.problem(file.action):
        raise FileError(f"{file.id}: {wrong}", where=file.place, hint=f"known are {', '.join(actions.NAMES)}")
    try:
        finder = kind.finder(file, guide.accept)
    except BadPatternError as error:
        raise FileError(f"{file.id}: this pattern is broken: {error}", where=_broken_place(file)) from None
    return Rule(file=file, level=level, scope=Selector.of(scopes(file.kind, file.scope)), finder=finder)


def read_kind(file: RuleFile) -> Kind:
    """The kind of a rule with its own keys read. Raises ``FileError``."""
    if file.kind not in KINDS:
        hint = nearest(file.kind, (*KINDS, *REFUSED)) or f"the kinds are {', '.join(KINDS)}"
        raise FileError(f"'{file.kind}' is no kind of rule", where=file.place, hint=hint)
    kind = kind_named(file.kind)
    known = kind.__annotations__
    problems = [_unknown_key(key, (*known, *COMMON_KEYS)) for name, (key, _) in file.own.items() if name not in known]
    if problems:
        raise FileError.of(problems)
    values: dict[str, Any] = {name: _READERS[known[name]](value) for name, (_, value) in file.own.items()}
    made: Kind = kind(**values)
    return made


def _unknown_key(key: ScalarNode, known: Iterable[str]) -> Problem:
    return Problem(
        message=f"'{key.text}' is no key of this kind of rule", place=key.place, hint=nearest(key.text, known)
    )


def _broken_place(file: RuleFile) -> Place:
    """The place of the first scalar of the rule that is no pattern by itself."""
    for key, value in file.own.values():
        for node in _patterns(key, value):
            try:
                needles(node.text)
            except BadPatternError:
                return node.place
    return file.place


def _patterns(key: ScalarNode, value: Node) -> Iterator[ScalarNode]:
    found: Iterable[Node] = (value,)
    if isinstance(value, ListNode):
        found = value.items
    elif isinstance(value, MapNode):
        found = (name for name, _ in value.entries)
    yield from (node for node in (*found, key) if isinstance(node, ScalarNode))
