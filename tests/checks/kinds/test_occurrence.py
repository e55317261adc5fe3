"""The kind occurrence: too many, too few, and where the alert then stands."""

from collections.abc import Callable

import pytest

Texts = Callable[..., list[str]]
WORDS = "extends: occurrence\ntoken: '\\w+'\n"


@pytest.mark.parametrize(
    ("limits", "text", "expected"),
    [
        ("max: 2", "one two three", ["one"]),
        ("max: 2", "one two", []),
        ("min: 3", "one two", ["one"]),
        ("min: 3", "one two three", []),
        ("min: 2\nmax: 3", "one two three", []),
        ("", "one two three", []),
    ],
)
def test_limits(texts: Texts, limits: str, text: str, expected: list[str]) -> None:
    assert texts(WORDS + limits, text) == expected


def test_each_block_is_counted_by_itself(texts: Texts) -> None:
    assert texts(WORDS + "max: 2", "one two", "three four", "five six seven") == ["five"]


def test_the_token_is_no_whole_word(texts: Texts) -> None:
    rule = "extends: occurrence\ntoken: an\nmax: 1\n"
    assert texts(rule, "an answer, and") == ["an"]
    assert texts(rule, "AN ANSWER") == []
    assert texts(rule + "ignorecase: true\n", "AN ANSWER") == ["AN"]


def test_what_is_missing_is_shown_at_the_first_word(texts: Texts, begins: Callable[..., list[int]]) -> None:
    rule = "extends: occurrence\ntoken: cat\nmin: 1\n"
    assert texts(rule, "  “Dogs only") == ["“Dogs"]
    assert begins(rule, "  “Dogs only") == [2]
    assert begins(rule, "   ") == [0]


def test_masked_code_is_counted_and_not_shown(texts: Texts) -> None:
    rule = "extends: occurrence\ntoken: '[^\\s]+'\nmax: 2\n"
    assert texts(rule, "*** run it") == ["run"]
    assert texts(rule, "*** @@ **") == []


def test_the_message_is_given_a_number(messages: Texts) -> None:
    rule = WORDS + "max: 1\n"
    assert messages('message: "%d words"\n' + rule, "one two") == ["2 words"]
    assert messages('message: "%s words"\n' + rule, "one two") == ["%!s(int=2) words"]
    assert messages('message: "many words"\n' + rule, "one two") == ["many words"]


def test_accepted_words_are_counted(texts: Texts) -> None:
    assert texts(WORDS + "max: 1\n", "one two", accept=("one", "two")) == ["one"]
