"""Sentences as Vale cuts them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.checks.as_vale import sentences as module
from writer.checks.as_vale.sentences import vale_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["One here.", "Two there."],
        ["What?", "no idea."],
        ["In the U.S. Army he was.", "Then not."],
        ["It is in the U.S.", "The show is not."],
        ["Dr. Ames spoke to Mr. Lee."],
        ["She left on Oct. 3 at 9 a.m. with J. Smith."],
        ["“Really?” she said."],
        ["He said “go.”", "She went."],
        ["Yahoo! News said so."],
        ["Read analytics.usa.gov.", "Numbers follow."],
        ["Wait ... we did."],
        ["Wait...", "We did."],
        ["It cost 3. dollars more."],
        ["Apples, pears, etc.", "Check them."],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    text = " \n".join(sentences)
    assert [text[span.begin : span.end] for span in vale_sentences(text)] == sentences


def test_nothing_has_no_sentence() -> None:
    assert vale_sentences(" \n ") == ()


@given(st.text("aB .!?\n\u3002\u2019\u3000", max_size=30))
def test_words_that_may_end_a_sentence_are_found_without_reading_the_others(text: str) -> None:
    words = list(re.finditer("[^ \n\u3002\u3000]*\u3002|[^ \n\u3002\u3000]+", text))
    ends = [re.search("[.!?\u3002]", word[0]) is not None for word in words]
    told = [word.span() for at, word in enumerate(words) if ends[at] or (at and ends[at - 1])]
    assert [word.span() for word in module._ended(text)] == told  # noqa: SLF001  what both passes stand on
