"""``writer check``: alerts on drafts and other texts."""

import sys
from pathlib import Path

import click

from writer.cli.options import FILE
from writer.cli.output import reading, write_out
from writer.desk import Desk
from writer.desk.many import check_paths
from writer.errors import SaveError, UsageError
from writer.library.files import decode, read_text
from writer.model.alert import LEVELS
from writer.model.report import Report
from writer.report import REPORTS, render_report


@click.command("check")
@click.argument("paths", type=FILE, nargs=-1, required=True, metavar="PATH…")
@click.option("--guide", default="", metavar="NAME", help="The style guide, instead of the draft's own.")
@click.option("--facts", type=FILE, metavar="FILE", help="Lend these facts to texts that have none.")
@click.option("--format", "form", type=click.Choice(list(REPORTS)), default="text", help="Form of the report.")
@click.option("--without", multiple=True, metavar="NAME", help="Waive a check, a rule or 'grammar'.")
@click.option("--level", type=click.Choice(list(LEVELS)), default="error", help="From which level on exit with 1.")
@click.option("--baseline", type=FILE, metavar="FILE", help="Show what is new; what is gone is taken out of FILE.")
@click.option("--write-baseline", type=FILE, metavar="FILE", help="Write all alerts into FILE as known.")
@click.option("--stdin-filename", default="", metavar="NAME", help="The name of the text on standard input (PATH '-').")
def command(
    paths: tuple[Path, ...],
    guide: str,
    facts: Path | None,
    form: str,
    without: tuple[str, ...],
    level: str,
    baseline: Path | None,
    write_baseline: Path | None,
    stdin_filename: str,
) -> None:
    """Check each PATH, a file or a folder, for facts, style, grammar and length.

    With a baseline only what is new is shown and counts: alerts are told by their words, not by their lines.

    Exit code 0: clean. 1: alerts at or above --level. 2: a file cannot be read. 3: a check did not run.

    Example: writer check drafts/night-ferry-season-2.md --level warning
    """
    if baseline and write_baseline:
        raise UsageError("a baseline is either read or written", hint="leave out --baseline or --write-baseline")
    stdin = _Stdin(stdin_filename or "stdin.md")
    texts = [stdin.read_bytes if str(path) == "-" else path for path in paths]
    with reading(quiet=False, doing="Checking") as progress:
        report = check_paths(
            Desk.find(), texts, guide=guide, facts=facts, without=frozenset(without), progress=progress
        )
    if baseline or write_baseline:
        report = _sifted(report, baseline, write_baseline, stdin)
    write_out(render_report(report, form, color=sys.stdout.isatty() and form == "text"))
    for problem in report.problems:
        click.echo(f"writer: {problem}", err=True)
    if form != "text":
        for file in report.files:
            for unrun in file.unrun:
                click.echo(f"writer: {file.path}: {unrun.name} did not run: {unrun.reason}", err=True)
    raise SystemExit(report.exit_code(LEVELS[level]))


def _sifted(report: Report, known: Path | None, new: Path | None, stdin: "_Stdin") -> Report:
    """The report with what is known put aside; a baseline that cannot be written stays as it is, and that is told."""
    # few runs need it
    from writer.desk.baseline import begin, since  # noqa: PLC0415
    from writer.library.baseline import write_baseline  # noqa: PLC0415

    if new:
        report = begin(report, new, stdin.text_of)
        click.echo(f"writer: {report.known:,} alerts are known in {new}", err=True)
    if known:
        found = since(report, known, stdin.text_of)
        report = found.report
        if found.gone:
            try:
                write_baseline(known, found.baseline)
                click.echo(f"writer: {found.gone:,} known alerts are gone, and taken out of {known}", err=True)
            except SaveError as error:
                click.echo(f"writer: {error.message}; {found.gone:,} alerts that are gone stay in it", err=True)
    return report


class _Stdin:
    """Standard input as a file of that name, read once."""

    def __init__(self, name: str) -> None:
        self._name, self._data = name, b""

    def read_bytes(self) -> tuple[bytes, str]:
        """All of it, and its name."""
        self._data = sys.stdin.buffer.read()
        return self._data, self._name

    def text_of(self, path: str) -> str:
        """The text of a file that was checked."""
        return decode(self._data, path) if self._data and path == self._name else read_text(Path(path))
