"""Rows of a list as they are pasted from a sheet: lines of cells parted by tabs, all of them or none."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from writer.errors import UsageError
from writer.library.records import FACT_KEYS, nearest, read_record
from writer.library.yamlfile import Plain, dump, read_mapping
from writer.model.fields import Field
from writer.values import replace

_PARTED = ";"
"""What parts the values of a cell that holds several."""


def rows_of(text: str, field: Field) -> list[Plain]:
    """The rows of the list ``field`` that ``text`` holds: cells in the order of its columns, or under a line of names.

    Blank lines say nothing. Raises ``UsageError`` with line and column of the first cell that cannot be read.
    """
    columns = {**field.rows, **FACT_KEYS} if field.rows else {"value": replace(field, type=field.item_type)}
    lines = [(number, cells) for number, cells in enumerate(_lines(text), 1) if any(cell.strip() for cell in cells)]
    if not lines:
        raise UsageError("nothing to paste", hint="copy lines of a sheet, or a text with a tab between two cells")
    names = _header(lines[0], columns)
    rows = lines[1:] if names else lines
    return [_row(number, cells, names or list(columns), columns) for number, cells in rows]


def _lines(text: str) -> Iterator[Sequence[str]]:
    """The cells of each line; marks around a cell are the sheet's where all of them close, else somebody's words."""
    text = text.strip("\r\n")
    try:
        return iter([*csv.reader(io.StringIO(text, newline=""), "excel-tab", strict=True)])
    except csv.Error:
        return csv.reader(text.splitlines(), "excel-tab", quoting=csv.QUOTE_NONE)


def _header(line: tuple[int, Sequence[str]], columns: Mapping[str, Field]) -> list[str]:
    """The columns that the first line names, if at least half of its cells are names of columns; else none.

    One without a name is "", so that those behind it keep their places.
    """
    called = {_folded(word): name for name, spec in columns.items() for word in (name, spec.label) if word}
    number, all_ = line
    cells = [cell for cell in map(_folded, all_) if cell]
    known = [called[cell] for cell in cells if cell in called]
    if not known or 2 * len(known) < len(cells):
        return []
    unknown = next((cell for cell in cells if cell not in called), "")
    if unknown:
        raise UsageError(
            f"line {number}: this list has no column '{unknown}'",
            hint=nearest(unknown, called) or f"it has {_in_words(columns)}",
        )
    twice = next((name for name in known if known.count(name) > 1), "")
    if twice:
        raise UsageError(f"line {number} names the column '{twice}' twice", hint="take one out")
    return [called.get(cell, "") for cell in map(_folded, all_)]


def _folded(cell: str) -> str:
    return " ".join(cell.replace("_", " ").split()).casefold()


def _row(number: int, cells: Sequence[str], names: Sequence[str], columns: Mapping[str, Field]) -> Plain:
    cells = [cell.strip() for cell in cells]
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > len(names):
        raise UsageError(
            f"line {number} has {len(cells)} cells, more than there are columns",
            hint=f"they are {_in_words(columns[name] for name in names if name)}",
        )
    lost = next((cell for name, cell in zip(names, cells, strict=False) if cell and not name), "")
    if lost:
        raise UsageError(f"line {number}: '{lost}' stands in a column without a name", hint="name it, or take it out")
    row: dict[str, Plain] = {name: _cell(cell, columns[name]) for name, cell in zip(names, cells, strict=False) if cell}
    _, problems = read_record(read_mapping(dump(row), ""), columns, facts=True)
    for problem in problems:
        raise UsageError(f"line {number}: {problem.message}", hint=problem.hint)
    return row if len(columns) > 1 else row["value"]


def _cell(cell: str, column: Field) -> Plain:
    return [part.strip() for part in cell.split(_PARTED) if part.strip()] if column.is_list else cell


def _in_words(columns: Mapping[str, Field] | Iterable[Field]) -> str:
    specs = columns.values() if isinstance(columns, Mapping) else columns
    return ", ".join((spec.label or spec.name).lower().replace("_", " ") for spec in specs)
