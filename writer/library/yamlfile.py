"""The one door to YAML: text to nodes that know their places; what people wrote stays text.

Values are never made by YAML's own tags: the field's type reads the scalar, so a film called ``No``
or ``1:47`` stays a title. Two keys alike are refused everywhere.
"""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

import yaml

from writer.errors import FileError, Place, Problem
from writer.model.alert import Span
from writer.values import Value

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Plain:
    """Leaves dates and numbers without quotes, since the field's type reads them; quotes what others misread."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] in {"bool", "null", "merge"}]
        for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }


class _Dumper(_Plain, getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc] # one of two of PyYAML
    """The quick one."""


class _WideDumper(_Plain, yaml.SafeDumper):
    """Ten times slower, but it writes emoji as they are."""


MAX_NODES = 200_000
"""Aliases are followed; a file that grows past this many nodes is refused."""

MAX_DEPTH = 50
"""No newsroom file nests deeper; the C parser's own composer crashes on what is nested without end."""


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


class ScalarNode(_Marked, kw_only=False):
    """A scalar as it was written; ``plain`` if without quotes, which ``span`` includes."""

    text: str
    plain: bool

    @property
    def empty(self) -> bool:
        """Whether nothing at all stands after the colon."""
        return self.plain and not self.text


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


def read_documents(text: str, path: str, *, offset: int = 0, line: int = 1) -> tuple[Node, ...]:
    """The documents of a YAML text; an empty text is an empty mapping.

    ``offset`` and ``line`` say where ``text`` begins in its file. Raises ``FileError``.
    """
    loader = _Loader(text)
    reader = _Reader(iter(loader.get_event, None), path, offset, line - 1)
    try:
        documents = tuple(reader.documents())
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(error, path, line) from None
    except yaml.YAMLError as error:
        raise FileError(f"this is no YAML: {_first_line(error)}", where=Place(path=path, line=line)) from None
    finally:
        loader.dispose()
    if reader.problems:
        raise FileError.of(reader.problems)
    return documents or (_empty_map(path, offset, line),)


def read_mapping(text: str, path: str, *, offset: int = 0, line: int = 1) -> MapNode:
    """A YAML text that is one mapping. Raises ``FileError``."""
    return as_mapping(read_documents(text, path, offset=offset, line=line)[0], path)


def as_mapping(node: Node, path: str) -> MapNode:
    """``node`` if it is a mapping (an empty file is an empty one); raises ``FileError`` otherwise."""
    if isinstance(node, MapNode):
        return node
    if isinstance(node, ScalarNode) and node.empty:
        return _empty_map(path, node.mark.begin, node.mark.line)
    what = "a list stands" if isinstance(node, ListNode) else "words stand"
    raise FileError(f"{what} where fields should", where=node.place, hint="write one 'key: value' a line, without '- '")


def _empty_map(path: str, offset: int, line: int) -> MapNode:
    return MapNode(Mark(path, offset, offset, line, 1), ())


def _syntax_error(error: yaml.MarkedYAMLError, path: str, line: int) -> FileError:
    ran_out = "end of stream" in (error.problem or "")  # then the mend is where it began
    mark = (error.context_mark if ran_out else None) or error.problem_mark or error.context_mark
    where = Place(path=path, line=mark.line + line, column=mark.column + 1) if mark else Place(path=path, line=line)
    return FileError(
        f"this is no YAML: {error.problem or error.context or 'it cannot be read'}",
        where=where,
        hint="put quotes around a value that holds ': ', ' #', or begins with a special character",
    )


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


class _Reader:
    """Builds nodes from the parser's events: no tags, no recursion deeper than ``MAX_DEPTH``."""

    def __init__(self, events: Iterator[Any], path: str, offset: int, line: int) -> None:
        self.events, self.path, self.offset, self.line = events, path, offset, line
        self.problems: list[Problem] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.end: Any = None
        self.count = 0

    def documents(self) -> Iterator[Node]:
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.anchors = {}
                yield self._node(next(self.events), 0)

    def _node(self, event: Any, depth: int) -> Node:
        before = self.count
        self.count += 1
        if depth > MAX_DEPTH:
            raise FileError("this YAML is nested too deeply", where=self._place(event))
        if isinstance(event, yaml.ScalarEvent):  # most are
            node: Node = ScalarNode(self._mark(event, event), event.value, not event.style)
        elif isinstance(event, yaml.MappingStartEvent):
            entries = tuple(self._entries(depth + 1))
            node = MapNode(self._mark(event, self.end), entries)
        elif isinstance(event, yaml.SequenceStartEvent):
            items = tuple(self._items(depth + 1))
            node = ListNode(self._mark(event, self.end), items)
        else:
            node = self._alias(event)
        if self.count > MAX_NODES:
            raise FileError("this YAML grows too large when its aliases are followed", where=node.place)
        if getattr(event, "anchor", None):
            self.anchors[event.anchor] = node, self.count - before
        return node

    def _alias(self, event: Any) -> Node:
        if event.anchor not in self.anchors:
            raise FileError(f"'*{event.anchor}' stands for nothing above it", where=self._place(event))
        node, size = self.anchors[event.anchor]
        self.count += size
        return node

    def _items(self, depth: int) -> Iterator[Node]:
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                self.end = event
                return
            yield self._node(event, depth)

    def _entries(self, depth: int) -> Iterator[tuple[ScalarNode, Node]]:
        seen: dict[str, int] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                self.end = event
                return
            key = self._node(event, depth)
            value = self._node(next(self.events), depth)
            if not isinstance(key, ScalarNode):
                self.problems.append(Problem(message="a key must be a word", place=key.place))
            elif key.text in seen:
                message = f"'{key.text}' stands here twice; first on line {seen[key.text]}"
                self.problems.append(Problem(message=message, place=key.place, hint="keep one of them"))
            else:
                seen[key.text] = key.mark.line
                yield key, value

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(path=self.path, line=mark.line + 1 + self.line, column=mark.column + 1)

    def _mark(self, first: Any, last: Any) -> Mark:
        mark = first.start_mark
        end = last.end_mark.index + self.offset
        return Mark(self.path, mark.index + self.offset, end, mark.line + 1 + self.line, mark.column + 1)


def plain(node: Node) -> "Plain":
    """``node`` as lists and dictionaries; every scalar stays the text that was written."""
    if isinstance(node, ScalarNode):
        return node.text
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.entries}


Plain = str | list["Plain"] | dict[str, "Plain"] | None
"""A value as it is written: every scalar a text; ``None`` takes a key out."""


def dump(value: Plain, *, flow: bool | None = False) -> str:
    """YAML text of plain values, keys in their order, Unicode as it is; ``flow=None`` keeps leaves on one line."""
    style: dict[str, Any] = {"sort_keys": False, "allow_unicode": True, "default_flow_style": flow, "width": 100_000}
    text: str = yaml.dump(value, Dumper=_Dumper, **style)
    return yaml.dump(value, Dumper=_WideDumper, **style) if "\\U000" in text else text


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
