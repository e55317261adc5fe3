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
    for one, other in zip_longest(old, new, fillvalue=_NOTHING):
        if one[0] == other[0]:
            yield FactChange(field=name, before=_in_full(*one), after=_in_full(*other), stays=True)
        else:
            yield FactChange(field=name, before=one[0], after=other[0])


_NOTHING = ("", "")


def _said(fact: Fact) -> Iterator[tuple[str, str]]:
    """Each row of a fact, or the fact: what it says, and who says so as of when."""
    yield from ((in_words(one), _about(one)) for one in fact.rows or (fact,))


def _about(fact: Fact) -> str:
    return ", ".join((*fact.sources, *([f"as of {fact.as_of}"] if fact.as_of else ())))


def in_full(fact: Fact) -> str:
    """What a fact says on one line, who says so, and as of when."""
    return _in_full(in_words(fact), _about(fact))


def _in_full(words: str, about: str) -> str:
    return f"{words} ({about or 'nobody named'})"


def in_words(fact: Fact) -> str:
    """The value on one line, with its certainty where that is none of a plain fact."""
    if isinstance(fact.value, Record):
        value = " · ".join(in_words(one) for one in fact.record.values())
    else:
        value = ", ".join(map(in_words, fact.rows)) if fact.rows else str(fact)
    return value if fact.certainty is Certainty.OFFICIAL else f"{value} ({fact.certainty})"
