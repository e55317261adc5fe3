"""What templates see of the facts: an answer prints its value, a missing one prints a TK and is false.

Templates reach the inner answers of a row by name and nothing else: certainty and sources are asked for
through functions (``cite``, ``certainty``), so that no field's name can be hidden by a method's.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Protocol

from writer.model.dates import PartialDate
from writer.model.facts import EMPTY, Fact, FactValue, Record
from writer.model.fields import Field, FieldType, Scalar
from writer.model.periods import Precision
from writer.model.windows import Window


class Printer(Protocol):
    """How scalars and gaps become text; the language of the draft."""

    def scalar(self, value: Scalar, kind: FieldType) -> str:
        """The value in words."""

    def tk(self, hint: object) -> str:
        """A value still to come."""

    def join_and(self, items: Iterable[object]) -> str:
        """Several values in a row."""


class UndeclaredFieldError(Exception):
    """A template asks for a field that the genre does not have."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(f"'{name}' is no field here")
        self.name = name
        self.known = tuple(known)


class Answer:
    """One field's answer, or its absence, as a template sees it."""

    __slots__ = ("__fact__", "_field", "_held", "_inner_ones", "_printed", "_printer")

    def __init__(self, fact: Fact | None, field: Field, printer: Printer) -> None:
        self.__fact__, self._field, self._printer = fact, field, printer
        self._held = None if fact is None or _says_nothing(fact.value) else fact.value
        self._inner_ones: dict[str | int, Answer] | None = None
        self._printed: str | None = None

    def __bool__(self) -> bool:
        """Whether there is something to print: a window "TBA" says nothing, and ``no`` is a no."""
        return self._held is not None

    def __str__(self) -> str:
        if self._printed is None:
            self._printed = self._text()
        return self._printed

    def _text(self) -> str:
        value = self._held
        if value is None:
            return self._printer.tk(self._field.label or self._field.name)
        if isinstance(value, tuple):
            return self._printer.join_and(self)
        if isinstance(value, Record):
            raise TypeError(f"'{self._field.name}' is a group; print one of {', '.join(self._field.rows)}")
        kind = self._field.of if self._field.type is FieldType.LIST else self._field.type
        return self._printer.scalar(value, kind)

    def __iter__(self) -> Iterator["Answer"]:
        return map(self.__getitem__, range(len(self)))

    def __len__(self) -> int:
        return len(self.__fact__.rows) if self.__fact__ else 0

    def __getitem__(self, key: str | int) -> "Answer":
        inner = self._inner_ones = self._inner_ones or {}
        known = inner.get(key)
        if known is None:
            known = inner[key] = self._at(key)
        return known

    def _at(self, key: str | int) -> "Answer":
        if isinstance(key, int):
            number = range(len(self))[key]
            return self._inner(self.__fact__.rows[number], self._field, number)  # type: ignore[union-attr]  # it has rows
        if key not in self._field.rows:
            raise UndeclaredFieldError(key, self._field.rows)
        record = self.__fact__.record if self.__fact__ else EMPTY
        return self._inner(record.facts.get(key), self._field.rows[key], key)

    def _inner(self, fact: Fact | None, field: Field, key: str | int) -> "Answer":
        """The answer at ``key`` of this one."""
        del key
        return Answer(fact, field, self._printer)

    def __eq__(self, other: object) -> bool:
        """Compare as it was written, so that ``status == "renewed"`` and ``season == 2`` read as they should."""
        return bool(self) and str(raw(self)) == str(raw(other))

    def __hash__(self) -> int:
        return hash(str(raw(self)))

    def __lt__(self, other: object) -> bool:
        """Whether this is less for certain: a number, or a date all of whose days are over when the other begins."""
        return _order(self, other) == _LESS

    def __gt__(self, other: object) -> bool:
        """Whether this is more for certain."""
        return _order(self, other) == _MORE

    def __le__(self, other: object) -> bool:
        """Whether this may be less than the other, or the same; nothing missing is."""
        return _order(self, other) in {_LESS, _EVEN}

    def __ge__(self, other: object) -> bool:
        """Whether this may be more than the other, or the same; nothing missing is."""
        return _order(self, other) in {_MORE, _EVEN}

    def __int__(self) -> int:
        value = raw(self)
        if isinstance(value, int):
            return value
        raise TypeError(f"'{self._field.name}' is no number")


def _says_nothing(value: FactValue) -> bool:
    if isinstance(value, Window):
        return value.precision is Precision.UNKNOWN
    return value is False or (isinstance(value, str | tuple) and not value)


_LESS, _EVEN, _MORE = -1, 0, 1


def _order(one: object, other: object) -> int | None:
    """How two numbers or places in time stand to each other; ``None`` where one of them is missing."""
    held, against = raw(one), raw(other)
    if held is None or against is None:
        return None
    if isinstance(held, int | float) and isinstance(against, int | float):
        return (held > against) - (held < against)
    mine, theirs = window_of(one), window_of(other)
    if mine and theirs:
        return _LESS if mine.before(theirs) else _MORE if mine.after(theirs) else _EVEN
    raise TypeError(f"'{held}' and '{against}' have no order")


def answers(facts: Mapping[str, Fact], fields: Mapping[str, Field], printer: Printer) -> dict[str, Answer]:
    """Every declared field by name, answered or not."""
    return {name: Answer(facts.get(name), field, printer) for name, field in fields.items()}


def fact_of(value: object) -> Fact | None:
    """The fact behind an answer that is there; ``None`` for anything else."""
    return value.__fact__ if isinstance(value, Answer) and value._held is not None else None  # noqa: SLF001


def raw(value: object) -> object:
    """What an answer holds, ``None`` if it is missing; any other value as it is."""
    return value._held if isinstance(value, Answer) else value  # noqa: SLF001


def window_of(value: object) -> Window | None:
    """The place in time of a date or window, ``None`` for what has none."""
    held = raw(value)
    if isinstance(held, date):
        return PartialDate(year=held.year, month=held.month, day=held.day).window
    if isinstance(held, PartialDate | Window):
        return held.window if held.precision is not Precision.UNKNOWN else None
    return None
