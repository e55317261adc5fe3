"""``writer check``: alerts on drafts and other texts."""

import sys
from pathlib import Path

import click

from writer.cli.options import FILE
from writer.cli.output import write_out
from writer.desk import Desk
from writer.desk.many import check_paths
from writer.model.alert import LEVELS
from writer.report import REPORTS, render_report


@click.command("check")
@click.argument("paths", type=FILE, nargs=-1, required=True, metavar="PATH…")
@click.option("--guide", default="", metavar="NAME", help="The style guide, instead of the draft's own.")
@click.option("--facts", type=FILE, metavar="FILE", help="Lend these facts to texts that have none.")
@click.option("--format", "form", type=click.Choice(list(REPORTS)), default="text", help="Form of the report.")
@click.option("--without", multiple=True, metavar="NAME", help="Waive a check, a rule or 'grammar'.")
@click.option("--level", type=click.Choice(list(LEVELS)), default="error", help="From which level on exit with 1.")
@click.option("--stdin-filename", default="", metavar="NAME", help="The name of the text on standard input (PATH '-').")
def command(
    paths: tuple[Path, ...],
    guide: str,
    facts: Path | None,
    form: str,
    without: tuple[str, ...],
    level: str,
    stdin_filename: str,
) -> None:
    """Check each PATH, a file or a folder, for facts, style, grammar and length.

    Exit code 0: clean. 1: alerts at or above --level. 2: a file cannot be read. 3: a check did not run.

    Example: writer check drafts/night-ferry-season-2.md --level warning
    """
    report = check_paths(
        Desk.find(),
        paths,
        guide=guide,
        facts=facts,
        without=frozenset(without),
        stdin=lambda: (sys.stdin.buffer.read(), stdin_filename or "stdin.md"),
    )
    write_out(render_report(report, form, color=sys.stdout.isatty() and form == "text"))
    for problem in report.problems:
        click.echo(f"writer: {problem}", err=True)
    if form != "text":
        for file in report.files:
            for unrun in file.unrun:
                click.echo(f"writer: {file.path}: {unrun.name} did not run: {unrun.reason}", err=True)
    raise SystemExit(report.exit_code(LEVELS[level]))
