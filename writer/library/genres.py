"""Genres: ``templates/<genre>/genre.yaml`` and the common fields to frozen ``Genre`` values."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from zlib import crc32

from writer.errors import FileError, Place, Problem, UsageError
from writer.library.cache import kept
from writer.library.files import read_text
from writer.library.records import nearest, read_strict
from writer.library.yamlfile import read_mapping
from writer.model.alert import LEVELS, START, Level
from writer.model.facts import EMPTY, Fact, Record
from writer.model.fields import Field, FieldType
from writer.model.genre import ARTICLE_TYPES, Constraint, Genre, Group, Length, SectionSpec
from writer.model.lines import LineIndex
from writer.model.stages import STAGES
from writer.values import Value


def _field(
    name: str, kind: FieldType, *, choices: tuple[str, ...] = (), rows: Mapping[str, Field] | None = None
) -> Field:
    return Field(name=name, type=kind, choices=choices, rows=rows or MappingProxyType({}))


def _table(*fields: Field) -> dict[str, Field]:
    return {field.name: field for field in fields}


_INT, _TEXT = FieldType.INT, FieldType.TEXT
_ID = re.compile(r"\w[\w-]*")
"""A genre is a folder in ``templates``, never a path out of it."""

FIELD_KEYS = _table(
    _field("type", FieldType.CHOICE, choices=tuple(FieldType)),
    *(_field(name, _TEXT) for name in ("label", "help", "example", "when", "default")),
    _field("unless", FieldType.LIST),
    _field("required", FieldType.CHOICE, choices=STAGES),
    _field("at_least", _INT),
    _field("least", _INT),
    _field("max_words", _INT),
    _field("shelf_life", _INT),
    _field("once", FieldType.BOOL),
    _field("choices", FieldType.LIST),
    _field("of", FieldType.CHOICE, choices=tuple(FieldType)),
)
"""The keys of one field in ``genre.yaml`` and ``_shared/fields.yaml``."""
FIELD_KEYS["rows"] = _field("rows", FieldType.MAP, rows=FIELD_KEYS)

_CONSTRAINT = _table(
    _field("fields", FieldType.LIST),
    _field("wrong", _TEXT),
    _field("message", _TEXT),
    _field("level", FieldType.CHOICE, choices=tuple(LEVELS)),
)
_GROUP = (_field("label", _TEXT), _field("fields", FieldType.LIST))
_SECTION = (_field("heading", _TEXT), _field("aliases", FieldType.LIST))
SHARED_KEYS = _table(
    _field("fields", FieldType.MAP, rows=FIELD_KEYS),
    _field("lent", FieldType.MAP, rows=FIELD_KEYS),
    _field("groups", FieldType.MAP, rows=_table(*_GROUP)),
    _field("sections", FieldType.MAP, rows=_table(*_SECTION)),
    _field("constraints", FieldType.MAP, rows=_CONSTRAINT),
)
"""The keys of ``_shared/fields.yaml``: fields and constraints that every genre has, fields that a genre has if it
names them, and groups and sections that a genre refers to by name."""

_BUDGET = (_field("min", _INT), _field("max", _INT))
GENRE_KEYS = _table(
    _field("label", _TEXT),
    _field("description", _TEXT),
    _field("guide", _TEXT),
    _field("article_type", FieldType.CHOICE, choices=ARTICLE_TYPES),
    _field(
        "length",
        FieldType.RECORD,
        rows=_table(*_BUDGET, *(_field(name, _INT) for name in ("target", "headline", "dek"))),
    ),
    _field("groups", FieldType.LIST, rows=_table(_field("use", _TEXT), *_GROUP)),
    _field("fields", FieldType.MAP, rows=FIELD_KEYS),
    _field("constraints", FieldType.MAP, rows=_CONSTRAINT),
    _field(
        "sections",
        FieldType.LIST,
        rows=_table(
            _field("id", _TEXT),
            *_SECTION,
            *_BUDGET,
            _field("required", FieldType.BOOL),
            _field("forms", FieldType.LIST),
            _field("unless", FieldType.LIST),
        ),
    ),
)
"""The keys of ``genre.yaml``."""


def genre_ids(roots: Iterable[Path]) -> tuple[str, ...]:
    """The ids of all genres under ``roots``, sorted."""
    return tuple(sorted({path.parent.name for root in roots for path in root.glob("*/genre.yaml")}))


def load_genre(genre_id: str, roots: tuple[Path, ...]) -> Genre:
    """The genre of that id, from the first root that has it. Raises ``UsageError`` or ``FileError``."""
    named = (root / genre_id / "genre.yaml" for root in roots if _ID.fullmatch(genre_id))
    path = next((file for file in named if file.is_file()), None)
    if path is None:
        known = genre_ids(roots)
        hint = nearest(genre_id, known) or f"the genres are {', '.join(known)}"
        raise UsageError(f"there is no genre '{genre_id}'", hint=hint)
    shared = (root / "_shared" / "fields.yaml" for root in roots)
    files = (path, *(file for file in shared if file.is_file()))
    return kept(f"genre-{genre_id}", files, ("library", "model"), lambda: _load(genre_id, path, roots))


def genre_stamp(genre_id: str, roots: tuple[Path, ...]) -> int:
    """A number that is another one when a file that the genre is made of is; of no genre too."""
    stamps = []
    for root in roots:
        for path in (root / genre_id / "genre.yaml", root / "_shared" / "fields.yaml"):
            with suppress(OSError, ValueError):
                about = path.stat()
                stamps.append((str(path), about.st_mtime_ns, about.st_size))
    return crc32(repr(stamps).encode())


def _load(genre_id: str, path: Path, roots: tuple[Path, ...]) -> Genre:
    text = read_text(path)
    record = read_strict(read_mapping(text, str(path)), GENRE_KEYS)
    shared = _shared(roots)
    genre = _genre(genre_id, record, shared)
    lines = LineIndex.of(text)
    problems = (
        *_unknown_fields(record, genre, lines, str(path)),
        *_unknown_groups(record, shared, lines, str(path)),
        *_unknown_forms(record, genre, lines, str(path)),
        *_unconstrained(record, genre, lines, str(path)),
    )
    if problems:
        raise FileError.of(problems)
    return genre


class _Shared(Value):
    """What ``_shared/fields.yaml`` holds, a desk's own on top of what is shipped."""

    fields: Mapping[str, Fact]
    lent: Mapping[str, Fact]
    groups: Mapping[str, Fact]
    sections: Mapping[str, Fact]
    constraints: Mapping[str, Fact]


