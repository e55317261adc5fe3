"""The material of a story as finders read it: a release, a tip or an old article, with what is known of its work."""

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from writer.checks.newsroom.certainty import WORDS as CERTAINTY
from writer.checks.newsroom.reading.days import dates_in
from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.passages import Passage, passages
from writer.checks.newsroom.reading.units import OTHER, TITLE, Unit
from writer.checks.newsroom.reading.words import Word, phrase
from writer.checks.subject import Subject
from writer.model.alert import Span
from writer.model.candidate import Candidate
from writer.model.facts import Certainty, Fact, Facts, Record
from writer.model.fields import FieldType, Scalar
from writer.model.names import KnownName
from writer.prose.blocks import Block
from writer.values import Value, replace

_SHORT = 60
"""Characters of a line up to which it may stand for itself."""

_LABEL = re.compile(r"\W*[^\W\d_][\w ()/&'’-]{1,38}:\s+\S")
_KEPT = ("title", "short_titles", "season", "medium")
"""What finders read by: which work, which season. What else is on record must not hide what the material says."""

_BY_STRENGTH = tuple(Certainty)


class Words(Value, eq=False):
    """``candidates.yaml``: its lists as sets, those of several words as phrases, and its maps as they are."""

    sets: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    maps: Mapping[str, Mapping[str, Any]]

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> "Words":
        """Read the lexicon."""
        lists = {name: data for name, data in lexicon.items() if isinstance(data, list)}
        return cls(
            sets={name: frozenset(words) for name, words in lists.items()},
            phrases={name: tuple(map(phrase, words)) for name, words in lists.items()},
            maps={name: data for name, data in lexicon.items() if isinstance(data, Mapping)},
        )


WORDS: Once[Words] = Once(Words.of)
"""``candidates.yaml`` → its words."""


class Line(Value, eq=False):
    """One sentence of the material: the one of that number in its passage."""

    passage: Passage
    number: int

    @property
    def units(self) -> Sequence[Unit]:
        """Its units."""
        return self.passage.units[self.number]

    @property
    def words(self) -> Sequence[Word]:
        """Its words."""
        return self.passage.sentences[self.number].words


class Material(Value, eq=False):
    """What finders look at: the text with what is known of its work.

    ``ground`` is how sure a flat sentence of such a source is; ``dated`` whether its day is known, so that "in May" and
    "today" can be read.
    """

    subject: Subject
    ground: Certainty
    dated: bool

    @property
    def words(self) -> Words:
        """The English of the finders."""
        return WORDS(self.subject.lexicon["candidates"])

    @property
    def lines(self) -> Iterator[Line]:
        """Its sentences in order; what is all in capitals names nobody as it is written."""
        return (
            Line(passage=passage, number=number)
            for passage in passages(self.subject)
            for number in range(len(passage.sentences))
        )

    def knowing(self, name: str, value: Scalar, kind: FieldType) -> "Material":
        """The same, read with one fact more."""
        record = Record({**self.subject.facts.record, name: Fact(value=value, type=kind)})
        facts = Facts(record=record)
        return replace(self, subject=replace(self.subject, facts=facts, names=(*facts.names(), *self._people)))

    def naming(self, people: Iterable[str]) -> "Material":
        """The same, read with the names of people, so that a family name alone is known too."""
        known = (KnownName(text=name, path="people", kind=FieldType.PERSON.value) for name in dict.fromkeys(people))
        names = (*self.subject.facts.names(), *known)
        return replace(self, subject=replace(self.subject, names=names))

    @property
    def _people(self) -> tuple[KnownName, ...]:
        return tuple(name for name in self.subject.names if name.kind == FieldType.PERSON.value)

    def certainty(self, line: Line) -> Certainty:
        """How sure a sentence is: as its source, weaker where it hedges, or tells what others say."""
        words = CERTAINTY(self.subject.lexicon["certainty"])
        told = self.subject.lexicon["status"]["told"]
        dates = dates_in(self.subject, line.passage, line.number)
        lowers = {
            word.lower
            for word in line.words
            if not line.passage.in_quote(word.begin) and not any(one.begin <= word.begin < one.end for one in dates)
        }
        found = [self.ground]
        if not lowers.isdisjoint(words.hedges - self.words.sets["no_hedges"]):
            found.append(Certainty.EXPECTED)
        if not lowers.isdisjoint(told):
            found.append(Certainty.REPORTED)
        if not lowers.isdisjoint(self.words.sets["rumored"]):
            found.append(Certainty.RUMORED)
        return max(found, key=_BY_STRENGTH.index)

    def is_of_other(self, line: Line) -> bool:
        """Whether a sentence names another work and not this one; what stands in brackets is an aside."""
        units = list(outside_brackets(line.units))
        return any(unit.lower == OTHER for unit in units) and not any(unit.lower == TITLE for unit in units)

    def candidate(
        self, field: str, value: str | Mapping[str, str], line: Line, place: tuple[int, int], *, sure: bool = False
    ) -> Candidate:
        """A candidate that ``line`` names at ``place`` of its passage; what is quoted word for word is ``sure``."""
        sentence, block = line.passage.sentences[line.number], line.passage.block
        return Candidate(
            field=field,
            value=value,
            certainty=self.ground if sure else self.certainty(line),
            span=block.source(*place),
            sentence=block.source(sentence.begin, sentence.end),
        )


def material(subject: Subject, ground: Certainty, *, dated: bool) -> Material:
    """The document of ``subject`` as material on the work that its facts name."""
    blocks = tuple(line for block in subject.document.blocks for line in _lines(block))
    kept = {name: fact for name, fact in subject.facts.record.items() if name in _KEPT}
    facts = Facts(record=Record(kept))
    people = (name for name in subject.names if name.kind == FieldType.PERSON.value)
    subject = replace(
        subject,
        document=replace(subject.document, blocks=blocks),
        facts=facts,
        names=(*facts.names(), *people),
    )
    return Material(subject=subject, ground=ground, dated=dated)


def outside_brackets(units: Iterable[Unit]) -> Iterator[Unit]:
    """The units that stand in no bracket."""
    depth = 0
    for unit in units:
        depth += (unit.text == "(") - (unit.text == ")" and depth > 0)
        if not depth and unit.text != ")":
            yield unit


def _lines(block: Block) -> Iterator[Block]:
    """The lines of a block that is a list of facts or of names, each as a block; any other block as it is."""
    lines = block.text.split("\n")
    if (
        len(lines) == 1
        or not all(map(_begins, lines))
        or not any(_LABEL.match(line) or _is_short(line) for line in lines)
    ):
        yield block
        return
    at = 0
    for line in lines:
        if line.strip():
            places = array("i", block.offsets[at : at + len(line)])
            span = Span(begin=places[0], end=places[-1] + 1)
            yield Block(scope=block.scope, text=line, offsets=places, span=span)
        at += len(line) + 1


def _begins(line: str) -> bool:
    """Whether a line begins something, and does not go on with the line before."""
    first = line.lstrip(" -*•·–—\"“‘'")[:1]
    return not first or first.isupper() or first.isdigit()


def _is_short(line: str) -> bool:
    return len(line) <= _SHORT and line.rstrip()[-1:] not in tuple('.,;:?!”"')
