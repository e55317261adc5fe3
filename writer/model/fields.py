"""What a field may hold: its type, its words for the form, and how a written scalar becomes a value."""

import enum
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType

from writer.model.dates import PartialDate
from writer.model.names import PersonName
from writer.model.windows import Window
from writer.values import Value, field

Scalar = str | int | float | bool | date | PartialDate | Window | PersonName
"""The value of a field that is neither list nor record."""


class FieldType(enum.StrEnum):
    """The types that ``genre.yaml`` may name, and those of the project's own files."""

    TEXT = "text"
    PROSE = "prose"
    INT = "int"
    NUMBER = "number"
    BOOL = "bool"
    CHOICE = "choice"
    MULTICHOICE = "multichoice"
    DATE = "date"
    MOMENT = "moment"
    PARTIAL_DATE = "partial date"
    WINDOW = "window"
    URL = "url"
    TITLE = "title"
    PERSON = "person"
    NAME = "name"
    CREDITS = "credits"
    QUOTES = "quotes"
    SOURCES = "sources"
    LIST = "list"
    RECORD = "record"
    MAP = "map"

    @property
    def is_name(self) -> bool:
        """Whether its value is a name or title: part of the checks' dictionary."""
        return self in _NAMES


_NAMES = (FieldType.TITLE, FieldType.PERSON, FieldType.NAME)  # no set: the hash of a member is code of Python's
_LISTS = frozenset({FieldType.CREDITS, FieldType.QUOTES, FieldType.SOURCES, FieldType.LIST, FieldType.MULTICHOICE})
_NO_FIELDS: Mapping[str, "Field"] = MappingProxyType({})


class Field(Value):
    """One question of a genre, or one key of a file.

    ``rows`` are the fields of a record, of each row of a list of records, or of each value of a map;
    a list or map without ``rows`` holds scalars of type ``of``. ``required`` names the stage whose
    gate asks for it, ``at_least`` how many rows it asks for, ``unless`` the fields of which one does instead.
    ``least`` is the lowest number that it may be.
    ``when`` and ``default`` are expressions over the facts: whether the question is asked, and what is proposed
    for its answer. ``shelf_life`` is for how many days a fact holds before somebody should look again; what is asked
    ``once`` belongs to one story, and is not carried over into the next on the same title.
    """

    name: str
    type: FieldType
    label: str = ""
    help: str = ""
    example: str = ""
    required: str = ""
    at_least: int = 1
    unless: tuple[str, ...] = ()
    when: str = ""
    default: str = ""
    once: bool = False
    least: int | None = None
    max_words: int | None = None
    shelf_life: int | None = None
    choices: tuple[str, ...] = ()
    of: FieldType = FieldType.TEXT
    rows: Mapping[str, "Field"] = field(default_factory=lambda: _NO_FIELDS)

    @property
    def is_list(self) -> bool:
        """Whether its value is a tuple of facts."""
        return self.type in _LISTS

    @property
    def item_type(self) -> FieldType:
        """The type of each scalar of a list."""
        return FieldType.CHOICE if self.type is FieldType.MULTICHOICE else self.of


def read_scalar(spec: Field, kind: FieldType, text: str) -> Scalar:
    """Read ``text`` as ``kind`` says, whatever YAML would make of it.

    Raises ``ValueError`` with what is wrong and how to write it.
    """
    return _READERS.get(kind, _read_text)(text, spec)


def _read_text(text: str, _spec: Field) -> str:
    return text


def _read_int(text: str, spec: Field) -> int:
    if not re.fullmatch(r"[-+]?\d{1,12}", text):
        raise ValueError(f"'{text}' is not a whole number")
    _hold_to_least(int(text), spec)
    return int(text)


def _read_number(text: str, spec: Field) -> float:
    try:
        number = float(text)
    except ValueError:
        raise ValueError(f"'{text}' is not a number") from None
    _hold_to_least(number, spec)
    return number


def _hold_to_least(number: float, spec: Field) -> None:
    if spec.least is not None and not number >= spec.least:
        raise ValueError(f"{number} is too low; the least is {spec.least}")


_BOOLS = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


def _read_bool(text: str, _spec: Field) -> bool:
    if text.lower() not in _BOOLS:
        raise ValueError(f"'{text}' is neither yes nor no")
    return _BOOLS[text.lower()]


def _read_choice(text: str, spec: Field) -> str:
    if text not in spec.choices:
        raise ValueError(f"'{text}' is not one of {', '.join(spec.choices)}")
    return text


def _read_date(text: str, _spec: Field) -> date:
    read = PartialDate.parse(text)
    if read.day is None:
        raise ValueError(f"'{text}' names no day; write it like 2027-03-12")
    return read.first


def _read_moment(text: str, spec: Field) -> date:
    if "T" not in text and ":" not in text:
        return _read_date(text, spec)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"'{text}' is no date and time; write it like 2027-03-12T10:00+01:00") from None


def _read_url(text: str, _spec: Field) -> str:
    if not re.fullmatch(r"https?://[^\s/]+\.[^\s/]+(/\S*)?", text):
        raise ValueError(f"'{text}' is no web address; write it like https://www.example.com/page")
    return text


_READERS: Mapping[FieldType, Callable[[str, Field], Scalar]] = {
    FieldType.INT: _read_int,
    FieldType.NUMBER: _read_number,
    FieldType.BOOL: _read_bool,
    FieldType.CHOICE: _read_choice,
    FieldType.MULTICHOICE: _read_choice,
    FieldType.DATE: _read_date,
    FieldType.MOMENT: _read_moment,
    FieldType.PARTIAL_DATE: lambda text, _spec: PartialDate.parse(text),
    FieldType.WINDOW: lambda text, _spec: Window.parse(text),
    FieldType.URL: _read_url,
    FieldType.PERSON: lambda text, _spec: PersonName(full=text),
}
