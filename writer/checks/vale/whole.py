"""What a rule may know of the file beside the block before it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from writer.model.alert import Span
from writer.prose.document import Document
from writer.prose.sentences import sentences
from writer.values import Value, field

_ALWAYS = ("pre", "list", "blockquote", *(f"heading_h{level}" for level in range(1, 7)))
"""Elements that count 0 where there are none; others are then not known at all."""


class Whole(Value):
    """``elements`` counts the file's elements by the names formulas call them; ``sentences`` cuts a text."""

    elements: Mapping[str, int] = field(default_factory=lambda: MappingProxyType(dict.fromkeys(_ALWAYS, 0)))
    sentences: Callable[[str], Sequence[Span]] = sentences


ALONE = Whole()
"""For a text that is no part of a file."""


def whole_of(document: Document) -> Whole:
    """What there is to know of ``document``; its front matter counts as one ``pre``, as in Vale."""
    counts = Counter(dict.fromkeys(_ALWAYS, 0))
    for block in document.blocks:
        scopes = block.scopes[1:]
        if "heading" in scopes:
            counts[f"heading_{scopes[1]}"] += 1
        elif scopes[:-1]:
            counts[scopes[0]] += 1
        elif scopes:
            counts["paragraphs"] += 1
    counts["pre"] += sum(element.kind == "code" for element in document.elements) + (document.span.begin > 0)
    return Whole(elements=MappingProxyType(counts))
