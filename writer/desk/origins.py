"""Whose the sentences of an edited text are: made by the facts, with the words that fields gave, or the writer's."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from writer.desk.desk import Desk
from writer.desk.provenance import Source, provenance
from writer.errors import WriterError
from writer.model.draft import Draft
from writer.prose.sentences import sentences

Part = tuple[int, int, str]
"""Begin and end, and the path of the field that gave the words between."""

Sentence = tuple[int, int, tuple[Part, ...]]
"""Begin and end of a sentence that stands as the template made it, and what fields gave of it; plain, to be sent."""


class Origins:
    """The origins of one text after another; its facts are rendered only when they are others."""

    def __init__(self, desk: Desk) -> None:
        """Nothing is rendered yet."""
        self._desk = desk
        self._facts = ""
        self._made: tuple[tuple[str, Sentence], ...] = ()

    def of(self, draft: Draft) -> tuple[Sentence, ...]:
        """Its sentences that stand as the facts make them, by place; all others are the writer's.

        Offsets count in the text of ``draft``. None if its facts cannot be rendered.
        """
        front = draft.text[: draft.copy]
        if front != self._facts:
            self._made, self._facts = tuple(self._render(draft)), front
        stand = [*_places(draft.text, draft.copy)]
        matcher = SequenceMatcher(None, [text for text, _ in self._made], [text for text, _ in stand], autojunk=False)
        return tuple(
            _moved(self._made[block.a + at][1], stand[block.b + at][1])
            for block in matcher.get_matching_blocks()
            for at in range(block.size)
        )

    def _render(self, draft: Draft) -> Iterator[tuple[str, Sentence]]:
        if not draft.facts.genre:
            return
        try:
            rendered = self._desk.render(draft)
            sources = [one for one in provenance(self._desk, draft) if one.field]
        except WriterError:  # rendering itself tells
            return
        begins = [one.span.begin for one in sources]
        for text, begin in _places(rendered.text, rendered.copy):
            end = begin + len(text)
            inside = sources[bisect_left(begins, begin) : bisect_left(begins, end)]
            yield text, (begin, end, tuple(_parts(inside)))


def _parts(sources: Iterable[Source]) -> Iterator[Part]:
    return ((one.span.begin, one.span.end, one.field) for one in sources)


def _places(text: str, at: int) -> Iterator[tuple[str, int]]:
    """The sentences of a copy that begins at an offset, each with its own."""
    for line in text[at:].splitlines(keepends=True):
        for span in sentences(line):
            yield line[span.begin : span.end], at + span.begin
        at += len(line)


def _moved(sentence: Sentence, begin: int) -> Sentence:
    by = begin - sentence[0]
    return begin, sentence[1] + by, tuple((first + by, last + by, field) for first, last, field in sentence[2])
