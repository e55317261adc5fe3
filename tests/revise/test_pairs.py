"""Sentences are paired as if each had been held against each."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.revise import pairs
from writer.revise.pairs import paired

SENTENCES = st.lists(st.lists(st.sampled_from("abcdef"), max_size=4).map(" ".join), max_size=14)


def worth(one: str, other: str) -> float:
    """What a pair counts: its words alike, and a little that it is one."""
    alike = sum(min(one.split().count(word), other.split().count(word)) for word in {*one.split()})
    return 0.01 + 2 * alike / ((len(one.split()) + len(other.split())) or 1)


def best(was: Sequence[str], now: Sequence[str]) -> float:
    """What the best pairs of all are worth together."""
    row = [0.0] * (len(now) + 1)
    for one in was:
        made = [0.0]
        for at, other in enumerate(now):
            made.append(max(made[at], row[at + 1], row[at] + worth(one, other)))
        row = made
    return row[-1]


@given(SENTENCES, SENTENCES, st.integers(0, 3))
def test_no_other_pairs_have_more_words_alike(was: list[str], now: list[str], near: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pairs, "_NEAR", near)
        found = paired(was, now)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(found))
    assert sum(worth(was[a], now[b]) for a, b in found) == pytest.approx(best(was, now))


def test_many_rows_are_not_held_against_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    like = pairs._like  # noqa: SLF001

    def counted(one: frozenset[str], other: frozenset[str]) -> float:
        nonlocal asked
        asked += 1
        return like(one, other)

    monkeypatch.setattr(pairs, "_like", counted)
    was = [
        f"Night Ferry {number} comes to Orbit+ on May {number % 28} with Ana {number % 17}." for number in range(250)
    ]
    now = [row.replace("comes to", "starts on") for row in was]
    assert paired(was, now) == tuple((number, number) for number in range(250))
    assert 4 * asked < len(was) * len(now)
