"""Vale's JSON: file to list of alerts, with our own keys added where there is more to say."""

from typing import Any

from writer.model.alert import Alert, Related
from writer.model.lines import LineIndex
from writer.model.report import FileReport, Report
from writer.values import as_json

_COMMA = ",\n    "


def render(report: Report, *, color: bool = False) -> str:
    """The report as JSON, one alert a line; a file without alerts is absent, as in Vale."""
    del color
    files: dict[str, list[str]] = {}
    for file in report.files:
        if file.alerts:
            files[file.path] = [as_json(_alert(alert, file)) for alert in file.alerts]
    rows = (f"  {as_json(path)}: [\n    {_COMMA.join(alerts)}\n  ]" for path, alerts in files.items())
    return "{\n" + ",\n".join(rows) + "\n}\n" if files else "{}\n"


def _alert(alert: Alert, file: FileReport) -> dict[str, Any]:
    line, begin = file.lines.position(alert.span.begin)
    last_line, last = file.lines.position(max(alert.span.begin, alert.span.end - 1))
    length = max(1, alert.span.end - alert.span.begin)
    inside = last_line == line or file.as_vale
    end = begin + length - 1 if inside else _line_end(file.lines, line, begin)
    shown: dict[str, Any] = {
        "Action": _action(alert, file),
        "Check": alert.check,
        "Description": alert.description,
        "Line": line,
        "Link": alert.link,
        "Match": alert.match,
        "Message": alert.message,
        "Severity": alert.level.label,
        "Span": [begin, end],
        "Suggestions": list(alert.suggestions),
    }
    if not inside:
        shown["End"] = [last_line, last]
    was = [change.before for change in file.changes if alert in file.since(change)]
    return shown | _ours(alert, file.lines) | ({"Was": was[0]} if was else {})


def _action(alert: Alert, file: FileReport) -> dict[str, Any]:
    """Under a ``.vale.ini`` what the rule says; our own rules all replace."""
    name = alert.action if file.as_vale else "replace" * bool(alert.suggestions)
    params = alert.params if file.as_vale else alert.suggestions
    return {"Name": name, "Params": list(params) or None}


def _line_end(lines: LineIndex, line: int, begin: int) -> int:
    """The column of the last character of ``line``, its line end not counted."""
    return max(begin, lines.ends[line - 1] - lines.starts[line - 1])


def _ours(alert: Alert, lines: LineIndex) -> dict[str, Any]:
    ours: dict[str, Any] = {"Field": alert.field, "Expected": alert.expected}
    ours["Also"] = list(alert.also)
    ours["Related"] = [_related(related, lines) for related in alert.related]
    return {name: value for name, value in ours.items() if value}


def _related(related: Related, lines: LineIndex) -> dict[str, Any]:
    line, column = lines.position(related.span.begin)
    return {"Line": line, "Column": column, "Message": related.message}
