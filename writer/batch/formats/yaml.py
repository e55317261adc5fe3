"""Sheets of YAML: a list of mappings; keys are the headers, and what is nested stays so. Read whole."""

from pathlib import Path

from writer.batch.cells import checked_headers
from writer.batch.values import Row, Sheet
from writer.errors import FileError
from writer.library.files import read_text
from writer.library.yamlfile import ListNode, MapNode, Node, plain, read_documents


def open_sheet(path: Path) -> Sheet:
    """The sheet in ``path``. Raises ``FileError``, also for what is no list of mappings."""
    documents = read_documents(read_text(path), str(path))
    nodes = [item for document in documents for item in _items(document)]
    rows = tuple(map(_row, nodes))
    keys = dict.fromkeys(key for row in rows for key in row.cells)
    return Sheet(path=path, headers=checked_headers(list(keys), path, 1), rows=lambda: iter(rows))


def _items(document: Node) -> tuple[Node, ...]:
    if not isinstance(document, ListNode):
        raise FileError("a sheet in YAML is a list of rows", where=document.place, hint="begin each row with '- '")
    return document.items


def _row(node: Node) -> Row:
    if not isinstance(node, MapNode):
        raise FileError("a row is a mapping", where=node.place, hint="write it like '- title: Night Ferry'")
    cells = {key.text: plain(value) for key, value in node.entries}
    return Row(number=node.mark.line, cells={key: value for key, value in cells.items() if value})
