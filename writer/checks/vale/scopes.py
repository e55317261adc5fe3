"""Scopes: which blocks a rule looks at."""

from collections.abc import Iterable
from functools import cached_property

from writer.values import Value

INLINES = frozenset({"link", "strong", "emphasis", "code"})
"""The scopes of inline elements."""

_WHOLE = frozenset({"raw", "summary"})
"""What only a rule that names it looks at."""


class Term(Value):
    """One word of a selector: every dotted section must be in the block's scope, or, negated, must not."""

    sections: frozenset[str]
    negated: bool

    def fits(self, scope: frozenset[str]) -> bool:
        """Whether a block with these sections satisfies the term."""
        if self.negated:
            return not self.sections <= scope and _WHOLE.isdisjoint(scope)
        return self.sections <= scope


class Selector(Value, dict=True):
    """The scopes of one rule: any item may fit; within an item, every term must."""

    items: tuple[tuple[Term, ...], ...]

    @classmethod
    def of(cls, scopes: Iterable[str]) -> "Selector":
        """Read ``heading``, ``sentence & ~blockquote`` and the like."""
        return cls(items=tuple(tuple(map(_term, scope.split("&"))) for scope in scopes))

    def fits(self, scope: frozenset[str]) -> bool:
        """Whether the rule looks at a block whose dotted scope has these sections."""
        return any(_offered(item, scope) and all(term.fits(scope) for term in item) for item in self.items)

    @cached_property
    def blanked(self) -> frozenset[str]:
        """Inline elements that an item negates: their text is blank to the rule."""
        negated = (term.sections for item in self.items for term in item if term.negated)
        return frozenset(name for sections in negated if len(sections) == 1 for name in sections & INLINES)

    @cached_property
    def wants_sentences(self) -> bool:
        """Whether an item names ``sentence``: only then are single sentences offered."""
        return any(_names(item, "sentence") for item in self.items)

    @cached_property
    def wants_raw(self) -> bool:
        """Whether an item names ``raw``, the whole file as it lies on disk."""
        return any(_names(item, "raw") for item in self.items)

    @cached_property
    def wants_summary(self) -> bool:
        """Whether an item names ``summary``, all paragraphs, list items and quotes as one text."""
        return any(_names(item, "summary") for item in self.items)


def scopes(kind: str, stated: tuple[str, ...]) -> tuple[str, ...]:
    """The scopes of a rule of ``kind`` that has ``stated`` these: one that measures is about the whole text.

    A sequence is looked for in the sentences of what is stated.
    """
    if kind in {"metric", "readability"} and stated == ("text",):
        return ("summary",)
    return tuple(map(_of_sentences, stated)) if kind == "sequence" else stated


def _of_sentences(scope: str) -> str:
    first, _, rest = scope.partition(".")
    if first == "sentence":
        return scope
    if first == "paragraph":
        return f"sentence.{rest}".rstrip(".")
    return f"sentence & {scope}"


def _term(text: str) -> Term:
    text = text.strip()
    return Term(sections=frozenset(text.removeprefix("~").strip().split(".")), negated=text.startswith("~"))


def _names(item: Iterable[Term], section: str) -> bool:
    return any(section in term.sections and not term.negated for term in item)


def _offered(item: Iterable[Term], scope: frozenset[str]) -> bool:
    """A sentence is offered only to an item that names it; such an item sees nothing else."""
    return ("sentence" in scope) == _names(item, "sentence")
