"""Columns as places in facts: ``cast[0].actor``, ``release_window.certainty``, ``tags[]``; cells put there as nodes.

A node's place is its column and its row, so that whatever reads the facts says where in the sheet a value stands.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from writer.library.records import FACT_KEYS
from writer.library.yamlfile import ListNode, MapNode, Mark, Node, Plain, ScalarNode

MOST_ROWS = 1000
"""So many rows a list may have by the number in a header: ``cast[999999999]`` is a slip."""

EACH = -1
"""``[]``: each part of the cell is a row."""

_STEP = re.compile(r"(?P<name>[^\[\].\s]+)(?:\[(?P<index>\d{0,9})\])?")


class Step(NamedTuple):
    """One step into facts: a key, and a row of the list under it, or ``EACH``; ``None`` if it is no list."""

    name: str
    row: int | None


Steps = tuple[Step, ...]


def steps(path: str) -> Steps:
    """A path as its steps. Raises ``ValueError`` with what is wrong."""
    found: list[Step] = []
    for part in path.split("."):
        match = _STEP.fullmatch(part)
        if match is None:
            raise ValueError(f"'{path}' is no place in facts; write it like cast[0].actor")
        index = match["index"]
        found.append(Step(match["name"], None if index is None else int(index) if index else EACH))
        if (found[-1].row or 0) >= MOST_ROWS:
            raise ValueError(f"'{path}' counts too far; a list has at most {MOST_ROWS:,} rows")
    return tuple(found)


def at_row(path: Steps, row: int) -> Steps:
    """``path`` with its last ``[]`` standing for ``row``; what stands before that is one row for the whole cell."""
    each = [number for number, step in enumerate(path) if step.row == EACH]
    if not each:
        return path
    return (*path[: each[-1]], path[each[-1]]._replace(row=row), *path[each[-1] + 1 :])


class Tree:
    """Facts that grow cell by cell."""

    def __init__(self) -> None:
        """Begin with none."""
        self._root: dict[Any, Any] = {}

    def put(self, path: Steps, node: Node) -> None:
        """Put ``node`` at ``path``. Raises ``ValueError`` where something else stands already."""
        at, keys = self._root, [key for step in path for key in _keys(step)]
        for key in keys[:-1]:
            at = _below(at, key, path)
        last = keys[-1]
        if isinstance(at.get(last), dict) and about_only(at[last]):
            at, last = at[last], "value"
        if last in at:
            raise ValueError(f"two columns are put to '{written(path)}'")
        at[last] = node

    def node(self, number: int) -> MapNode:
        """All of it, as row ``number``; of what has no value, what is said about it is left out."""
        about = mark("", number)
        return MapNode(about, tuple(_entries(self._root, about)))


def _keys(step: Step) -> tuple[Any, ...]:
    return (step.name,) if step.row is None else (step.name, max(step.row, 0))


def _below(at: dict[Any, Any], key: Any, path: Steps) -> dict[Any, Any]:
    """What stands under ``key``; a value of which a column says more becomes a fact in full."""
    inner = at.setdefault(key, {})
    if isinstance(inner, dict):
        return inner
    if path[-1].name not in FACT_KEYS:
        raise ValueError(f"'{written(path)}' is put where another column has put a value")
    at[key] = {"value": inner}
    return at[key]  # type: ignore[no-any-return]  # as just made


def about_only(value: dict[Any, Any]) -> bool:
    """Whether this says something about a value, but not which."""
    return bool(value) and all(key in FACT_KEYS for key in value)


def _entries(value: dict[Any, Any], about: Mark) -> Iterator[tuple[ScalarNode, Node]]:
    for key, inner in value.items():
        if not (isinstance(inner, dict) and about_only(inner)):
            yield word(key, about), _node(inner, about)


def _node(value: Any, about: Mark) -> Node:
    if not isinstance(value, dict):
        return value  # type: ignore[no-any-return]  # a leaf is a node
    if value and all(isinstance(key, int) for key in value):
        rows = (value[key] for key in sorted(value))
        kept = (row for row in rows if not (isinstance(row, dict) and about_only(row)))
        return ListNode(about, tuple(_node(row, about) for row in kept))
    return MapNode(about, tuple(_entries(value, about)))


def written(path: Steps) -> str:
    """A path as it is written."""
    return ".".join(
        step.name + ("" if step.row is None else "[]" if step.row == EACH else f"[{step.row}]") for step in path
    )


def mark(column: str, number: int) -> Mark:
    """The place of a cell: its column for a path, its row for a line."""
    return Mark(column, 0, 0, number, 1)


def word(text: str, about: Mark) -> ScalarNode:
    """A text as a node, with the place that it has."""
    return ScalarNode(about, text, plain=True)


def node_of(value: Plain, about: Mark) -> Node:
    """A cell as a node; one that is nested already, as in JSON, with all that is in it."""
    if isinstance(value, list):
        return ListNode(about, tuple(node_of(item, about) for item in value))
    if isinstance(value, dict):
        entries = ((word(key, about), node_of(inner, about)) for key, inner in value.items())
        return MapNode(about, tuple(entries))
    return word(value or "", about)
