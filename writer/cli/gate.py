"""``writer gate``: what keeps a draft from its next stage; a draft that lacks nothing passes."""

from datetime import date
from pathlib import Path

import click

from writer.cli.options import FILE, quiet_option
from writer.cli.output import write_out
from writer.desk import Desk
from writer.desk.gates import Missing, Verdict, judge, let_pass
from writer.errors import UsageError
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
    desk, code = Desk.find(), 0
    day = _day(on)
    if day:
        desk = Desk(desk.places.root, today=lambda: day)
    for path in paths:
        verdict = judge(desk, desk.read(path), stage, dated=day is not None, guide=guide, without=frozenset(without))
        write_out("".join(f"{line}\n" for line in _told(verdict)))
        if verdict.passes or override:
            let_pass(desk, verdict, override or "")
            if not quiet:
                click.echo(f"{path} passes {stage}{f', overridden: {override}' if override else ''}", err=True)
        else:
            code = max(code, _WRONG + 2 if verdict.problems else _NOT_RUN if verdict.unrun else _ALERTS)
    ctx.exit(_WRONG if code > _NOT_RUN else code)


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
