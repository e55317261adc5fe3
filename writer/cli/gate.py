"""``writer gate``: what keeps a draft from its next stage; a draft that lacks nothing passes."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import click

from writer.cli.options import FILE, quiet_option
from writer.cli.output import write_out
from writer.desk import Desk
from writer.desk.gates import Missing, Verdict, judge, let_pass
from writer.errors import UsageError, WriterError
from writer.model.draft import Draft
from writer.model.stages import GATED

_ALERTS, _WRONG, _NOT_RUN = 1, 2, 3


@click.command("gate")
@click.argument("stage", type=click.Choice(GATED))
@click.argument("paths", type=FILE, nargs=-1, required=True, metavar="PATH...")
@click.option("--on", metavar="DATE", help="Judge it as it will be read on that day: 2027-03-12.")
@click.option("--override", metavar="REASON", help="Let it pass all the same; the reason is logged.")
@click.option("--guide", default="", metavar="NAME", help="The style guide to judge by.")
@click.option("--without", multiple=True, metavar="NAME", help="Waive a check, a rule, or 'grammar'.")
@quiet_option
@click.pass_context
def command(
    ctx: click.Context,
    stage: str,
    paths: tuple[Path, ...],
    on: str | None,
    override: str | None,
    guide: str,
    without: tuple[str, ...],
    *,
    quiet: bool,
) -> None:
    """Say what each PATH still lacks to reach STAGE; one that lacks nothing is moved there.

    Exit 1 if anything is missing, 3 if something that should have looked at it did not run.

    Example: writer gate review drafts/night-ferry-season-2.md
    """
    if override is not None and not override.strip():
        raise UsageError("an override needs a reason", hint='--override "the lawyers have cleared it"')
    desk, day = Desk.find(), _day(on)
    if day:
        desk = Desk(desk.places.root, today=lambda: day)
    waived = frozenset(without)
    look = partial(judge, desk, stage=stage, dated=day is not None, guide=guide, without=waived)
    codes = {_held(desk, path, look, override or "", quiet=quiet) for path in paths}
    ctx.exit(next((code for code in (_WRONG, _NOT_RUN, _ALERTS) if code in codes), 0))


def _held(desk: Desk, path: Path, look: Callable[[Draft], Verdict], override: str, *, quiet: bool) -> int:
    """Hold one file against the gate, and say so; its exit code. One that cannot be read keeps no other from it."""
    try:
        verdict = look(desk.read(path))
        write_out("".join(f"{line}\n" for line in _told(verdict)))
        if verdict.passes or override:
            let_pass(desk, verdict, override)
    except WriterError as error:
        click.echo("\n".join(f"writer: {problem}" for problem in error.problems), err=True)
        return error.exit_code
    if not (verdict.passes or override):
        return _WRONG if verdict.problems else _NOT_RUN if verdict.unrun else _ALERTS
    if not quiet:
        click.echo(f"{path} {_passed(verdict, override)}", err=True)
    return 0


def _passed(verdict: Verdict, override: str) -> str:
    there = "is at" if verdict.is_there else "passes"
    return f"{there} {verdict.stage}" + ("" if verdict.passes else f", overridden: {override}")


def _day(on: str | None) -> date | None:
    try:
        return date.fromisoformat(on) if on else None
    except ValueError:
        raise UsageError(f"--on '{on}' is no day", hint="write it like 2027-03-12") from None


def _told(verdict: Verdict) -> list[str]:
    """One line for each thing that is missing, did not run, or is wrong in a newsroom's file."""
    lines = [_line(verdict, one) for one in verdict.missing]
    lines += [f"{verdict.path}: {one.name} did not run: {one.reason}" for one in verdict.unrun]
    lines += [str(problem) for problem in verdict.problems]
    return lines + [f"{_line(verdict, one)} (no obstacle)" for one in verdict.warnings]


def _line(verdict: Verdict, one: Missing) -> str:
    place = f":{one.line}:{one.column}" if one.line else ""
    return f"{verdict.path}{place}: {one.message}"
