"""The kinds of rules: the word in ``extends:`` → the keys it allows and what finds its hits, one file each."""

from importlib import import_module
from typing import Any

KINDS = (
    "capitalization",
    "conditional",
    "consistency",
    "existence",
    "metric",
    "occurrence",
    "readability",
    "repetition",
    "sequence",
    "spelling",
    "substitution",
)
"""One entry a file of this folder, which has a class of that name. A kind is imported only when a rule is of it."""

REFUSED = frozenset({"script"})
"""Kinds of Vale that do not run here: their rules are reported as not run."""


OF_FILES = frozenset({"conditional", "consistency", "metric"})
"""Kinds that look at more of a file than the text they are given; what others find there depends on it alone."""


def kind_named(word: str) -> type[Any]:
    """The class of one of ``KINDS``: its fields are the keys that its rules may have."""
    kind: type[Any] = getattr(import_module(f"{__name__}.{word}"), word.capitalize())
    return kind
