"""A baseline: alerts that are known, in a JSON file with one of them a line, so that versions of it can be compared."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from writer.errors import FileError, Place, UsageError
from writer.library.files import read_text, write_text
from writer.values import Value, asdict

FORMAT = 1


class Known(Value):
    """One known alert, by what it says and where in the words it stands: a few of them before and after ``match``."""

    check: str
    match: str = ""
    before: str = ""
    after: str = ""


Baseline = Mapping[str, tuple[Known, ...]]
"""File, from the folder of the baseline, with ``/`` → its known alerts in their order."""


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file. Raises ``UsageError`` or ``FileError``."""
    if not path.exists():
        raise UsageError(f"there is no baseline '{path}'", hint=f"make one with --write-baseline {path}")
    try:
        content = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        where = Place(path=str(path), line=error.lineno, column=error.colno)
        raise FileError(f"this is no JSON: {error.msg}", where=where, hint=_AGAIN) from None
    try:
        if content["format"] != FORMAT:
            raise FileError(f"this baseline has the format {content['format']}", where=_top(path), hint=_AGAIN)
        return {name: tuple(map(_known, alerts)) for name, alerts in content["alerts"].items()}
    except (AttributeError, KeyError, TypeError):
        raise FileError("this is no baseline", where=_top(path), hint=_AGAIN) from None


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Write a baseline, whole or not at all; files without a known alert are left out. Raises ``SaveError``."""
    files = (f"  {_json(name)}: [\n{_lines(alerts)}\n  ]" for name, alerts in sorted(baseline.items()) if alerts)
    inner = ",\n".join(files)
    alerts = f"{{\n{inner}\n}}" if inner else "{}"
    write_text(path, f'{{"format": {FORMAT}, "alerts": {alerts}}}\n')


_AGAIN = "make it anew with --write-baseline"


def _top(path: Path) -> Place:
    return Place(path=str(path))


def _known(row: Mapping[str, Any]) -> Known:
    known = Known(**row)
    if not all(isinstance(text, str) for text in asdict(known).values()):
        raise TypeError
    return known


def _lines(alerts: tuple[Known, ...]) -> str:
    return ",\n".join(f"    {_json({name: text for name, text in asdict(one).items() if text})}" for one in alerts)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
