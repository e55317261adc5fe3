"""Checking many files in one run."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from itertools import chain
from pathlib import Path

from writer.desk.desk import Desk
from writer.desk.texts import files_of, refuse_empty
from writer.errors import Problem, WriterError
from writer.library.files import decode
from writer.library.places import is_vale_ini
from writer.model.draft import Draft
from writer.model.report import GRAMMAR, Report
from writer.values import replace

MUCH = 64_000
"""From so many bytes on several processes share the work: about 300 ms of it, against 30 to start them."""

Stdin = Callable[[], tuple[bytes, str]]
"""Gives what is on standard input, and its file name."""

Progress = Callable[[int, int], None]
"""Called with how many texts are done, of how many."""


def check_paths(
    desk: Desk,
    texts: Iterable[Path | Stdin],
    *,
    guide: str = "",
    facts: Path | None = None,
    without: frozenset[str] = frozenset(),
    progress: Progress = lambda _done, _of: None,
) -> Report:
    """One report on many texts; a file that cannot be read is a problem, and the others are checked.

    Many files are shared out to as many processes as there are cores. Raises ``UsageError`` for a path that
    does not exist, or ``FileError`` for the file of ``facts``.
    """
    texts = tuple(texts)
    lent = desk.read_facts(facts) if facts else None
    files = tuple(files_of(text for text in texts if isinstance(text, Path)))
    streams = tuple(text for text in texts if not isinstance(text, Path))
    if _is_much(files):
        # processes cost imports that a run over a few drafts never needs
        from writer.desk.pool import FORKS, reports_of  # noqa: PLC0415

        if FORKS and is_vale_ini(guide):
            _load(desk, files[0], guide, without)
        found = reports_of(files, _opened, desk.places.root, desk.today, guide, lent, without)
    else:
        found = map(_checks(desk, guide, lent, without), files) if files else iter(())
    more = map(_checks(desk, guide, lent, without), streams) if streams else ()
    return merged(_counted(chain(found, more), len(files) + len(streams), progress), without)


def _counted(reports: Iterable[Report], of: int, progress: Progress) -> Iterator[Report]:
    """The same, each told when it is there."""
    for done, report in enumerate(reports, start=1):
        progress(done, of)
        yield report


def _is_much(paths: tuple[Path, ...]) -> bool:
    """Whether more than one process would be done sooner."""
    if sum(path.stat().st_size for path in paths if path.is_file()) < MUCH:
        return False
    from writer.desk.pool import cores  # noqa: PLC0415  as above

    return cores() > 1


def _load(desk: Desk, path: Path, guide: str, without: frozenset[str]) -> None:
    """Have everything imported before there are several processes: the check of one word needs it all."""
    with suppress(WriterError):
        desk.check(desk.parse("word", str(path)), guide=guide, without=without)


def _opened(
    root: Path | None, today: Callable[[], date], guide: str, lent: Draft | None, without: frozenset[str]
) -> Callable[[Path], Report]:
    """What checks files in a process of its own."""
    return _checks(Desk(root, today=today), guide, lent, without)


def _checks(desk: Desk, guide: str, lent: Draft | None, without: frozenset[str]) -> Callable[[Path | Stdin], Report]:
    """What checks one text, and tells as a problem if that cannot be done."""
    if GRAMMAR not in without and not is_vale_ini(guide):
        _warm_up()

    def check(text: Path | Stdin) -> Report:
        try:
            draft = desk.read(text) if isinstance(text, Path) else _from_stdin(desk, text)
            draft = replace(draft, facts=lent.facts, fields=lent.fields) if lent and not draft.facts.record else draft
            return desk.check(refuse_empty(draft), guide=guide, without=without)
        except WriterError as error:
            return Report(problems=error.problems)

    return check


def _from_stdin(desk: Desk, stdin: Stdin) -> Draft:
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
