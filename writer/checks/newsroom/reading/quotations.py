"""What the copy quotes: each quotation with its place, its kind, its speaker, and how like two texts are."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from writer.checks.newsroom.reading.claims import CLAIMS
from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.passages import Part, Passage, passages
from writer.checks.newsroom.reading.subjects import Subjects
from writer.checks.newsroom.reading.units import NAME, STRANGER, Unit
from writer.checks.newsroom.reading.verbs import HELPERS, Helpers, group
from writer.checks.newsroom.reading.words import words
from writer.checks.subject import Subject
from writer.prose.quotes import quotes
from writer.values import Value

_SENTENCE_WORDS = 5
_LONG_LETTERS = 4
_BEFORE_CLOSE = ".,!?…—–-"
_DASHES = "—–-―"


class Quotation(Value):
    """Words between quotation marks at ``begin:end``, marks included, in sentences ``first`` to ``last`` of a passage.

    ``speech`` if it is a whole sentence that somebody said, and no title, nickname or phrase; ``pull`` if it stands
    alone as a pull quote.
    """

    passage: Passage
    begin: int
    end: int
    text: str
    first: int
    last: int
    speech: bool
    pull: bool
    count: int


class Speaker(Value):
    """Who a sentence says has spoken: the unit at ``at`` of sentence ``sentence``; ``paper`` if it may be a paper."""

    sentence: int
    at: int
    paper: bool


class Voice(Value, kw_only=False):
    """Who a sentence says has spoken, by a pronoun or by what they do: unit ``at``, and their verb at ``verb``."""

    sentence: int
    at: int
    verb: int
    word: str


class Speech(Value, eq=False):
    """The words of ``quotes.yaml``."""

    verbs: frozenset[str]
    beside: frozenset[str]
    papers: frozenset[str]
    told: frozenset[str]
    not_speech: frozenset[str]
    behind: frozenset[str]
    silent: frozenset[str]
    pronouns: frozenset[str]
    described: Mapping[str, frozenset[str]]
    """A kind of job → the words by which a speaker with such a job is told."""

    subjects: Subjects
    helpers: Helpers

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> "Speech":
        """Read ``quotes.yaml``."""
        data = lexicon["quotes"]
        return cls(
            verbs=frozenset(data["verbs"]),
            beside=frozenset(data["beside"]),
            papers=frozenset(data["papers"]),
            told=frozenset(data["told"]),
            not_speech=frozenset(data["not_speech"]),
            behind=frozenset(data["not_speech_behind"]),
            silent=frozenset(data["silent"]),
            pronouns=frozenset(data["pronouns"]),
            described={kind: frozenset(words) for kind, words in data["described"].items()},
            subjects=CLAIMS(lexicon["status"]).subjects,
            helpers=HELPERS(lexicon["status"]),
        )

    def is_told(self, one: Quotation) -> bool:
        """Whether a verb of speech stands in the sentences of ``one``, or in one next to them, outside quotations."""
        near = range(max(one.first - 1, 0), min(one.last + 2, len(one.passage.sentences)))
        own = range(one.first, one.last + 1)
        if any(not self.beside.isdisjoint(outside(one.passage, number)) for number in own):
            return True
        if any(self._speaks(one.passage, number) for number in near):
            return True
        text = one.passage.text
        return text[: one.begin].rstrip().endswith(":") or text[one.end :].lstrip()[:1] in tuple(_DASHES)

    def _speaks(self, passage: Passage, number: int) -> bool:
        """Whether a verb of speech stands in a sentence, outside quotations, and is not denied: "nobody would say"."""
        if self.verbs.isdisjoint(outside(passage, number)):
            return False
        units = passage.units[number]
        return any(
            unit.lower in self.verbs and not _inside(passage, unit.begin) and not self._is_denied(units, at)
            for at, unit in enumerate(units)
        )

    def _is_denied(self, units: Sequence[Unit], at: int) -> bool:
        """Whether one of ``silent`` stands before the verb at ``at``, no quotation between."""
        for unit in reversed(units[max(at - _DENIAL, 0) : at]):
            if unit.text in _PARTING:
                return False
            if unit.lower in self.silent:
                return True
        return False

    def is_named(self, one: Quotation) -> bool:
        """Whether somebody is named beside it, though nothing says that they spoke."""
        near = range(max(one.first - 1, 0), min(one.last + 2, len(one.passage.sentences)))
        units = (unit for number in near for unit in one.passage.units[number] if not _inside(one.passage, unit.begin))
        return any(unit.lower in {NAME, STRANGER} for unit in units)

    def speaker(self, one: Quotation) -> Speaker | None:
        """The person at a verb of speech in the sentences of ``one`` or beside it; ``None`` if nobody is named."""
        own = (one.last, one.first)
        beside = () if self.voice(one) else (one.last + 1, one.first - 1)
        for number in dict.fromkeys((*own, *beside)):
            if 0 <= number < len(one.passage.sentences):
                found = self._in_sentence(one.passage, number, one)
                if found:
                    return found
        return self._led(one)

    def _led(self, one: Quotation) -> Speaker | None:
        """The one person named before the colon that leads ``one`` in: "Ana Ruiz put it best: …"."""
        if not one.passage.text[: one.begin].rstrip().endswith(":"):
            return None
        units = one.passage.units[one.first]
        named = [at for at, unit in enumerate(units) if unit.lower in _PEOPLE and unit.end <= one.begin]
        return Speaker(sentence=one.first, at=named[0], paper=False) if len(named) == 1 else None

    def voice(self, one: Quotation) -> Voice | None:
        """The pronoun or the description at a verb of speech in the sentences of ``one``; ``None`` if there is none."""
        for number in dict.fromkeys((one.last, one.first)):
            units = one.passage.units[number]
            for verb, unit in enumerate(units):
                at = self._voiced(units, verb) if unit.lower in self.verbs else -1
                if at >= 0 and not _inside(one.passage, unit.begin) and not _inside(one.passage, units[at].begin):
                    return Voice(number, at, verb, units[at].lower)
        return None

    def referent(self, one: Quotation) -> Speaker | None:
        """Who is meant by the pronoun that speaks ``one``: the only one whom the sentence before names."""
        voice, before = self.voice(one), one.first - 1
        if voice is None or voice.word not in self.pronouns or before < 0:
            return None
        units = one.passage.units[before]
        named = [at for at, unit in enumerate(units) if unit.lower in _PEOPLE and not _inside(one.passage, unit.begin)]
        return Speaker(sentence=before, at=named[0], paper=False) if len(named) == 1 else None

    def _voiced(self, units: Sequence[Unit], verb: int) -> int:
        words = self.pronouns.union(*self.described.values())
        before = group(units, verb, self.helpers).first - 1
        while before > 0 and units[before].lower in self.helpers.sets["adverbs"]:
            before -= 1
        if before >= 0 and units[before].lower in words:
            return before
        behind = next((at for at in range(verb + 1, min(verb + _NOUN, len(units))) if units[at].lower in words), -1)
        named = behind + 1 < len(units) and units[behind + 1].lower in _PEOPLE
        return -1 if behind < 0 or named or units[verb].lower in self.told else behind

    def _in_sentence(self, passage: Passage, number: int, one: Quotation) -> Speaker | None:
        units = passage.units[number]
        said = [at for at, unit in enumerate(units) if unit.lower in self.verbs and not _inside(passage, unit.begin)]
        for at in sorted(said, key=lambda at: min(abs(units[at].begin - one.end), abs(units[at].end - one.begin))):
            who = self._who(passage, units, at)
            if who >= 0 and not _inside(passage, units[who].begin):
                return Speaker(sentence=number, at=who, paper=units[at].lower in self.papers)
        return None

    def _who(self, passage: Passage, units: Sequence[Unit], at: int) -> int:
        """The unit of the name that speaks with the verb at ``at``: "said director Jo Adeyemi", "Adeyemi, 31, said"."""
        before = self.subjects.before(units, at)
        apposed = at > 1 and units[at - 1].text == "," and units[at - 2].lower in _PEOPLE
        if apposed and (before < 0 or units[before].lower not in _PEOPLE):
            return at - 2
        if before < 0 or units[before].text in _MARKS or _inside(passage, units[before].begin):
            return self._behind(units, at)
        if units[before].lower in self.pronouns:
            named = [i for i in range(before) if units[i].lower == NAME and not _inside(passage, units[i].begin)]
            return named[0] if len(named) == 1 else -1
        return before if units[before].lower in _PEOPLE else -1

    def _behind(self, units: Sequence[Unit], at: int) -> int:
        """The name behind the verb at ``at``, a description between; "told" has its hearer there."""
        for index in range(at + 1, min(at + _DESCRIPTION, len(units)) if units[at].lower not in self.told else at):
            if units[index].lower in _PEOPLE:
                return index
            apposed = units[index].text == "," and index > at + 1 and index + 1 < len(units)
            if apposed and units[index + 1].lower in _PEOPLE:
                return index + 1
            if not units[index].text[0].isalpha() or units[index].lower in _STOPS:
                return -1
        return -1


SPEECH: Once[Speech] = Once(Speech.of)
"""A lexicon → how copy quotes."""

_PEOPLE = frozenset({NAME, STRANGER})
_DESCRIPTION, _DENIAL, _NOUN = 6, 6, 3
_MARKS = frozenset("\"“”‘’',.!?…)")
_PARTING = _MARKS - {",", "."}
_STOPS = frozenset({"that", "in", "at", "on", "to", "when", "after", "of", "by", "about", "as", "while"})


def outside(passage: Passage, number: int) -> frozenset[str]:
    """The words of one sentence that stand outside quotations, in lower case."""
    tokens = passage.sentences[number].words
    return frozenset(word.lower for word in tokens if not _inside(passage, word.begin))


def _inside(passage: Passage, at: int) -> bool:
    return any(begin <= at < end for begin, end in passage.reading.quoted)


def _quotations(subject: Subject) -> tuple[Quotation, ...]:
    speech = SPEECH(subject.lexicon)
    return tuple(one for passage in passages(subject) if _may(passage) for one in _of_passage(passage, speech))


def _may(passage: Passage) -> bool:
    return (
        "{%" not in passage.text
        and "{{" not in passage.text
        and passage.part not in {Part.HEADLINE, Part.DEK, Part.HEADING}
        and any(mark in passage.text for mark in '"“‘')
    )


def _of_passage(passage: Passage, speech: Speech) -> Iterator[Quotation]:
    text = passage.text
    for quote in quotes(text):
        if quote.depth:
            continue
        begin, end = quote.span.begin, quote.span.end
        inner = text[quote.inner.begin : quote.inner.end]
        numbers = [n for n, one in enumerate(passage.sentences) if one.begin < end and begin < one.end]
        if not inner.strip() or not numbers:
            continue
        count = sum(word.text[0].isalnum() for word in words(inner))
        pull = passage.part is Part.QUOTE and begin == len(text) - len(text.lstrip("*_ "))
        spoken = (
            count >= _SENTENCE_WORDS
            and inner.count(" ") >= _SENTENCE_WORDS - 1
            and _is_sentence(inner, text[end : end + 1])
            and not _is_phrase(passage, speech, begin, end, inner)
        )
        yield Quotation(
            passage=passage,
            begin=begin,
            end=end,
            text=inner,
            first=numbers[0],
            last=numbers[-1],
            speech=spoken,
            pull=pull,
            count=count,
        )


def _is_sentence(inner: str, behind: str) -> bool:
    """A capital or a bracket or a number begins it, and a mark ends it, on either side of the closing one."""
    first = inner.lstrip("*_ ‘'")[:1]
    return (first.isupper() or first in "[…" or first.isdigit()) and (
        inner.rstrip("*_ ’'")[-1:] in tuple(_BEFORE_CLOSE) or behind in {".", ",", "!", "?"}
    )


def _is_phrase(passage: Passage, speech: Speech, begin: int, end: int, inner: str) -> bool:
    """A title on record or in capitals, or what "titled", "the phrase" or "means" stands beside."""
    if any(
        mention.of_title and begin <= mention.begin and mention.end >= end - 2
        for _, found in passage.mentions
        for mention in found
    ):
        return True
    long = [word for word in words(inner) if len(word.text) >= _LONG_LETTERS]
    if long and all(word.capital for word in long):
        return True
    before = passage.text[:begin].rstrip()[-24:].lower().split()
    led = bool(before) and before[-1].strip("“\"'*_") in speech.not_speech
    behind = passage.text[end : end + 20].lower().split()
    return (led or (bool(behind) and behind[0] in speech.behind)) and inner.rstrip()[-1:] not in {"?", "!", ".", ","}


QUOTATIONS: Once[tuple[Quotation, ...]] = Once(_quotations)
"""A subject → what its copy quotes, in order; nested quotations are part of the outer one."""


@lru_cache(maxsize=4096)
def spoken_words(text: str) -> tuple[str, ...]:
    """The words of a quotation as they are compared: lower case, apostrophes alike, no marks."""
    return tuple(word.lower for word in words(text) if word.text[0].isalnum() or word.lower == "'s")


def alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words the two have in common, in the same order."""
    # few copies quote what is on record
    from difflib import SequenceMatcher  # noqa: PLC0415

    return sum(block.size for block in SequenceMatcher(a=one, b=other, autojunk=False).get_matching_blocks())
