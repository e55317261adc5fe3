"""Every check on one text: the rules of its guide and the newsroom's own; what did not run is told."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial

from writer.checks.newsroom import CHECKS
from writer.checks.ruleset import RuleSet
from writer.checks.style import StyleReading
from writer.checks.subject import Check, Subject
from writer.checks.suppress import Region, regions
from writer.model.alert import Alert
from writer.model.guide import Guide, names_of
from writer.model.report import Unrun
from writer.values import replace

Ran = tuple[tuple[Alert, ...], tuple[Unrun, ...]]
"""What came of it: the alerts, and what did not run."""


def run(subject: Subject, rules: RuleSet, waived: Collection[str] = (), checks: Mapping[str, Check] = CHECKS) -> Ran:
    """The alerts on ``subject``, by place. ``waived`` names checks, rules and styles that need not run."""
    off = regions(subject.document.comments, len(subject.document.text))
    style, style_unrun = _style(subject, rules, waived)
    news, news_unrun = _newsroom(subject, checks, waived)
    alerts = (
        *merge(_heard(style, off, style=True), lambda _: ""),
        *merge(_heard(news, off, style=False), lambda alert: alert.check.partition(".")[0]),
    )
    unrun = (*rules.refused, *style_unrun, *news_unrun)
    return (
        tuple(sorted(alerts, key=lambda alert: alert.order)),
        tuple(one for one in unrun if not is_waived(one.name, waived)),
    )


def merge(alerts: Iterable[Alert], kind: Callable[[Alert], str]) -> tuple[Alert, ...]:
    """One alert for all of one kind at the same place: the gravest; it names the checks of the others."""
    groups: dict[tuple[int, int, str], list[Alert]] = {}
    for alert in alerts:
        groups.setdefault((alert.span.begin, alert.span.end, kind(alert)), []).append(alert)
    return tuple(map(_one, groups.values()))


def _one(group: list[Alert]) -> Alert:
    first, *others = sorted(group, key=lambda alert: (-alert.level, not alert.suggestions, alert.check))
    names = tuple(dict.fromkeys(other.check for other in others if other.check != first.check))
    return replace(first, also=names) if names else first


def _style(subject: Subject, rules: RuleSet, waived: Collection[str]) -> Ran:
    reading = StyleReading(subject, rules)
    ran = [
        attempt(rule.file.id, partial(reading.alerts, rule, found))
        for rule, found in reading.candidates()
        if not is_waived(rule.file.id, waived)
    ]
    return together(ran)


def _newsroom(subject: Subject, checks: Mapping[str, Check], waived: Collection[str]) -> Ran:
    ran = [
        attempt(check.name, partial(check.run, subject))
        for check in checks.values()
        if not is_waived(check.name, waived)
    ]
    alerts, unrun = together(ran)
    return tuple(_at_level(alerts, subject.guide, waived)), unrun


def _at_level(alerts: Iterable[Alert], guide: Guide, waived: Collection[str]) -> Iterator[Alert]:
    for alert in alerts:
        level = guide.level(alert.check, alert.level)
        if level is not None and not is_waived(alert.check, waived):
            yield alert if level is alert.level else replace(alert, level=level)


def together(ran: Iterable[Ran]) -> Ran:
    """Several runs as one."""
    ran = tuple(ran)
    return tuple(alert for alerts, _ in ran for alert in alerts), tuple(one for _, unrun in ran for one in unrun)


def attempt(name: str, call: Callable[[], Iterable[Alert]]) -> Ran:
    """The one place that catches everything: a check that crashes is reported, and the others still run."""
    try:
        return tuple(call()), ()
    except Exception as error:
        reason = str(error) or type(error).__name__
        return (), (
            Unrun(name=name, reason=reason, hint=f"the text was checked without it; see also --without {name}"),
        )


def is_waived(name: str, waived: Collection[str]) -> bool:
    """Whether ``name``, or the style or family it belongs to, need not run."""
    return not set(names_of(name)).isdisjoint(waived)


def _heard(alerts: Iterable[Alert], off: Iterable[Region], *, style: bool) -> Iterator[Alert]:
    return (alert for alert in alerts if not any(region.silences(alert, style=style) for region in off))
