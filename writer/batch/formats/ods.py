"""Sheets of OpenDocument: the one door to calamine. Loaded whole, and so of a limited size."""

import re
import zipfile
from pathlib import Path

import python_calamine

from writer.batch.cells import cells_of, checked_headers
from writer.batch.values import Row, Sheet
from writer.errors import FileError, Place

MOST_BYTES = 300_000_000
"""What its content may unpack to: some 100,000 rows, which take about 200 MB."""

_CONTENT = "content.xml"
_SPANNED = re.compile(rb'-(?:rows|columns)-spanned="(?!1")')


def open_sheet(path: Path) -> Sheet:
    """The first table of ``path``. Raises ``FileError`` for what is none, is too large, or has merged cells."""
    place = Place(path=str(path))
    try:
        _refuse(path, place)
        table = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0)
        cells = table.to_python(skip_empty_area=False)
    except (zipfile.BadZipFile, python_calamine.CalamineError, KeyError, OSError) as error:
        message, hint = f"this is no OpenDocument sheet: {error}", "save it as .ods, or as CSV in UTF-8"
        raise FileError(message, where=place, hint=hint) from None
    headers = checked_headers([str(cell) for cell in cells[0]] if cells else [], path, 1)
    rows = tuple(
        Row(number=number, cells=found)
        for number, values in enumerate(cells[1:], start=2)
        if (found := cells_of(headers, values))
    )
    return Sheet(path=path, headers=headers, rows=lambda: iter(rows))


def _refuse(path: Path, place: Place) -> None:
    """Refuse what could not be loaded, or would be misread."""
    with zipfile.ZipFile(path) as archive:
        size = sum(part.file_size for part in archive.infolist())
        if size > MOST_BYTES:
            message = f"this document unpacks to {size // 1_000_000:,} MB, which is too much to be loaded"
            raise FileError(message, where=place, hint="save its first table as CSV in UTF-8, which is read row by row")
        if _SPANNED.search(archive.read(_CONTENT)):
            raise FileError("this sheet has merged cells", where=place, hint="split them, and fill in each row")
