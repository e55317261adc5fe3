"""``writer guide try``: what a changed rule does to drafts."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from writer.cli.guides.shown import as_json, count, problem_row, tell
from writer.cli.options import FILE
from writer.cli.output import reading, write_out
from writer.desk import Desk
from writer.desk.guidework.trial import Difference, Trial, changed_rule, spread, try_rule
from writer.desk.texts import files_of
from writer.values import asdict

_UNRUN = 3


@click.command("try")
@click.argument("rule")
@click.argument("paths", type=FILE, nargs=-1, required=True, metavar="PATH…")
@click.option("--against", type=FILE, metavar="FILE", help="The rule as it was, if not as committed.")
@click.option("--guide", default="", metavar="NAME", help="The style guide, instead of each draft's own.")
@click.option("--samples", type=click.IntRange(0), default=10, show_default=True, help="So many places are shown.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="JSON has every place.")
def command(rule: str, paths: tuple[Path, ...], against: Path | None, guide: str, samples: int, form: str) -> None:
    """Show what a changed RULE does to the drafts in each PATH: what it finds anew, and what no longer.

    RULE is an id, and is then held against its last commit; or the file of a changed rule, which is held
    against the guide's rule of that name. Nothing is written.

    Exit code 2: the rule or a draft cannot be read. 3: the rule did not run.

    Example: writer guide try House.Hype drafts
    """
    desk = Desk.find()
    changed = changed_rule(desk.guides, rule, desk.guides.of_desk(guide), against)
    with reading(quiet=False, doing="Checking") as progress:
        trial = try_rule(desk, changed, tuple(files_of(paths)), guide, progress)
    write_out(as_json(_row(trial)) if form == "json" else "\n".join(_lines(trial, samples)) + "\n")
    code = tell(trial.problems)
    for unrun in trial.unrun:
        click.echo(f"writer: {unrun.name} did not run: {unrun.reason}", err=True)
    raise SystemExit(code or (_UNRUN if trial.unrun else 0))


def _lines(trial: Trial, samples: int) -> Iterator[str]:
    sums = f"{len(trial.new):,} new, {len(trial.gone):,} gone, {trial.same:,} the same"
    yield f"{trial.rule} in {count(trial.drafts, 'draft')}, against {trial.against}: {sums}"
    if any(trial.writers):
        told = (f"{name or 'no byline'} {new:,} new, {gone:,} gone" for name, (new, gone) in trial.writers.items())
        yield f"by writer: {'; '.join(told)}"
    yield from _samples("new", trial.new, samples)
    yield from _samples("gone", trial.gone, samples)


def _samples(title: str, found: tuple[Difference, ...], most: int) -> Iterator[str]:
    shown = [*spread(found, most)]
    if shown:
        yield f"\n{title}" + (f", {len(shown)} of {len(found):,}" if len(shown) < len(found) else "")
        yield from _placed(shown)


def _placed(shown: Iterable[Difference]) -> Iterator[str]:
    for one in shown:
        yield f"  {one.path}:{one.line}:{one.column}: {' '.join(one.around.split())}"


def _row(trial: Trial) -> dict[str, object]:
    lists = {name: [*map(asdict, getattr(trial, name))] for name in ("new", "gone", "unrun")}
    return {**asdict(trial), **lists, "problems": [*map(problem_row, trial.problems)]}
