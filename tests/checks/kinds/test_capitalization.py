"""The kind capitalization: sentence case, title case, lower, upper, patterns."""

from collections.abc import Callable

import pytest

Texts = Callable[..., list[str]]
SENTENCE = "extends: capitalization\nmatch: $sentence\nmessage: '%[2]s'\n"
TITLE = "extends: capitalization\nmatch: $title\nmessage: '%[2]s'\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Renewal is official", []),
        ("What We Know So Far", ["What we know so far"]),
        ("what we know", ["What we know"]),
        ("Everything that we know About it", []),
        ("*** is coming", []),
        ("“What’s next”", []),
        ("", [""]),
    ],
)
def test_sentence_case(messages: Texts, text: str, expected: list[str]) -> None:
    """Four words in five suffice; the first must be right; a text without words never is."""
    assert messages(SENTENCE, text) == expected


def test_threshold(texts: Texts) -> None:
    assert texts(SENTENCE + "threshold: 0.5\n", "Two Words here now") == []
    assert texts(SENTENCE + "threshold: 0.9\n", "Everything that we know About it") != []


def test_a_word_after_an_indicator_has_a_capital(messages: Texts) -> None:
    rule = SENTENCE + "indicators: [':']\nthreshold: 1\n"
    assert messages(rule, "Season 2: What we know") == []
    assert messages(rule, "Season 2: what We know") == ["Season 2: What we know"]
    assert messages(SENTENCE + "threshold: 1\n", "Season 2: What we know") == ["Season 2: what we know"]
    assert messages(SENTENCE + "threshold: 1\n", "1. Release date") == []
    assert messages(SENTENCE + "threshold: 1\nindicators: [to]\n", "Back to School") == ["Back to school"]


def test_without_a_vocabulary_exceptions_mind_their_case_and_match_anywhere(messages: Texts) -> None:
    rule = SENTENCE + "threshold: 1\nexceptions: [Code, I]\n"
    assert messages(rule, "Open the Code Now") == ["Open the Code now"]
    assert messages(rule, "Open the code Now") == ["Open the code now"]
    assert messages(rule, "Continual Improvement") == []


def test_with_a_vocabulary_terms_are_spelled_as_they_stand_there(messages: Texts) -> None:
    rule = SENTENCE + "threshold: 1\nexceptions: [Code]\n"
    assert messages(rule, "Open the code NOW", accept=("Netflix",)) == ["Open the Code now"]
    assert messages(rule, "On netflix Now", accept=("Netflix",)) == ["On Netflix now"]
    assert messages(rule + "vocab: false\n", "On Netflix", accept=("Netflix",)) == ["On netflix"]


def test_an_exception_of_several_words_is_one(messages: Texts) -> None:
    rule = SENTENCE + "threshold: 1\nexceptions: [City Council]\n"
    assert messages(rule, "The City Council meets") == []
    assert messages(rule, "The City Council Meets") == ["The City Council meets"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Renewed for a Second Season", []),
        ("Renewed For The Second Season", ["Renewed for the Second Season"]),
        ("Renewed For A Second Season", []),
        ("release date and cast", ["Release Date and Cast"]),
        ("The End Is Near: a Recap", []),
        ("of mice and men", ["Of Mice and Men"]),
        ("what we are waiting for", ["What We Are Waiting For"]),
        ("THE BOYS RETURN", []),
    ],
)
def test_title_case(messages: Texts, text: str, expected: list[str]) -> None:
    assert messages(TITLE, text) == expected


def test_small_words_by_style(messages: Texts) -> None:
    strict = "threshold: 1\n"
    assert messages(TITLE + strict, "A Look At Life From above Here") == ["A Look at Life From Above Here"]
    assert messages(TITLE + strict + "style: Chicago\n", "A Look At Life From Above Here") == [
        "A Look at Life from above Here"
    ]
    assert messages(TITLE + strict + "style: Chicago\n", "Back To School") == ["Back to School"]
    assert messages(TITLE + strict, "Back to School, Ready To Learn", "Going to Paris", "To the Sea") == []
    assert messages(TITLE + strict, "Ready to Go", "Back To School") == ["Ready To Go", "Back to School"]


def test_small_words_at_a_colon_or_a_hyphen(messages: Texts) -> None:
    strict = TITLE + "threshold: 1\n"
    assert messages(strict, "Season 2: the Return") == ["Season 2: The Return"]
    assert messages(strict, "A By-The-Numbers Guide") == ["A By-the-Numbers Guide"]


def test_prefix_is_left_alone(messages: Texts) -> None:
    assert messages(SENTENCE + "threshold: 1\nprefix: '[A-Z]{2} [0-9]+\\. '\n", "AB 12. Two Words") == [
        "AB 12. Two words"
    ]


@pytest.mark.parametrize(
    ("match", "text", "fine"),
    [
        ("$lower", "all small", True),
        ("$lower", "Not small", False),
        ("$lower", "on Netflix", True),
        ("$upper", "ALL GREAT", True),
        ("$upper", "Not GREAT", False),
        ("'^[A-Z]'", "Begins so", True),
        ("'^[A-Z]'", "begins not", False),
        ("'^[A-Z]'", "on Netflix", True),
    ],
)
def test_lower_upper_and_patterns(texts: Texts, match: str, text: str, *, fine: bool) -> None:
    rule = f"extends: capitalization\nmatch: {match}\nexceptions: [Netflix]\n"
    assert texts(rule, text) == ([] if fine else [text])


def test_message_has_text_and_expected_and_the_action_offers_it(
    messages: Texts, offers: Callable[..., list[tuple[str, ...]]]
) -> None:
    rule = SENTENCE + "action: {name: replace}\n"
    assert messages(rule.replace("%[2]s", "%s: %s"), "Two Words, $1") == ["Two Words, $1: Two words, 1"]
    assert offers(rule, "Two Words") == [("Two words",)]
    assert messages(rule.replace("$sentence", "'^x'").replace("%[2]s", "%s: %s"), "Two") == ["Two: ^x"]
    assert offers(rule.replace("$sentence", "'^x'"), "Two") == [()]
