"""The nodes of a YAML text: each knows its place, and every scalar stays the text that was written."""

from collections.abc import Iterable

from writer.errors import Place
from writer.model.alert import Span
from writer.values import Value


class Mark(Value, kw_only=False):
    """Where a node stands: offsets in its file, and line and column from 1."""

    path: str
    begin: int
    end: int
    line: int
    column: int


class _Marked(Value, kw_only=False):
    """What stands somewhere in a file."""

    mark: Mark

    @property
    def span(self) -> Span:
        """Its place in the file, as offsets."""
        return Span(begin=self.mark.begin, end=self.mark.end)

    @property
    def place(self) -> Place:
        """Its place in the file, as line and column."""
        return Place(path=self.mark.path, line=self.mark.line, column=self.mark.column)


NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""What stands for nothing where it has no quotes: the null of YAML's core schema, which is JSON's too."""


class ScalarNode(_Marked, kw_only=False):
    """A scalar as it was written; ``plain`` if without quotes, which ``span`` includes."""

    text: str
    plain: bool

    @property
    def empty(self) -> bool:
        """Whether nothing stands there: no word at all, or YAML's for nothing."""
        return self.plain and self.text in NULLS


class ListNode(_Marked, kw_only=False):
    """A sequence."""

    items: tuple["Node", ...]


class MapNode(_Marked, kw_only=False):
    """A mapping: its entries in order, keys as scalars."""

    entries: tuple[tuple[ScalarNode, "Node"], ...]

    def get(self, key: str) -> "Node | None":
        """The value of ``key``, if it is there."""
        return next((value for name, value in self.entries if name.text == key), None)


Node = ScalarNode | ListNode | MapNode


def plain(node: Node) -> "Plain":
    """``node`` as lists and dictionaries: every scalar the text that was written; what is empty in them is left out."""
    if isinstance(node, ScalarNode):
        return "" if node.empty else node.text
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items if not _empty(item)]
    return {key.text: plain(value) for key, value in node.entries if not _empty(value)}


def _empty(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.empty


Plain = str | list["Plain"] | dict[str, "Plain"] | None
"""A value as it is written: every scalar a text; ``None`` takes a key out."""


def inside(node: Node | None, *keys: str) -> Node | None:
    """What stands under ``keys``, one below the other; nothing where one is missing or no mapping."""
    for key in keys:
        node = node.get(key) if isinstance(node, MapNode) else None
    return node


def entries(node: Node | None) -> Iterable[tuple[ScalarNode, Node]]:
    """The keys and values of a mapping; nothing for any other node."""
    return node.entries if isinstance(node, MapNode) else ()


def items(node: Node | None) -> tuple[Node, ...]:
    """A list's items; one value is a list of one."""
    if isinstance(node, ListNode):
        return node.items
    return (node,) if isinstance(node, ScalarNode) and not node.empty else ()
