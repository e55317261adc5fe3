"""Dismissing the alert at a place of a draft's file: into its front matter, and into its log."""

from datetime import date
from pathlib import Path

from writer.desk.checking import GRAMMAR
from writer.desk.desk import Desk
from writer.errors import Place, UsageError
from writer.library.log import Event, append_events, whoami
from writer.library.records import nearest
from writer.model.alert import Alert
from writer.model.report import FileReport


def dismiss_at(desk: Desk, place: Place, rule: str, reason: str, until: date | None = None) -> Alert:
    """Write a dismissal into the draft at ``place``, and give the alert that it is for.

    ``rule`` may be empty where one alert stands at the place; grammar is asked unless it names another
    rule. Raises ``UsageError`` if no such alert is there, ``SaveError`` if the file cannot be written.
    """
    path = Path(place.path)
    draft = desk.read(path)
    without = frozenset({GRAMMAR}) if rule and not rule.startswith("Grammar.") else frozenset[str]()
    file = desk.check(draft, without=without).files[0]
    alert = _alert_at(file, place, rule)
    by = whoami()
    desk.save(path, desk.dismiss(draft, alert, reason, by=by, until=until).text)
    if desk.holds(path):
        events = (
            Event(event="dismissed", check=check, match=alert.match, reason=reason, by=by) for check in alert.checks
        )
        append_events(path, events)
    return alert


def _alert_at(file: FileReport, place: Place, rule: str) -> Alert:
    """The alert that begins at ``place``, of ``rule`` if that is not empty. Raises ``UsageError``."""
    if not 1 <= place.line <= len(file.lines.starts):
        raise UsageError(f"there is no line {place.line}", where=place, hint=f"the file has {len(file.lines.starts)}")
    here = [alert for alert in file.alerts if file.lines.position(alert.span.begin) == (place.line, place.column)]
    named = [alert for alert in here if rule in ("", *alert.checks)]
    if len(named) == 1:
        return named[0]
    checks = [check for alert in here for check in alert.checks]
    if not checks:
        raise UsageError("there is no alert here", where=place, hint="take line and column from 'writer check'")
    if rule:
        hint = nearest(rule, checks) or f"here are {', '.join(checks)}"
        raise UsageError(f"there is no alert of '{rule}' here", where=place, hint=hint)
    raise UsageError("more than one alert stands here", where=place, hint=f"name one of {', '.join(checks)}")
