"""Who says what stands in quotation marks: nobody, the story itself, or somebody whom no field knows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from writer.checks.newsroom.reading.alerts import alert
from writer.checks.newsroom.reading.passages import Part, Passage, passages
from writer.checks.newsroom.reading.quotations import QUOTATIONS, SPEECH, Quotation, Speech, alike, spoken_words
from writer.checks.newsroom.reading.units import STRANGER
from writer.checks.subject import Subject
from writer.model.alert import Alert, Level
from writer.model.facts import Facts
from writer.values import Value

SPEAKER, OWN, UNKNOWN = "Quotes.Speaker", "Quotes.Own", "Quotes.Unknown"
_SAME = 0.75
_FEWEST = 5
_NEXT, _TAIL = 2, 40
"""How many sentences on a quotation may go on, and how many letters may follow one that does in the next paragraph."""


class QuotesSpeakers(Value, kw_only=False):
    """``Quotes.Speaker``, ``Quotes.Own`` and ``Quotes.Unknown``."""

    name: str = "quotes_speakers"
    rules: tuple[str, ...] = (SPEAKER, OWN, UNKNOWN)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each quotation without a speaker in reach, and each speaker who is on no record."""
        speech = SPEECH(subject.lexicon)
        dialogue = subject.facts.genre in subject.lexicon["quotes"]["dialogue"]
        recorded = _has_speakers(subject.facts)
        order = {id(passage): number for number, passage in enumerate(passages(subject))}
        told: set[int] = set()
        found = [one for one in QUOTATIONS(subject) if one.speech and one.passage.part is not Part.QUOTE]
        for index, one in enumerate(found):
            if speech.is_told(one) or _goes_on(found[:index], told, one, order):
                told.add(index)
                if recorded:
                    yield from _unknown(speech, one)
            elif not dialogue:
                yield _without(speech, one, passages(subject))


CHECK = QuotesSpeakers()


def _has_speakers(facts: Facts) -> bool:
    """Whether the fields say of anybody that they were quoted: else there is nothing to hold a speaker against."""
    record = facts.record
    sources = any(row.record.rows("speakers") for row in record.rows("sources"))
    return sources or bool(record.rows("quotes")) or bool(record.rows("people"))


def _goes_on(before: Sequence[Quotation], told: set[int], one: Quotation, order: Mapping[int, int]) -> bool:
    """Whether it goes on with what a speaker has begun to say: in the same paragraph, or as a paragraph of its own."""
    if not before or len(before) - 1 not in told:
        return False
    last = before[-1]
    if last.passage is one.passage:
        return one.first - last.last <= _NEXT
    alone = not one.passage.text[: one.begin].strip() and not one.passage.text[one.end :].strip()
    beside = order[id(one.passage)] - order[id(last.passage)] == 1
    return alone and beside and last.end >= len(last.passage.text.rstrip()) - _TAIL


def _without(speech: Speech, one: Quotation, read: Sequence[Passage]) -> Alert:
    where = one.passage, one.begin, one.end
    if _is_own(one, read):
        return alert(OWN, Level.ERROR, where, "the story's own words stand in quotation marks: nobody said them")
    asked = one.text.rstrip().endswith("?")
    level = Level.WARNING if asked or speech.is_named(one) else Level.ERROR
    return alert(SPEAKER, level, where, "who says this? No speaker stands in this sentence or the next")


def _is_own(one: Quotation, read: Sequence[Passage]) -> bool:
    """Whether a sentence of the copy, outside quotations, says nearly the same."""
    quoted = spoken_words(one.text)
    letters = frozenset(quoted)
    if len(quoted) < _FEWEST:
        return False
    for passage in read:
        for sentence, lowers in zip(passage.sentences, passage.lowers, strict=True):
            inside = passage is one.passage and sentence.begin < one.end and one.begin < sentence.end
            if inside or len(letters & lowers) < _SAME * len(letters) or passage.in_quote(sentence.begin):
                continue
            if alike(quoted, [word.lower for word in sentence.words]) >= _SAME * len(quoted):
                return True
    return False


def _unknown(speech: Speech, one: Quotation) -> Iterator[Alert]:
    """The speaker, where it is a full name and on no record."""
    found = speech.speaker(one) or speech.referent(one)
    if found is None or found.paper:
        return
    unit = one.passage.units[found.sentence][found.at]
    if unit.lower == STRANGER:
        message = f"'{unit.text}' is quoted, and is no speaker on record: which source has the words?"
        yield alert(UNKNOWN, Level.WARNING, (one.passage, unit.begin, unit.end), message, field="sources")
