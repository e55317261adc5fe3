"""Quotation marks inside others alternate, and apostrophes are none."""

import pytest

from writer.render.language import Language
from writer.render.quoting import alternated

DOUBLE, SINGLE = ("“", "”"), ("‘", "’")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They said “no” twice.", "They said ‘no’ twice."),
        ('They said "no" twice.', "They said ‘no’ twice."),
        ("They said ‘no’ twice.", "They said ‘no’ twice."),
        ("“He said ‘no’ to me,” she said.", "‘He said “no” to me,’ she said."),
        ("The dogs’ owner isn’t here.", "The dogs’ owner isn’t here."),
        ('It is 6" long, and it is "big".', 'It is 6" long, and it is ‘big’.'),
        ("The “Night” and the “Ferry”", "The ‘Night’ and the ‘Ferry’"),
        ("“It never closes", "“It never closes"),
        ("‘tis “cold”", "‘tis ‘cold’"),
    ],
)
def test_marks_inside_double_ones_are_single(text: str, expected: str) -> None:
    assert alternated(text, (SINGLE, DOUBLE)) == expected


@pytest.mark.parametrize(
    ("locale", "quotes", "expected"),
    [
        ("en-US", "double", "“They called it ‘the “big” one.’”"),
        ("en-GB", "single", "‘They called it “the ‘big’ one.”’"),
    ],
)
def test_a_quotation_alternates_with_the_marks_round_it(
    lexicon: dict[str, dict[str, str]], locale: str, quotes: str, expected: str
) -> None:
    language = Language(lexicon["wording"], {"quotes": quotes}, locale)
    assert language.quote("They called it “the ‘big’ one.”") == expected
    assert language.quote('They called it "the “big” one."') == expected


def test_quotes_are_single_in_headlines_and_double_inside(language: Language) -> None:
    assert language.in_headline("“You’re ‘It’” is back") == "‘You’re “It”’ is back"
