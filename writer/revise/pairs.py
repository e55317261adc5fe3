"""Which sentence has become which: those that stayed, and those that share words, paired in order."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

_WORD = re.compile(r"\w+")

_SAME_PLACE = 0.01
"""What it counts that two stand in one place, whatever they say: as many are paired as can be."""
_NEAR = 8
"""How far out of its place a sentence is looked for at first."""


def codes(was: Sequence[str], now: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """What makes ``now`` of ``was``, as ``difflib`` tells it."""
    # 13 ms to import, and a desk that only checks never merges
    from difflib import SequenceMatcher  # noqa: PLC0415

    return SequenceMatcher(None, was, now, autojunk=False).get_opcodes()


def paired(was: Sequence[str], now: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """The numbers of those that have become one another, in order, so that they have as many words alike as can be.

    Most stand near their place, so at first only those are compared (Ukkonen 1985): what pairs further off leaves as
    many without a partner, and how much the others are worth at most is known before.
    """
    before, after = [_words(text) for text in was], [_words(text) for text in now]
    best = _best(before, after, _NEAR)
    most = _most(*sorted((before, after), key=len))
    far = len(most) - 1 - sum(worth < best[0][0] for worth in accumulate(reversed(most)))
    if far > _NEAR:
        best = _best(before, after, far)
    return tuple(_path(best))


_Words = frozenset[str]


def _most(shorter: Sequence[_Words], longer: Sequence[_Words]) -> list[float]:
    """What each of the ``shorter`` can be worth at most, by the words that the ``longer`` have at all; lowest first."""
    known = frozenset[str]().union(*longer)
    return sorted(_SAME_PLACE + _like(words, words & known) for words in shorter)


def _best(before: Sequence[_Words], after: Sequence[_Words], far: int) -> list[list[float]]:
    """What can be had from each two on, if no pair stands more than ``far`` out of the way."""
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    more = len(after) - len(before)
    for a in reversed(range(len(before))):
        row, below, one = best[a], best[a + 1], before[a]
        for b in reversed(range(max(0, a + min(more, 0) - far), min(len(after), a + max(more, 0) + far + 1))):
            row[b] = max(below[b], row[b + 1], below[b + 1] + _SAME_PLACE + _like(one, after[b]))
    return best


def _path(best: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs that give the best."""
    pairs, a, b = [], 0, 0
    while a < len(best) - 1 and b < len(best[0]) - 1:
        if best[a][b] == best[a + 1][b]:
            a += 1
        elif best[a][b] == best[a][b + 1]:
            b += 1
        else:
            pairs.append((a, b))
            a, b = a + 1, b + 1
    return pairs


def part_of(text: str, others: Sequence[str]) -> bool:
    """Whether half of the words of ``text`` and more stand in the ``others``."""
    words = _words(text)
    return 2 * len(words & _words(" ".join(others))) >= len(words)


def like(one: str, other: str) -> bool:
    """Whether each of two texts is half of the other and more."""
    return part_of(one, [other]) and part_of(other, [one])


def _words(text: str) -> _Words:
    """The words of ``text``, each with how often it was there before: two texts share as many as they have alike."""
    counted = Counter(_WORD.findall(text.casefold()))
    return frozenset(f"{word} {number}" for word, times in counted.items() for number in range(times))


def _like(one: _Words, other: _Words) -> float:
    """The share of words that two have in common (Dice 1945), from 0 to 1."""
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)
