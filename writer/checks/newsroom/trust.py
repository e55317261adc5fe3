"""What readers are owed: help beside a hard subject, news that does not judge, a description that is shown whole."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, TypeAlias

from writer.checks.newsroom.reading.alerts import alert
from writer.checks.newsroom.reading.limits import limit
from writer.checks.newsroom.reading.local import extracts
from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.passages import Passage, passages
from writer.checks.newsroom.reading.units import follows
from writer.checks.newsroom.reading.words import phrase
from writer.checks.subject import Subject
from writer.model.alert import START, Alert, Level
from writer.values import Value

CARE, LABEL, DESCRIPTION = "Trust.Care", "Trust.Label", "Trust.Description"
Phrases = tuple[tuple[str, ...], ...]
_Hard: TypeAlias = tuple[str, int, int]
"""A hard subject, or no name for a line of help, and where the first words of it stand in a passage."""


class Trust(Value, kw_only=False):
    """The rules of ``Trust``: warnings, and a suggestion for the description."""

    name: str = "trust"
    rules: tuple[str, ...] = (CARE, LABEL, DESCRIPTION)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """A hard subject without a line of help, news that judges, a description that search engines cut or fill."""
        words = WORDS(subject.lexicon["trust"])
        read = passages(subject)
        yield from _care(subject, words)
        if subject.facts.genre and subject.facts.genre not in words.judging:
            yield from _label(subject, read, words)
        yield from _description(subject)


CHECK = Trust()


class Words(Value, kw_only=False):
    """``trust.yaml``, ready to use."""

    care: Mapping[str, Phrases]
    help: Phrases
    opinion: frozenset[str]
    judging: frozenset[str]

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> "Words":
        """Read the lexicon."""
        care = {topic: tuple(map(phrase, words)) for topic, words in lexicon["care"].items()}
        return cls(
            care=care,
            help=tuple(map(phrase, lexicon["help"])),
            opinion=frozenset(lexicon["opinion"]),
            judging=frozenset(lexicon["judging"]),
        )

    def hard(self, passage: Passage) -> Iterator[_Hard]:
        """The hard subjects of a passage, each once, and under no name a line of help."""
        for topic, phrases in (*self.care.items(), ("", self.help)):
            place = _first(passage, phrases)
            if place:
                yield topic, *place


WORDS: Once[Words] = Once(Words.of)
"""``trust.yaml`` → its words."""


def _care(subject: Subject, words: Words) -> Iterator[Alert]:
    """The first words of each hard subject, if no line of help stands anywhere in the copy."""
    found = [(passage, one) for passage, some in extracts(CARE, subject, words.hard) for one in some]
    if any(not topic for _, (topic, _, _) in found):
        return
    for topic in words.care:
        first = next(((passage, begin, end) for passage, (other, begin, end) in found if other == topic), None)
        if first:
            message = f"a story that touches on {topic} gives readers a line of help"
            yield alert(CARE, Level.WARNING, first, message, field="care")


def _first(passage: Passage, phrases: Phrases) -> tuple[int, int] | None:
    """Where the first of ``phrases`` stands."""
    begins = frozenset(one[0] for one in phrases)
    for sentence, lowers in zip(passage.sentences, passage.lowers, strict=True):
        if begins.isdisjoint(lowers):
            continue
        for at, word in enumerate(sentence.words):
            for one in phrases:
                if word.lower == one[0] and follows(sentence.words, at, one):
                    return word.begin, sentence.words[at + len(one) - 1].end
    return None


def _label(subject: Subject, read: Iterable[Passage], words: Words) -> Iterator[Alert]:
    """The word of judgement with which a story has more than news may have; quoted ones are somebody's."""
    most = limit(subject, LABEL)
    judged = chain.from_iterable(_judged(passage, words) for passage in read)
    for count, (passage, begin, end) in enumerate(judged):
        if count == most:
            message = f"the {count + 1}th word of judgement in a news story: attribute it, or label the story a review"
            yield alert(LABEL, Level.WARNING, (passage, begin, end), message)
            return


def _judged(passage: Passage, words: Words) -> Iterator[tuple[Passage, int, int]]:
    for sentence, lowers in zip(passage.sentences, passage.lowers, strict=True):
        if not words.opinion.isdisjoint(lowers):
            for word in sentence.words:
                if word.lower in words.opinion and not passage.in_quote(word.begin):
                    yield passage, word.begin, word.end


def _description(subject: Subject) -> Iterator[Alert]:
    """The description for search engines, where there is one: they cut a longer one, and fill up a shorter one."""
    fact = subject.facts.record.get("description")
    count = len(subject.facts.record.text("description"))
    least, most = (limit(subject, DESCRIPTION, key) for key in ("min", "max"))
    if fact is not None and count and not least <= count <= most:
        span = fact.span if fact.span is not None and fact.span.end <= subject.document.span.begin else START
        match = subject.document.text[span.begin : span.end]
        message = f"the description has {count} characters; search engines show {least} to {most}"
        yield Alert(
            check=DESCRIPTION, level=Level.SUGGESTION, span=span, message=message, match=match, field="description"
        )
