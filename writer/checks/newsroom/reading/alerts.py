"""Alerts of the newsroom checks, and how grave one is that disagrees with a fact."""

from collections.abc import Mapping
from typing import TypedDict, Unpack

from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.passages import Passage
from writer.model.alert import Alert, Level, Related
from writer.model.facts import Certainty, Fact, Record, walk

_FIRM = frozenset({Certainty.OFFICIAL, Certainty.REPORTED})


def against(fact: Fact | None) -> Level:
    """The level of a text that contradicts ``fact``: an error only if the fact is official or reported."""
    return Level.ERROR if fact is not None and fact.certainty in _FIRM else Level.WARNING


def by_path(record: Record) -> Mapping[str, Fact]:
    """Every scalar fact by its path; rows lend their certainty to what they hold."""
    return _BY_PATH(record)


def _by_path(record: Record) -> Mapping[str, Fact]:
    facts = dict(walk(record))
    for name, fact in record.items():
        for number, row in enumerate(fact.rows):
            facts[f"{name}[{number}]"] = row
    return facts


_BY_PATH: Once[Mapping[str, Fact]] = Once(_by_path)


class Facing(TypedDict, total=False):
    """What an alert on a fact says besides: the field, what it says, what to put instead, the other place."""

    suggestions: tuple[str, ...]
    field: str
    expected: str
    related: tuple[Related, ...]


def alert(check: str, level: Level, where: tuple[Passage, int, int], message: str, **facing: Unpack[Facing]) -> Alert:
    """An alert on ``where``: a passage, and begin and end in its text."""
    passage, begin, end = where
    span = passage.block.source(begin, end)
    return Alert(check=check, level=level, span=span, message=message, match=passage.text[begin:end], **facing)
