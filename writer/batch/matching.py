"""Which column is which field: by its name, by what it is also called, then by likeness, once that is confirmed."""

import re
from collections.abc import Callable, Iterable, Mapping

from writer.batch.columns import Steps, steps, written
from writer.batch.filling import NAME
from writer.batch.mapping import SheetMapping, Target
from writer.errors import FileError, Problem
from writer.library.records import FACT_KEYS, PERSON_KEYS, nearest
from writer.model.fields import Field, FieldType
from writer.values import Value, replace

_STAGE = "stage"
"""A field that no sheet can set: the gates do."""

Confirm = Callable[[str, str], bool]
"""Asks whether a column is meant to be a field: header, field."""


class Matched(Value, eq=False):
    """A mapping of all columns; ``unused`` are those without a field, ``confirmed`` those that somebody said yes to."""

    mapping: SheetMapping
    unused: tuple[str, ...]
    confirmed: Mapping[str, str]


def match(
    headers: Iterable[str],
    mapping: SheetMapping,
    fields: Mapping[str, Field],
    aliases: Mapping[str, str],
    confirm: Confirm,
) -> Matched:
    """Give each header that the mapping does not name its field, or none.

    ``aliases`` maps other names, in lower case, to fields. A field that has its column already is not given twice.
    """
    columns = dict(mapping.columns)
    open_ = [header for header in headers if header not in columns and not mapping.closed]
    taken = {target.place for targets in columns.values() for target in targets}
    confirmed: dict[str, str] = {}
    names = _names(fields, aliases)
    for ways in (_exact(fields), _called(names), _like(names, confirm, confirmed)):
        for header in [one for one in open_ if one not in columns]:
            field = ways(header)
            if field and field not in taken:
                columns[header] = (Target(place=field),)
                taken.add(field)
    unused = tuple(header for header in headers if not columns.get(header))
    columns = {
        header: tuple(replace(target, spec=field_at(target.place, fields)) for target in targets)
        for header, targets in columns.items()
    }
    return Matched(mapping=replace(mapping, columns=columns), unused=unused, confirmed=confirmed)


def refuse_misfits(mapping: SheetMapping, headers: Iterable[str], fields: Mapping[str, Field]) -> None:
    """Raise ``FileError`` for columns of the mapping that the sheet has not, and fields that the genre has not."""
    headers = tuple(headers)
    problems = [
        Problem(
            message=f"the sheet has no column '{column}'", place=mapping.places[column], hint=nearest(column, headers)
        )
        for column in mapping.columns
        if column not in headers
    ]
    for column, targets in mapping.columns.items():
        for target in targets:
            if not is_place(target.place, fields):
                name, hint = written(target.place), "'writer genre show GENRE' lists the fields"
                message, place = f"'{name}' is no field that a column can feed", mapping.places[column]
                problems.append(Problem(message=message, place=place, hint=hint))
    if problems:
        raise FileError.of(problems)


def is_place(path: Steps, fields: Mapping[str, Field]) -> bool:
    """Whether the genre has such a place; the name of the file is one too, and so is the genre."""
    return not path or path[0].name == NAME or (path[0].name != _STAGE and field_at(path, fields) is not None)


def field_at(path: Steps, fields: Mapping[str, Field]) -> Field | None:
    """The field that stands at a place; what is said about a fact is one too."""
    found = fields.get(path[0].name) if path else None
    for step in path[1:]:
        if found is None:
            return None
        about: Mapping[str, Field] = {**FACT_KEYS, "value": found} if step is path[-1] else {}
        known = PERSON_KEYS if found.type is FieldType.PERSON else found.rows
        found = {**known, **about}.get(step.name)
    return found


def _exact(fields: Mapping[str, Field]) -> Callable[[str], Steps]:
    def find(header: str) -> Steps:
        try:
            path = steps(header)
        except ValueError:
            return ()
        return path if is_place(path, fields) else ()

    return find


def _names(fields: Mapping[str, Field], aliases: Mapping[str, str]) -> dict[str, str]:
    """Name → field: what it is also called, its label, and its own name."""
    known = {name: field for name, field in aliases.items() if field in fields}
    known |= {field.label: name for name, field in fields.items() if field.label and name != _STAGE}
    known |= {name: name for name in fields if name != _STAGE}
    return {_folded(name): field for name, field in known.items()}


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name.lower()).strip()


def _called(names: Mapping[str, str]) -> Callable[[str], Steps]:
    return lambda header: steps(names[_folded(header)]) if _folded(header) in names else ()


def _like(names: Mapping[str, str], confirm: Confirm, confirmed: dict[str, str]) -> Callable[[str], Steps]:
    def find(header: str) -> Steps:
        # 13 ms to import, and only a header that is not known needs it
        import difflib  # noqa: PLC0415

        close = difflib.get_close_matches(_folded(header), names, n=1, cutoff=0.75)
        if not close or not confirm(header, names[close[0]]):
            return ()
        confirmed[header] = names[close[0]]
        return steps(confirmed[header])

    return find


def key_of(mapping: SheetMapping, headers: Iterable[str]) -> str:
    """The column that tells rows apart: that of the mapping, else one called ``id`` or ``key``, else none."""
    return mapping.key or next((name for name in headers if name.lower() in {"id", "key"}), "")
