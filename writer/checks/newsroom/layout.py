"""How the copy is laid out for readers: sentences, paragraphs, lists, headings, and the order of sections."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from writer.checks.newsroom.reading.alerts import alert
from writer.checks.newsroom.reading.limits import limit
from writer.checks.newsroom.reading.passages import Part, Passage, passages
from writer.checks.sections import matched, same_heading
from writer.checks.subject import Subject
from writer.model.alert import Alert, Level
from writer.model.genre import SectionSpec
from writer.prose.blocks import Block
from writer.prose.document import Document, Section
from writer.values import Value

SENTENCE, PARAGRAPH, ITEM, LEDE = (f"Structure.Long{name}" for name in ("Sentence", "Paragraph", "Item", "Lede"))
GAP, LEVEL, ORDER = "Structure.HeadingGap", "Structure.HeadingLevel", "Structure.SectionOrder"
LONE, QUESTIONS, DASHES = "Structure.LoneItem", "Structure.Questions", "Structure.Dashes"
_TOP = 2


class Layout(Value, kw_only=False):
    """Warnings where a section breaks its promise or its place, suggestions where readers have to work."""

    name: str = "layout"
    rules: tuple[str, ...] = (SENTENCE, PARAGRAPH, ITEM, LEDE, GAP, LEVEL, ORDER, LONE, QUESTIONS, DASHES)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Everything that is too long, too deep, alone or out of its place."""
        copy = [passage for passage in passages(subject) if passage.part not in {Part.HEADLINE, Part.DEK}]
        yield from _sentences(subject, copy)
        yield from _long(subject, copy)
        yield from _gaps(subject, copy)
        if subject.facts.genre not in subject.lexicon["structure"]["listings"]:
            yield from _lone(subject.document)
        yield from _levels(subject)
        yield from _order(subject)
        yield from _questions(subject)
        yield from _dashes(subject, copy)


CHECK = Layout()


def _sentences(subject: Subject, copy: Iterable[Passage]) -> Iterator[Alert]:
    most = limit(subject, SENTENCE)
    for passage in copy:
        if passage.part is not Part.PARAGRAPH:
            continue
        for sentence, count in zip(passage.sentences, passage.counts, strict=True):
            if count > most:
                message = f"this sentence has {count} words; over {most} it is hard to read aloud"
                yield alert(SENTENCE, Level.SUGGESTION, (passage, sentence.begin, sentence.end), message)


def _long(subject: Subject, copy: Sequence[Passage]) -> Iterator[Alert]:
    """Paragraphs and items over their limits; the first paragraph is the lede, if no heading stands before it."""
    kinds = {Part.PARAGRAPH: (PARAGRAPH, "paragraph"), Part.LIST: (ITEM, "list item")}
    for number, passage in enumerate(copy):
        if passage.part not in kinds or "table" in passage.block.scope:
            continue
        rule, name = (LEDE, "lede") if number == 0 and passage.part is Part.PARAGRAPH else kinds[passage.part]
        most = limit(subject, rule)
        count = sum(passage.counts)
        if count > most:
            first = passage.sentences[0]
            message = f"this {name} has {count} words, {count - most} over {most}: split it, or cut"
            yield alert(rule, Level.SUGGESTION, (passage, first.begin, first.end), message)


def _gaps(subject: Subject, copy: Iterable[Passage]) -> Iterator[Alert]:
    """Where a stretch without a heading gets too long; told once for each stretch."""
    most = limit(subject, GAP)
    if subject.document.words <= limit(subject, GAP, "from"):
        return
    count = 0
    for passage in copy:
        before, count = count, count + sum(passage.counts)
        if passage.part is Part.HEADING:
            count = 0
        elif before <= most < count and passage.sentences:
            first = passage.sentences[0].words[0]
            message = f"no heading for more than {most} words: readers who scan are lost by here"
            yield alert(GAP, Level.SUGGESTION, (passage, first.begin, first.end), message)


def _lone(document: Document) -> Iterator[Alert]:
    for element in document.elements:
        if element.kind != "list":
            continue
        items = [block for block in document.blocks if element.span.overlaps(block.span) and "list" in block.scopes]
        if len(items) == 1:
            yield _on(items[0], LONE, Level.SUGGESTION, "a list of one is a sentence")


def _levels(subject: Subject) -> Iterator[Alert]:
    """A heading that skips a level; and, where a headline is a field, one that is as high as the headline."""
    sections = subject.document.sections
    for before, section in pairwise(sections):
        if section.heading is None:
            continue
        if section.level < _TOP and subject.facts.record:
            message = "the headline is a field in the front matter; sections begin with ##"
            yield _on(section.heading, LEVEL, Level.WARNING, message)
        elif section.level > max(before.level, _TOP - 1) + 1:
            message = f"a heading of level {section.level} stands right under one of level {before.level or 1}"
            yield _on(section.heading, LEVEL, Level.WARNING, message)


def _order(subject: Subject) -> Iterator[Alert]:
    """Sections of a rendered draft that stand before one that the genre puts first."""
    if not (subject.rendered and subject.genre):
        return
    places = {spec.id: place for place, spec in enumerate(subject.genre.sections)}
    last: SectionSpec | None = None
    for one in matched(subject.document, subject.genre):
        if one.spec is None:
            continue
        if last and places[one.spec.id] < places[last.id] and one.section.heading:
            message = f"'{one.section.title}' stands before '{last.heading or 'the lede'}' in this kind of article"
            yield _on(one.section.heading, ORDER, Level.WARNING, message)
        else:
            last = one.spec


def _questions(subject: Subject) -> Iterator[Alert]:
    promising = frozenset(subject.lexicon["structure"]["questions"])
    least = limit(subject, QUESTIONS, "min")
    for section in subject.document.sections:
        if section.heading and same_heading(section.title) in promising:
            answered = _answered(section)
            if answered < least:
                message = f"readers find {answered} answered questions here; with fewer than {least}, drop the section"
                yield _on(section.heading, QUESTIONS, Level.WARNING, message)


def _answered(section: Section) -> int:
    """How many questions are followed by something that is none; in one block, or in the next."""
    asked = [block.text.rstrip("*_ \n").endswith("?") for block in section.blocks]
    apart = sum(question and not after for question, after in pairwise([*asked, True]))
    together = sum("? " in block.text and not ends for block, ends in zip(section.blocks, asked, strict=True))
    return apart + together


def _dashes(subject: Subject, copy: Sequence[Passage]) -> Iterator[Alert]:
    """The dash with which the copy has more than its words may have; a pair of them is one."""
    most = (
        limit(subject, DASHES)
        * max(subject.document.words, limit(subject, DASHES, "per"))
        / limit(subject, DASHES, "per")
    )
    count = 0
    for passage in copy:
        if passage.part is not Part.PARAGRAPH or not any(dash in passage.text for dash in _DASHES):
            continue
        for units in passage.units:
            found = [unit for unit in units if unit.text in _DASHES and not passage.in_quote(unit.begin)]
            before, count = count, count + (len(found) + 1) // 2
            if before <= most < count:
                where = passage, found[-1].begin, found[-1].end
                yield alert(
                    DASHES, Level.SUGGESTION, where, f"{count} dashes up to here: full stops and commas do as well"
                )


_DASHES = frozenset("—–")


def _on(block: Block, rule: str, level: Level, message: str) -> Alert:
    return Alert(check=rule, level=level, span=block.source(0, len(block.text)), message=message, match=block.text)
