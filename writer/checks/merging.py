"""One problem, one alert: what several rules say of the same words is told once, with all their names."""

from collections.abc import Iterable, Mapping

from writer.checks.newsroom import RULES as FACTS
from writer.model.alert import Alert
from writer.model.guide import names_of
from writer.values import Value, replace

GRAMMAR = "Grammar"


class Merging(Value, kw_only=False):
    """Alerts of one text, ready to be made one where they tell the same.

    ``problems`` maps a kind of problem to the rules and families that speak of it.
    """

    text: str
    problems: Mapping[str, Iterable[str]]

    def merged(self, alerts: Iterable[Alert]) -> tuple[Alert, ...]:
        """The alerts by place, each once; where several told the same, the gravest names the others."""
        groups: list[list[Alert]] = []
        near: list[list[Alert]] = []
        for alert in self._onward(sorted(alerts, key=lambda alert: alert.order)):
            near = [group for group in near if any(one.span.end >= alert.span.begin for one in group)]
            same = next((group for group in near if any(self.same(one, alert) for one in group)), None)
            if same is None:
                near.append([alert])
                groups.append(near[-1])
            else:
                same.append(alert)
        return tuple(sorted(map(_one, groups), key=lambda alert: alert.order))

    def same(self, one: Alert, other: Alert) -> bool:
        """Whether the two tell the same problem: by the same words, by the same mend, or by a list in the lexicon."""
        if one.span == other.span:
            return _kind(one) == _kind(other) or self._listed(one, other)
        return one.span.overlaps(other.span) and (self._listed(one, other) or self._mends_alike(one, other))

    def _onward(self, alerts: list[Alert]) -> list[Alert]:
        """Leave out what would only put in words that another alert on the same problem calls wrong."""
        wrong: dict[str, list[Alert]] = {}
        for alert in alerts:
            wrong.setdefault(alert.match.casefold(), []).append(alert)

        def is_backward(alert: Alert) -> bool:
            others = (wrong.get(words.casefold(), ()) for words in alert.suggestions)
            return bool(alert.suggestions) and all(any(self._over(one, alert) for one in found) for found in others)

        return [alert for alert in alerts if not is_backward(alert)]

    def _over(self, one: Alert, other: Alert) -> bool:
        """Whether a list means both, and the rule of ``one`` before that of ``other``."""
        first, second = names_of(one.check), names_of(other.check)
        orders = ([name in first for name in rules if name in (*first, *second)] for rules in self.problems.values())
        return any(order[:1] == [True] and False in order for order in orders)

    def _listed(self, one: Alert, other: Alert) -> bool:
        """Whether two different entries of one list mean them; an entry that is a family joins no rules of its own."""
        first, second = set(names_of(one.check)), set(names_of(other.check))
        meant = ((first.intersection(rules), second.intersection(rules)) for rules in self.problems.values())
        return any(ours and theirs and len(ours | theirs) > 1 for ours, theirs in meant)

    def _mends_alike(self, one: Alert, other: Alert) -> bool:
        """Whether a suggestion of the one makes the text that a suggestion of the other makes."""
        begin, end = min(one.span.begin, other.span.begin), max(one.span.end, other.span.end)
        return not self._mended(one, begin, end).isdisjoint(self._mended(other, begin, end))

    def _mended(self, alert: Alert, begin: int, end: int) -> frozenset[str]:
        before, after = self.text[begin : alert.span.begin], self.text[alert.span.end : end]
        return frozenset(f"{before}{suggestion}{after}" for suggestion in alert.suggestions)


def _kind(alert: Alert) -> str:
    """What facts contradict is a matter of each family; all that is wrong with the words is one."""
    return alert.check.partition(".")[0] if alert.check in FACTS else ""


def _one(group: list[Alert]) -> Alert:
    first, *others = sorted(group, key=_weight)
    if not others:
        return first
    names = tuple(dict.fromkeys(name for other in others for name in other.checks if name != first.check))
    offered = (other.suggestions for other in others if other.span == first.span and other.suggestions)
    return replace(first, also=names, suggestions=first.suggestions or next(offered, ()))


def _weight(alert: Alert) -> tuple[int, bool, bool, str]:
    """The gravest first, then one with a suggestion, then our own before LanguageTool's."""
    return -alert.level, not alert.suggestions, alert.check.startswith(GRAMMAR), alert.check
