"""The keys of ``guide.yaml``: one table that reads it strictly."""

from collections.abc import Mapping
from types import MappingProxyType

from writer.model.fields import Field, FieldType
from writer.model.guide import SETTINGS
from writer.model.stages import GATED

_TEXT, _INT, _LIST, _RECORD, _MAP = (FieldType[name] for name in ("TEXT", "INT", "LIST", "RECORD", "MAP"))


def _field(name: str, kind: FieldType, *rows: Field, choices: tuple[str, ...] = ()) -> Field:
    return Field(
        name=name,
        type=kind,
        choices=choices,
        of=FieldType.CHOICE if choices else _TEXT,
        rows=MappingProxyType({row.name: row for row in rows}),
    )


def _choice(name: str, *choices: str) -> Field:
    return _field(name, FieldType.CHOICE, choices=choices)


WORDING = (
    _choice("serial_comma", "yes", "no"),
    _choice("date", "month-first", "day-first"),
    _choice("quotes", "double", "single"),
    _choice("titles", "italics", "quotes", "plain"),
    _choice("percent", "percent", "per cent", "%"),
    _choice("possessive_s", "apostrophe", "apostrophe-s"),
    _field("numerals_below", _INT),
)
"""The settings of ``wording:``; the same ones drive what templates write and what checks expect."""

GATES = _field("gates", _RECORD, *(_choice(stage, *SETTINGS) for stage in GATED))
"""Stage → the level from which alerts keep a draft from it; a desk may set it too."""

NAMES = ("people", "works", "organisations")
"""The kinds of ``names``: right form → forms never to print; a desk may set them too."""

_ENGINE = ("on", *SETTINGS)
_BUDGET = (_field("min", _INT), _field("max", _INT))

GUIDE_KEYS: Mapping[str, Field] = MappingProxyType(
    {
        field.name: field
        for field in (
            _field("label", _TEXT),
            _field("description", _TEXT),
            _choice("locale", "en-US", "en-GB"),
            _field("extends", _LIST),
            _field("vocabulary", _RECORD, _field("accept", _LIST), _field("reject", _LIST)),
            _field("wording", _RECORD, *WORDING),
            _field(
                "sources",
                _RECORD,
                _field("tiers", _RECORD, _field("strong", _LIST), _field("weak", _LIST)),
                _field("domains", _MAP),
                _field("alone", _LIST),
            ),
            _field(
                "grammar",
                _RECORD,
                _choice("level", "default", "picky"),
                _field("rules", _MAP, choices=_ENGINE),
                _field("categories", _MAP, choices=_ENGINE),
                _field("words", _LIST),
                _field("word_lists", _LIST),
                _field("outside_quotations", _LIST),
            ),
            _field("length", _MAP, *_BUDGET, *(_field(name, _INT) for name in ("target", "headline", "dek"))),
            _field(
                "structure",
                _MAP,
                _field(
                    "sections",
                    _MAP,
                    _field("heading", _TEXT),
                    _field("aliases", _LIST),
                    *_BUDGET,
                    _field("required", FieldType.BOOL),
                ),
            ),
            GATES,
            _field("in_quotations", _LIST),
            _field("safe_fixes", _LIST),
        )
    }
)
"""The keys that are read by the table; ``rules`` and ``names`` are maps of their own."""
