"""Who the copy says said it: a fact is credited to a source that did not report it, a weak source is called proof."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from writer.checks.newsroom.reading.alerts import alert
from writer.checks.newsroom.reading.local import by_passage
from writer.checks.newsroom.reading.passages import Passage
from writer.checks.newsroom.reading.sayings import SAYINGS, Saying, Sayings
from writer.checks.newsroom.reading.stated import UNSURE, Stated, Unsure
from writer.checks.newsroom.reading.units import Unit
from writer.checks.newsroom.reading.verbs import group
from writer.checks.newsroom.sources import kinds_of
from writer.checks.subject import Subject
from writer.model.alert import Alert, Level
from writer.model.guide import SourcePolicy
from writer.values import Value

MISATTRIBUTED, EVIDENCE = "Sources.Misattributed", "Sources.Evidence"
_NEAR = 4
"""How many units after a weak source the verb may stand that makes it proof."""


class SourcesSaid(Value, kw_only=False):
    """``Sources.Misattributed`` and ``Sources.Evidence``, both warnings."""

    name: str = "sources_said"
    rules: tuple[str, ...] = (MISATTRIBUTED, EVIDENCE)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each fact that is less than official, and given to a source it is not from; each forum that "proves"."""
        record = subject.facts.record
        kinds = kinds_of([row.record for row in record.rows("sources")], subject.guide.sources)
        if not kinds:
            return
        words = subject.lexicon["sourcing"]
        look = _Look(
            subject=subject,
            sayings=SAYINGS(subject.lexicon),
            unsure=UNSURE(subject),
            kinds=kinds,
            ids={row.record.text("id"): row.record.text("name") for row in record.rows("sources")},
            policy=subject.guide.sources,
            proves=frozenset(words["proves"]),
            hedges=frozenset(subject.lexicon["certainty"]["open"]),
        )
        yield from by_passage(self.name, subject, look.alerts)


CHECK = SourcesSaid()


class _Look(Value, kw_only=False):
    """What the sources of one draft are, and what is less than official."""

    subject: Subject
    sayings: Sayings
    unsure: Unsure
    kinds: Mapping[str, str]
    ids: Mapping[str, str]
    policy: SourcePolicy
    proves: frozenset[str]
    hedges: frozenset[str]

    def alerts(self, passage: Passage) -> Iterator[Alert]:
        for number, lowers in enumerate(passage.lowers):
            if self.unsure.facts and not self.sayings.begins.isdisjoint(lowers):
                yield from self._misattributed(passage, number)
            if not self.proves.isdisjoint(lowers) and self.hedges.isdisjoint(lowers):
                yield from self._evidence(passage, number)

    def _misattributed(self, passage: Passage, number: int) -> Iterator[Alert]:
        sayings = list(self.sayings.find(passage, number, self.subject.facts.record))
        told: set[int] = set()
        for stated in self.unsure.stated(passage, number) if sayings else ():
            near = [saying for saying in sayings if saying.first <= stated.at < saying.stop]
            if near and near[0].at not in told and all(self._is_wrong(saying, stated) for saying in near):
                told.add(near[0].at)
                yield self._alert(passage, number, near[0], stated)

    def _is_wrong(self, saying: Saying, stated: Stated) -> bool:
        """Whether the record has the fact from others, and none of them is as good as the one who is credited."""
        names = {self.ids.get(name, name) for name in stated.fact.sources}
        if not names or saying.name in names or saying.at == stated.at:
            return False
        return self._rank(saying.name) >= max(map(self._rank, names))

    def _rank(self, name: str) -> int:
        kind = self.kinds.get(name, "")
        own = name == self.subject.facts.record.text("platform") or kind in self.sayings.own
        return 2 if own else int(kind not in self.policy.weak)

    def _alert(self, passage: Passage, number: int, saying: Saying, stated: Stated) -> Alert:
        units = passage.units[number]
        first, last = sorted((saying.at, saying.verb))
        names = " and ".join(self.ids.get(name) or name for name in stated.fact.sources)
        what = passage.text[stated.begin : stated.end]
        return alert(
            MISATTRIBUTED,
            Level.WARNING,
            (passage, units[first].begin, units[last].end),
            f"on record, '{what}' is {stated.fact.certainty.value} by {names}, and {saying.name} does not say so",
            field=stated.path,
            expected=names,
        )

    def _evidence(self, passage: Passage, number: int) -> Iterator[Alert]:
        """A source of a weak kind, and at once a verb that makes it proof."""
        units = passage.units[number]
        for mention in passage.mentions[number][1]:
            weak = [form for form in mention.forms if self.kinds.get(form.known.text, "") in self.policy.weak]
            at = next((i for i, unit in enumerate(units) if unit.begin == mention.begin), -1)
            if not weak or not mention.forms[0].whole or at < 0 or passage.in_quote(mention.begin):
                continue
            verb = self._proving(units, at)
            if verb:
                message = f"{mention.text} is a {self.kinds[weak[0].known.text]}, and proves nothing: find the origin"
                yield alert(EVIDENCE, Level.WARNING, (passage, mention.begin, units[verb].end), message)

    def _proving(self, units: Sequence[Unit], at: int) -> int:
        """The verb right behind the source at ``at``, or nothing; a mark, or a verb that only says so, parts them."""
        for index in range(at + 1, min(at + _NEAR, len(units))):
            unit = units[index]
            if not unit.text[0].isalpha():
                return 0
            if unit.lower in self.proves:
                return 0 if group(units, index, self.sayings.helpers).denied else index
        return 0
