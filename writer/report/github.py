"""Workflow commands of GitHub Actions: each alert becomes an annotation on its line."""

from collections.abc import Iterator, Mapping

from writer.errors import Problem
from writer.model.alert import Alert, Level
from writer.model.report import FileReport, Report

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "notice"}
_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(report: Report, *, color: bool = False) -> str:
    """The alerts, what did not run, and the problems of the newsroom's files, one command a line."""
    del color
    commands = [command for file in report.files for command in _file(file)]
    return "".join((*commands, *map(_problem, report.problems)))


def _file(file: FileReport) -> Iterator[str]:
    for alert in file.alerts:
        yield _alert(alert, file)
    for unrun in file.unrun:
        message = f"{unrun.reason} ({unrun.hint})" if unrun.hint else unrun.reason
        yield _command("error", {"file": file.path, "title": f"{unrun.name} did not run"}, message)


def _alert(alert: Alert, file: FileReport) -> str:
    line, column = file.lines.position(alert.span.begin)
    last_line, last_column = file.lines.position(max(alert.span.begin, alert.span.end - 1))
    place: dict[str, str | int] = {"file": file.path, "line": line, "endLine": last_line}
    if last_line == line:  # GitHub takes columns only within one line
        place |= {"col": column, "endColumn": last_column}
    message = alert.message
    if alert.suggestions:
        message += f"\nwrite: {' | '.join(alert.suggestions)}"
    return _command(_COMMANDS[alert.level], {**place, "title": ", ".join(alert.checks)}, message)


def _problem(problem: Problem) -> str:
    place = problem.place
    where: dict[str, str | int] = {"file": place.path, "line": place.line, "col": place.column} if place else {}
    return _command("error", where, f"{problem.message} ({problem.hint})" if problem.hint else problem.message)


def _command(name: str, properties: Mapping[str, str | int], message: str) -> str:
    written = ",".join(f"{key}={str(value).translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {written}::{message.translate(_MESSAGE)}\n".replace(" ::", "::", not written)
