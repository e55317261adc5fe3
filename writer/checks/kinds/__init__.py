"""The kinds of rules: the word in ``extends:`` → the keys it allows and what finds its hits."""

from collections.abc import Mapping
from types import MappingProxyType

from writer.checks.kinds.existence import Existence
from writer.checks.kinds.substitution import Substitution

KINDS: Mapping[str, type[Existence] | type[Substitution]] = MappingProxyType(
    {"existence": Existence, "substitution": Substitution}
)
"""One entry a file of this folder."""

REFUSED = frozenset(
    {
        "capitalization", "conditional", "consistency", "metric", "occurrence", "readability", "repetition", "script",
        "sequence", "spelling",
    }
)  # fmt: skip
"""Kinds of Vale that do not run here: their rules are reported as not run."""
