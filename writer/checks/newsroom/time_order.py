"""What came before what, against the dates on record."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from writer.checks.newsroom.reading.alerts import against, alert
from writer.checks.newsroom.reading.happenings import HAPPENINGS, Happening, Happenings
from writer.checks.newsroom.reading.local import by_passage
from writer.checks.newsroom.reading.passages import Passage
from writer.checks.newsroom.reading.record import Known
from writer.checks.newsroom.reading.units import Unit, clause, comma
from writer.checks.newsroom.reading.verbs import HELPERS, Helpers, Tense, group
from writer.checks.subject import Subject
from writer.model.alert import Alert
from writer.values import Value

RULE = "Time.Order"
_WORDS = {"before": 1, "after": -1}
_REACH = 10
_NEVER = frozenset({"not", "never", "n't", "until", "soon", "if", "unless", "would"})


class TimeOrder(Value, kw_only=False):
    """``Time.Order``."""

    name: str = "time_order"
    rules: tuple[str, ...] = (RULE,)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each "before" and "after" between two events on record that their dates turn around."""
        look = _Look(
            happenings=HAPPENINGS(subject),
            helpers=HELPERS(subject.lexicon["status"]),
            units=frozenset(chain(*subject.lexicon["wording"]["units"].items())),
        )

        def look_at(passage: Passage) -> Iterator[Alert]:
            for units, lowers in zip(passage.units, passage.lowers, strict=True):
                if not lowers.isdisjoint(_WORDS):
                    yield from look.sentence(passage, units)

        yield from by_passage(self.name, subject, look_at)


CHECK = TimeOrder()


class _Look(Value):
    """What finds and reads events, and the units of time."""

    happenings: Happenings
    helpers: Helpers
    units: frozenset[str]

    def sentence(self, passage: Passage, units: Sequence[Unit]) -> Iterator[Alert]:
        for at, unit in enumerate(units):
            sign = _WORDS.get(unit.lower, 0)
            if not sign or passage.in_quote(unit.begin):
                continue
            pair = self._around(units, at)
            if pair and self._told(units, at, *pair):
                one, other = pair
                wrong = _turned(one.known, other.known) if sign > 0 else _turned(other.known, one.known)
                if wrong:
                    yield _alert(passage, unit, *wrong)

    def _around(self, units: Sequence[Unit], at: int) -> tuple[Happening, Happening] | None:
        """The event that comes first in the sense of the words, and the one it is held against."""
        begin, end = clause(units, at)
        found = [one for one in self.happenings.find(units) if begin <= one.at < end]
        behind = next((one for one in found if at < one.at <= at + _REACH), None)
        if at == begin and behind:
            main = next((one for one in found if one.at > behind.at and comma(units, behind.at, one.at)), None)
        else:
            if behind and comma(units, at, behind.at):
                return None  # "a week before Christmas, two years after shooting ended"
            main = next((one for one in reversed(found) if at - _REACH <= one.at < at), None)
            if main and units[at - 1].lower in self.units and any(unit.lower == "and" for unit in units[main.at : at]):
                return None  # "a year after X and two months after Y"
        return (main, behind) if main and behind and main.known and behind.known else None

    def _told(self, units: Sequence[Unit], at: int, one: Happening, other: Happening) -> bool:
        verbs = [group(units, happening.at, self.helpers) for happening in (one, other)]
        near = {unit.lower for unit in units[max(at - 2, 0) : at]}
        open_ = any(verb.denied or verb.tense is Tense.MODAL for verb in verbs)
        return not open_ and near.isdisjoint(_NEVER)


def _turned(ones: Sequence[Known], others: Sequence[Known]) -> tuple[Known, Known] | None:
    """A pair, if in none of all pairs the one can have come before the other."""
    pairs = [(one, other) for one in ones for other in others]
    if any(one.path == other.path or one.days[0] <= other.days[1] for one, other in pairs):
        return None
    return pairs[0]


def _alert(passage: Passage, unit: Unit, one: Known, other: Known) -> Alert:
    level = min(against(one.fact), against(other.fact))
    message = f"on record, '{one.fact.value}' ({one.path}) is later than '{other.fact.value}' ({other.path})"
    return alert(RULE, level, (passage, unit.begin, unit.end), message, field=one.path, expected=str(one.fact.value))
