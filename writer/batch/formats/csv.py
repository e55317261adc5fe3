"""Sheets of separated values: commas, semicolons or tabs, in UTF-8 or what a byte order mark says; read as a stream."""

import codecs
import csv
import re
from collections.abc import Iterator
from pathlib import Path

from writer.batch.cells import cells_of, checked_headers
from writer.batch.values import Row, RowProblem, Sheet
from writer.errors import FileError, Place

_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_LONGEST = 1_000_000
"""Characters that one cell may have; a quotation mark that is never closed makes one of all that follows."""

_PEEK = 64_000
_QUOTED = re.compile(r'"[^"]*"?')
"""A quoted cell, or a part of one between two doubled marks; one that goes on in the next line has no end."""


def open_sheet(path: Path) -> Sheet:
    """The sheet in ``path``. Raises ``FileError`` for headers that cannot be used."""
    csv.field_size_limit(_LONGEST)
    separator = "\t" if path.suffix.lower() == ".tsv" else _separator(path)
    _, first = next(_lines(path, separator), (1, []))
    headers = checked_headers(first, path, 1)
    return Sheet(path=path, headers=headers, rows=lambda: _rows(path, separator, headers), separator=separator)


def _separator(path: Path) -> str:
    """A comma, unless the line of headers has semicolons or tabs alone; what is quoted does not count."""
    with path.open(encoding=_encoding(path), errors="replace") as file:
        line = _QUOTED.sub("", file.readline(_PEEK))
    return "," if "," in line else next((sign for sign in ";\t" if sign in line), ",")


def _rows(path: Path, separator: str, headers: tuple[str, ...]) -> Iterator[Row]:
    lines = _lines(path, separator)
    next(lines, None)
    for number, cells in lines:
        if not any(cells):
            continue
        found, extra = cells_of(headers, cells), [cell for cell in cells[len(headers) :] if cell.strip()]
        faults = (_too_many(number, len(cells), len(headers), extra[0]),) if extra else ()
        yield Row(number=number, cells=found, faults=faults)


def _too_many(number: int, cells: int, headers: int, value: str) -> RowProblem:
    reason = f"{cells} cells, but {headers} columns"
    return RowProblem(row=number, column="", value=value, reason=reason, suggestion="quote cells that hold commas")


def _lines(path: Path, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line that it begins on. Raises ``FileError`` at what no text has."""
    reader = None
    try:
        with path.open(encoding=_encoding(path), newline="") as file:
            reader = csv.reader(file, delimiter=separator, strict=True)
            begin = 1
            for cells in reader:
                yield begin, cells
                begin = reader.line_num + 1
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        message = f"this is not UTF-8: byte {byte:#04x} after line {reader.line_num if reader else 0}"
        place = Place(path=str(path), line=(reader.line_num if reader else 0) + 1)
        raise FileError(message, where=place, hint="save the sheet as CSV in UTF-8") from None
    except csv.Error as error:
        place = Place(path=str(path), line=reader.line_num if reader else 1)
        hint = "close the quotation mark, and double those inside a cell"
        raise FileError(f"this row cannot be read: {error}", where=place, hint=hint) from None


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        first = file.read(2)
    return _MARKS.get(first, "utf-8-sig")
