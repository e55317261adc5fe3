"""Words of the text that become the value of a field: which fields can read them, and the form that confirms it."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from writer.library.yamlfile import Plain
from writer.model.dates import PartialDate
from writer.model.fields import Field, FieldType, Scalar, read_scalar
from writer.model.windows import Window
from writer.tui.answers import ABOUT, Answer, flat_row
from writer.values import Value, replace

_PATH = re.compile(r"(?P<name>\w+)(?:\[(?P<row>\d+)\])?(?:\.(?P<inner>\w+))?")
_EDGES = " \t\n.,;:!?“”\"‘’'()[]*_"
_EXACT = frozenset({FieldType.WINDOW, FieldType.PARTIAL_DATE, FieldType.DATE, FieldType.INT, FieldType.CHOICE})
_LOOSE = frozenset({FieldType.TEXT, FieldType.PROSE})


def field_name(path: str) -> str:
    """The field that a fact's path (``cast[2].actor``) belongs to."""
    return path.partition(".")[0].partition("[")[0]


class Option(Value):
    """A field that can read the words: its path, its label, and what was understood."""

    path: str
    label: str
    understood: str


class Taking(Value, eq=False):
    """A form for one field, or one row of it, that begins with the words of the text; ``put`` gives the answer."""

    spec: Field
    row: int | None
    inner: str
    fields: Mapping[str, Field]
    values: dict[str, Plain]
    known: Plain

    @property
    def needed(self) -> str:
        """What the form must be told: how sure a value is that stands there for another one."""
        return "" if "certainty" in self.values or (self.row is not None and self.spec.rows) else "certainty"

    @property
    def title(self) -> str:
        """What the form asks."""
        return f"{self.spec.label}: what the text says. Who says so?"

    def put(self, values: Mapping[str, Plain]) -> tuple[str, Plain]:
        """The field's name, and its whole answer with ``values``."""
        one: Plain = dict(values) if self.row is not None and self.spec.rows else Answer.of(dict(values)).plain
        if self.row is not None:
            rows = as_rows(self.known)
            return self.spec.name, [*rows[: self.row], one, *rows[self.row + 1 :]]
        if self.inner:
            known = Answer.of(self.known)
            kept = known.value if isinstance(known.value, dict) else {}
            return self.spec.name, replace(known, value={**kept, self.inner: one}).plain
        return self.spec.name, one


def taking(path: str, fields: Mapping[str, Field], answers: Mapping[str, Plain], text: str) -> Taking | None:
    """The form for the field at ``path``; words that it cannot read leave its answer as it is. None for no field."""
    found = _PATH.match(path)
    spec = fields.get(found["name"]) if found else None
    if found is None or spec is None:
        return None
    known, inner = answers.get(spec.name), found["inner"] or ""
    row = int(found["row"]) if found["row"] else len(as_rows(known)) if spec.is_list else None
    if row is not None and spec.rows:
        rows = as_rows(known)
        values = flat_row(rows[row]) if row < len(rows) else {}
        inner = inner if inner in spec.rows else "" if row < len(rows) else next(iter(spec.rows))
        values = values | _read_as(spec.rows[inner], text, inner) if inner else values
        return Taking(spec=spec, row=row, inner=inner, fields=_with_about(spec.rows), values=values, known=known)
    leaf = spec.rows.get(inner, spec) if inner else spec
    if leaf.rows:
        return None
    kind = spec.of if row is not None else leaf.type
    leaf = replace(leaf, name="value", type=kind)
    values, read = _answer_at(known, row, inner), _read_as(leaf, text, "value")
    if read and read["value"] != values.get("value"):  # what was known of another value does not hold for this one
        values = read
    return Taking(spec=spec, row=row, inner=inner, fields=_with_about({"value": leaf}), values=values, known=known)


def options(fields: Mapping[str, Field], text: str) -> tuple[Option, ...]:
    """The fields that can read ``text``, those first that read it most exactly."""
    found = [option for name, spec in fields.items() for option in _options(name, spec, text)]
    return tuple(option for _, option in sorted(found, key=lambda pair: pair[0]))


def _options(name: str, spec: Field, text: str) -> Iterator[tuple[int, Option]]:
    if spec.type is FieldType.RECORD:
        for inner, leaf in spec.rows.items():
            yield from _option(f"{name}.{inner}", f"{spec.label}: {leaf.label.lower()}", leaf, text)
    elif spec.is_list and spec.rows:
        inner, leaf = next(iter(spec.rows.items()))
        yield from _option(f"{name}[new].{inner}", f"{spec.label}: a new row, {leaf.label.lower()}", leaf, text)
    elif not spec.is_list and spec.type is not FieldType.MAP:
        yield from _option(name, spec.label, spec, text)


def _option(path: str, label: str, leaf: Field, text: str) -> Iterator[tuple[int, Option]]:
    value = _value(leaf, text)
    if value is not None and not leaf.rows and not leaf.is_list:
        order = 0 if leaf.type in _EXACT else 2 if leaf.type in _LOOSE else 1
        yield order, Option(path=path.replace("[new]", ""), label=label, understood=_understood(value))


def _understood(value: Scalar) -> str:
    return value.edtf if isinstance(value, Window | PartialDate) else str(value)


def _value(spec: Field, text: str) -> Scalar | None:
    """``text`` as the field reads it; ``None`` if it cannot."""
    try:
        return read_scalar(spec, spec.type, _trimmed(spec, text))
    except ValueError:
        return None


def _trimmed(spec: Field, text: str) -> str:
    words = " ".join(text.split())
    if spec.type is FieldType.PROSE:
        return words
    words = words.strip(_EDGES)
    return words.lower().replace(" ", "-") if spec.type is FieldType.CHOICE else words


def _read_as(spec: Field, text: str, name: str) -> dict[str, Plain]:
    return {} if _value(spec, text) is None else {name: _trimmed(spec, text)}


def _answer_at(known: Plain, row: int | None, inner: str) -> dict[str, Plain]:
    """What a field says now, as the form has it."""
    if row is not None:
        rows = as_rows(known)
        known = rows[row] if row < len(rows) else None
    elif inner:
        value = Answer.of(known).value
        known = value.get(inner) if isinstance(value, dict) else None
    answer = Answer.of(known)
    return {} if answer.value is None else {"value": answer.value, **answer.about}


def as_rows(known: Plain) -> list[Plain]:
    """The rows of an answer to a list, however it is written."""
    value = Answer.of(known).value
    return list(value) if isinstance(value, list) else [] if value is None else [value]


def _with_about(fields: Mapping[str, Field]) -> Mapping[str, Field]:
    return MappingProxyType({**fields, **{name: spec for name, spec in ABOUT.items() if name not in fields}})
