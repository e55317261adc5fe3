"""The kind repetition: the same word twice in a row."""

from collections.abc import Callable

import pytest

Texts = Callable[..., list[str]]
RULE = "extends: repetition\nalpha: true\ntokens: ['[^\\s]+']\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Paris in the the spring", ["the the"]),
        ("the\nthe spring", ["the\nthe"]),
        ("the spring the", []),
        ("The the spring", []),
        ("the the the", ["the the", "the the"]),
        ("10 10 times", []),
        ("bye-bye bye-bye", []),
        ("ünder ünder", ["ünder ünder"]),
    ],
)
def test_words_made_of_letters(texts: Texts, text: str, expected: list[str]) -> None:
    assert texts(RULE, text) == expected


def test_without_alpha_anything_may_repeat_within_a_sentence(texts: Texts) -> None:
    rule = RULE.replace("true", "false")
    assert texts(rule, "10 10 times") == ["10 10"]
    assert texts(rule, "It is so. so. It is") == ["so. so."]
    assert texts(rule, "Stop! Stop! he said") == []


def test_ignorecase(texts: Texts, messages: Texts) -> None:
    assert texts(RULE + "ignorecase: true\n", "The the spring") == ["The the"]
    assert messages(RULE + "ignorecase: true\n", "The the spring") == ["the"]


def test_max_counts_over_the_block_until_it_alerts(texts: Texts) -> None:
    assert texts(RULE + "max: 1\n", "so so it it goes goes") == ["it it"]
    assert texts(RULE + "max: 1\n", "so so", "it it") == []


def test_exceptions_and_accepted_words(texts: Texts) -> None:
    assert texts(RULE + "exceptions: [had]\n", "he had had that that") == ["that that"]
    assert texts(RULE, "Duran Duran had had", accept=("Duran",)) == ["had had"]
    assert texts(RULE + "vocab: false\n", "Duran Duran", accept=("Duran",)) == ["Duran Duran"]


def test_the_message_has_the_word_and_the_action_the_whole(
    messages: Texts, offers: Callable[..., list[tuple[str, ...]]]
) -> None:
    rule = RULE + "action: {name: edit, params: [truncate, ' ']}\n"
    assert messages("message: \"'%s' is repeated!\"\n" + rule, "the the") == ["'the' is repeated!"]
    assert offers(rule, "the the") == [("the",)]


def test_tokens_are_alternatives_and_none_find_nothing(texts: Texts) -> None:
    assert texts("extends: repetition\ntokens: [ha, ho]\n", "haha hoha") == ["haha"]
    assert texts("extends: repetition\n", "the the") == []