def _shared(roots: Iterable[Path]) -> _Shared:
    merged: dict[str, dict[str, Fact]] = {name: {} for name in SHARED_KEYS}
    for root in reversed(tuple(roots)):
        path = root / "_shared" / "fields.yaml"
        if path.is_file():
            record = read_strict(read_mapping(read_text(path), str(path)), SHARED_KEYS)
            for name, fact in record.items():
                merged[name] |= fact.record.facts
    return _Shared(**merged)


def _genre(genre_id: str, record: Record, shared: _Shared) -> Genre:
    own = _inner(record, "fields")
    names = [*shared.fields, *(name for name in own if name not in shared.fields)]
    known = {**shared.lent, **shared.fields}
    merged = {name: {**_inner(known, name).facts, **_inner(own, name).facts} for name in names}
    return Genre(
        id=genre_id,
        label=record.text("label") or genre_id,
        description=record.text("description"),
        fields=MappingProxyType({name: field_of(name, Record(keys)) for name, keys in merged.items()}),
        groups=tuple(_group(row.record, shared) for row in record.rows("groups")),
        sections=tuple(_section(row.record, shared) for row in record.rows("sections")),
        length=Length(**_ints(_inner(record, "length"))),
        constraints=tuple(
            _constraint(name, fact.record)
            for name, fact in {**shared.constraints, **_inner(record, "constraints")}.items()
        ),
        guide=record.text("guide"),
        article_type=record.text("article_type") or ARTICLE_TYPES[0],
    )


def _group(row: Record, shared: _Shared) -> Group:
    """A group of the genre's own, or a shared one with the genre's fields behind it."""
    used = _inner(shared.groups, row.text("use"))
    return Group(
        label=row.text("label") or used.text("label"),
        fields=tuple(dict.fromkeys((*_texts(used, "fields"), *_texts(row, "fields")))),
    )


