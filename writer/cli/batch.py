"""``writer batch``: one sheet in, drafts and answers out."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click

from writer.batch.answers import Answers, answers, as_json_text, as_text
from writer.batch.preparing import Prepared, Wanted, prepare
from writer.batch.results import write_results
from writer.batch.run import Progress, run
from writer.cli.options import FILE, quiet_option
from writer.cli.output import write_out
from writer.desk import Desk
from writer.desk.pool import cores
from writer.errors import UsageError, WriterError
from writer.library.files import write_text

_FORMATS = {"text": as_text, "json": as_json_text}


@click.command("batch")
@click.argument("sheet", type=FILE)
@click.option("--genre", default="", metavar="GENRE", help="The genre of rows that name none in a column genre.")
@click.option("-o", "--out", "folder", type=FILE, required=True, metavar="DIR", help="Where the drafts go.")
@click.option("--mapping", type=FILE, metavar="FILE", help="Which column is which field; else SHEET.map.yaml.")
@click.option("--group-by", default="", metavar="COLUMN", help="One draft of all rows with the same value there.")
@click.option("--workers", type=click.IntRange(1, 64), metavar="N", help="Processes at a time; else one a core.")
@click.option("--without", multiple=True, metavar="NAME", help="Waive a rule, 'grammar', or all 'checks'.")
@click.option("--strict", is_flag=True, help="Write nothing unless every row can be used.")
@click.option("--watch", is_flag=True, help="Stay, and do what has changed whenever the sheet is saved.")
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), default="text", help="Form of the report.")
@quiet_option
def command(
    sheet: Path,
    genre: str,
    folder: Path,
    mapping: Path | None,
    group_by: str,
    workers: int | None,
    without: tuple[str, ...],
    form: str,
    *,
    strict: bool,
    watch: bool,
    quiet: bool,
) -> None:
    """Make a draft of each row of SHEET: .csv, .tsv, .jsonl, .yaml, .xlsx or .ods.

    Rows that cannot be used are reported, and the others done. Started again, it goes on where it stopped, skips
    rows that are as before, and brings what changed into drafts that were edited since. What came of each row
    stands in SHEET.results.* beside the sheet.

    Exit code 0: all is done. 1: drafts have errors. 2: rows cannot be used. 3: a check did not run.

    Example: writer batch titles.csv --genre release-date --out drafts
    """
    desk = Desk.find()
    wanted = Wanted(
        sheet=sheet,
        folder=folder,
        genre=genre,
        mapping=mapping,
        group_by=group_by,
        workers=workers or cores(),
        strict=strict,
        without=frozenset(without),
    )
    if watch:
        _watch(desk, wanted, form, quiet=quiet)
    found = _once(desk, wanted, quiet=quiet)
    write_out(_FORMATS[form](found))
    raise SystemExit(found.exit_code)


def _watch(desk: Desk, wanted: Wanted, form: str, *, quiet: bool) -> NoReturn:
    """Run again whenever the sheet is saved; what is wrong with it is told, and may be mended."""
    while True:
        seen = _stamp(wanted.sheet)
        try:
            write_out(_FORMATS[form](_once(desk, wanted, quiet=quiet)))
        except WriterError as error:
            click.echo(f"writer: {error}", err=True)
        while _stamp(wanted.sheet) in {seen, None}:
            time.sleep(_GLANCE)


def _once(desk: Desk, wanted: Wanted, *, quiet: bool) -> Answers:
    """One run over the sheet."""
    prepared = prepare(desk, wanted, _confirm)
    _keep(prepared, quiet=quiet)
    with _progress(prepared, quiet=quiet) as progress:
        ran = run(desk, prepared.job, progress)
    found = answers(wanted.sheet, wanted.folder, ran.outcomes, prepared.unused, written=ran.written)
    if ran.written:
        results = write_results(prepared.job.sheet, found)
        if not quiet:
            click.echo(f"wrote {results}", err=True)
    return found


_GLANCE = 0.1
"""Seconds between two looks at a sheet that is watched."""


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """What tells that a file was saved; nothing while a program is replacing it."""
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_mtime_ns, about.st_size, about.st_ino


def _confirm(header: str, field: str) -> bool:
    """Whether a column means a field that it is only like; where nobody can be asked, that is an error."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        hint = f"rename it, or write '{header}: {field}' or '{header}: unused' under 'columns:' in a mapping"
        raise UsageError(f"is the column '{header}' the field '{field}'?", hint=hint)
    return click.confirm(f"Is the column '{header}' the field '{field}'?", default=True, err=True)


def _keep(prepared: Prepared, *, quiet: bool) -> None:
    """Keep what was confirmed in the mapping, where the next run finds it."""
    if prepared.draft:
        write_text(prepared.file, prepared.draft)
        if not quiet:
            click.echo(f"wrote {prepared.file}", err=True)


@contextmanager
def _progress(prepared: Prepared, *, quiet: bool) -> Iterator[Progress]:
    """A bar with rows, rate, time left and failures on a terminal; a line now and then elsewhere."""
    if quiet:
        yield lambda _done, _failed: None
        return
    begin = time.monotonic()
    if not sys.stderr.isatty():
        yield _Lines(begin)
        return
    total = sum(1 for _ in prepared.job.sheet.rows()) if not prepared.job.group_by else None
    with click.progressbar(length=total or 0, show_pos=True, file=sys.stderr, item_show_func=_text) as bar:

        def show(done: int, failed: int) -> None:
            rate = done / max(time.monotonic() - begin, 0.001)
            bar.update(done - bar.pos, f"{rate:,.0f} a second, {failed:,} failed")

        yield show


def _text(shown: str | None) -> str:
    return shown or ""


class _Lines:
    """Tells how far it is, at most every few seconds."""

    def __init__(self, begin: float) -> None:
        self._begin = self._told = begin

    def __call__(self, done: int, failed: int) -> None:
        now = time.monotonic()
        if now - self._told >= _SECONDS:
            self._told = now
            click.echo(f"{done:,} done, {done / (now - self._begin):,.0f} a second, {failed:,} failed", err=True)


_SECONDS = 5
