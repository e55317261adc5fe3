"""Lines of a fact sheet: "Premiere: March 12, 2027", by the labels and names of fields, read as their types say."""

import re
from collections.abc import Iterator, Mapping

from writer.model.alert import Span
from writer.model.candidate import Candidate
from writer.model.facts import Certainty
from writer.model.fields import Field, FieldType, read_scalar
from writer.model.phrases import not_known

_LINE = re.compile(
    r"^[ \t>*•·–-]*(?P<label>[^\W\d_][\w /()’'-]{1,38}?)[ *_]*:[ *_]+(?P<value>\S[^\n]*?)[ \t*_]*$", re.MULTILINE
)
_NUMBER = re.compile(r"(\d{1,3})(?: ?[x×] ?\d+)?(?: ?(?P<unit>[^\W\d_]+))?\.?")
_MARKS = "“”\"'‘’*_"
_EXACT = frozenset(
    {FieldType.INT, FieldType.WINDOW, FieldType.PARTIAL_DATE, FieldType.DATE, FieldType.TITLE, FieldType.NAME}
    | {FieldType.CHOICE, FieldType.PERSON}
)
_NEVER = frozenset(
    {"genre", "headline", "dek", "byline", "published", "updated", "stage", "guide", "embargo", "editor"}
)
"""Fields of the draft itself, whose labels mean something else in other people's papers."""


def labelled(
    text: str, fields: Mapping[str, Field], columns: Mapping[str, str], units: frozenset[str], ground: Certainty
) -> Iterator[Candidate]:
    """The lines of ``text`` whose label is that of a field; ``columns`` are other names, in lower case → field."""
    known = dict(_called(fields, columns))
    for match in _LINE.finditer(text):
        path, spec = known.get(" ".join(match["label"].split()).casefold(), ("", None))
        value = _value(spec, match["value"], units) if spec else ""
        if value:
            begin = match.start("value") + max(match["value"].find(value.split(" ")[0]), 0)
            yield Candidate(
                field=path,
                value=value,
                certainty=ground,
                span=Span(begin=begin, end=match.end("value")),
                sentence=Span(begin=match.start("label"), end=match.end("value")),
            )


def _called(fields: Mapping[str, Field], columns: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, Field]]]:
    """Each name of a field that holds one exact value → its path and itself."""
    for name, field in columns.items():
        if field in fields and fields[field].type in _EXACT:
            yield name, (field, fields[field])
    for name, spec in fields.items():
        if spec.type in _EXACT and name not in _NEVER:
            yield from ((word.casefold(), (name, spec)) for word in (name.replace("_", " "), spec.label) if word)
        if spec.type is FieldType.RECORD:
            for inner, leaf in spec.rows.items():
                if leaf.type in _EXACT and " " in leaf.label:
                    yield leaf.label.casefold(), (f"{name}.{inner}", leaf)


def _value(spec: Field, text: str, units: frozenset[str]) -> str:
    """The value as the field's type reads it, or nothing."""
    value = text.strip().strip(_MARKS)
    if not_known(value):
        return ""
    if spec.type is FieldType.INT:
        number = _NUMBER.fullmatch(value)
        return number[1] if number and (number["unit"] or "x").lower() in units else ""
    if spec.type is FieldType.CHOICE:
        value = value.lower().replace(" ", "-")
    try:
        read_scalar(spec, spec.type, value)
    except ValueError:
        return ""
    return value
