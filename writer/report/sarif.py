"""SARIF 2.1.0: alerts for code scanning, editors and whatever else reads the OASIS format."""

import json
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from writer.errors import Problem
from writer.model.alert import Alert, Level, Span
from writer.model.lines import LineIndex
from writer.model.report import FileReport, Report

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "note"}


def render(report: Report, *, color: bool = False) -> str:
    """The report as one run. What was dismissed is in it as suppressed, with the reason."""
    del color
    found = [(file, alert, None) for file in report.files for alert in file.alerts]
    quiet = [(file, one.alert, one.reason) for file in report.files for one in file.dismissed]
    rules = _rules(alert for _, alert, _ in (*found, *quiet))
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    driver = {"name": "writer", "version": version("newsroom-writer"), "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "results": [_result(*one, numbers) for one in (*found, *quiet)],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rules(alerts: Iterable[Alert]) -> list[dict[str, Any]]:
    """Each rule that found something, in the order of their names."""
    first: dict[str, Alert] = {}
    for alert in alerts:
        first.setdefault(alert.check, alert)
    return [
        {"id": check, "defaultConfiguration": {"level": _LEVELS[first[check].level]}, **_link(first[check])}
        for check in sorted(first)
    ]


def _link(alert: Alert) -> dict[str, str]:
    return {"helpUri": alert.link} if "://" in alert.link else {}


def _result(file: FileReport, alert: Alert, dismissed: str | None, numbers: Mapping[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": alert.check,
        "ruleIndex": numbers[alert.check],
        "level": _LEVELS[alert.level],
        "message": {"text": alert.message},
        "locations": [_location(file, alert.span)],
    }
    if alert.related:
        related = (_location(file, one.span) | {"message": {"text": one.message}} for one in alert.related)
        result["relatedLocations"] = [location | {"id": number} for number, location in enumerate(related, start=1)]
    if alert.suggestions:
        result["fixes"] = [_fix(file, alert.span, suggestion) for suggestion in alert.suggestions]
    if dismissed is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": dismissed}]
    if alert.also:
        result["properties"] = {"also": list(alert.also)}
    return result


def _location(file: FileReport, span: Span) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(file.path)}, "region": _region(file.lines, span)}}


def _region(lines: LineIndex, span: Span) -> dict[str, int]:
    """Lines and columns from 1; ``endColumn`` is the one after the last."""
    line, column = lines.position(span.begin)
    last_line, last_column = lines.position(max(span.begin, span.end - 1))
    after = last_column + (span.end > span.begin)
    return {"startLine": line, "startColumn": column, "endLine": last_line, "endColumn": after}


def _fix(file: FileReport, span: Span, suggestion: str) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(file.lines, span), "insertedContent": {"text": suggestion}}
    return {"artifactChanges": [{"artifactLocation": {"uri": _uri(file.path)}, "replacements": [replacement]}]}


def _uri(path: str) -> str:
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())


def _invocation(report: Report) -> dict[str, Any]:
    """Whether all ran that should have, and what did not."""
    unrun = [_unrun(file) for file in report.files]
    told: dict[str, Any] = {
        "executionSuccessful": not report.problems and not any(file.unrun for file in report.files),
        "toolExecutionNotifications": [notification for notifications in unrun for notification in notifications],
        "toolConfigurationNotifications": [_problem(problem) for problem in report.problems],
    }
    return {key: value for key, value in told.items() if value != []}


def _unrun(file: FileReport) -> Iterator[dict[str, Any]]:
    where = {"physicalLocation": {"artifactLocation": {"uri": _uri(file.path)}}}
    for one in file.unrun:
        text = f"{one.name} did not run: {one.reason}{f' ({one.hint})' if one.hint else ''}"
        yield {"level": "error", "message": {"text": text}, "locations": [where]}


def _problem(problem: Problem) -> dict[str, Any]:
    text = f"{problem.message} ({problem.hint})" if problem.hint else problem.message
    told: dict[str, Any] = {"level": "error", "message": {"text": text}}
    if problem.place:
        region = {"startLine": problem.place.line, "startColumn": problem.place.column}
        location = {"artifactLocation": {"uri": _uri(problem.place.path)}, "region": region}
        told["locations"] = [{"physicalLocation": location}]
    return told
