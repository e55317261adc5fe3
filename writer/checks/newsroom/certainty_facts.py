"""How sure the copy sounds of a date, a part in the cast or a work to come, where none of it is certain."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from writer.checks.newsroom.certainty import GUESS, WORDS, Words
from writer.checks.newsroom.reading.alerts import alert, by_path
from writer.checks.newsroom.reading.local import by_passage
from writer.checks.newsroom.reading.passages import Part, Passage
from writer.checks.newsroom.reading.stated import UNSURE, Stated, Unsure
from writer.checks.newsroom.reading.units import Unit
from writer.checks.newsroom.reading.words import Word, content, stem, words
from writer.checks.subject import Subject
from writer.model.alert import Alert, Level
from writer.values import Value

RULE = "Certainty.Fact"
_MOST = 0.75
_NEAR = 7
"""How many units around a name a word may stand that says what is sure of it."""


class CertaintyFacts(Value, kw_only=False):
    """``Certainty.Fact``, a warning."""

    name: str = "certainty_facts"
    rules: tuple[str, ...] = (RULE,)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each fact that is only expected or rumored and stated flatly; of those reported, each called official."""
        unsure = UNSURE(subject)
        look = _Look(
            unsure=unsure,
            words=WORDS(subject.lexicon["certainty"]),
            small=frozenset((*subject.lexicon["structure"]["small"], *subject.lexicon["certainty"]["asking"])),
            unknown=tuple(_unknown(subject)),
        )
        if not (unsure.facts or look.unknown):
            return
        yield from by_passage(self.name, subject, look.alerts)


CHECK = CertaintyFacts()


class _Unknown(Value, kw_only=False):
    """A row of ``unknowns``: its path, its words, and what it asks about, by how the words begin."""

    path: str
    text: str
    content: frozenset[str]


def _unknown(subject: Subject) -> Iterator[_Unknown]:
    words_ = subject.lexicon["certainty"]
    small = frozenset((*subject.lexicon["structure"]["small"], *words_["asking"]))
    projects = frozenset(words_["projects"])
    for path, fact in by_path(subject.facts.record).items():
        if not path.startswith("unknowns[") or fact.record:
            continue
        tokens = words(str(fact.value))
        told = content((word for word, after in pairwise((*tokens, *tokens[-1:])) if not _is_given(word, after)), small)
        if len(told) > 1 or any(word.lower in projects for word in told):
            yield _Unknown(path, str(fact.value), frozenset(map(stem, told)))


def _is_given(word: Word, after: Word) -> bool:
    """Whether it is a given name, which copy need not repeat."""
    return word.capital and after.capital and after.begin > word.end


class _Look(Value, kw_only=False):
    """What is less than official in one draft, and what nobody knows."""

    unsure: Unsure
    words: Words
    small: frozenset[str]
    unknown: tuple[_Unknown, ...]

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
        yield from self._known(passage, number) if self.unknown else ()

    def _known(self, passage: Passage, number: int) -> Iterator[Alert]:
        """Where the sentence makes sure of what nobody knows: most of its words, and "confirmed" with them."""
        units, lowers = passage.units[number], passage.lowers[number]
        sure = self.words.surely(units) or self._plan(units, lowers)
        listed = passage.part is Part.LIST  # the points that are open: "who will distribute it"
        if listed or sure is None or passage.in_quote(sure.begin) or not self.words.hedges.isdisjoint(lowers):
            return
        told = frozenset(map(stem, content(passage.sentences[number].words, self.small)))
        known = next((one for one in self.unknown if len(one.content & told) >= _MOST * len(one.content)), None)
        if known:
            message = f"'{sure.text}' is more than is known: on record as unknown is {known.text}"
            where = passage, sure.begin, sure.end
            yield alert(RULE, Level.WARNING, where, message, field=known.path, expected="unknown")

    def _plan(self, units: Sequence[Unit], lowers: AbstractSet[str]) -> Unit | None:
        """What says that something is to be, where nobody is said to say so or to wish it: "there will be a sequel"."""
        if not (self.words.said.isdisjoint(lowers) and self.words.wishes.isdisjoint(lowers)):
            return None
        return next((unit for unit in units if unit.lower in self.words.plans), None)

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
