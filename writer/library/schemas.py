"""JSON Schemas of the files that people write, made from the very tables that read them.

Editors complete and validate YAML by them. A schema knows keys, types, choices and shapes; what a value means (a date
that does not exist, a window) the program tells. Values have the types of YAML 1.2; any may be left empty.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from writer.library.desks import DESK_KEYS
from writer.library.drafts import TOOL_FIELD, TOOL_KEY
from writer.library.genres import GENRE_KEYS, SHARED_KEYS
from writer.library.guidekeys import GUIDE_KEYS, NAMES, WORDING
from writer.library.records import FACT_KEYS, PERSON_KEYS
from writer.model.fields import Field, FieldType
from writer.model.genre import Genre
from writer.model.guide import SETTINGS
from writer.model.phrases import NOT_KNOWN
from writer.model.stages import STAGES

Schema = dict[str, Any]

NOTHING: Mapping[str, Schema] = MappingProxyType({})
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ANY_WORDS: Schema = {"type": ["string", "number", "boolean", "null"]}
_SCALARS: Mapping[FieldType, Schema] = MappingProxyType(
    {
        FieldType.INT: {"type": ["integer", "string", "null"]},
        FieldType.NUMBER: {"type": ["number", "string", "null"]},
        FieldType.BOOL: {"enum": [True, False, "yes", "no", "on", "off", "true", "false", None]},
        FieldType.DATE: {"type": ["string", "null"]},
        FieldType.MOMENT: {"type": ["string", "null"]},
        FieldType.PARTIAL_DATE: {"type": ["string", "integer", "null"]},
        FieldType.WINDOW: {"type": ["string", "integer", "null"]},
        FieldType.URL: {"type": ["string", "null"], "pattern": "^https?://"},
    }
)

_NUMBERS = {FieldType.INT: r"[-+]?\d{1,12}", FieldType.NUMBER: r"[-+]?[\d.]+"}
"""How a number is written as a string."""


def genre_schema() -> Schema:
    """That of ``genre.yaml``."""
    return _file("genre.yaml", GENRE_KEYS)


def shared_schema() -> Schema:
    """That of ``_shared/fields.yaml``."""
    return _file("fields.yaml", SHARED_KEYS)


def guide_schema() -> Schema:
    """That of ``guide.yaml``."""
    schema = _file("guide.yaml", GUIDE_KEYS)
    schema["properties"] |= {"rules": _rules(), "names": _names()}
    return schema


def desk_schema() -> Schema:
    """That of ``writer.yaml``."""
    schema = _file("writer.yaml", DESK_KEYS)
    schema["properties"] |= {"names": _names()}
    return schema


def facts_schema(genre: Genre) -> Schema:
    """That of the facts of a genre."""
    schema = _file(f"facts of {genre.id}", {**genre.fields, TOOL_KEY: TOOL_FIELD}, facts=True)
    schema["properties"]["genre"] = {"const": genre.id}
    needed = (field.name for field in genre.fields.values() if field.required == STAGES[0] and not field.unless)
    return schema | {"required": sorted({"genre", *needed})}


def _file(title: str, fields: Mapping[str, Field], *, facts: bool = False) -> Schema:
    making = _Making(facts=facts)
    schema = making.record(fields)
    return {"$schema": _DIALECT, "title": title, **schema, **({"$defs": making.defs} if making.defs else {})}


class _Making:
    """Makes one schema; tables that hold themselves stand in ``defs``."""

    def __init__(self, *, facts: bool) -> None:
        self.facts = facts
        plain = _Making(facts=False) if facts else None
        self.defs: Schema = {name: plain.field(field) for name, field in FACT_KEYS.items()} if plain else {}
        self._about: Schema = {name: {"$ref": f"#/$defs/{name}"} for name in self.defs}

    def record(self, fields: Mapping[str, Field], about: Mapping[str, Schema] = NOTHING) -> Schema:
        """A mapping of these keys and no others; ``about`` are those that a fact has of itself."""
        properties = {**about, **{name: self.field(field) for name, field in fields.items()}}
        return {"type": ["object", "null"], "properties": properties, "additionalProperties": False}

    def field(self, field: Field) -> Schema:
        """The value of one key, with what is known of it."""
        told = {"title": field.label, "description": field.help, "examples": [field.example] if field.example else None}
        return {name: value for name, value in told.items() if value} | self._fact(field)

    def _fact(self, field: Field) -> Schema:
        """A value, plain or in full, unless it has a key 'value' of its own."""
        plain = self._value(field)
        own = field.type is FieldType.RECORD and "value" in field.rows
        return plain if own else self._stated(plain)

    def _stated(self, plain: Schema) -> Schema:
        if not self.facts:
            return plain
        full = {"type": "object", "required": ["value"], "additionalProperties": False}
        return {"anyOf": [plain, {**full, "properties": {"value": plain, **self._about}}]}

    def _value(self, field: Field) -> Schema:
        if field.type is FieldType.MAP:
            held = self._rows(field) if field.rows else self._scalar(field, field.of)
            return {"type": ["object", "null"], "additionalProperties": held}
        if field.type is FieldType.RECORD:
            return self._rows(field)
        if not field.is_list:
            return self._person() if field.type is FieldType.PERSON else self._scalar(field, field.type)
        return self._list(field)

    def _list(self, field: Field) -> Schema:
        if field.rows:
            return {"type": ["array", "null"], "items": self._rows(field)}
        kind = field.item_type
        one = self._person() if kind is FieldType.PERSON else self._scalar(field, kind)
        return {"anyOf": [{"type": "array", "items": self._stated(one)}, one]}

    def _scalar(self, field: Field, kind: FieldType) -> Schema:
        if kind in {FieldType.CHOICE, FieldType.MULTICHOICE}:
            words = {"yes": True, "no": False}
            return {"enum": [*field.choices, *(words[choice] for choice in field.choices if choice in words), None]}
        schema = dict(_SCALARS.get(kind, _ANY_WORDS))
        if kind in _NUMBERS:
            instead = (form for words in sorted(NOT_KNOWN) for form in (words, words.upper())) if self.facts else ()
            schema["pattern"] = f"^({'|'.join((_NUMBERS[kind], *instead))})$"
        return schema if field.least is None else {**schema, "minimum": field.least}

    def _rows(self, field: Field) -> Schema:
        if not any(inner.rows is field.rows for inner in field.rows.values()):
            return self.record(field.rows, self._about)
        name = "field"
        if name not in self.defs:
            self.defs[name] = {}
            self.defs[name] = self.record(field.rows, self._about)
        return {"$ref": f"#/$defs/{name}"}

    def _person(self) -> Schema:
        forms = {**self._about, **dict.fromkeys(PERSON_KEYS, _ANY_WORDS)}
        named = {"type": "object", "properties": forms, "required": ["full"], "additionalProperties": False}
        return {"anyOf": [_ANY_WORDS, named]}


def _names() -> Schema:
    never = {"anyOf": [{"type": "array", "items": _ANY_WORDS}, _ANY_WORDS]}
    kind = {"type": ["object", "null"], "additionalProperties": never}
    return {"type": ["object", "null"], "properties": dict.fromkeys(NAMES, kind), "additionalProperties": False}


def _rules() -> Schema:
    """A level, or a level and numbers, which may be others for a genre."""
    level: Schema = {"enum": [*SETTINGS, False]}  # 'off' is a boolean to old readers of YAML
    number = {"type": ["number", "string", "null"], "pattern": r"^([<>=!]{1,2} ?)?\d+(\.\d+)?$"}
    of_genre = {"type": "object", "properties": {"level": level}, "additionalProperties": number}
    genres = {"type": "object", "additionalProperties": {"anyOf": [level, of_genre]}}
    wording = _Making(facts=False).record({field.name: field for field in WORDING})
    rule = of_genre | {"properties": {"level": level, "genres": genres, "wording": wording}}
    return {"type": ["object", "null"], "additionalProperties": {"anyOf": [level, rule]}}
