"""``writer grammar``: install, start, stop or inspect the LanguageTool server that everything shares."""

import json
import sys
from pathlib import Path

import click

from writer.cli.options import quiet_option
from writer.desk import engine
from writer.values import asdict

FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.group("grammar")
def command() -> None:
    """Install, start, stop or inspect the grammar server. It starts by itself when it is needed.

    Example: writer grammar status
    """


@command.command("install")
@click.option("--from", "source", type=FOLDER, metavar="DIR", help="Take the jars from this folder, without a network.")
@quiet_option
def install(source: Path | None, *, quiet: bool) -> None:
    """Bring LanguageTool onto this machine, or mend what is damaged.

    Example: writer grammar install
    """
    shown = sys.stderr.isatty() and not quiet
    with click.progressbar(length=100, label="LanguageTool", file=sys.stderr, hidden=not shown) as bar:

        def progress(done: int, total: int, name: str) -> None:
            del name
            bar.length = total
            bar.update(done - bar.pos)

        folder = engine.install(progress, source)
    if not quiet:
        click.echo(f"LanguageTool is installed in {folder}", err=True)


@command.command("start")
@quiet_option
def start(*, quiet: bool) -> None:
    """Start the server, or find the one that runs.

    Example: writer grammar start
    """
    server = engine.ensure()
    if not quiet:
        click.echo(f"LanguageTool runs at {server.url}", err=True)


@command.command("stop")
@quiet_option
def stop(*, quiet: bool) -> None:
    """Stop the server.

    Example: writer grammar stop
    """
    stopped = engine.stop()
    if not quiet:
        click.echo("LanguageTool was stopped" if stopped else "LanguageTool was not running", err=True)


@command.command("status")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the answer.")
def show_status(form: str) -> None:
    """Say whether the server runs, where, since when, and how much memory it takes.

    Example: writer grammar status --format json
    """
    status = engine.status()
    if form == "json":
        click.echo(json.dumps(asdict(status)))
        return
    click.echo(f"LanguageTool {status.version}: {status.state}" if status.version else f"LanguageTool: {status.state}")
    if status.pid and status.url:
        click.echo(f"  {status.url}, process {status.pid}, {status.age_seconds / 60:.0f} minutes old", nl=False)
        click.echo(f", {status.memory_bytes / 1e6:.0f} MB, {status.requests:,} requests")
    for server, answers in status.servers.items():
        click.echo(f"  {server}: {'answers' if answers else 'does not answer'}")
    if status.reason:
        click.echo(f"  {status.reason}")
