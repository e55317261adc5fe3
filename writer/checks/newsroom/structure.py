"""Broken structure: a heading with nothing under it, a colon that introduces nothing."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from writer.checks.newsroom.reading.alerts import alert
from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.passages import Part, Passage, passages
from writer.checks.newsroom.reading.units import NAME, STRANGER, Unit
from writer.checks.subject import Subject
from writer.model.alert import Alert, Level
from writer.prose.document import Document, Section
from writer.values import Value

EMPTY, DANGLING, POINTER = "Structure.EmptySection", "Structure.DanglingIntro", "Structure.Pointer"
_BODY = frozenset({"table", "code", "html", "list", "blockquote"})
_POINTED = 3
"""A noun follows its "these" at once or after one word."""

_LABEL = 3
"""A list item of fewer words is a label."""


class Structure(Value, kw_only=False):
    """``Structure.EmptySection`` and ``Structure.DanglingIntro``, both errors; ``Structure.Pointer``, a warning."""

    name: str = "structure"
    rules: tuple[str, ...] = (EMPTY, DANGLING, POINTER)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Every section without a body, every intro without what it introduces, every "these" without its names."""
        yield from _empty(subject.document)
        data = _DATA(subject.lexicon["structure"])
        read = [passage for passage in passages(subject) if passage.part not in {Part.HEADLINE, Part.DEK}]
        yield from _dangling(subject.document, read, data)
        yield from _pointers(subject.document, read, data)
        yield from _unpointed(read, data)


CHECK = Structure()


def _empty(document: Document) -> Iterator[Alert]:
    for section in document.sections:
        heading = section.heading
        if heading and not section.blocks and not _has_element(document, section):
            yield Alert(
                check=EMPTY,
                level=Level.ERROR,
                span=heading.source(0, len(heading.text)),
                message=f"nothing stands under '{section.title}'",
                match=heading.text,
            )


def _has_element(document: Document, section: Section) -> bool:
    """Whether it holds what has no words: code, a table of pictures."""
    return any(
        element.kind in _BODY and section.span.begin < element.span.begin < section.span.end
        for element in document.elements
    )


class _Data(Value, kw_only=False):
    """``structure.yaml``, ready to use."""

    followers: frozenset[str]
    begins: re.Pattern[str]
    announces: tuple[str, ...]
    pointers: frozenset[str]
    unpointed: frozenset[str]
    pointed: Mapping[str, frozenset[str]]
    people: frozenset[str]
    people_words: frozenset[str]
    people_several: frozenset[str]


def _data(lexicon: Mapping[str, Any]) -> _Data:
    return _Data(
        followers=frozenset(lexicon["followers"]),
        begins=re.compile(lexicon["begins"]),
        announces=tuple(lexicon["announces"]),
        pointers=frozenset(lexicon["pointers"]),
        unpointed=frozenset(lexicon["unpointed"]),
        pointed={noun: frozenset((noun, *words)) for noun, words in lexicon["pointed"].items()},
        people=frozenset(lexicon["pointed_people"]),
        people_words=frozenset(lexicon["people_words"]),
        people_several=frozenset(lexicon["people_several"]),
    )


_DATA: Once[_Data] = Once(_data)


def _dangling(document: Document, read: Sequence[Passage], data: _Data) -> Iterator[Alert]:
    for passage, following in zip(read, [*read[1:], None], strict=False):
        if _is_intro(passage, data) and not _is_followed(document, passage, following, data):
            last = passage.sentences[-1]
            yield alert(DANGLING, Level.ERROR, (passage, last.begin, last.end), "nothing follows that this introduces")


def _pointers(document: Document, read: Sequence[Passage], data: _Data) -> Iterator[Alert]:
    """A "these" at the head of a section, or after an intro whose list is gone."""
    for before, passage in zip([None, *read], read, strict=False):
        units: Sequence[Unit] = passage.units[0] if passage.units else ()
        noun = next((unit for unit in units[1:_POINTED] if _is_plural(unit.lower, data)), None)
        if passage.part is not Part.PARAGRAPH or noun is None or units[0].lower not in data.pointers:
            continue
        gone = before and _is_intro(before, data) and not _is_followed(document, before, passage, data)
        first = before is None or before.part is Part.HEADING
        if gone or (first and not _is_intro(passage, data) and document.follower(passage.block) not in data.followers):
            where = passage, units[0].begin, noun.end
            text = passage.text[units[0].begin : noun.end]
            yield alert(POINTER, Level.WARNING, where, f"'{text}' points at nothing that was named before")


def _unpointed(read: Sequence[Passage], data: _Data) -> Iterator[Alert]:
    """A "those answers" in the middle of a story that has asked nothing, "these two women" after a boat and a map."""
    said: set[str] = set()
    last: list[Sequence[Unit]] = []
    nouns = data.people | data.pointed.keys()
    for before, passage in zip([None, *read], read, strict=False):
        begins = before is None or before.part is Part.HEADING
        for number, units in enumerate(passage.units):
            noun = next((unit for unit in units[1:_POINTED] if unit.lower in nouns), None)
            points = units and units[0].lower in data.pointers and (number or not begins)
            if noun and points and passage.part is Part.PARAGRAPH and not _is_known(noun, said, last, data):
                where = passage, units[0].begin, noun.end
                text = passage.text[units[0].begin : noun.end]
                yield alert(POINTER, Level.WARNING, where, f"'{text}' points at nothing that was named before")
            said |= passage.lowers[number]
            last = [*last[-1:], units]


def _is_known(noun: Unit, said: AbstractSet[str], last: Sequence[Sequence[Unit]], data: _Data) -> bool:
    """Whether what the noun stands for was told: a word beside it, or several people in the last sentences."""
    if noun.lower in data.pointed:
        return not data.pointed[noun.lower].isdisjoint(said)
    near = [unit for units in last for unit in units]
    people = {unit.text for unit in near if unit.lower in {NAME, STRANGER} or unit.lower in data.people_words}
    return (
        len(people) > 1
        or any(" and " in text for text in people)
        or any(unit.lower in data.people_several for unit in near)
    )


def _is_plural(word: str, data: _Data) -> bool:
    return word.endswith("s") and len(word) > _POINTED and word not in data.unpointed


def _is_intro(passage: Passage, data: _Data) -> bool:
    text = passage.text.rstrip("*_”’\"' \n")
    last = passage.text[passage.sentences[-1].begin :].lower() if passage.sentences else ""
    return (text.endswith(":") or any(words in last for words in data.announces)) and (
        passage.part is Part.PARAGRAPH or (passage.part is Part.LIST and text.count(" ") >= _LABEL)
    )


def _is_followed(document: Document, passage: Passage, following: Passage | None, data: _Data) -> bool:
    """Whether a list, quote, table or other block follows, or a paragraph that begins like one of them."""
    after = document.follower(passage.block)
    if after in data.followers:
        return after != "item" or passage.part is not Part.LIST
    if following is None or following.part is Part.HEADING:
        return False
    at = following.block.offsets[0]
    strong = any(block.scope.startswith("strong") and block.offsets[0] == at for block in document.inlines)
    return strong or following.part in {Part.QUOTE, Part.LIST} or bool(data.begins.match(following.block.text))
