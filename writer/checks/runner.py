"""Every check on one text: the rules of its guide and the newsroom's own; what did not run is told."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import partial

from writer.checks.attempts import Ran, attempt, is_waived, together
from writer.checks.dismissals import Heard, Looked, hear
from writer.checks.merging import GRAMMAR, Merging
from writer.checks.newsroom import CHECKS
from writer.checks.ruleset import RuleSet
from writer.checks.style import StyleReading
from writer.checks.subject import Check, Subject
from writer.model.alert import Alert
from writer.model.guide import Guide
from writer.model.report import Dismissed
from writer.values import replace


def run(subject: Subject, rules: RuleSet, waived: Collection[str] = (), checks: Mapping[str, Check] = CHECKS) -> Ran:
    """All that is found in ``subject``, by place: ``heard`` parts the dismissed from it and tells each problem once.

    ``waived`` names checks, rules and styles that need not run.
    """
    style, style_unrun = _style(subject, rules, waived)
    news, news_unrun = _newsroom(subject, checks, waived)
    unrun = (*rules.refused, *style_unrun, *news_unrun)
    return (
        tuple(sorted((*style, *news), key=lambda alert: alert.order)),
        tuple(one for one in unrun if not is_waived(one.name, waived)),
    )


def heard(
    subject: Subject, alerts: Iterable[Alert], looked: Looked, today: date, waived: Collection[str] = ()
) -> Heard:
    """What stands of ``alerts``, each problem once, and what is wrong with the dismissals, at the guide's levels.

    ``today`` is the day on which dismissals are looked at.
    """
    parted = hear(alerts, subject.document.comments, subject.dismissals, looked, today)
    merging = Merging(subject.document.text, subject.lexicon.get("problems", {}))
    standing, twins = _without_twins(parted, merging)
    complaints = tuple(_at_level(parted.complaints, subject.guide, waived))
    return Heard(
        standing=merging.merged((*standing, *complaints)), dismissed=(*parted.dismissed, *twins), complaints=complaints
    )


def _without_twins(parted: Heard, merging: Merging) -> tuple[list[Alert], list[Dismissed]]:
    """What LanguageTool says of words that a rule of ours was dismissed for goes with it, if it tells the same."""
    standing: list[Alert] = []
    twins: list[Dismissed] = []
    for alert in parted.standing:
        of_grammar = alert.check.startswith(GRAMMAR)
        twin = next((one for one in parted.dismissed if of_grammar and merging.same(one.alert, alert)), None)
        if twin is None:
            standing.append(alert)
        else:
            twins.append(Dismissed(alert=alert, reason=twin.reason))
    return standing, twins


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
