"""Sentences of news English."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.prose.sentences import ABBREVIATIONS, sentences


def split(text: str) -> list[str]:
    return [text[span.begin : span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "It ended.| It began.",
        "J. K. Rowling wrote it.| Mr. Smith, Dr. No and St. Vincent came.",
        "He left the U.S. Army in Jan. 2019.| He came back to the U.S.| The show did not.",
        "It airs at 8 p.m. Monday and at 8 a.m.| The rest follow.",
        "“It is over.”| She left.| ‘What?’ he asked.",
        "“Really?”| No.",
        "It cost $3.5 million, up 2.1 percent.| It made more.",
        "Wait…| Then it came… slowly.",
        "He saw tick, tick... BOOM! on Netflix.| It won.",
        "She was in 9-1-1.| GamesRadar+ said so.",
        "Yahoo! reported it.| Yahoo! Sports did not.",
        "(It was over.)| iPhone sales rose.",
        "Warner Bros. Discovery bought it.| Robert Downey Jr. starred.",
        "It is No. 1 in Vol. 2.| He said no.| Netflix did not.",
        "1. A numbered heading",
        "“We won.” — Kim, after the game.",
        "He and I.| The end.",
        "One\nline. | Two.",
        "No stop at all",
    ],
)
def test_split(text: str) -> None:
    parts = [part.strip() for part in text.split("|")]
    assert split(text.replace("|", "")) == parts


def test_abbreviations_are_a_parameter() -> None:
    text = "The Hon. Smith spoke."
    assert split(text) == ["The Hon.", "Smith spoke."]
    assert len(sentences(text, ABBREVIATIONS | {"hon"})) == 1


@given(st.text(st.sampled_from("aB1 .!?…\"'“”‘’\n-("), max_size=60))
def test_sentences_hold_every_visible_character_once_and_in_order(text: str) -> None:
    spans = sentences(text)
    kept = "".join(text[span.begin : span.end] for span in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(one.end <= two.begin for one, two in pairwise(spans))
    assert all(text[span.begin : span.end].strip() == text[span.begin : span.end] != "" for span in spans)
