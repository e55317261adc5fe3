"""What changed between two records of facts, field by field and row by row."""

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from writer.model.facts import Certainty, Fact, Record
from writer.model.report import FactChange

_OF_THE_DRAFT = frozenset({"writer", "stage", "headline", "dek", "editor", "due", "published", "updated"})
"""Fields that change as a draft goes its way, and tell readers nothing of the work."""


def changes(before: Record, after: Record) -> tuple[FactChange, ...]:
    """The fields that are not what they were, in the order of the later record; none without an earlier one."""
    names = dict.fromkeys((*after, *before)) if before else ()
    return tuple(change for name in names if name not in _OF_THE_DRAFT for change in _changes(name, before, after))


def _changes(name: str, before: Record, after: Record) -> Iterator[FactChange]:
    """A list changes by its rows, whatever their order is."""
    was, now = (list(_said(record[name])) if name in record else [] for record in (before, after))
    old, new = list((Counter(was) - Counter(now)).elements()), list((Counter(now) - Counter(was)).elements())
    for one, other in zip_longest(old, new, fillvalue=""):
        yield FactChange(field=name, before=one, after=other)


def _said(fact: Fact) -> Iterator[str]:
    if fact.rows:
        yield from map(_in_words, fact.rows)
    else:
        yield _in_words(fact)


def _in_words(fact: Fact) -> str:
    """The value on one line, with its certainty where that is none of a plain fact."""
    if isinstance(fact.value, Record):
        value = " · ".join(_in_words(one) for one in fact.record.values())
    else:
        value = ", ".join(map(_in_words, fact.rows)) if fact.rows else str(fact)
    return value if fact.certainty is Certainty.OFFICIAL else f"{value} ({fact.certainty})"
