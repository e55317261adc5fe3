"""Dismissing alerts at places of a draft's file: into its front matter, and into its log."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from writer.desk.desk import Desk
from writer.errors import Place, UsageError
from writer.library.log import Event, append_events, whoami
from writer.library.records import nearest
from writer.model.alert import Alert
from writer.model.dismissal import same_words
from writer.model.draft import Draft
from writer.model.report import GRAMMAR, FileReport
from writer.values import Value, replace

_HEAD = 4
"""So many lines stand around the rows of dismissals at most: two marks of the front matter, and two keys."""


class Pointed(Value):
    """What a report says of an alert: where it begins, and one of its rules, or nothing where it is the only one."""

    place: Place
    rule: str = ""


class Taken(Value):
    """The alert that was meant, where it stands, and whether it was dismissed before, with which reason."""

    alert: Alert
    place: Place
    before: str = ""


def dismiss_at(
    desk: Desk, path: Path, pointed: Sequence[Pointed], reason: str, until: date | None = None
) -> tuple[Taken, ...]:
    """Write dismissals into the draft at ``path``, all or none, and give the alerts that they are for.

    A place may be of a report that is older than dismissals in the file, which have moved what stands below
    them. Grammar is asked unless all name other rules. Raises ``UsageError`` if no such alert is there,
    ``SaveError`` if the file cannot be written.
    """
    draft = desk.read(path)
    asked = not all(one.rule and not one.rule.startswith("Grammar.") for one in pointed)
    file = desk.check(draft, without=frozenset[str]() if asked else frozenset({GRAMMAR})).files[0]
    taken = tuple(_taken(file, draft, one) for one in pointed)
    alerts = tuple(_told_apart(one.alert for one in taken if not one.before))
    by = whoami()
    for alert in alerts:
        draft = desk.dismiss(draft, alert, reason, by=by, until=until)
    if alerts:
        desk.save(path, draft.text)
        if desk.holds(path):
            append_events(path, _events(alerts, reason, by))
    return taken


def _told_apart(alerts: Iterable[Alert]) -> Iterator[Alert]:
    """One of those that the same dismissal is for."""
    return iter({(alert.checks, same_words(alert.match)): alert for alert in alerts}.values())


def _events(alerts: Iterable[Alert], reason: str, by: str) -> Iterator[Event]:
    for alert in alerts:
        for check in alert.checks:
            yield Event(event="dismissed", check=check, match=alert.match, reason=reason, by=by)


def _taken(file: FileReport, draft: Draft, pointed: Pointed) -> Taken:
    """The alert that is meant: at the place itself, else the only one where dismissals have moved it."""
    place = pointed.place
    if not 1 <= place.line <= len(file.lines.starts):
        raise UsageError(f"there is no line {place.line}", where=place, hint=f"the file has {len(file.lines.starts)}")
    here = tuple(_at(file, (place,)))
    if here:
        return _only(here, pointed)
    added = len(draft.dismissals)
    moved = (replace(place, line=place.line + lines) for lines in range(1, added + _HEAD + 1) if added)
    below = [one for one in _at(file, moved) if pointed.rule in ("", *one.alert.checks)]
    if len({one.alert.span for one in below}) > 1:
        hint = " or ".join(f"{one.place.line}:{one.place.column} {one.alert.check}" for one in below)
        raise UsageError("dismissals have moved this, to one of several places", where=place, hint=f"name {hint}")
    if not below:
        raise UsageError("there is no alert here", where=place, hint="take line and column from 'writer check'")
    return _only(below, pointed)


def _at(file: FileReport, places: Iterable[Place]) -> Iterator[Taken]:
    """The alerts that begin at ``places``, the dismissed ones after those that stand."""
    wanted = {(place.line, place.column): place for place in places}
    told = (*((alert, "") for alert in file.alerts), *((one.alert, one.reason) for one in file.dismissed))
    for alert, reason in told:
        place = wanted.get(file.lines.position(alert.span.begin))
        if place:
            yield Taken(alert=alert, place=place, before=reason)


def _only(here: Sequence[Taken], pointed: Pointed) -> Taken:
    """The one of ``here`` that is of the rule, or stands. Raises ``UsageError``."""
    named = [one for one in here if pointed.rule in ("", *one.alert.checks)]
    standing = [one for one in named if not one.before] or named
    if len(standing) == 1:
        return standing[0]
    checks = [check for one in here for check in one.alert.checks]
    if pointed.rule:
        hint = nearest(pointed.rule, checks) or f"here are {', '.join(checks)}"
        raise UsageError(f"there is no alert of '{pointed.rule}' here", where=pointed.place, hint=hint)
    raise UsageError("more than one alert stands here", where=pointed.place, hint=f"name one of {', '.join(checks)}")
