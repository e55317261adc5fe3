"""Other sheets whose rows belong to rows of this one, by a key that both have: a cast, a list of dates."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from writer.batch.columns import mark, node_of, word
from writer.batch.mapping import Joining
from writer.batch.sheets import open_sheet
from writer.batch.values import Row, Sheet
from writer.errors import FileError, Place, Problem
from writer.library.records import nearest
from writer.library.yamlfile import ListNode, MapNode
from writer.model.fields import Field
from writer.values import Value, replace


class Joined(Value, eq=False):
    """Another sheet, read whole: its rows by their keys. ``columns`` are those that feed something, with what.

    ``met`` are the keys that rows of the sheet had, once that was read.
    """

    sheet: Sheet
    field: str
    key: str
    columns: Mapping[str, str]
    rows: Mapping[str, list[Row]]
    met: set[str]

    @property
    def unused(self) -> tuple[str, ...]:
        """Its columns that feed nothing, with its name."""
        known = (self.key, *self.columns)
        return tuple(f"{self.sheet.path.name}: {header}" for header in self.sheet.headers if header not in known)

    @property
    def left(self) -> int:
        """How many of its rows belong to none."""
        return sum(len(rows) for key, rows in self.rows.items() if key not in self.met)

    def of(self, row: Row) -> ListNode | None:
        """The rows that belong to ``row``, as the list that they are; each value knows where it stands."""
        key = str(row.cells.get(self.key, ""))
        if not key:
            return None
        self.met.add(key)
        about = mark(self.field, row.number)
        found = tuple(self._node(other, row.number) for other in self.rows.get(key, ()))
        return ListNode(about, found) if found else None

    def _node(self, other: Row, number: int) -> MapNode:
        about = mark(self._place(other, ""), number)
        entries = (
            (word(name, about), node_of(other.cells[header], mark(self._place(other, f", {header}"), number)))
            for header, name in self.columns.items()
            if header in other.cells
        )
        return MapNode(about, tuple(entries))

    def _place(self, other: Row, column: str) -> str:
        return f"{self.field}: {self.sheet.path.name} row {other.number}{column}"


def joined(sheet: Sheet, joins: Mapping[str, Joining], fields: Mapping[str, Field], file: Path) -> tuple[Joined, ...]:
    """The sheets that the mapping in ``file`` joins. Raises ``UsageError`` or ``FileError``."""
    problems = [problem for name, one in joins.items() for problem in _misfits(sheet, name, one, fields, file)]
    if problems:
        raise FileError.of(problems)
    return tuple(_read(name, one, fields[name], file) for name, one in joins.items())


def with_joined(sheet: Sheet, joins: tuple[Joined, ...]) -> Sheet:
    """``sheet``, each of its rows with those that belong to it."""
    return replace(sheet, rows=lambda: _rows(sheet, joins)) if joins else sheet


def _rows(sheet: Sheet, joins: tuple[Joined, ...]) -> Iterator[Row]:
    for row in sheet.rows():
        found = {one.field: one.of(row) for one in joins}
        yield replace(row, joined={name: node for name, node in found.items() if node})


def _misfits(sheet: Sheet, name: str, one: Joining, fields: Mapping[str, Field], file: Path) -> Iterator[Problem]:
    place = Place(path=str(file))
    if name not in fields or not fields[name].rows:
        hint = nearest(name, [field.name for field in fields.values() if field.rows])
        yield Problem(message=f"'{name}' is no field that has rows", place=place, hint=hint)
    if one.key not in sheet.headers:
        hint = nearest(one.key, sheet.headers)
        yield Problem(message=f"{sheet.path} has no column '{one.key}' to join by", place=place, hint=hint)


def _read(name: str, one: Joining, field: Field, file: Path) -> Joined:
    other = open_sheet(file.parent / one.sheet)
    place = Place(path=str(other.path))
    if one.key not in other.headers:
        hint = nearest(one.key, other.headers)
        raise FileError(f"this sheet has no column '{one.key}' to join by", where=place, hint=hint)
    columns = {header: one.columns.get(header, header) for header in other.headers}
    columns = {header: inner for header, inner in columns.items() if inner in field.rows}
    if not columns:
        hint = f"call them {', '.join(field.rows)}, or name them under 'columns'"
        raise FileError(f"no column of this sheet is one of {name}", where=place, hint=hint)
    rows: dict[str, list[Row]] = {}
    problems: list[Problem] = []
    for row in other.rows():
        problems += _faults(row, (one.key, *columns), place)
        rows.setdefault(str(row.cells.get(one.key, "")), []).append(row)
    if problems:
        raise FileError.of(problems)
    return Joined(sheet=other, field=name, key=one.key, columns=columns, rows=rows, met=set())


def _faults(row: Row, used: tuple[str, ...], place: Place) -> Iterator[Problem]:
    """What of a row cannot be read and would be used; nobody can say whose it is, so it keeps back the whole sheet."""
    for fault in row.faults:
        if not fault.column or fault.column in used:
            column = f", column '{fault.column}'" if fault.column else ""
            message = f"row {fault.row}{column}: {fault.reason}"
            yield Problem(message=message, place=place, hint=fault.suggestion)
