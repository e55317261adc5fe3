"""Sheets of JSON, one object a line; its keys are the headers, and what is nested stays so. Read as a stream."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from writer.batch.cells import checked_headers, text_of
from writer.batch.values import Row, RowProblem, Sheet
from writer.errors import FileError, Place
from writer.library.yamlfile import Plain


def open_sheet(path: Path) -> Sheet:
    """The sheet in ``path``; all of it is read once for its headers. Raises ``FileError``."""
    keys = dict.fromkeys(key for row in _rows(path) for key in row.cells)
    return Sheet(path=path, headers=checked_headers(list(keys), path, 1), rows=lambda: _rows(path))


def _rows(path: Path) -> Iterator[Row]:
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield _row(number, line)
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        hint = "save the file as UTF-8"
        raise FileError(f"this is not UTF-8: byte {byte:#04x}", where=Place(path=str(path)), hint=hint) from None


def _row(number: int, line: str) -> Row:
    try:
        found = loaded(line)
    except TwiceError as error:
        return _unreadable(number, line, str(error), "give each key one value")
    except (ValueError, RecursionError) as error:
        return _unreadable(number, line, f"this is no JSON: {error}")
    if not isinstance(found, dict):
        return _unreadable(number, line, "this is no object")
    cells = {key: plain(value) for key, value in found.items()}
    return Row(number=number, cells={key: value for key, value in cells.items() if key and value not in ("", [], {})})


class TwiceError(Exception):
    """An object has two keys alike."""


def loaded(text: str) -> Any:
    """A value of JSON, its numbers as they are written. Raises ``TwiceError``, ``ValueError``, ``RecursionError``."""
    found = json.loads(text, parse_float=str, parse_int=str, object_pairs_hook=_object)
    if "\\ud" in text.lower():
        json.dumps(found, ensure_ascii=False).encode()  # half a character is in no text
    return found


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, its keys with single blanks. Raises ``TwiceError``."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        key = " ".join(name.split())
        if key in found:
            raise TwiceError(f"the key '{key}' stands there twice")
        found[key] = value
    return found


def _unreadable(number: int, line: str, reason: str, hint: str = "write one {…} a line") -> Row:
    problem = RowProblem(row=number, column="", value=line.strip()[:80], reason=reason, suggestion=hint)
    return Row(number=number, cells={}, faults=(problem,))


def plain(value: Any) -> Plain:
    """A value of JSON with every scalar as text; what is empty is left out of objects."""
    if isinstance(value, dict):
        inner = {str(key): plain(item) for key, item in value.items()}
        return {key: item for key, item in inner.items() if item not in ("", [], {})}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return text_of(value)
