"""Strict records: YAML nodes and a table of fields to typed facts, every problem collected at once."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from types import MappingProxyType

from writer.errors import FileError, Place, Problem
from writer.library.yamlfile import ListNode, MapNode, Node, ScalarNode, entries, inside
from writer.model.facts import Certainty, Fact, FactValue, Record
from writer.model.fields import Field, FieldType, read_scalar
from writer.model.names import PersonName
from writer.model.phrases import not_known
from writer.values import replace

FACT_KEYS = {
    "certainty": Field(name="certainty", type=FieldType.CHOICE, choices=tuple(Certainty)),
    "sources": Field(name="sources", type=FieldType.LIST),
    "as_of": Field(name="as_of", type=FieldType.DATE),
}
"""What a fact written in full says of itself beside its value."""

_FULL_FACT = {"value", *FACT_KEYS}
_COUNTED = {FieldType.INT, FieldType.NUMBER, FieldType.DATE, FieldType.MOMENT, FieldType.PARTIAL_DATE}
"""Types of which "TBA" is no value: nothing is known. Of a window it is one."""
PERSON_KEYS = {name: Field(name=name, type=FieldType.TEXT) for name in ("full", "given", "family", "short")}
"""The forms of a person's name, where it is written as a group."""


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint that names the known word most like ``word``, or nothing."""
    # 13 ms to import, and only an error needs it
    import difflib  # noqa: PLC0415

    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean '{close[0]}'?" if close else ""


MANY = 20
"""So many names are no hint any more."""


def known(word: str, names: Collection[str]) -> str:
    """A hint for a word that is none of ``names``: the nearest, else all of them, or how to list them."""
    if len(names) < MANY:
        return nearest(word, names) or f"known here: {', '.join(names)}"
    return nearest(word, names) or "'writer genre show GENRE' lists the fields"


def read_record(
    node: MapNode, fields: Mapping[str, Field], *, facts: bool = False, lenient: bool = False
) -> tuple[Record, tuple[Problem, ...]]:
    """Read ``node`` by the table ``fields``; what cannot be read is left out and reported.

    With ``facts`` any value may be written in full (``{value, certainty, sources, as_of}``).
    ``lenient`` keeps unknown keys quiet unless they nearly spell a known one.
    """
    reader = _RecordReader(facts=facts, lenient=lenient)
    return reader.record(node, fields), tuple(reader.problems)


def read_strict(node: MapNode, fields: Mapping[str, Field]) -> Record:
    """``read_record`` for the project's own files: raises ``FileError`` with every problem."""
    record, problems = read_record(node, fields)
    if problems:
        raise FileError.of(problems)
    return record


