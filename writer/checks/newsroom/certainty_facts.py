"""How sure the copy sounds of a date, a part in the cast or a work to come, where none of it is certain."""

from collections.abc import Iterable, Iterator, Sequence

from writer.checks.newsroom.certainty import GUESS, WORDS, Words
from writer.checks.newsroom.reading.alerts import alert
from writer.checks.newsroom.reading.local import by_passage
from writer.checks.newsroom.reading.passages import Part, Passage
from writer.checks.newsroom.reading.stated import UNSURE, Stated, Unsure
from writer.checks.newsroom.reading.units import Unit
from writer.checks.subject import Subject
from writer.model.alert import Alert, Level
from writer.values import Value

RULE = "Certainty.Fact"
_NEAR = 7
"""How many units around a name a word may stand that says what is sure of it."""


class CertaintyFacts(Value, kw_only=False):
    """``Certainty.Fact``, a warning."""

    name: str = "certainty_facts"
    rules: tuple[str, ...] = (RULE,)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each fact that is only expected or rumored and stated flatly; of those reported, each called official."""
        unsure = UNSURE(subject)
        if not unsure.facts:
            return
        look = _Look(unsure=unsure, words=WORDS(subject.lexicon["certainty"]))
        yield from by_passage(self.name, subject, look.alerts)


CHECK = CertaintyFacts()


class _Look(Value):
    unsure: Unsure
    words: Words

    def alerts(self, passage: Passage) -> Iterator[Alert]:
        for number, lowers in enumerate(passage.lowers) if passage.part is not Part.QUOTE else ():
            if self.words.open.isdisjoint(lowers):
                yield from self._sentence(passage, number)

    def _sentence(self, passage: Passage, number: int) -> Iterator[Alert]:
        units = passage.units[number]
        for stated in self.unsure.rows(passage, number):
            if self._is_claimed(units, stated.at) and self._is_flat(passage, number, stated):
                yield _alert(passage, stated)
        for stated in self.unsure.dates(passage, number):
            if self._is_flat(passage, number, stated):
                yield _alert(passage, stated)

    def _is_claimed(self, units: Sequence[Unit], at: int) -> bool:
        """Whether the sentence says that somebody is in it, or that something is coming."""
        return any(unit.lower in self.words.joins for unit in units[max(at - _NEAR, 0) : at + _NEAR])

    def _is_flat(self, passage: Passage, number: int, stated: Stated) -> bool:
        """Whether nobody is said to say so and nothing hedges it; of what is reported, whether it is made official."""
        units = passage.units[number]
        sure = self.words.surely(units[max(stated.at - _NEAR, 0) : stated.at + _NEAR])
        if stated.fact.certainty not in GUESS:
            return sure is not None and sure.lower in self.words.official
        if sure is not None and sure.lower not in self.words.said:
            return True
        _, found = passage.mentions[number]
        named = any(path.startswith("sources[") for mention in found for path in mention.paths)
        lowers = passage.lowers[number]
        return not named and self.words.hedges.isdisjoint(lowers) and self.words.said.isdisjoint(lowers)


def _alert(passage: Passage, stated: Stated) -> Alert:
    certainty = stated.fact.certainty.value
    return alert(
        RULE,
        Level.WARNING,
        (passage, stated.begin, stated.end),
        f"'{passage.text[stated.begin : stated.end]}' is stated, and only {certainty}: say who reports it",
        field=stated.path,
        expected=certainty,
    )
