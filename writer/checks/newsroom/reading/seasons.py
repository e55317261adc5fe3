"""Seasons that are on no record: a further one, or the one on record under a wrong number."""

from collections.abc import Sequence

from writer.checks.newsroom.reading.claims import CLAIMS
from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.subjects import Subjects
from writer.checks.newsroom.reading.units import NUMBERS, OTHER, SEASON, STRANGER, Numbers, Unit, clause
from writer.checks.subject import Subject
from writer.model.facts import Facts
from writer.values import Value

_BACK = 2
"""How many units before "third season" its article may stand."""


class Seasons(Value, eq=False):
    """What the record knows of seasons: the ``last`` (0: none), and whether that is still ``ahead``."""

    last: int
    ahead: bool
    renewed: bool
    doubt: frozenset[str]
    modal: frozenset[str]
    definite: frozenset[str]
    asides: frozenset[str]
    nouns: frozenset[str]
    """What a season is called."""

    subjects: Subjects
    numbers: Numbers

    def is_further(self, units: Sequence[Unit], at: int) -> bool:
        """Whether a plain statement about this work names a season at ``at`` that comes after all on record."""
        unit = units[at]
        if unit.lower != SEASON or not 0 < self.last < unit.number:
            return False
        begin, end = clause(units, at)
        end = next((i for i in range(at + 1, end) if units[i].text == "," and self._is_aside(units, i + 1)), end)
        open_ = any(unit.lower in self.doubt or unit.text in self.modal for unit in units[begin:end])
        return not (open_ or units[-1].text == "?" or self.subjects.ends_on_other(units[:at]) or _of_other(units, at))

    def is_wrong(self, units: Sequence[Unit], at: int) -> bool:
        """Whether that season can only be the last on record, misnumbered.

        "A third season" may be one that was ordered besides, unless a renewal is the last that is on record;
        so may one that is named together with the season on record.
        """
        if not self.is_further(units, at):
            return False
        near = {unit.lower for unit in units[max(at - _BACK, 0) : at]}
        if not self.ahead:
            return not any(map(self._is_last, units))
        named = units[at].text.lower().startswith(("season", "series")) or not near.isdisjoint(self.definite)
        return (named or self.renewed) and not any(map(self._is_last, units))

    def _is_aside(self, units: Sequence[Unit], at: int) -> bool:
        """Whether a clause begins at ``at`` that tells more of a noun: what it leaves open is not the statement."""
        return at < len(units) and units[at].lower in self.asides

    def _is_last(self, unit: Unit) -> bool:
        number = unit.number if unit.lower == SEASON else self.numbers.ordinals.get(unit.lower)
        return number == self.last

    def meant(self, units: Sequence[Unit], at: int) -> int:
        """The season that the unit at ``at`` is about: its own number, or the last on record if that is wrong."""
        return self.last if self.is_wrong(units, at) else units[at].number


def _of_other(units: Sequence[Unit], at: int) -> bool:
    """Whether it is a season of another work: "Season 3 of Squid Game"."""
    after = units[at + 1 : at + 3]
    return len(after) > 1 and after[0].lower == "of" and after[1].lower in {OTHER, STRANGER}


def last_season(facts: Facts) -> int:
    """The last season that the fields name, 0 if they name none."""
    rows = (row.record["number"].value for row in facts.record.rows("seasons") if "number" in row.record)
    return max((number for number in (facts.scalar("season"), *rows) if isinstance(number, int)), default=0)


def _of(subject: Subject) -> Seasons:
    lexicon, status = subject.lexicon["status"], subject.facts.record.text("status")
    numbers = NUMBERS(subject.lexicon["wording"])
    return Seasons(
        last=last_season(subject.facts),
        ahead=status in lexicon["ahead"],
        renewed=status == "renewed",
        doubt=frozenset(lexicon["doubt"]),
        modal=frozenset(lexicon["helpers"]["modal"]),
        definite=frozenset(lexicon["definite"]),
        asides=frozenset(lexicon["asides"]),
        nouns=numbers.runs | {"season"},
        subjects=CLAIMS(lexicon).subjects,
        numbers=numbers,
    )


SEASONS: Once[Seasons] = Once(_of, of=("facts", "lexicon"))
"""A subject → what its record knows of seasons."""
