"""``writer doctor``: what is wrong with this machine or desk, and the cure."""

from pathlib import Path

import click

from writer.desk.doctor import examine


@click.command("doctor")
def command() -> None:
    """Look at this machine, the grammar engine and the desk; exit 2 if anything wants a cure.

    Example: writer doctor
    """
    ill = False
    for finding in examine(Path.cwd()):
        click.echo(f"{'ok ' if finding.well else 'ILL'} {finding.what}: {finding.says}")
        if not finding.well:
            ill = True
            click.echo(f"    cure: {finding.cure}")
    raise SystemExit(2 if ill else 0)
