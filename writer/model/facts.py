"""Facts: the answers to a genre's fields, each with certainty, sources and as-of date."""

import enum
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType
from typing import Union

from writer.model.alert import Span
from writer.model.dates import PartialDate
from writer.model.fields import FieldType, Scalar
from writer.model.names import KnownName, PersonName
from writer.values import Value


class Certainty(enum.StrEnum):
    """How sure a fact is, strongest first."""

    OFFICIAL = "official"
    REPORTED = "reported"
    EXPECTED = "expected"
    RUMORED = "rumored"
    UNKNOWN = "unknown"


FactValue = Union[Scalar, "Record", tuple["Fact", ...]]


class Fact(Value):
    """A value with what is known of it.

    A fact written plain is official, and sourced by the draft's ``sources`` as a whole
    (``sources`` is then empty). ``span`` is the value's place in its file.
    """

    value: FactValue
    type: FieldType = FieldType.TEXT
    certainty: Certainty = Certainty.OFFICIAL
    sources: tuple[str, ...] = ()
    as_of: date | None = None
    span: Span | None = None

    def __str__(self) -> str:
        """The value as it is printed."""
        return str(self.value)

    @property
    def record(self) -> "Record":
        """The value of a fact that is a record or row; an empty record for any other."""
        return self.value if isinstance(self.value, Record) else EMPTY

    @property
    def rows(self) -> tuple["Fact", ...]:
        """The value of a fact that is a list; nothing for any other."""
        return self.value if isinstance(self.value, tuple) else ()


class Record(Mapping[str, Fact]):  # noqa: PLW1641 (a mapping has no hash)
    """Facts by name; a name without an answer is not in it."""

    __slots__ = ("facts",)

    def __init__(self, facts: Mapping[str, Fact] = MappingProxyType({})) -> None:
        """Hold ``facts``, which nobody changes."""
        self.facts = facts

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and self.facts == other.facts

    def __repr__(self) -> str:
        return f"Record({dict(self.facts)})"

    def __getitem__(self, name: str) -> Fact:
        return self.facts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.facts)

    def __len__(self) -> int:
        return len(self.facts)

    def text(self, name: str) -> str:
        """The printed value of ``name``, or nothing."""
        return str(self.facts[name].value) if name in self.facts else ""

    def rows(self, name: str) -> tuple[Fact, ...]:
        """The rows of the list ``name``, or none."""
        return self.facts[name].rows if name in self.facts else ()

    def answers(self, name: str) -> bool:
        """Whether ``name`` has an answer; a list or group in which nothing stands is none."""
        return name in self.facts and self.facts[name].value not in ((), EMPTY)


EMPTY = Record()


def walk(record: Record, path: str = "") -> Iterator[tuple[str, Fact]]:
    """Each scalar fact in ``record`` with its path, in order: ``cast[2].actor``."""
    for name, fact in record.items():
        yield from _walk_fact(f"{path}.{name}" if path else name, fact)


def scalars(record: Record) -> Iterator[Fact]:
    """The same without their paths, which cost as much as all else."""
    for fact in record.facts.values():
        yield from _scalars(fact)


def _scalars(fact: Fact) -> Iterator[Fact]:
    value = fact.value
    if isinstance(value, Record):
        yield from scalars(value)
    elif isinstance(value, tuple):
        for row in value:
            yield from _scalars(row)
    else:
        yield fact


def _walk_fact(path: str, fact: Fact) -> Iterator[tuple[str, Fact]]:
    if isinstance(fact.value, Record):
        yield from walk(fact.value, path)
    elif isinstance(fact.value, tuple):
        for number, row in enumerate(fact.value):
            yield from _walk_fact(f"{path}[{number}]", row)
    else:
        yield path, fact


class Facts(Value, dict=True):
    """All facts of one draft, as its file states them."""

    record: Record
    path: str = ""

    @property
    def genre(self) -> str:
        """The id of the genre, or nothing."""
        return self.record.text("genre")

    @property
    def title(self) -> str:
        """The title of the work."""
        return self.record.text("title")

    def scalar(self, name: str) -> Scalar | None:
        """The typed value of a field that is neither list nor record, if it is known."""
        fact = self.record.get(name)
        return None if fact is None or isinstance(fact.value, Record | tuple) else fact.value

    def reference_day(self, today: date) -> date:
        """The day that "last week" counts from: ``updated``, else ``published``, else today."""
        for name in ("updated", "published"):
            value = self.scalar(name)
            if isinstance(value, datetime):
                return value.date()
            if isinstance(value, date):
                return value
        return today

    @property
    def variants(self) -> Mapping[str, Mapping[str, str]]:
        """Section → the ``form`` that it took when it was last rendered, and the ``skeleton`` of that."""
        state = self.record["writer"].record if "writer" in self.record else EMPTY
        chosen = state["variants"].record if "variants" in state else EMPTY
        return {
            section: {name: row.record.text(name) for name in ("form", "skeleton")} for section, row in chosen.items()
        }

    def names(self) -> tuple[KnownName, ...]:
        """Every name and title on record: the dictionary of the checks."""
        return self._names

    @cached_property
    def _names(self) -> tuple[KnownName, ...]:
        return tuple(
            KnownName(text=text, path=path, kind=fact.type.value)
            for path, fact in walk(self.record)
            if fact.type.is_name
            for text in _forms(fact.value)
        )

    def interval(self, name: str) -> PartialDate | None:
        """A date field at whatever precision it is known."""
        value = self.scalar(name)
        if isinstance(value, datetime):
            value = value.date()
        if isinstance(value, date):
            return PartialDate.of(value)
        return value if isinstance(value, PartialDate) else None


def _forms(value: FactValue) -> tuple[str, ...]:
    if isinstance(value, PersonName):
        return tuple(dict.fromkeys(form for form in (value.full, value.short) if form))
    return (str(value),)
