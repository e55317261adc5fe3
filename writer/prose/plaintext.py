"""Plain text as events: paragraphs parted by blank lines, or lines where there are none."""

from collections.abc import Iterator

from writer.prose.events import Event
from writer.prose.lines import Line, lines


def events(text: str, start: int, end: int) -> Iterator[Event]:
    """Report the paragraphs of ``text[start:end]``."""
    for paragraph in _paragraphs(text, lines(text, start, end)):
        begin, stop = paragraph[0][0], paragraph[-1][1]
        yield Event("element", "paragraph", begin, stop)
        yield Event("open", "p", begin, stop)
        yield Event("extent", "", begin, stop)
        for number, (first, last) in enumerate(paragraph):
            if number:
                newline = paragraph[number - 1][1]
                yield Event("text", "", newline, newline + 1, "\n")
            yield Event("text", "", first, last, text[first:last])
        yield Event("close", "p", stop, stop)


def _paragraphs(text: str, found: list[Line]) -> Iterator[list[Line]]:
    full = [bool(text[begin:end].strip()) for begin, end in found]
    used = [index for index, filled in enumerate(full) if filled]
    if used and all(full[used[0] : used[-1]]):
        yield from ([found[index]] for index in used)
        return
    paragraph: list[Line] = []
    for line, filled in zip(found, full, strict=True):
        if filled:
            paragraph.append(line)
        elif paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph
