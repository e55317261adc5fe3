"""``writer guide stats``: what each rule found in drafts, and what became of it."""

from collections.abc import Iterator
from pathlib import Path

import click

from writer.cli.guides.shown import as_json, count, problem_row, tell
from writer.cli.options import FILE
from writer.cli.output import reading, write_out
from writer.desk import Desk
from writer.desk.guidework.tally import Tallies, Tally, tally
from writer.values import asdict

MOSTLY, ENOUGH = 0.5, 5
"""A rule that fired so often, and for the larger part was dismissed, is named as one to think about."""


@click.command("stats")
@click.argument("paths", type=FILE, nargs=-1, required=True, metavar="PATH…")
@click.option("--guide", default="", metavar="NAME", help="The style guide, instead of each draft's own.")
@click.option("--without", multiple=True, metavar="NAME", help="Waive a check, a rule or 'grammar'.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the answer.")
def command(paths: tuple[Path, ...], guide: str, without: tuple[str, ...], form: str) -> None:
    """Count per rule, noisiest first, what it found in the drafts in each PATH, and what became of it.

    Fired is what stands now, what `writer fix` has mended, and what was dismissed, with the reasons. Fixes and
    old dismissals come from the log that the desk keeps beside each draft.

    Exit code 2: a file cannot be read. 3: a check did not run, and is not counted.

    Example: writer guide stats drafts --without grammar
    """
    with reading(quiet=False, doing="Checking") as progress:
        found = tally(Desk.find(), paths, guide=guide, without=frozenset(without), progress=progress)
    write_out(as_json(_row(found)) if form == "json" else "\n".join(_lines(found)) + "\n")
    tell(found.problems)
    for unrun in found.unrun:
        click.echo(f"writer: {unrun.name} did not run: {unrun.reason}", err=True)
    raise SystemExit(found.exit_code)


def _lines(found: Tallies) -> Iterator[str]:
    yield "per 1,000    fired  standing     fixed  dismissed  rule"
    for one in found.rules:
        yield f"{one.rate:>9.2f} {one.fired:>8,} {one.standing:>9,} {one.fixed:>9,} {one.dismissed:>10,}  {one.check}"
        yield from (f"{'':<52}{times:,} × {reason}" for reason, times in one.reasons.items())
    for one in found.rules:
        if _is_in_doubt(one):
            yield f"{one.check} was dismissed {one.dismissed:,} times of {one.fired:,}: lower its level, or mend it"
    rules = count(len(found.rules), "rule")
    yield f"{rules} fired in {count(found.drafts, 'draft')}, {count(found.words, 'word')}"


def _is_in_doubt(one: Tally) -> bool:
    return one.fired >= ENOUGH and one.dismissed > MOSTLY * one.fired


def _row(found: Tallies) -> dict[str, object]:
    rules = [{**asdict(one), "fired": one.fired} for one in found.rules]
    unrun = [*map(asdict, found.unrun)]
    return {**asdict(found), "rules": rules, "unrun": unrun, "problems": [*map(problem_row, found.problems)]}
