"""What no pattern can say: the newsroom's own checks, one a file."""

from collections.abc import Mapping

from writer.checks.newsroom import (
    certainty,
    certainty_facts,
    dialect,
    facts_changed,
    facts_dates,
    facts_elsewhere,
    facts_episodes,
    facts_fields,
    facts_numbers,
    facts_platform,
    facts_region,
    facts_season,
    facts_status,
    facts_window,
    layout,
    leftovers,
    length,
    names,
    names_first,
    pairs,
    pairs_strangers,
    promises,
    quotes_length,
    quotes_record,
    quotes_speakers,
    repetition,
    reuse,
    sources,
    sources_kinds,
    sources_said,
    structure,
    time_ages,
    time_days,
    time_order,
    time_spans,
    trust,
)
from writer.checks.subject import Check

CHECKS: Mapping[str, Check] = {
    check.name: check
    for check in (
        length.CHECK,
        structure.CHECK,
        layout.CHECK,
        repetition.CHECK,
        reuse.CHECK,
        promises.CHECK,
        leftovers.CHECK,
        names.CHECK,
        names_first.CHECK,
        pairs.CHECK,
        pairs_strangers.CHECK,
        facts_window.CHECK,
        facts_status.CHECK,
        facts_season.CHECK,
        facts_episodes.CHECK,
        facts_fields.CHECK,
        facts_changed.CHECK,
        facts_numbers.CHECK,
        facts_platform.CHECK,
        facts_region.CHECK,
        facts_dates.CHECK,
        facts_elsewhere.CHECK,
        time_spans.CHECK,
        time_days.CHECK,
        time_ages.CHECK,
        time_order.CHECK,
        quotes_speakers.CHECK,
        quotes_record.CHECK,
        quotes_length.CHECK,
        sources.CHECK,
        sources_kinds.CHECK,
        sources_said.CHECK,
        certainty.CHECK,
        certainty_facts.CHECK,
        trust.CHECK,
        dialect.CHECK,
    )
}
"""Name of a check → the check, in the order in which they run."""

RULES: frozenset[str] = frozenset(rule for check in CHECKS.values() for rule in check.rules)
"""Every rule that they may raise."""
