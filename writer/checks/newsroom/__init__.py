"""What no pattern can say: the newsroom's own checks, one a file."""

from collections.abc import Mapping

from writer.checks.newsroom import (
    facts_season,
    facts_status,
    facts_window,
    layout,
    leftovers,
    length,
    names,
    pairs,
    promises,
    repetition,
    sources,
    structure,
)
from writer.checks.subject import Check

CHECKS: Mapping[str, Check] = {
    check.name: check
    for check in (
        length.CHECK,
        structure.CHECK,
        layout.CHECK,
        repetition.CHECK,
        promises.CHECK,
        leftovers.CHECK,
        names.CHECK,
        pairs.CHECK,
        facts_window.CHECK,
        facts_status.CHECK,
        facts_season.CHECK,
        sources.CHECK,
    )
}
"""Name of a check → the check, in the order in which they run."""

RULES: frozenset[str] = frozenset(rule for check in CHECKS.values() for rule in check.rules)
"""Every rule that they may raise."""
