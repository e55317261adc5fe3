"""Broken structure: a heading with nothing under it, a colon that introduces nothing."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from writer.checks.newsroom.reading.alerts import alert
from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.passages import Part, Passage, passages
from writer.checks.subject import Subject
from writer.model.alert import Alert, Level
from writer.prose.document import Document, Section
from writer.values import Value

EMPTY, DANGLING = "Structure.EmptySection", "Structure.DanglingIntro"
_BODY = frozenset({"table", "code", "html", "list", "blockquote"})
_LABEL = 3
"""A list item of fewer words is a label."""


class Structure(Value, kw_only=False):
    """``Structure.EmptySection`` and ``Structure.DanglingIntro``, both errors."""

    name: str = "structure"
    rules: tuple[str, ...] = (EMPTY, DANGLING)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Every section without a body, and every intro without what it introduces."""
        yield from _empty(subject.document)
        yield from _dangling(subject)


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


def _data(lexicon: Mapping[str, Any]) -> _Data:
    return _Data(followers=frozenset(lexicon["followers"]), begins=re.compile(lexicon["begins"]))


_DATA: Once[_Data] = Once(_data)


def _dangling(subject: Subject) -> Iterator[Alert]:
    data = _DATA(subject.lexicon["structure"])
    read = [passage for passage in passages(subject) if passage.part not in {Part.HEADLINE, Part.DEK}]
    for passage, following in zip(read, [*read[1:], None], strict=False):
        if _is_intro(passage) and not _is_followed(subject.document, passage, following, data):
            last = passage.sentences[-1]
            yield alert(DANGLING, Level.ERROR, (passage, last.begin, last.end), "nothing follows that this introduces")


def _is_intro(passage: Passage) -> bool:
    text = passage.text.rstrip("*_”’\"' \n")
    return text.endswith(":") and (
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