def field_of(name: str, keys: Record) -> Field:
    """The field that ``keys`` describe (``FIELD_KEYS``)."""
    rows = {inner: field_of(inner, fact.record) for inner, fact in _inner(keys, "rows").items()}
    return Field(
        name=name,
        type=FieldType(keys.text("type") or FieldType.TEXT),
        label=keys.text("label") or name.replace("_", " ").capitalize(),
        help=keys.text("help"),
        example=keys.text("example"),
        required=keys.text("required"),
        unless=_texts(keys, "unless"),
        when=keys.text("when"),
        default=keys.text("default"),
        once=keys.text("once") == "True",
        choices=_texts(keys, "choices"),
        of=FieldType(keys.text("of") or FieldType.TEXT),
        rows=MappingProxyType(rows),
        **_ints(keys),
    )


def _section(record: Record, shared: _Shared) -> SectionSpec:
    record = Record({**_inner(shared.sections, record.text("id")).facts, **record.facts})
    return SectionSpec(
        id=record.text("id"),
        heading=record.text("heading"),
        aliases=_texts(record, "aliases"),
        required=record.text("required") == "True",
        forms=_texts(record, "forms"),
        unless=_texts(record, "unless"),
        **_ints(record),
    )


def _constraint(name: str, keys: Record) -> Constraint:
    return Constraint(
        id=name,
        fields=_texts(keys, "fields"),
        wrong=keys.text("wrong"),
        message=keys.text("message"),
        level=LEVELS[keys.text("level") or Level.ERROR.label],
    )


def _inner(record: Mapping[str, Fact], name: str) -> Record:
    return record[name].record if name in record else EMPTY


def _texts(record: Record, name: str) -> tuple[str, ...]:
    return tuple(str(fact) for fact in record.rows(name))


def _ints(record: Record) -> dict[str, int]:
    return {name: fact.value for name, fact in record.items() if type(fact.value) is int}


def _unknown_fields(record: Record, genre: Genre, lines: LineIndex, path: str) -> Iterable[Problem]:
    """The fields that a group asks for, or that may stand instead of another, and that the genre does not have."""
    grouped = (fact for group in record.rows("groups") for fact in group.record.rows("fields"))
    instead = (row for fact in _inner(record, "fields").values() for row in fact.record.rows("unless"))
    for fact in (*grouped, *instead):
        if str(fact) not in genre.fields and fact.span is not None:
            line, column = lines.position(fact.span.begin)
            place = Place(path=path, line=line, column=column)
            message = f"'{fact}' is no field of this genre"
            yield Problem(message=message, place=place, hint=nearest(str(fact), genre.fields))


def _unknown_forms(record: Record, genre: Genre, lines: LineIndex, path: str) -> Iterable[Problem]:
    """The forms that may stand for a section, and that no section has."""
    forms = [form for section in genre.sections for form in section.forms]
    for fact in (row for section in record.rows("sections") for row in section.record.rows("unless")):
        if str(fact) not in forms and fact.span is not None:
            line, column = lines.position(fact.span.begin)
            place = Place(path=path, line=line, column=column)
            yield Problem(message=f"no section has the form '{fact}'", place=place, hint=nearest(str(fact), forms))


def _unconstrained(record: Record, genre: Genre, lines: LineIndex, path: str) -> Iterable[Problem]:
    """Constraints of the genre's own that lack a part, or speak of a field that it does not have."""
    for name, fact in _inner(record, "constraints").items():
        lacking = [key for key in ("fields", "wrong", "message") if not fact.record.text(key)]
        unknown = [named for named in fact.record.rows("fields") if not _has(genre.fields, str(named))]
        line, column = lines.position(
            (unknown[0].span or fact.span or START).begin if unknown else (fact.span or START).begin
        )
        place = Place(path=path, line=line, column=column)
        if lacking:
            yield Problem(message=f"the constraint '{name}' has no '{lacking[0]}'", place=place)
        if unknown:
            hint = nearest(str(unknown[0]), genre.fields)
            yield Problem(message=f"'{unknown[0]}' is no field of this genre", place=place, hint=hint)


def _has(fields: Mapping[str, Field], path: str) -> bool:
    name, _, inner = path.partition(".")
    return name in fields and (not inner or _has(fields[name].rows, inner))


def _unknown_groups(record: Record, shared: _Shared, lines: LineIndex, path: str) -> Iterable[Problem]:
    for fact in (row.record["use"] for row in record.rows("groups") if "use" in row.record):
        if str(fact) not in shared.groups and fact.span is not None:
            line, column = lines.position(fact.span.begin)
            hint = nearest(str(fact), shared.groups) or f"shared groups are {', '.join(shared.groups)}"
            place = Place(path=path, line=line, column=column)
            yield Problem(message=f"there is no shared group '{fact}'", place=place, hint=hint)
