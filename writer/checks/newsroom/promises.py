"""What headline and lede promise: the lede names the work, and the copy has what the headline says."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from writer.checks.newsroom.reading.alerts import alert
from writer.checks.newsroom.reading.days import dates_in
from writer.checks.newsroom.reading.dictionary import Mention
from writer.checks.newsroom.reading.passages import Part, Passage, Reading, passages
from writer.checks.newsroom.reading.units import Unit
from writer.checks.subject import Subject
from writer.model.alert import Alert, Level
from writer.model.names import same_form
from writer.values import Value

LEDE, HEADLINE = "Structure.Lede", "Facts.Headline"


class Promises(Value, kw_only=False):
    """Both are warnings: a reader who follows the headline should find it in the copy."""

    name: str = "promises"
    rules: tuple[str, ...] = (LEDE, HEADLINE)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """A lede that does not say what it is about; each name and number that stands in the headline alone.

        Where a value is still to come, what was promised may come with it.
        """
        read = passages(subject)
        copy = [passage for passage in read if passage.part not in {Part.HEADLINE, Part.DEK}]
        yield from _lede(subject, copy)
        for passage in read:
            if passage.part is Part.HEADLINE and copy and not subject.document.tks:
                yield from _names(passage, copy)
                yield from _numbers(subject, passage, copy)


CHECK = Promises()


def _lede(subject: Subject, copy: Sequence[Passage]) -> Iterator[Alert]:
    """The first paragraph of a news story names the work; where the facts have a title to look for."""
    news = subject.facts.genre in subject.lexicon["structure"]["news_ledes"]
    if not (news and subject.facts.title and copy and copy[0].part is Part.PARAGRAPH and copy[0].sentences):
        return
    lede = copy[0]
    to_come = any(tk.span.begin <= lede.block.offsets[-1] for tk in subject.document.tks)
    named = any(_is_title(mention) for _, found in lede.mentions for mention in found)
    if not (to_come or named or same_form(subject.facts.title) in same_form(lede.text)):
        first = lede.sentences[0]
        message = f"the lede does not name the work, '{subject.facts.title}'"
        yield alert(LEDE, Level.WARNING, (lede, first.begin, first.end), message, field="title")


def _is_title(mention: Mention) -> bool:
    return any(path == "title" or path.startswith("short_titles") for path in mention.paths)


def _names(headline: Passage, copy: Sequence[Passage]) -> Iterator[Alert]:
    told = {path for passage in copy for _, found in passage.mentions for mention in found for path in mention.paths}
    for _, found in headline.mentions:
        for mention in found:
            if told.isdisjoint(mention.paths) and mention.text != headline.text.strip():
                where = headline, mention.begin, mention.end
                yield alert(HEADLINE, Level.WARNING, where, f"the headline names '{mention.text}', the copy does not")


def _numbers(subject: Subject, headline: Passage, copy: Sequence[Passage]) -> Iterator[Alert]:
    """Numbers in letters or digits; those in names and titles are none. A year is told by a date that lies in it."""
    if not any(_number(headline, unit) > 1 for units in headline.units for unit in units):
        return
    told = frozenset().union(*(_told(passage.reading) for passage in copy))
    numbers = [(_number(headline, unit), unit) for units in headline.units for unit in units]
    missing = [(number, unit) for number, unit in numbers if number > 1 and number not in told]
    years = _years(subject, copy) if missing else frozenset[int]()
    for number, unit in missing:
        if number not in years:
            message = f"the headline says '{unit.text}', the copy does not"
            yield alert(HEADLINE, Level.WARNING, (headline, unit.begin, unit.end), message)


def _years(subject: Subject, copy: Sequence[Passage]) -> frozenset[int]:
    """The years in which the dates of the copy may lie: "March 12", "next fall"."""
    dates = (
        found
        for passage in copy
        for number in range(len(passage.sentences))
        for found in dates_in(subject, passage, number)
    )
    days = (day for found in dates for choice in found.choices for day in (choice.first, choice.last) if day)
    return frozenset(day.year for day in days)


@lru_cache(maxsize=2048)
def _told(read: Reading) -> frozenset[int]:
    """The numbers that a text tells."""
    return frozenset(_number(read, unit) for units in read.units for unit in units)


def _number(passage: Passage | Reading, unit: Unit) -> int:
    """What a unit counts, 0 if nothing."""
    if unit.number:
        return unit.number
    if unit.lower.isascii() and unit.lower.isdecimal():
        return int(unit.lower)
    return passage.numbers.cardinal(unit.lower) or passage.numbers.ordinals.get(unit.lower, 0)
