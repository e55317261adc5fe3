"""Where no fix may touch a text: the front matter, what somebody said, and what a field says word for word."""

from collections.abc import Iterator

from writer.model.alert import Span
from writer.model.facts import Record, walk
from writer.model.fields import FieldType
from writer.model.names import same_form
from writer.prose.document import Document
from writer.prose.quotes import quotes
from writer.values import Value

_WORDED = frozenset({FieldType.TEXT, FieldType.PROSE, FieldType.TITLE, FieldType.PERSON, FieldType.NAME})
_SHORTEST = 2


class Protected(Value):
    """``said`` may not be touched at all; of ``values`` nothing may be changed."""

    said: tuple[Span, ...]
    values: tuple[Span, ...]

    def allows(self, text: str, span: Span, new: str) -> bool:
        """Whether ``new`` may stand for ``text[span]``: the part of a value that it goes over must stay in it."""
        if any(span.overlaps(said) for said in self.said):
            return False
        touched = [value for value in self.values if value.overlaps(span)]
        return all(not _inside(span, value) and _shared(text, span, value) in new for value in touched)


def protected(document: Document, record: Record) -> Protected:
    """The places of ``document`` that are not the writer's own words."""
    front = Span(begin=0, end=document.span.begin)
    return Protected(said=(front, *_said(document)), values=tuple(_values(document, record)))


def _inside(span: Span, value: Span) -> bool:
    return value.begin <= span.begin and span.end <= value.end


def _shared(text: str, one: Span, other: Span) -> str:
    return text[max(one.begin, other.begin) : min(one.end, other.end)]


def _said(document: Document) -> Iterator[Span]:
    for block in document.blocks:
        if "blockquote" in block.scopes:
            yield block.span
        plain = block.plain()
        yield from (plain.source(quote.span.begin, quote.span.end) for quote in quotes(plain.text))


def _values(document: Document, record: Record) -> Iterator[Span]:
    """Each place where the words of a field stand in the copy as they are in the field."""
    texts = {line.strip() for _, fact in walk(record) if fact.type in _WORDED for line in str(fact).splitlines()}
    wanted = [_comparable(text) for text in texts if len(text) >= _SHORTEST]
    for block in document.blocks:
        plain = block.plain()
        text = _comparable(plain.text)
        if len(text) != len(plain.text):
            text = plain.text
        for words in wanted:
            at = text.find(words)
            while at >= 0:
                yield plain.source(at, at + len(words))
                at = text.find(words, at + 1)


def _comparable(text: str) -> str:
    return same_form(text).replace("\n", " ")
