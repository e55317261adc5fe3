"""From blocks to sections and paragraphs, with their words."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from writer.model.alert import Span
from writer.prose import tks, words
from writer.prose.blocks import Block
from writer.prose.document import Element, Paragraph, Section

_UNCOUNTED = frozenset({"heading", "header", "caption", "attr", "footnotes"})


def block_words(block: Block) -> int:
    """Count the words of ``block`` that belong to the copy: none in headings, captions, footnotes, TKs and code."""
    return 0 if _UNCOUNTED.intersection(block.scopes) else words.count(tks.masked(block.plain().text))


def body(blocks: Iterable[Block]) -> list[Block]:
    """Leave out footnotes: they stand at the end, whatever section refers to them."""
    return [block for block in blocks if "footnotes" not in block.scopes]


def sections(blocks: Sequence[Block], counts: Sequence[int], span: Span) -> tuple[Section, ...]:
    """Cut ``blocks``, of ``counts`` words each, at their headings."""
    heads = [index for index, block in enumerate(blocks) if "heading" in block.scopes]
    starts = [-1, *heads]
    levels = [0, *(_level(blocks[index]) for index in heads)]
    places = [span.begin, *(blocks[index].span.begin for index in heads), span.end]
    found = []
    for number, (start, level) in enumerate(zip(starts, levels, strict=True)):
        following = range(number + 1, len(starts))
        until = next((other for other in following if levels[other] <= level or not number), len(starts))
        stops = [*starts, len(blocks)]
        heading = blocks[start] if number else None
        found.append(
            Section(
                level=level,
                heading=heading,
                title=heading.text if heading else "",
                span=Span(begin=places[number], end=places[until]),
                blocks=tuple(blocks[start + 1 : stops[until]]),
                own=tuple(blocks[start + 1 : stops[number + 1]]),
                words=sum(counts[start + 1 : stops[until]]),
            )
        )
    return tuple(found)


def paragraphs(elements: Iterable[Element], blocks: Sequence[Block], counts: Sequence[int]) -> tuple[Paragraph, ...]:
    """Gather what stands in each top-level paragraph."""
    begins = [block.span.begin for block in blocks]
    found = []
    for element in elements:
        if element.kind == "paragraph":
            first = bisect_right(begins, element.span.begin - 1)
            last = bisect_right(begins, element.span.end - 1)
            inside = tuple(blocks[first:last])
            found.append(Paragraph(span=element.span, blocks=inside, words=sum(counts[first:last])))
    return tuple(found)


def _level(heading: Block) -> int:
    return int(heading.scopes[2][1:])
