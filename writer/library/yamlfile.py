"""YAML text to nodes that know their places, and back; what people wrote stays text.

Values are never made by YAML's own tags: the field's type reads the scalar, so a film called ``No``
or ``1:47`` stays a title. Two keys alike are refused everywhere.
"""

from writer.errors import FileError
from writer.library.nodes import ListNode, MapNode, Mark, Node, Plain, ScalarNode, entries, inside, items, plain

__all__ = [
    "ListNode",
    "MapNode",
    "Mark",
    "Node",
    "Plain",
    "ScalarNode",
    "as_mapping",
    "dump",
    "entries",
    "inside",
    "items",
    "plain",
    "read_documents",
    "read_mapping",
]


def read_documents(text: str, path: str, *, offset: int = 0, line: int = 1) -> tuple[Node, ...]:
    """The documents of a YAML text; an empty text is an empty mapping.

    ``offset`` and ``line`` say where ``text`` begins in its file. Raises ``FileError``.
    """
    # PyYAML comes along, and what is kept of a text needs no parser
    from writer.library.yamlparser import documents  # noqa: PLC0415

    return documents(text, path, offset, line) or (_empty_map(path, offset, line),)


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


def dump(value: Plain, *, flow: bool | None = False) -> str:
    """YAML text of plain values, keys in their order, Unicode as it is; ``flow=None`` keeps leaves on one line."""
    from writer.library import yamllines  # noqa: PLC0415  as above

    return yamllines.dump(value, flow=flow)