class _RecordReader:
    """Carries the problems found so far."""

    def __init__(self, *, facts: bool, lenient: bool) -> None:
        self.facts, self.lenient = facts, lenient
        self.problems: list[Problem] = []

    def complain(self, message: str, place: Place, hint: str = "") -> None:
        self.problems.append(Problem(message=message, place=place, hint=hint))

    def record(self, node: MapNode, fields: Mapping[str, Field]) -> Record:
        facts: dict[str, Fact] = {}
        for key, value in node.entries:
            field = fields.get(key.text)
            if field is None:
                self._unknown(key, fields)
                continue
            fact = self.fact(value, field)
            if fact is not None:
                facts[key.text] = _handed_down(fact, value)
        return Record(MappingProxyType(facts))

    def _unknown(self, key: ScalarNode, fields: Mapping[str, Field]) -> None:
        hint = nearest(key.text, fields)
        if hint or not self.lenient:
            hint = hint or known(key.text, fields)
            message = f"'{key.text}' is no field here"
            self.problems.append(Problem(message=message, place=key.place, hint=hint, advice=self.lenient))

    def fact(self, node: Node, field: Field) -> Fact | None:
        """The fact that ``node`` states, or ``None`` if nothing is stated or it cannot be read."""
        if isinstance(node, ScalarNode) and node.empty:
            return None
        own = field.type is FieldType.RECORD and "value" in field.rows  # a row's own key, as a figure's
        if self.facts and isinstance(node, MapNode) and node.get("value") is not None and not own:
            return self._full_fact(node, field)
        value = self._value(node, field)
        return None if value is None else self._with_about(node, Fact(value=value, type=field.type, span=node.span))

    def _full_fact(self, node: MapNode, field: Field) -> Fact | None:
        for key, _ in node.entries:
            if key.text not in _FULL_FACT:
                self.complain(f"'{key.text}' is no part of a fact", key.place, nearest(key.text, _FULL_FACT))
        inner = node.get("value")
        fact = self.fact(inner, field) if inner is not None else None
        return None if fact is None else self._about(node, fact)

    def _with_about(self, node: Node, fact: Fact) -> Fact:
        """Rows and records carry certainty, sources and as_of among their own keys."""
        return self._about(node, fact) if self.facts and isinstance(node, MapNode) else fact

    def _about(self, node: MapNode, fact: Fact) -> Fact:
        entries = tuple(entry for entry in node.entries if entry[0].text in FACT_KEYS)
        if not entries and _is_plain(fact):
            return fact
        about = self.record(replace(node, entries=entries), FACT_KEYS)
        as_of = about["as_of"].value if "as_of" in about else None
        return replace(
            fact,
            certainty=Certainty(about.text("certainty") or Certainty.OFFICIAL),
            sources=tuple(str(source) for source in about.rows("sources")),
            as_of=as_of if isinstance(as_of, date) else None,
        )

    def _value(self, node: Node, field: Field) -> FactValue | None:
        if field.is_list:
            return self._list(node, field)
        if field.type in {FieldType.RECORD, FieldType.MAP}:
            return self._record_value(node, field)
        if field.type is FieldType.PERSON and isinstance(node, MapNode):
            return self._person(node)
        if not isinstance(node, ScalarNode):
            self.complain(f"'{field.name}' is one {field.type.value}, not several", node.place, "write one value")
            return None
        return self._scalar(node, field, field.type)

    def _scalar(self, node: ScalarNode, field: Field, kind: FieldType) -> FactValue | None:
        if self.facts and kind in _COUNTED and not_known(node.text):
            return None
        try:
            return read_scalar(field, kind, node.text.strip())
        except ValueError as error:
            hint = nearest(node.text, field.choices) or (f"for example: {field.example}" if field.example else "")
            self.complain(f"'{field.name}': {error}", node.place, hint)
            return None

    def _list(self, node: Node, field: Field) -> FactValue | None:
        if isinstance(node, ScalarNode) and not field.rows:
            node = ListNode(node.mark, (node,))
        if not isinstance(node, ListNode):
            self.complain(f"'{field.name}' is a list", node.place, "begin each row with '- '")
            return None
        row = replace(field, type=FieldType.RECORD if field.rows else field.item_type)
        facts = (self.fact(item, row) for item in node.items)
        return tuple(fact for fact in facts if fact is not None)

    def _record_value(self, node: Node, field: Field) -> FactValue | None:
        if not isinstance(node, MapNode):
            self.complain(f"'{field.name}' is a group of 'key: value'", node.place, _row_hint(field))
            return None
        if field.type is FieldType.RECORD:
            return self.record(self._own_keys(node) if self.facts else node, field.rows)
        kind = FieldType.RECORD if field.rows else field.of
        return self.record(node, {key.text: replace(field, name=key.text, type=kind) for key, _ in node.entries})

    def _own_keys(self, node: MapNode) -> MapNode:
        """``node`` without what it says about itself as a fact."""
        entries = tuple(entry for entry in node.entries if entry[0].text not in FACT_KEYS)
        return node if len(entries) == len(node.entries) else replace(node, entries=entries)

    def _person(self, node: MapNode) -> PersonName | None:
        forms = self.record(self._own_keys(node) if self.facts else node, PERSON_KEYS)
        if "full" not in forms:
            self.complain("a person needs 'full'", node.place, "write {full: Park Ji-hu, short: Park}")
            return None
        return PersonName(**{name: forms.text(name) for name in PERSON_KEYS})


def _is_plain(fact: Fact) -> bool:
    """Whether nothing is said of a fact beside its value."""
    return fact.certainty is Certainty.OFFICIAL and not fact.sources and fact.as_of is None


def _handed_down(fact: Fact, node: Node | None) -> Fact:
    """A group's facts are as sure as the group is, and have its sources and day, unless they speak for themselves."""
    if not isinstance(fact.value, Record) or _is_plain(fact):
        return fact
    group = node if "value" in fact.value else inside(node, "value") or node
    facts = {}
    for name, one in fact.value.items():
        part = inside(group, name)
        own = any(key.text in FACT_KEYS for key, _ in entries(part))
        about = {"certainty": fact.certainty, "sources": fact.sources, "as_of": fact.as_of}
        facts[name] = one if own else _handed_down(replace(one, **about), part)
    return replace(fact, value=Record(MappingProxyType(facts)))


def _row_hint(field: Field) -> str:
    names = ", ".join(f"{name}: …" for name in list(field.rows)[:3])
    return f"write it like {{{names}}}" if names else ""
