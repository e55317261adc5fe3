"""Sheets of Excel: the one door to openpyxl. Read as a stream, once it is known how large the file unpacks.

The first worksheet is the sheet. A formula counts for the value that its program has saved with it.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils.cell import get_column_letter, range_boundaries
from openpyxl.worksheet.datavalidation import DataValidation

from writer.batch.cells import cells_of, checked_headers
from writer.batch.values import Row, RowProblem, Sheet
from writer.errors import FileError, Place
from writer.library.files import write_bytes

MOST_BYTES = 1_000_000_000
"""What all parts of a workbook may unpack to; a sheet of 100,000 rows has a tenth of it."""

MOST_SHARED = 200_000_000
"""What the table of its texts may unpack to, since that is held in memory."""

_PIECE = 1 << 20
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?ref="([A-Z]+\d+:[A-Z]+\d+)"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_OVERLAP = 200


class _Looked(NamedTuple):
    """What a pass over the worksheet's bytes tells that openpyxl's stream does not."""

    merged: tuple[str, ...]
    formulas: bool


def open_sheet(path: Path) -> Sheet:
    """The first worksheet of ``path``. Raises ``FileError`` for what is no workbook, or unpacks to too much."""
    try:
        _refuse_bomb(path)
        with closing(_workbook(path)) as book:
            looked = _look(path, book.worksheets[0])
            first: Sequence[Any] = next(iter(book.worksheets[0].values), ())
    except (zipfile.BadZipFile, KeyError, IndexError, OSError, ValueError) as error:
        message = f"this is no Excel workbook: {error}"
        raise FileError(message, where=Place(path=str(path)), hint="save it as .xlsx, or as CSV in UTF-8") from None
    headers = checked_headers(["" if cell is None else str(cell) for cell in _trimmed(first)], path, 1)
    blocked = dict(_merged_rows(looked.merged, path, len(headers)))
    return Sheet(path=path, headers=headers, rows=lambda: _rows(path, headers, blocked, formulas=looked.formulas))


def _trimmed(cells: Sequence[Any]) -> list[Any]:
    """The cells up to the last that holds something."""
    kept = list(cells)
    while kept and kept[-1] is None:
        kept.pop()
    return kept


def _workbook(path: Path, *, values: bool = True) -> Any:
    return openpyxl.load_workbook(path, read_only=True, data_only=values, keep_links=False)


def _refuse_bomb(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
    size = sum(part.file_size for part in parts)
    shared = sum(part.file_size for part in parts if part.filename.endswith("sharedStrings.xml"))
    if size > MOST_BYTES or shared > MOST_SHARED:
        message = f"this workbook unpacks to {max(size, shared) // 1_000_000:,} MB, which is too much to be a sheet"
        raise FileError(message, where=Place(path=str(path)), hint="save its first worksheet as CSV in UTF-8")


def _look(path: Path, worksheet: Any) -> _Looked:
    merged: list[bytes] = []
    formulas, tail = False, b""
    with zipfile.ZipFile(path) as archive, archive.open(worksheet._worksheet_path.lstrip("/")) as part:  # noqa: SLF001  the stream keeps merged cells to itself
        while piece := part.read(_PIECE):
            text = tail + piece
            merged += _MERGED.findall(text)
            formulas = formulas or _FORMULA.search(text) is not None
            tail = text[-_OVERLAP:]
    return _Looked(tuple(dict.fromkeys(name.decode() for name in merged)), formulas)


def _merged_rows(merged: Sequence[str], path: Path, columns: int) -> Iterator[tuple[int, str]]:
    """Rows of which a cell is part of a merged one, with its name. Raises ``FileError`` if it is a header."""
    for name in merged:
        left, top, _, bottom = range_boundaries(name)
        if left is None or top is None or bottom is None or left > columns:
            continue
        if top == 1:
            place, hint = Place(path=str(path)), "give each column a header of its own"
            raise FileError(f"the headers {name} are merged", where=place, hint=hint)
        for number in range(top, bottom + 1):
            yield number, name


def _rows(path: Path, headers: tuple[str, ...], blocked: dict[int, str], *, formulas: bool) -> Iterator[Row]:
    with (
        closing(_workbook(path)) as book,
        closing(_workbook(path, values=False)) if formulas else nullcontext() as written,
    ):
        values = book.worksheets[0].iter_rows(values_only=True, max_col=len(headers))
        raw = written.worksheets[0].iter_rows(values_only=True, max_col=len(headers)) if written else None
        for number, cells in enumerate(values, start=1):
            sources = next(raw) if raw else ()
            if number > 1 and any(cell is not None for cell in (*cells, *sources)):
                faults = [*_uncounted(number, headers, cells, sources), *_in_merged(number, blocked)]
                yield Row(number=number, cells=cells_of(headers, cells), faults=tuple(faults))


def _uncounted(
    number: int, headers: tuple[str, ...], cells: Sequence[Any], sources: Sequence[Any]
) -> Iterator[RowProblem]:
    """A problem for each formula that has no value or an error for one."""
    for at, (cell, source) in enumerate(zip(cells, sources, strict=False)):
        formula = str(source)
        if formula.startswith("=") and (cell is None or str(cell).startswith("#")):
            where = f"{get_column_letter(at + 1)}{number}"
            reason = f"{where} holds the formula '{formula}', and {f'gives {cell}' if cell else 'no value is saved'}"
            hint = "open the workbook, let it calculate, and save it; or put in the value"
            yield RowProblem(row=number, column=headers[at], value=formula, reason=reason, suggestion=hint)


def _in_merged(number: int, blocked: dict[int, str]) -> Iterator[RowProblem]:
    if number in blocked:
        reason = f"the cells {blocked[number]} are merged, and so belong to no row"
        yield RowProblem(
            row=number, column="", value=blocked[number], reason=reason, suggestion="split them, and fill in each row"
        )


MOST_KEPT = 50_000
"""Rows of a workbook whose formulas and formats are kept in its results; it is loaded whole for that."""


def with_columns(path: Path, target: Path, names: Sequence[str], told: Mapping[int, Sequence[str]]) -> None:
    """Write the workbook ``path`` to ``target``, with columns behind those of its first sheet. Raises ``SaveError``.

    ``told`` are their cells by the number of the row. A larger workbook has its values alone.
    """
    large = max(told, default=0) > MOST_KEPT
    book = _values_alone(path, names, told) if large else openpyxl.load_workbook(path, keep_links=False)
    if not large:
        sheet = book.worksheets[0]
        first = sheet.max_column + 1
        for number, cells in ((1, names), *told.items()):
            for at, cell in enumerate(cells):
                sheet.cell(row=number, column=first + at).value = _typed(cell)
    data = io.BytesIO()
    book.save(data)
    write_bytes(target, data.getvalue())


def _values_alone(path: Path, names: Sequence[str], told: Mapping[int, Sequence[str]]) -> Any:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    with closing(_workbook(path)) as source:
        for number, cells in enumerate(source.worksheets[0].values, start=1):
            extra = names if number == 1 else told.get(number, ())
            sheet.append([*(_as_text(sheet, cell) for cell in cells), *map(_typed, extra)])
    return book


def _as_text(sheet: Any, value: Any) -> Any:
    """A value that is written as what it is: a text that begins like a formula would become one."""
    if not (isinstance(value, str) and value.startswith("=")):
        return value
    cell = WriteOnlyCell(sheet, value)
    cell.data_type = "s"
    return cell


def _typed(cell: str) -> str | int:
    return int(cell) if cell.isdecimal() else cell


MOST_CHOICES = 255
"""Characters that Excel takes for the choices of a cell."""


def write_headers(path: Path, columns: Iterable[tuple[str, str, Sequence[str]]]) -> None:
    """Write a workbook of headers alone, each with a note and the choices of its cells. Raises ``SaveError``."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for at, (header, note, choices) in enumerate(columns, start=1):
        cell = sheet.cell(row=1, column=at, value=header)
        cell.font = Font(bold=True)
        cell.comment = Comment(note, "writer", width=320, height=140)
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = max(len(header) + 2, 14)
        offered = ",".join(choices)
        if offered and len(offered) <= MOST_CHOICES:
            rule = DataValidation(type="list", formula1=f'"{offered}"', allow_blank=True)
            rule.add(f"{letter}2:{letter}1048576")
            sheet.add_data_validation(rule)
    sheet.freeze_panes = "A2"
    data = io.BytesIO()
    book.save(data)
    write_bytes(path, data.getvalue(), replace=False)
