"""The copy as the newsroom checks read it: headline, dek and blocks, cut into sentences."""

import enum
from collections.abc import Iterator
from functools import cached_property, lru_cache

from writer.checks.newsroom.reading.dictionary import Dictionary, Mention, dictionary
from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.units import NUMBERS, STRANGER, Numbers, Unit, units
from writer.checks.newsroom.reading.words import Word, words
from writer.checks.subject import Subject
from writer.prose import tks
from writer.prose.blocks import Block
from writer.prose.quotes import quotes
from writer.prose.sentences import sentences
from writer.values import Value, replace


class Part(enum.Enum):
    """What a passage is in the story."""

    HEADLINE = "headline"
    DEK = "dek"
    HEADING = "heading"
    LIST = "list"
    QUOTE = "quote"
    PARAGRAPH = "paragraph"


class Sentence(Value, eq=False):
    """Words of one sentence; offsets count in the passage's text."""

    begin: int
    end: int
    words: tuple[Word, ...]


class Reading(Value, eq=False, dict=True):
    """A text as read with the names on record: what all checks share, and a text that is checked again keeps."""

    text: str
    names: Dictionary
    numbers: Numbers
    title: str

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences in order."""
        return tuple(_sentences(self.text))

    @cached_property
    def mentions(self) -> tuple[tuple[Sentence, tuple[Mention, ...]], ...]:
        """Each sentence with the names on record that it mentions."""
        return tuple((sentence, tuple(self.names.mentions(sentence.words))) for sentence in self.sentences)

    @cached_property
    def units(self) -> tuple[tuple[Unit, ...], ...]:
        """The units of each sentence."""
        return tuple(units(sentence.words, found, self.title, self.numbers) for sentence, found in self.mentions)

    @cached_property
    def lowers(self) -> tuple[frozenset[str], ...]:
        """The words of each sentence in lower case: whether a check has to look at it at all."""
        return tuple(frozenset(word.lower for word in sentence.words) for sentence in self.sentences)

    @cached_property
    def counts(self) -> tuple[int, ...]:
        """The words of each sentence, names and titles as one each, without those that it quotes."""
        quoted = self.quoted
        return tuple(
            sum(
                unit.text[0].isalnum() and not any(begin <= unit.begin < end for begin, end in quoted) for unit in units
            )
            for units in self.units
        )

    @cached_property
    def has_stranger(self) -> bool:
        """Whether it names somebody, or something, that is on no record."""
        return any(unit.lower == STRANGER for units in self.units for unit in units)

    @cached_property
    def key(self) -> str:
        """Its words in lower case, no marks: how it is compared with others."""
        return " ".join(word.lower for one in self.sentences for word in one.words if word.text[0].isalnum())

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that it writes without a capital."""
        return frozenset(word.lower for sentence in self.sentences for word in sentence.words if not word.capital)

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """Where it quotes somebody: more than three words between quotation marks."""
        found = (quote.span for quote in quotes(self.text))
        return tuple(
            (span.begin, span.end) for span in found if self.text.count(" ", span.begin, span.end) >= _QUOTED_SPACES
        )


@lru_cache(maxsize=2048)
def reading(text: str, names: Dictionary, numbers: Numbers, title: str) -> Reading:
    """The one reading of ``text``."""
    return Reading(text=text, names=names, numbers=numbers, title=title)


class Passage(Value):
    """A block of prose, or the headline or dek of the front matter, with its reading."""

    block: Block
    part: Part
    reading: Reading

    @property
    def text(self) -> str:
        """What a reader reads."""
        return self.block.text

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences in order."""
        return self.reading.sentences

    @property
    def mentions(self) -> tuple[tuple[Sentence, tuple[Mention, ...]], ...]:
        """Each sentence with the names on record that it mentions."""
        return self.reading.mentions

    @property
    def units(self) -> tuple[tuple[Unit, ...], ...]:
        """The units of each sentence."""
        return self.reading.units

    @property
    def lowers(self) -> tuple[frozenset[str], ...]:
        """The words of each sentence in lower case."""
        return self.reading.lowers

    @property
    def numbers(self) -> Numbers:
        """The number words of its language."""
        return self.reading.numbers

    @property
    def counts(self) -> tuple[int, ...]:
        """The words of each sentence, names and titles as one each, without what somebody is quoted as saying."""
        return (0,) * len(self.units) if self.part is Part.QUOTE else self.reading.counts

    def in_quote(self, at: int) -> bool:
        """Whether ``at`` stands in somebody's words."""
        return self.part is Part.QUOTE or any(begin <= at < end for begin, end in self.reading.quoted)


_QUOTED_SPACES = 3
_PARTS = {
    "frontmatter.headline": Part.HEADLINE,
    "frontmatter.dek": Part.DEK,
    "heading": Part.HEADING,
    "list": Part.LIST,
    "blockquote": Part.QUOTE,
}
_UNREAD = ("attr", "table.header", "code")


def _sentences(text: str) -> Iterator[Sentence]:
    tokens = words(text)
    at = 0
    for span in sentences(text):
        first = at
        while at < len(tokens) and tokens[at].begin < span.end:
            at += 1
        if at > first:
            yield Sentence(begin=span.begin, end=span.end, words=tokens[first:at])


def _passages(subject: Subject) -> tuple[Passage, ...]:
    """The headline and dek, where a file of its own has them, and all prose of the copy, in order."""
    names, numbers = dictionary(subject.names), NUMBERS(subject.lexicon["wording"])
    title = subject.facts.title
    read = ((_masked(block.plain()), _part(block.scope)) for block in subject.document.blocks if _read(block.scope))
    return tuple(
        Passage(block=block, part=part, reading=reading(block.text, names, numbers, title)) for block, part in read
    )


def _masked(block: Block) -> Block:
    """``block`` without its TKs."""
    text = tks.masked(block.text)
    return block if text == block.text else replace(block, text=text)


passages: Once[tuple[Passage, ...]] = Once(_passages)
"""A subject → its headline and dek, and all prose of the copy, in order, TKs masked."""


def _read(scope: str) -> bool:
    return not any(f".{name}" in scope for name in _UNREAD)


def _part(scope: str) -> Part:
    return next((part for name, part in _PARTS.items() if f".{name}" in scope), Part.PARAGRAPH)
