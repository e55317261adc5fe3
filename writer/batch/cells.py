"""What all formats of sheets share: headers that can be used, and cells as text."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from pathlib import Path

from writer.errors import FileError, Place
from writer.library.yamlfile import Plain
from writer.model.fields import Field, FieldType
from writer.model.phrases import not_known

MOST_COLUMNS = 1000
"""No newsroom's sheet comes near this."""


def checked_headers(cells: Sequence[str], path: Path, line: int) -> tuple[str, ...]:
    """The headers of a sheet, blanks around them gone. Raises ``FileError`` for none, too many, or two alike."""
    place = Place(path=str(path), line=line)
    if len(cells) > MOST_COLUMNS:
        message = f"this sheet has {len(cells):,} columns; it may have {MOST_COLUMNS:,}"
        raise FileError(message, where=place, hint="keep the columns that the drafts need")
    headers = tuple(" ".join(cell.split()) for cell in cells)
    if not any(headers):
        raise FileError("this sheet has no headers", where=place, hint="name the columns in its first row")
    twice = [name for name, count in Counter(filter(None, headers)).items() if count > 1]
    if twice:
        raise FileError(f"two columns are called '{twice[0]}'", where=place, hint="give each a name of its own")
    return tuple(name or f"(column {number})" for number, name in enumerate(headers, start=1))


def cells_of(headers: Iterable[str], values: Iterable[object]) -> dict[str, Plain]:
    """Cells by header, as text; those without anything are left out."""
    texts = ((name, text_of(value)) for name, value in zip(headers, values, strict=False))
    return {name: text for name, text in texts if text}


def text_of(value: object) -> str:
    """A cell as people write it: a whole number without a point, a day in ISO's order, yes and no."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(timespec="minutes")
    return value.isoformat() if isinstance(value, date) else str(value).strip()


_COUNTED = frozenset({FieldType.CHOICE, FieldType.INT, FieldType.NUMBER, FieldType.DATE, FieldType.PARTIAL_DATE})
"""Types of which "TBA" says that nothing is known; of a window it is a value, and a title may be called so."""

_DAYS = frozenset({FieldType.DATE, FieldType.MOMENT, FieldType.PARTIAL_DATE, FieldType.WINDOW})
_DAY = re.compile(r"(\d{4})[/.](\d\d?)[/.](\d\d?)")
_WHOLE = re.compile(r"(\d+)\.0+")


def tidied(text: str, spec: Field | None) -> str:
    """A cell as its field is written: a choice in its own letters, a day with hyphens, a whole number without a point.

    Only what can mean one thing is changed; nothing stays of what says that it is not known.
    """
    if spec is None:
        return text
    kind = spec.item_type if spec.is_list else spec.type
    if kind is FieldType.CHOICE:
        text = next((str(one) for one in spec.choices if _folded(one) == _folded(text)), text)
    if kind in _COUNTED and text not in spec.choices and not_known(text):
        return ""
    day = _DAY.fullmatch(text) if kind in _DAYS else None
    if day:
        return f"{day[1]}-{day[2]:0>2}-{day[3]:0>2}"
    whole = _WHOLE.fullmatch(text) if kind is FieldType.INT else None
    return whole[1] if whole else text


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "-", text.lower()).strip("-")
