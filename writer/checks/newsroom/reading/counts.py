"""What copy counts: the words of ``counts.yaml``."""

from collections.abc import Mapping
from typing import Any

from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.words import phrase
from writer.values import Value

_SETS = (
    "episodes",
    "joined",
    "many_hours",
    "seasons",
    "all_seasons",
    "ran",
    "single",
    "as_episode",
    "before_hours",
    "ordered",
    "new",
    "partial",
    "whole",
    "being",
    "coming",
    "such",
)
"""Sets of words that ``counts.yaml`` has under the names that they have here."""


class Counts(Value):
    """The words of ``counts.yaml``."""

    episodes: frozenset[str]
    joined: frozenset[str]
    many_hours: frozenset[str]
    seasons: frozenset[str]
    all_seasons: frozenset[str]
    ran: frozenset[str]
    single: frozenset[str]
    as_episode: frozenset[str]
    of_season: tuple[tuple[str, ...], ...]
    before_hours: frozenset[str]
    ordered: frozenset[str]
    new: frozenset[str]
    wished: tuple[tuple[str, ...], ...]
    partial: frozenset[str]
    whole: frozenset[str]
    rest: tuple[tuple[str, ...], ...]
    rate: tuple[tuple[str, ...], ...]
    sum: tuple[tuple[str, ...], ...]
    this: tuple[tuple[str, ...], ...]
    being: frozenset[str]
    coming: frozenset[str]
    such: frozenset[str]
    left: tuple[tuple[str, ...], ...]
    groups: Mapping[str, int]
    kinds: Mapping[str, tuple[tuple[str, ...], ...]]
    counted: frozenset[str]

    @property
    def nouns(self) -> frozenset[str]:
        """What may mean episodes."""
        return self.episodes | self.joined | self.many_hours

    @property
    def called(self) -> frozenset[str]:
        """What one episode is called."""
        return self.episodes | self.as_episode

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> "Counts":
        """Read ``counts.yaml``."""
        return cls(
            of_season=tuple(_units(text) for text in lexicon["of_season"]),
            wished=tuple(map(phrase, lexicon["wished"])),
            rest=tuple(map(phrase, lexicon["rest"])),
            rate=tuple(map(phrase, lexicon["rate"])),
            sum=tuple(map(phrase, lexicon["sum"])),
            this=tuple(map(phrase, lexicon["this"])),
            left=tuple(map(phrase, lexicon["left"])),
            groups={word: int(count) for word, count in lexicon["groups"].items()},
            kinds={role: tuple(map(phrase, nouns)) for role, nouns in lexicon["kinds"].items()},
            counted=frozenset(phrase(noun)[-1] for nouns in lexicon["kinds"].values() for noun in nouns),
            **{name: frozenset(lexicon[name]) for name in _SETS},
        )


def _units(text: str) -> tuple[str, ...]:
    """A phrase as units to compare, "<season>" as one."""
    return tuple(text.split())


COUNTS: Once[Counts] = Once(Counts.of)
"""``counts.yaml`` → its words."""
