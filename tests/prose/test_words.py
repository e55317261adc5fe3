"""One definition of a word."""

import pytest

from writer.prose.words import count


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("One two  three\nfour", 4),
        ("ex-wife's well-known", 2),
        ("now\u2014or never", 3),
        ("2019\u20132021", 2),
        ("now -- or--never", 3),
        ("now \u2014 never", 2),
        ("5 and 1,300 and $2.5m and 9-1-1", 7),
        ("salt & pepper", 2),
        ("AT&T R&B", 2),
        ("… * *** ! ?", 0),
        ("don’t don't", 2),
        ("Élan, naïve 東京", 3),
        ("cafe\u0301 🎬 opens", 2),
        ("and/or 24/7", 2),
    ],
)
def test_count(text: str, words: int) -> None:
    assert count(text) == words
