"""Saved JSON, as services on films and shows give it: what is nested becomes columns. Loaded whole, so limited in size.

``network.name`` is a column, ``cast[].person.name`` one whose cells are lists, a part for each row of the list. The
rows are a list at the top, or what stands in one of ``_WRAPPERS``; any other object is one row.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from writer.batch.cells import checked_headers
from writer.batch.formats.jsonl import TwiceError, loaded, plain
from writer.batch.values import Row, RowProblem, Sheet
from writer.errors import FileError, Place
from writer.library.yamlfile import Plain

MOST_BYTES = 100_000_000
"""Some 100,000 rows; larger ones are read row by row as JSON lines."""

_WRAPPERS = (("results", "bindings"), ("results",), ("entities",))
"""Where rows stand in what SPARQL, a search for titles, and a look at entities answer."""


def open_sheet(path: Path) -> Sheet:
    """The sheet in ``path``. Raises ``FileError``."""
    rows = tuple(_row(number, found) for number, found in enumerate(_found(path), start=1))
    keys = dict.fromkeys(key for row in rows for key in row.cells)
    return Sheet(path=path, headers=checked_headers(list(keys), path, 1), rows=lambda: iter(rows))


def _found(path: Path) -> list[Any]:
    """The rows as they stand in the file."""
    place = Place(path=str(path))
    if path.stat().st_size > MOST_BYTES:
        message = f"this file is too large to be loaded: it may have {MOST_BYTES // 1_000_000} MB"
        raise FileError(message, where=place, hint="write one object a line, as .jsonl")
    try:
        whole = loaded(path.read_text("utf-8-sig"))
    except TwiceError as error:
        raise FileError(str(error), where=place, hint="give each key one value") from None
    except (ValueError, RecursionError) as error:  # what is no UTF-8 is a ValueError too
        message = f"this is no JSON: {error}"
        raise FileError(message, where=_at(path, error), hint="save the answer of the service as it came") from None
    return _rows(whole)


def _at(path: Path, error: Exception) -> Place:
    return Place(path=str(path), line=getattr(error, "lineno", 1), column=getattr(error, "colno", 1))


def _rows(whole: Any) -> list[Any]:
    if isinstance(whole, list):
        return whole
    for way in _WRAPPERS:
        inner = whole
        for key in way:
            inner = inner.get(key) if isinstance(inner, dict) else None
        if isinstance(inner, dict) and inner and all(isinstance(row, dict) for row in inner.values()):
            return list(inner.values())
        if isinstance(inner, list) and all(isinstance(row, dict) for row in inner):
            return inner
    return [whole]


def _row(number: int, found: Any) -> Row:
    if not isinstance(found, dict):
        problem = RowProblem(row=number, column="", value=str(found)[:80], reason="this is no object")
        return Row(number=number, cells={}, faults=(problem,))
    cells: dict[str, Plain] = {}
    faults: list[RowProblem] = []
    for key, value in _cells(plain(found)):
        if cells.setdefault(key, value) != value:
            reason, hint = f"'{key}' stands there twice, once inside of another", "give it one value"
            faults.append(RowProblem(row=number, column=key, value=str(value), reason=reason, suggestion=hint))
    return Row(number=number, cells={key: value for key, value in cells.items() if value}, faults=tuple(faults))


def _cells(value: Plain, path: str = "") -> Iterator[tuple[str, Plain]]:
    """Every value below ``value`` with its column."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _cells(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        rows = [dict(_cells(item)) for item in value]
        for key in dict.fromkeys(key for row in rows for key in row):
            yield f"{path}[].{key}", [row.get(key, "") for row in rows]
    else:
        yield path, value
