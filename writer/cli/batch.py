"""``writer batch``: one sheet in, drafts and answers out."""

import sys
from pathlib import Path
from typing import NoReturn

import click

from writer.batch.answers import answers
from writer.batch.preparing import Prepared, Wanted, prepare
from writer.batch.reports import REPORTS, render_report
from writer.batch.reports.text import wrong
from writer.batch.results import write_results
from writer.batch.run import Job, Ran, run
from writer.batch.watching import Watched
from writer.cli.options import FILE, quiet_option
from writer.cli.output import write_out
from writer.cli.standing import shown
from writer.desk import Desk
from writer.desk.pool import cores
from writer.errors import UsageError, WriterError
from writer.library.files import write_text


@click.command("batch")
@click.argument("sheet", type=FILE)
@click.option("--genre", default="", metavar="GENRE", help="The genre of rows that name none in a column genre.")
@click.option("-o", "--out", "folder", type=FILE, required=True, metavar="DIR", help="Where the drafts go.")
@click.option("--mapping", type=FILE, metavar="FILE", help="Which column is which field; else SHEET.map.yaml.")
@click.option("--group-by", default="", metavar="COLUMN", help="One draft of all rows with the same value there.")
@click.option("--workers", type=click.IntRange(1, 64), metavar="N", help="Processes at a time; else one a core.")
@click.option("--scheduler", default="", metavar="ADDRESS", help="Make the drafts on the workers of Dask's scheduler.")
@click.option("--without", multiple=True, metavar="NAME", help="Waive a rule, 'grammar', or all 'checks'.")
@click.option("--strict", is_flag=True, help="Write nothing unless every row can be used.")
@click.option("--watch", is_flag=True, help="Stay, and do what has changed whenever the sheet is saved.")
@click.option("--format", "form", type=click.Choice(list(REPORTS)), default="text", help="Form of the report.")
@quiet_option
def command(
    sheet: Path,
    genre: str,
    folder: Path,
    mapping: Path | None,
    group_by: str,
    workers: int | None,
    scheduler: str,
    without: tuple[str, ...],
    form: str,
    *,
    strict: bool,
    watch: bool,
    quiet: bool,
) -> None:
    """Make a draft of each row of SHEET: .csv, .tsv, .jsonl, .json, .yaml, .xlsx or .ods.

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
        scheduler=scheduler,
        strict=strict,
        without=frozenset(without),
    )
    if watch:
        _watch(desk.places.root, wanted, form, quiet=quiet)
    raise SystemExit(_once(desk, wanted, form, quiet=quiet))


def _watch(root: Path | None, wanted: Wanted, form: str, *, quiet: bool) -> NoReturn:
    """Run again whenever something is saved that drafts are made of; what is wrong is told, and may be mended."""
    watched = Watched(root, wanted.sheet, wanted.mapping)
    while True:
        watched.look()
        try:
            _once(Desk(root), wanted, form, quiet=quiet)
        except WriterError as error:
            click.echo(f"writer: {error}", err=True)
        watched.wait()


def _once(desk: Desk, wanted: Wanted, form: str, *, quiet: bool) -> int:
    """One run over the sheet, and its exit code; answers come first, whatever becomes of the results."""
    prepared = prepare(desk, wanted, _confirm)
    _keep(prepared, quiet=quiet)
    ran = _run(desk, prepared.job, quiet=quiet)
    found = answers(prepared, ran)
    write_out(wrong(found) if quiet and form == "text" else render_report(found, form))
    if found.written:
        results = write_results(prepared.job.sheet, found)
        if not quiet:
            click.echo(f"wrote {results}", err=True)
    return found.exit_code


def _run(desk: Desk, job: Job, *, quiet: bool) -> Ran:
    try:
        with shown(quiet=quiet) as progress:
            return run(desk, job, progress)
    except KeyboardInterrupt:
        click.echo("stopped; the same command goes on from here", err=True)
        raise click.Abort from None


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
