"""The kinds of rules: the word in ``extends:`` → the keys it allows and what finds its hits."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from writer.checks.kinds.capitalization import Capitalization
from writer.checks.kinds.conditional import Conditional
from writer.checks.kinds.consistency import Consistency
from writer.checks.kinds.existence import Existence
from writer.checks.kinds.metric import Metric
from writer.checks.kinds.occurrence import Occurrence
from writer.checks.kinds.readability import Readability
from writer.checks.kinds.repetition import Repetition
from writer.checks.kinds.sequence import Sequence
from writer.checks.kinds.spelling import Spelling
from writer.checks.kinds.substitution import Substitution

AnyKind: TypeAlias = (
    type[Capitalization]
    | type[Conditional]
    | type[Consistency]
    | type[Existence]
    | type[Metric]
    | type[Occurrence]
    | type[Readability]
    | type[Repetition]
    | type[Sequence]
    | type[Spelling]
    | type[Substitution]
)

KINDS: Mapping[str, AnyKind] = MappingProxyType(
    {
        "capitalization": Capitalization,
        "conditional": Conditional,
        "consistency": Consistency,
        "existence": Existence,
        "metric": Metric,
        "occurrence": Occurrence,
        "readability": Readability,
        "repetition": Repetition,
        "sequence": Sequence,
        "spelling": Spelling,
        "substitution": Substitution,
    }
)
"""One entry a file of this folder."""

REFUSED = frozenset({"script"})
"""Kinds of Vale that do not run here: their rules are reported as not run."""
