"""``writer fix``: mends what is safe to mend, and asks about the rest if it is told to."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from writer.cli.options import FILE, quiet_option
from writer.cli.output import write_out
from writer.desk import Desk
from writer.desk.fixing import Ask, Fix, Fixed, fix, write_fixed
from writer.desk.texts import files_of, refuse_empty
from writer.errors import UsageError, WriterError
from writer.model.alert import Alert
from writer.model.lines import LineIndex

_CHANGES, _BAD, _UNRUN = 1, 2, 3
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@click.command("fix")
@click.argument("paths", type=FILE, nargs=-1, required=True, metavar="PATH…")
@click.option("--diff", is_flag=True, help="Show what would be changed, and write nothing.")
@click.option("--unsafe", is_flag=True, help="Ask about every other suggestion, grammar's too, one by one.")
@click.option("--guide", default="", metavar="NAME", help="The style guide, instead of the draft's own.")
@click.option("--without", multiple=True, metavar="NAME", help="Leave out a check, a rule or 'grammar'.")
@quiet_option
def command(
    paths: tuple[Path, ...], guide: str, without: tuple[str, ...], *, diff: bool, unsafe: bool, quiet: bool
) -> None:
    """Put in the suggestions that are safe, in each PATH, a file or a folder.

    Front matter, quotations and the words of fields are never touched, and nothing but words is changed.

    Exit code 0: done. 1: with --diff, something would be changed. 2: a file cannot be read or written.
    3: a check did not run.

    Example: writer fix drafts/night-ferry-season-2.md --diff
    """
    if unsafe and not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError(
            "--unsafe asks about each change, and here is no terminal", hint="without it, safe ones are made"
        )
    desk = Desk.find()
    ask = _Asking().ask if unsafe else None
    codes = [0]
    for path in files_of(paths):
        try:
            codes.append(_fix(desk, path, (guide, frozenset(without)), ask, diff=diff, quiet=quiet))
        except WriterError as error:
            click.echo("\n".join(f"writer: {problem}" for problem in error.problems), err=True)
            codes.append(error.exit_code)
    raise SystemExit(next(code for code in (_BAD, _UNRUN, _CHANGES, 0) if code in codes))


def _fix(
    desk: Desk, path: Path, settings: tuple[str, frozenset[str]], ask: Ask | None, *, diff: bool, quiet: bool
) -> int:
    """Mend one file and say so; its exit code."""
    guide, without = settings
    fixed = fix(desk, refuse_empty(desk.read(path)), guide=guide, ask=ask, without=without)
    if diff:
        write_out("".join(_diff(fixed)))
    elif fixed.changed:
        write_fixed(desk, fixed)
    if not (diff or quiet):
        write_out("".join(f"{path}:{_said(one)}\n" for one in fixed.fixes))
    _complain(path, fixed)
    if fixed.problems:
        return _BAD
    return _UNRUN if fixed.unrun else int(diff and fixed.changed)


def _complain(path: Path, fixed: Fixed) -> None:
    for one in fixed.refused:
        click.echo(f"writer: {path}:{_said(one)}: left alone, as it would change more than words", err=True)
    for unrun in fixed.unrun:
        click.echo(f"writer: {path}: {unrun.name} did not run: {unrun.reason}", err=True)
    for problem in fixed.problems:
        click.echo(f"writer: {problem}", err=True)


def _said(one: Fix) -> str:
    return f"{one.line}:{one.column}: '{one.alert.match}' → '{one.new}' [{', '.join(one.alert.checks)}]"


def _diff(fixed: Fixed) -> Iterator[str]:
    # 13 ms to import
    from difflib import unified_diff  # noqa: PLC0415

    before, after = (_LINE.findall(text) for text in (fixed.draft.text, fixed.text))
    path = fixed.draft.path
    for line in unified_diff(before, after, path, path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


class _Asking:
    """Asks on the terminal until somebody has had enough."""

    def __init__(self) -> None:
        self._enough = False

    def ask(self, alert: Alert, text: str) -> str | None:
        """One of the suggestions, or ``None``."""
        if self._enough:
            return None
        line, column = (lines := LineIndex.of(text)).position(alert.span.begin)
        begin, end = lines.starts[line - 1], max(lines.ends[line - 1], alert.span.end)
        before, after = text[begin : alert.span.begin], text[alert.span.end : end]
        click.echo(f"\n{line}:{column} {alert.message} [{', '.join(alert.checks)}]", err=True)
        click.echo(f"  {before}{click.style(alert.match, reverse=True)}{after}", err=True)
        for number, suggestion in enumerate(alert.suggestions, start=1):
            click.echo(f"  {number}  {suggestion or '(nothing)'}", err=True)
        numbers = {str(number): new for number, new in enumerate(alert.suggestions, start=1)}
        choice = click.Choice([*numbers, "", "q"])
        answer = click.prompt(
            "Number, Enter to leave it, q to stop",
            default="",
            show_default=False,
            show_choices=False,
            type=choice,
            err=True,
        )
        self._enough = answer == "q"
        return numbers.get(answer)
