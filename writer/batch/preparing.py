"""Before a batch: the sheet opened, its mapping found or made, every column given its field or named as unused."""

from collections.abc import Mapping
from pathlib import Path

from writer.batch.columns import written
from writer.batch.joining import Joined, joined, with_joined
from writer.batch.mapping import UNUSED, SheetMapping, mapping_path, mapping_text, read_mapping_file, with_columns
from writer.batch.matching import Confirm, Matched, key_of, match, refuse_misfits
from writer.batch.run import Job
from writer.batch.sheets import open_sheet
from writer.batch.values import Sheet
from writer.desk.desk import Desk
from writer.errors import Place, UsageError
from writer.library.columns import column_names
from writer.library.files import read_text
from writer.library.records import nearest
from writer.model.fields import Field
from writer.values import Value, replace

_GENRE = "genre"


class Wanted(Value):
    """What somebody asks of a batch: see ``Job``. ``mapping`` is a file, ``genre`` is that of rows that name none."""

    sheet: Path
    folder: Path
    genre: str = ""
    mapping: Path | None = None
    group_by: str = ""
    workers: int = 1
    scheduler: str = ""
    strict: bool = False
    without: frozenset[str] = frozenset()


class Prepared(Value, eq=False):
    """A job, the columns that no field takes, and what is joined. ``draft`` is what ``file``, its mapping, is to be."""

    job: Job
    unused: tuple[str, ...]
    file: Path
    draft: str = ""
    joins: tuple[Joined, ...] = ()


def prepare(desk: Desk, wanted: Wanted, confirm: Confirm) -> Prepared:
    """Read the sheet's headers and its mapping; nothing is written. Raises ``UsageError`` or ``FileError``.

    ``confirm`` is asked of each column that is like a field, but not called so.
    """
    sheet = open_sheet(wanted.sheet)
    file = wanted.mapping or mapping_path(wanted.sheet)
    mapping = read_mapping_file(file) if wanted.mapping or file.is_file() else SheetMapping(columns={})
    mapping = replace(mapping, genre=wanted.genre or mapping.genre)
    fields = _fields(desk, mapping, sheet)
    refuse_misfits(mapping, sheet.headers, fields)
    aliases = column_names(desk.places.folders("templates"))
    joins = joined(sheet, mapping.joins, fields, file)
    matched = match(sheet.headers, mapping, fields, aliases, confirm)
    _refuse_useless(matched, sheet)
    job = Job(
        sheet=with_joined(sheet, joins),
        mapping=matched.mapping,
        folder=wanted.folder,
        key=_key(mapping, sheet, file),
        group_by=wanted.group_by,
        workers=wanted.workers,
        scheduler=wanted.scheduler,
        strict=wanted.strict,
        without=wanted.without,
    )
    _refuse_group(job)
    named = {*mapping.columns, job.key, *(sheet.headers if mapping.closed else ())}
    unused = (*(one for one in matched.unused if one not in named), *(name for one in joins for name in one.unused))
    draft = _draft(mapping, matched, sheet, file) if matched.confirmed else ""
    return Prepared(job=job, unused=unused, file=file, draft=draft, joins=joins)


def _draft(mapping: SheetMapping, matched: Matched, sheet: Sheet, file: Path) -> str:
    """The mapping with every column that it did not name, so that nothing is asked again."""
    named = {header: _field(matched.mapping, header) for header in sheet.headers if header not in mapping.columns}
    return with_columns(read_text(file), str(file), named) if file.is_file() else mapping_text(mapping.genre, named)


def _fields(desk: Desk, mapping: SheetMapping, sheet: Sheet) -> Mapping[str, Field]:
    """The fields that columns may feed: those of the genre; of every genre where rows name theirs."""
    named = _GENRE in {*_fed(mapping), *(header.lower() for header in sheet.headers)}
    if mapping.genre and not named:
        return desk.genre(mapping.genre).fields
    if not mapping.genre and not named:
        hint = "name one with --genre, or in a column genre; 'writer genre list' names them"
        raise UsageError("of which genre are these drafts?", hint=hint)
    fields: dict[str, Field] = {}
    for genre in desk.genres():
        fields = {**genre.fields, **fields}
    return fields


def _key(mapping: SheetMapping, sheet: Sheet, file: Path) -> str:
    if mapping.key and mapping.key not in sheet.headers:
        hint = nearest(mapping.key, sheet.headers)
        raise UsageError(f"the sheet has no column '{mapping.key}' to tell rows apart", where=_at(file), hint=hint)
    return key_of(mapping, sheet.headers)


def _at(file: Path) -> Place:
    return Place(path=str(file))


def _refuse_useless(matched: Matched, sheet: Sheet) -> None:
    if not any(matched.mapping.columns.values()):
        hint = f"name columns by fields ('writer genre show' lists them), or write {mapping_path(sheet.path)}"
        raise UsageError(f"no column of {sheet.path} is a field", where=_at(sheet.path), hint=hint)


def _refuse_group(job: Job) -> None:
    """Rows are put together by a column, or by a field that a column feeds."""
    known = (*job.sheet.headers, *_fed(job.mapping))
    if job.group_by and job.group_by not in known:
        hint = nearest(job.group_by, known) or f"known here: {', '.join(job.sheet.headers)}"
        raise UsageError(f"there is no column '{job.group_by}' to group by", hint=hint)


def _fed(mapping: SheetMapping) -> tuple[str, ...]:
    """The fields that the columns of a mapping feed."""
    targets = (target for targets in mapping.columns.values() for target in targets)
    return tuple(dict.fromkeys(target.place[0].name for target in targets if target.place))


def _field(mapping: SheetMapping, header: str) -> str:
    targets = mapping.columns.get(header, ())
    return written(targets[0].place) if targets else UNUSED
