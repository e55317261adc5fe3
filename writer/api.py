"""The library: open a desk, render, check, export, run a batch. What ``import writer`` gives, and no more."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from writer.batch.answers import Answers, answers
from writer.batch.preparing import Wanted, prepare
from writer.batch.run import run
from writer.desk.desk import Desk
from writer.desk.exporting import exported
from writer.errors import UsageError
from writer.library.places import find_desk
from writer.library.yamlfile import Plain, dump
from writer.model.draft import Draft
from writer.model.report import Report

__all__ = [
    "Answers",
    "Desk",
    "Draft",
    "Report",
    "check_draft",
    "export_draft",
    "open_desk",
    "read_draft",
    "render_facts",
    "run_batch",
]


def open_desk(folder: Path | str | None = None) -> Desk:
    """The desk that ``folder``, or else the working folder, stands in; without one, all that is shipped.

    Raises ``FileError`` for a ``writer.yaml`` that cannot be read.
    """
    return Desk(find_desk(Path(folder) if folder else Path.cwd()))


def read_draft(desk: Desk, path: Path | str) -> Draft:
    """The draft, or any other text, in a file. Raises ``UsageError`` or ``FileError``."""
    return desk.read(Path(path))


def render_facts(desk: Desk, facts: Mapping[str, Any] | Path | str, *, guide: str = "") -> Draft:
    """The draft that facts make: a mapping as front matter has it, or a file of them; nothing is written.

    Raises ``FileError`` with every fact that cannot be read, ``UsageError`` without a title, ``TemplateError``.
    """
    if isinstance(facts, Mapping):
        draft = desk.parse_facts(dump(_plain(facts)), "facts")
    else:
        draft = desk.read_facts(Path(facts))
    return desk.render(desk.require(draft), guide=guide)


def check_draft(desk: Desk, draft: Draft, *, guide: str = "", without: Iterable[str] = ()) -> Report:
    """Every alert on a draft; ``without`` waives checks, rules or ``grammar`` by name."""
    return desk.check(draft, guide=guide, without=frozenset(without))


def export_draft(desk: Desk, draft: Draft, form: str, *, override: str = "") -> bytes:
    """A draft in a format of ``writer export``. Raises ``UsageError`` before its embargo is over.

    ``override`` is the reason why it leaves the house all the same; it is logged beside the draft's file.
    """
    return exported(desk, draft, form, override=override)


def run_batch(
    desk: Desk,
    sheet: Path | str,
    folder: Path | str,
    *,
    genre: str = "",
    mapping: Path | str | None = None,
    without: Iterable[str] = (),
) -> Answers:
    """A draft of each row of a sheet, in ``folder``, and what became of the rows; nothing is written beside the sheet.

    A column that is only like a field is refused: say in ``mapping`` what it means.
    """
    wanted = Wanted(
        sheet=Path(sheet),
        folder=Path(folder),
        genre=genre,
        mapping=Path(mapping) if mapping else None,
        without=frozenset(without),
    )
    prepared = prepare(desk, wanted, _refuse)
    ran = run(desk, prepared.job, lambda _standing: None)
    return answers(prepared, ran)


def _refuse(header: str, field: str) -> bool:
    raise UsageError(f"is the column '{header}' the field '{field}'?", hint="name it in a mapping")


def _plain(value: Any) -> Plain:
    """A value of Python's as it would be written in front matter."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
