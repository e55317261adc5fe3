"""Checking many files in one run."""

from collections.abc import Callable, Iterable
from pathlib import Path

from writer.desk.checking import GRAMMAR
from writer.desk.desk import Desk
from writer.desk.texts import files_of
from writer.errors import Place, Problem, WriterError
from writer.library.files import decode
from writer.library.places import is_vale_ini
from writer.model.draft import Draft
from writer.model.report import Report
from writer.values import replace


def check_paths(
    desk: Desk,
    paths: Iterable[Path],
    *,
    guide: str = "",
    facts: Path | None = None,
    without: frozenset[str] = frozenset(),
    stdin: Callable[[], tuple[bytes, str]] | None = None,
) -> Report:
    """One report on many files; a file that cannot be read is a problem, and the others are checked.

    The path ``-`` stands for what ``stdin`` gives: bytes and a file name. Raises ``UsageError`` for a
    path that does not exist, or ``FileError`` for the file of ``facts``.
    """
    paths = tuple(paths)
    lent = desk.read_facts(facts) if facts else None
    named = tuple(files_of(path for path in paths if str(path) != "-"))
    if GRAMMAR not in without and not is_vale_ini(guide):
        _warm_up()
    reports = []
    for path in (*named, *(path for path in paths if str(path) == "-")):
        try:
            draft = desk.read(path) if str(path) != "-" or stdin is None else _from_stdin(desk, stdin)
            draft = replace(draft, facts=lent.facts, fields=lent.fields) if lent and not draft.facts.record else draft
            reports.append(_check(desk, draft, guide, without))
        except WriterError as error:
            reports.append(Report(problems=error.problems))
    return merged(reports, without)


def _check(desk: Desk, draft: Draft, guide: str, without: frozenset[str]) -> Report:
    """An empty file is no clean draft: more likely something went wrong when it was written."""
    if not draft.text.strip("\ufeff \t\r\n"):
        return Report(problems=(Problem(message="there is nothing in this file", place=Place(path=draft.path)),))
    return desk.check(draft, guide=guide, without=without)


def _from_stdin(desk: Desk, stdin: Callable[[], tuple[bytes, str]]) -> Draft:
    data, name = stdin()
    return desk.parse(decode(data, name), name)


def merged(reports: Iterable[Report], waived: frozenset[str]) -> Report:
    """One report of many; a problem of a guide that several texts share is told once."""
    reports = tuple(reports)
    files = tuple(file for report in reports for file in report.files)
    problems: tuple[Problem, ...] = tuple(dict.fromkeys(problem for report in reports for problem in report.problems))
    return Report(files=files, problems=problems, waived=waived)


def _warm_up() -> None:
    """Let the server start while our own checks run."""
    # the grammar layer costs imports that a run without grammar never needs
    from writer.grammar.server import start_in_background  # noqa: PLC0415

    start_in_background()
