"""One layer of a guide, a ``guide.yaml`` or what a desk adds: its plain content, and what it says of rules."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from writer.errors import Problem
from writer.library.guidekeys import GUIDE_KEYS, NAMES, WORDING
from writer.library.guiderules import RuleSettings
from writer.library.records import nearest, read_record
from writer.library.yamlfile import ListNode, MapNode, Node, ScalarNode
from writer.model.facts import Fact, Record
from writer.model.fields import Field, FieldType
from writer.model.guide import RuleSetting
from writer.values import Value, replace

_RULES, _NAMES = "rules", "names"
_LISTED = {key: Field(name=key, type=FieldType.MAP) for key in (_RULES, _NAMES)}
"""Only so that they are among the known keys."""


class Layer(Value):
    """``node`` is what ``content`` was read from, for the places of what is wrong with it among the others."""

    name: str
    folder: Path
    node: MapNode
    content: dict[str, Any]
    settings: tuple[RuleSetting, ...] = ()


class LayerReader:
    """Reads layers, and carries what is wrong in them."""

    def __init__(self) -> None:
        """Nothing is wrong yet."""
        self._rules = RuleSettings(WORDING)
        self.problems: list[Problem] = self._rules.problems
        self.complain: Callable[..., None] = self._rules.complain

    def layer(self, name: str, folder: Path, node: MapNode, keys: Mapping[str, Field] = GUIDE_KEYS) -> Layer:
        """The layer that ``node`` states; what cannot be read is left out."""
        entries = tuple(entry for entry in node.entries if entry[0].text not in _LISTED)
        record, problems = read_record(replace(node, entries=entries), {**keys, **_LISTED})
        self.problems.extend(problems)
        content = _plain_record(record)
        rules, names = node.get(_RULES), node.get(_NAMES)
        if names is not None:
            content[_NAMES] = self._names(names)
        settings = tuple(self._rules.read(rules)) if rules is not None else ()
        return Layer(name=name, folder=folder, node=node, content=content, settings=settings)

    def _names(self, node: Node) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for kind, forms in self._rules.entries(node, _NAMES):
            if kind.text not in NAMES:
                self.complain(f"'{kind.text}' is no kind of name", kind, nearest(kind.text, NAMES))
                continue
            for form, never in self._rules.entries(forms, kind.text):
                found.setdefault(kind.text, {})[form.text] = self._forms(form, never)
        return found

    def _forms(self, form: ScalarNode, never: Node) -> list[str]:
        items = never.items if isinstance(never, ListNode) else (never,)
        for item in items:
            if not isinstance(item, ScalarNode):
                self.complain(f"'{form.text}' takes a list of forms never to print", item)
        return [item.text for item in items if isinstance(item, ScalarNode) and not item.empty]


def _plain_record(record: Record) -> dict[str, Any]:
    return {name: _plain_fact(fact) for name, fact in record.items()}


def _plain_fact(fact: Fact) -> Any:
    """Numbers and choices of yes and no keep their type; all else is text."""
    if isinstance(fact.value, Record):
        return _plain_record(fact.value)
    if isinstance(fact.value, tuple):
        return [str(row) for row in fact.rows]
    return fact.value if isinstance(fact.value, bool | int) else str(fact)
