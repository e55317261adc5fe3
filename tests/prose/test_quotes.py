"""Quotations and what only looks like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.model.alert import Span
from writer.prose.quotes import quotes, within


def found(text: str) -> list[tuple[int, bool, str]]:
    return [(quote.depth, quote.closed, text[quote.inner.begin : quote.inner.end]) for quote in quotes(text)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said, “It’s on,” and left.", [(0, True, "It’s on,")]),
        ("“It is ‘big’ now,” she said.", [(0, True, "It is ‘big’ now,"), (1, True, "big")]),
        ("\"It's 'big' now,\" she said.", [(0, True, "It's 'big' now,"), (1, True, "big")]),
        ("‘The actors’ strike is over,’ she said.", [(0, True, "The actors’ strike is over,")]),
        ("'Hello,' she said. The actors' union", [(0, True, "Hello,")]),
        ('“One” (“Two”) "three"', [(0, True, "One"), (0, True, "Two"), (0, True, "three")]),
        ("'90s kids, rock 'n' roll, ‘90s and ’80s, 'em", []),
        ("the dogs' tails don't wag", []),
        ("He is 6'2\" tall, she 5'9\".", []),
        ("“First.\n\n“Second,” he said.", [(0, False, "First."), (0, True, "Second,")]),
        ("He said, “and so on", [(0, False, "and so on")]),
        ("a ” alone", []),
        ("", []),
    ],
)
def test_quotes(text: str, inside: list[tuple[int, bool, str]]) -> None:
    assert found(text) == inside


def test_elisions_are_a_parameter() -> None:
    text = "Get 'er and go' now"
    assert found(text) == [(0, True, "er and go")]
    assert quotes(text, frozenset({"er"})) == []


def test_within() -> None:
    text = "x “a b” y"
    assert within(Span(begin=3, end=4), quotes(text))
    assert not within(Span(begin=0, end=4), quotes(text))


@given(st.text(st.sampled_from("as \"'“”‘’\n.9"), max_size=40))
def test_quotes_nest(text: str) -> None:
    every = [quote.span for quote in quotes(text)]
    for one in every:
        assert 0 <= one.begin < one.end <= len(text)
        for two in every:
            nested = (one.begin >= two.begin and one.end <= two.end) or (two.begin >= one.begin and two.end <= one.end)
            assert nested or not one.overlaps(two)
