"""The report for people: each alert on its line, then the words against the guideline, then the sum."""

from collections.abc import Iterator

from writer.model.alert import Alert, Level
from writer.model.report import FileReport, LengthReport, Report

_COLORS = {Level.ERROR: "31", Level.WARNING: "33", Level.SUGGESTION: "36"}


def render(report: Report, *, color: bool = False) -> str:
    """The report as lines of text, with ANSI colours if ``color``."""
    lines = [line for file in report.files for line in _file(file, color=color)]
    return "\n".join([*lines, sum_line(report)]) + "\n"


def _file(file: FileReport, *, color: bool) -> Iterator[str]:
    yield _paint(file.path, "1", color=color)
    for alert in file.alerts:
        yield from _alert(alert, file, color=color)
    yield from _changes(file)
    for unrun in file.unrun:
        hint = f" ({unrun.hint})" if unrun.hint else ""
        yield _paint(f"  did not run: {unrun.name}: {unrun.reason}{hint}", "31", color=color)
    if file.length is not None:
        yield f"  {length_line(file.length)}"
        for section in file.length.sections:
            budget = _budget(section.min, section.max)
            if budget:
                yield f"    {section.heading or section.id}: {section.words} words ({budget})"
    if file.open_items:
        yield f"  {_counted(len(file.open_items), 'open item')}:"
        for item in file.open_items:
            line, _ = file.lines.position(item.offset)
            yield f"    {f'line {line}: ' if item.offset else ''}{item.message}"
    yield ""


def _changes(file: FileReport) -> Iterator[str]:
    """The facts that changed since the text was rendered, each with the lines that now disagree."""
    if file.changes:
        yield f"  {_counted(len(file.changes), 'fact')} changed since this text was rendered:"
    for change in file.changes:
        lines = sorted({file.lines.position(alert.span.begin)[0] for alert in file.since(change)})
        where = f"; disagreeing: line{'s' * (len(lines) > 1)} {', '.join(map(str, lines))}" if lines else ""
        yield f"    {change.field}: {change.before or '(nothing)'} → {change.after or '(nothing)'}{where}"


def _alert(alert: Alert, file: FileReport, *, color: bool) -> Iterator[str]:
    line, column = file.lines.position(alert.span.begin)
    level = _paint(f"{alert.level.label:<10}", _COLORS[alert.level], color=color)
    yield f"  {f'{line}:{column}':<8} {level} {alert.message}  [{', '.join(alert.checks)}]"
    if alert.expected:
        who = f"the field {alert.field} says" if alert.field else "that would be"
        yield f"{'':<21}{who}: {alert.expected}"
    elif alert.field:
        yield f"{'':<21}from the field {alert.field}"
    if alert.suggestions:
        yield f"{'':<21}write: {' | '.join(suggestion or '(nothing)' for suggestion in alert.suggestions)}"


def length_line(length: LengthReport) -> str:
    """Words against the guideline in one line."""
    budget = _budget(length.min, length.max)
    target = f", target {length.target}" if length.target else ""
    return f"{_counted(length.words, 'word')}{f' ({budget}{target})' if budget else ''}"


def _budget(least: int | None, most: int | None) -> str:
    if least is not None and most is not None:
        return f"{least} to {most}"
    if most is not None:
        return f"at most {most}"
    return f"at least {least}" if least is not None else ""


def sum_line(report: Report) -> str:
    """The counts of the whole run in one line."""
    counts = [_counted(report.count(level), level.label) for level in sorted(Level, reverse=True)]
    unrun = sum(len(file.unrun) for file in report.files)
    tail = f"; {_counted(unrun, 'check')} did not run" if unrun else ""
    if report.problems:
        tail += f"; {_counted(len(report.problems), 'problem')} told on standard error"
    silent = ((report.dismissed, "dismissed"), (report.known, "known from the baseline"))
    tail += "".join(f"; {count:,} {what}" for count, what in silent if count)
    waived = f"; waived: {', '.join(sorted(report.waived))}" if report.waived else ""
    return f"{', '.join(counts)} in {_counted(len(report.files), 'file')}{tail}{waived}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _paint(text: str, code: str, *, color: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if color else text
