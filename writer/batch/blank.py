"""An empty sheet for a genre: a column for each field, with what it means and its choices."""

from collections.abc import Iterator
from pathlib import Path

from writer.batch.facts import GROUPED
from writer.batch.formats import SEPARATORS
from writer.errors import UsageError
from writer.library.files import write_text
from writer.model.fields import Field, FieldType
from writer.model.genre import Genre
from writer.values import Value

_ROWS = 2
"""So many rows of a list have columns; more are added by number."""

_GROUPED = "group_by"
"""A genre with this field is of many rows of a sheet, each an entry; the command says by what they are grouped."""


class Column(Value):
    """A column of an empty sheet: its header, what is to be filled in, and the choices that there are."""

    header: str
    note: str
    choices: tuple[str, ...] = ()


def columns(genre: Genre) -> tuple[Column, ...]:
    """The columns of a sheet for ``genre``, in the order of its interview."""
    names = dict.fromkeys(("genre", *(name for group in genre.groups for name in group.fields)))
    found = [column for name in names for column in _of_field(genre.fields[name], genre)]
    first = Column(header="id", note="Tells this row from all others, for as long as the sheet lives.")
    return (first, *found)


def write_blank(genre: Genre, path: Path) -> None:
    """Write the empty sheet; in a workbook choices are offered and notes stand at the headers. Raises ``SaveError``."""
    found = columns(genre)
    if path.suffix.lower() == ".xlsx":
        # openpyxl costs 150 ms to import
        from writer.batch.formats.xlsx import write_headers  # noqa: PLC0415

        write_headers(path, [(one.header, one.note, one.choices) for one in found])
    elif path.suffix.lower() in SEPARATORS:
        write_text(path, SEPARATORS[path.suffix.lower()].join(one.header for one in found) + "\n", replace=False)
    else:
        raise UsageError(f"{path} is no sheet that can be made", hint="an empty sheet ends in .xlsx, .csv or .tsv")


def _of_field(field: Field, genre: Genre) -> Iterator[Column]:
    if field.name == "genre":
        note = f"The genre of this row; where the cell is empty, that of --genre. For example: {genre.id}"
        yield Column(header="genre", note=note, choices=(genre.id,))
        return
    for place in _places(field, grouped=_GROUPED in genre.fields):
        if field.rows:
            yield from (_column(f"{place}.{inner.name}", inner) for inner in _plain(field))
        else:
            yield _column(place, field)


def _places(field: Field, *, grouped: bool) -> tuple[str, ...]:
    """Where the columns of a field begin: itself, or rows of a list."""
    if not field.is_list:
        return () if field.name == _GROUPED else (field.name,)
    if grouped and field.name == GROUPED:
        return (f"{field.name}[]",)
    return tuple(f"{field.name}[{number}]" for number in range(_ROWS))


def _plain(field: Field) -> Iterator[Field]:
    return (inner for inner in field.rows.values() if not inner.rows and not inner.is_list)


def _column(header: str, field: Field) -> Column:
    required = f" Needed for {field.required}." if field.required else ""
    told = f" For example: {field.example}" if field.example else ""
    choices = ("yes", "no") if field.type is FieldType.BOOL else field.choices
    return Column(header=header, note=f"{field.label}. {field.help}{required}{told}", choices=choices)
