"""The one way in: the text of a file becomes a Document."""

from collections.abc import Iterator

from writer.model.alert import Span
from writer.prose import plaintext, reader, structure, tks
from writer.prose.document import Comment, Document, Element
from writer.prose.events import Event
from writer.prose.walker import UNREAD, Unread, walk

_FOLLOWERS = {"ul": "list", "ol": "list", "li": "item", "pre": "code", "p": "paragraph", "hr": "rule"}
_FOLLOWERS.update(dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"))


def parse(
    text: str,
    start: int = 0,
    end: int | None = None,
    extension: str = "md",
    unread: Unread = UNREAD,
    *,
    trail: bool = False,
) -> Document:
    """Read the copy, ``text[start:end]``; all places are offsets in ``text``, which is the file as it lies on disk.

    The document has a ``trail`` only if one is asked for; then it has no sections, paragraphs and words, and its
    blocks know no places.
    """
    span = Span(begin=start, end=len(text) if end is None else end)
    walked = walk(_events(text, span, extension), extension, unread, trail=trail)
    blocks = [] if trail else structure.body(walked.blocks)
    counts = [structure.block_words(block) for block in blocks]
    elements = tuple(Element(kind=event.name, span=_span(event)) for event in walked.elements)
    return Document(
        text=text,
        extension=extension,
        span=span,
        blocks=tuple(walked.blocks),
        inlines=tuple(walked.inlines),
        elements=elements,
        paragraphs=() if trail else structure.paragraphs(elements, blocks, counts),
        sections=() if trail else structure.sections(blocks, counts, span),
        comments=tuple(Comment(span=_span(event), text=event.text) for event in walked.comments),
        tks=() if trail else tks.find(walked.blocks),
        words=sum(counts),
        trail=tuple(walked.trail),
        followers={place: _FOLLOWERS.get(tag, tag) for place, tag in walked.followers.items()},
    )


def _span(event: Event) -> Span:
    return Span(begin=event.begin, end=event.end)


def _events(text: str, span: Span, extension: str) -> Iterator[Event]:
    if extension == "txt":
        return plaintext.events(text, span.begin, span.end)
    return reader.events(text, span.begin, span.end)
