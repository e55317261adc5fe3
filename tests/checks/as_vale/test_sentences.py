"""Sentences as Vale cuts them."""

import pytest

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
