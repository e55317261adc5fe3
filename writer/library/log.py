"""The log of a draft, ``drafts/.writer/<slug>.log.jsonl``: what was done about it, one event a line."""

import getpass
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from writer.errors import FileError, Place, Problem
from writer.library.files import append_text, read_lines
from writer.library.places import LOG, beside, owners
from writer.values import Value, asdict

EventName = Literal[
    "fixed",
    "dismissed",
    "proposed",
    "approved",
    "rejected",
    "updated",
    "passed",
    "overridden",
    "signed",
    "staged",
    "renamed",
    "restored",
    "exported",
]


class Event(Value):
    """What somebody did, when (UTC), and why; about an alert, of which ``check`` on which words ``match``."""

    event: EventName
    check: str = ""
    match: str = ""
    reason: str = ""
    by: str = ""
    at: str = ""


def log_path(draft: Path) -> Path:
    """Where the log of the draft in the file ``draft`` lies."""
    return beside(draft, LOG)


def logged_drafts(folder: Path) -> tuple[Path, ...]:
    """The drafts in ``folder`` that have a log, by name."""
    return tuple(owners(folder, LOG))


def append_events(draft: Path, events: Iterable[Event]) -> None:
    """Add events to a draft's log, in one write, so that two programs do not mix their lines. Raises ``SaveError``."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    lines = [json.dumps({"at": now, **_filled(event)}, ensure_ascii=False) + "\n" for event in events]
    if lines:
        append_text(log_path(draft), "".join(lines), like=draft)


def read_events(draft: Path) -> tuple[Event, ...]:
    """The log of a draft, oldest first; nothing without one. Raises ``FileError`` with every line that is none."""
    path = log_path(draft)
    problems: list[Problem] = []
    events: list[Event] = []
    for number, line in read_lines(path):
        try:
            row = {key: str(value) for key, value in json.loads(line).items() if key in Event.__struct_fields__}
            events.append(Event(**row))  # type: ignore[arg-type]  # any name of an event
        except (ValueError, AttributeError, TypeError):
            place = Place(path=str(path), line=number)
            problems.append(Problem(message="this line of the log cannot be read", place=place, hint="take it out"))
    if problems:
        raise FileError.of(problems)
    return tuple(events)


def _filled(event: Event) -> dict[str, str]:
    return {name: value for name, value in asdict(event).items() if value or name in {"reason", "by"}}


def whoami() -> str:
    """The name of the user of this program, or nothing where the system knows none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
