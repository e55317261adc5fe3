"""The one door to PyYAML: its events become nodes, and plain values YAML.

Its package takes a tenth of a short command's start, so it is imported where there is something to parse.
"""

from collections.abc import Iterator
from typing import Any, ClassVar

import yaml

from writer.errors import FileError, Place, Problem
from writer.library.nodes import ListNode, MapNode, Mark, Node, Plain, ScalarNode

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


def documents(text: str, path: str, offset: int, line: int) -> tuple[Node, ...]:
    """The documents of a YAML text that begins at ``offset`` and ``line`` of its file. Raises ``FileError``."""
    loader = _Loader(text)
    reader = _Reader(iter(loader.get_event, None), path, offset, line - 1)
    try:
        found = tuple(reader.documents())
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(error, text, path, line) from None
    except yaml.YAMLError as error:
        raise FileError(f"this is no YAML: {_first_line(error)}", where=Place(path=path, line=line)) from None
    finally:
        loader.dispose()
    if reader.problems:
        raise FileError.of(reader.problems)
    return found


def dumped(value: Plain, *, flow: bool | None) -> str:
    """YAML text of plain values; ``flow`` is PyYAML's ``default_flow_style``."""
    style: dict[str, Any] = {"sort_keys": False, "allow_unicode": True, "default_flow_style": flow, "width": 100_000}
    text: str = yaml.dump(value, Dumper=_Dumper, **style)
    return yaml.dump(value, Dumper=_WideDumper, **style) if "\\U000" in text else text


def _syntax_error(error: yaml.MarkedYAMLError, text: str, path: str, line: int) -> FileError:
    problem = error.problem or error.context or "it cannot be read"
    opened = any(said in problem for said in ("end of stream", "expected ','"))  # then the mend is where it began
    mark = (error.context_mark if opened else None) or error.problem_mark or error.context_mark
    where = Place(path=path, line=mark.line + line, column=mark.column + 1) if mark else Place(path=path, line=line)
    return FileError(f"this is no YAML: {problem}", where=where, hint=_hint(problem, text, mark.index if mark else 0))


def _hint(problem: str, text: str, at: int) -> str:
    if "expected ','" in problem:
        return f"a ',' is missing in what '{text[at : at + 1]}' opens, or it is not closed"
    if text[at : at + 1] == "\t":
        return "YAML takes no tabs there: indent with spaces"
    return "put quotes around a value that holds ': ', ' #', or begins with a special character"


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
            message = f"'*{event.anchor}' stands for nothing above it"
            raise FileError(message, where=self._place(event), hint="put quotes around a value that begins with '*'")
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
