"""Whom a part of a sentence has something from: "Orbit+ said", "according to Screen Daily"."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from writer.checks.newsroom.reading.claims import CLAIMS
from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.passages import Passage
from writer.checks.newsroom.reading.subjects import Subjects
from writer.checks.newsroom.reading.units import NAME, Phrases, Unit, by_first, clause, follows
from writer.checks.newsroom.reading.verbs import HELPERS, Helpers, group
from writer.checks.newsroom.reading.words import phrase
from writer.model.facts import Record
from writer.values import Value

_MARKS = frozenset(',”"')
_BESIDE = 4
"""How many units behind its verb the one by whom something was announced may stand."""


class Saying(Value):
    """``name``, a source on record or the house itself, says what stands in units ``first`` to before ``stop``.

    It is named at unit ``at``, and ``verb`` is the word that says so.
    """

    name: str
    at: int
    verb: int
    first: int
    stop: int


class Sayings(Value, eq=False):
    """The words of ``sourcing.yaml``."""

    verbs: frozenset[str]
    leads: Phrases
    by: frozenset[str]
    passive: frozenset[str]
    houses: frozenset[str]
    own: frozenset[str]
    parts: frozenset[str]
    after_comma: frozenset[str]
    subjects: Subjects
    helpers: Helpers
    begins: frozenset[str]
    """Every word that may tell of a saying: whether a sentence has to be looked at at all."""

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> "Sayings":
        """Read ``sourcing.yaml``, and the subjects of ``status.yaml``."""
        words = lexicon["sourcing"]
        verbs, leads = frozenset(words["verbs"]), by_first(map(phrase, words["leads"]))
        return cls(
            verbs=verbs,
            leads=leads,
            by=frozenset(words["by"]),
            passive=frozenset(words["passive"]),
            houses=frozenset(words["houses"]),
            own=frozenset(words["own"]),
            parts=frozenset(words["parts"]),
            after_comma=frozenset(words["parts_after_comma"]),
            subjects=CLAIMS(lexicon["status"]).subjects,
            helpers=HELPERS(lexicon["status"]),
            begins=verbs | leads.keys(),
        )

    def find(self, passage: Passage, number: int, record: Record) -> Iterator[Saying]:
        """Everybody in a sentence who is said to say something, and no "has not said"."""
        units = passage.units[number]
        named = dict(_named(passage, number, record))
        for at, unit in enumerate(units):
            who = self._who(units, at)
            name = self._name(units, who, named, record) if who >= 0 else ""
            if name and not passage.in_quote(unit.begin):
                first, stop = self.part(units, at)
                yield Saying(name=name, at=who, verb=at, first=first, stop=stop)

    def part(self, units: Sequence[Unit], at: int) -> tuple[int, int]:
        """First and past-the-end index of the statement around ``at``: up to a mark or word that begins another."""
        begin, end = clause(units, at)
        first = next((i + 1 for i in range(at - 1, begin - 1, -1) if self._parts(units, i)), begin)
        stop = next((i for i in range(at + 1, end) if self._parts(units, i)), end)
        return first, stop

    def _parts(self, units: Sequence[Unit], at: int) -> bool:
        if units[at].lower in self.parts:
            return True
        return units[at].text == "," and at + 1 < len(units) and units[at + 1].lower in self.after_comma

    def _who(self, units: Sequence[Unit], at: int) -> int:
        """The unit of the one who speaks with the word at ``at``, or -1."""
        lead = next((words for words in self.leads.get(units[at].lower, ()) if follows(units, at, words)), ())
        if lead:
            return self._first_name(units, at + len(lead))
        if units[at].lower not in self.verbs:
            return -1
        verb = group(units, at, self.helpers)
        if verb.denied:
            return -1
        if verb.to_be:
            by = next((i for i in range(at + 1, min(at + _BESIDE, len(units))) if units[i].lower in self.by), -1)
            return self._first_name(units, by + 1) if by > 0 and units[at].lower in self.passive else -1
        before = self.subjects.before(units, verb.first)
        if before >= 0 and self._may_speak(units[before]):
            return before
        return self._first_name(units, at + 1) if at and units[at - 1].text in _MARKS else -1

    def _first_name(self, units: Sequence[Unit], at: int) -> int:
        """The one at ``at``, an article or a description of few words before it."""
        for index in range(at, min(at + _BESIDE, len(units))):
            if self._may_speak(units[index]):
                return index
            if not units[index].text[0].isalpha():
                return -1
        return -1

    def _may_speak(self, unit: Unit) -> bool:
        return unit.lower == NAME or unit.lower in self.houses

    def _name(self, units: Sequence[Unit], at: int, named: Mapping[int, str], record: Record) -> str:
        if units[at].lower in self.houses:
            return record.text("platform") if at and units[at - 1].lower in self.subjects.end_nothing else ""
        return named.get(units[at].begin, "")


SAYINGS: Once[Sayings] = Once(Sayings.of)
"""A lexicon → how copy says whom it has something from."""


def _named(passage: Passage, number: int, record: Record) -> Iterator[tuple[int, str]]:
    """Begin → name of each source on record and of the house that the sentence mentions, also by who speaks for it."""
    for mention in passage.mentions[number][1]:
        for form in mention.forms:
            path = form.known.path
            if form.whole and path.startswith(("sources[", "platform")):
                yield mention.begin, form.known.text
            elif path.startswith("people[") and path.endswith("].name"):
                house = record.rows("people")[int(path[len("people[") : path.index("]")])].record.text("org")
                if house:
                    yield mention.begin, house
