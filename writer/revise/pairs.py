"""Which sentence has become which: those that stayed, and those that share words, paired in order."""

import re
from collections import Counter
from collections.abc import Sequence

_WORD = re.compile(r"\w+")

_SAME_PLACE = 0.01
"""What it counts that two stand in one place, whatever they say: as many are paired as can be."""


def codes(was: Sequence[str], now: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """What makes ``now`` of ``was``, as ``difflib`` tells it."""
    # 13 ms to import, and a desk that only checks never merges
    from difflib import SequenceMatcher  # noqa: PLC0415

    return SequenceMatcher(None, was, now, autojunk=False).get_opcodes()


def paired(was: Sequence[str], now: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """The numbers of those that have become one another, in order, so that they have as many words alike as can be."""
    before, after = [_words(text) for text in was], [_words(text) for text in now]
    worth = [[_SAME_PLACE + _like(one, other) for other in after] for one in before]
    best = [[0.0] * (len(now) + 1) for _ in range(len(was) + 1)]
    for a in reversed(range(len(was))):
        for b in reversed(range(len(now))):
            best[a][b] = max(best[a + 1][b], best[a][b + 1], best[a + 1][b + 1] + worth[a][b])
    pairs, a, b = [], 0, 0
    while a < len(was) and b < len(now):
        if best[a][b] == best[a + 1][b]:
            a += 1
        elif best[a][b] == best[a][b + 1]:
            b += 1
        else:
            pairs.append((a, b))
            a, b = a + 1, b + 1
    return tuple(pairs)


def part_of(text: str, others: Sequence[str]) -> bool:
    """Whether half of the words of ``text`` and more stand in the ``others``."""
    words = _words(text)
    return 2 * (words & _words(" ".join(others))).total() >= words.total()


def like(one: str, other: str) -> bool:
    """Whether each of two texts is half of the other and more."""
    return part_of(one, [other]) and part_of(other, [one])


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def _like(one: Counter[str], other: Counter[str]) -> float:
    """The share of words that two have in common (Dice 1945), from 0 to 1."""
    return 2 * (one & other).total() / ((one.total() + other.total()) or 1)
