"""The kind sequence: words by their parts of speech, one after the other, in one sentence."""

from collections.abc import Callable

import pytest

from writer.checks.rules import build_rules
from writer.checks.vale.tagger import tagged
from writer.library.rules import read_rule
from writer.model.guide import Guide

Texts = Callable[..., list[str]]
RULE = "extends: sequence\ntokens:\n"


@pytest.mark.parametrize(
    ("sentence", "tags"),
    [
        ("The old ferry was slowly painted.", "DT JJ NN VBD RB VBN ."),
        ("“It doesn’t sail,” she said.", "“:VB It:PRP does:VBZ n’t:JJ sail:NN ,:, ”:NNP she:PRP said:VBD .:."),
        ("In 1912 the U.S. built @harbour :-)", "In:IN 1912:CD the:DT U.S.:NNP built:VBD @harbour:NN :-):SYM"),
    ],
)
def test_tags(sentence: str, tags: str) -> None:
    tokens = tagged(sentence)
    shown = tags.split()
    assert [token.tag if ":" not in tags else f"{token.text}:{token.tag}" for token in tokens] == shown
    assert [sentence[token.begin : token.end] for token in tokens] == [token.text for token in tokens]


def test_patterns_and_tags(texts: Texts, messages: Texts) -> None:
    rule = RULE + "  - pattern: was\n  - tag: VBN\n    skip: 1\n"
    assert texts(rule, "The ferry was slowly painted.", "It was painted.", "It was not so big.") == [
        "was slowly painted",
        "was painted",
    ]
    assert messages(f'message: "%s-%s"\n{rule}', "It was painted.") == ["was-painted"]


def test_universal_tags_and_the_target(texts: Texts) -> None:
    rule = RULE + "  - upos: NOUN\n  - pattern: and\n  - upos: NOUN\n    target: true\n"
    assert texts(rule, "Ships and sailors sang and danced.") == ["sailors"]


def test_what_must_not_stand_before(texts: Texts) -> None:
    rule = RULE + "  - pattern: of\n    negate: true\n  - pattern: ships\n"
    assert texts(rule, "ships of old", "a fleet of ships", "many ships") == ["ships", "many ships"]


def test_exceptions_and_case(texts: Texts) -> None:
    rule = "ignorecase: true\nexceptions: ['^.{12}']\n" + RULE + "  - tag: DT\n  - pattern: ferry\n"
    assert texts(rule, "The Ferry sails; the ferry sinks.") == ["the ferry"]


def test_two_of_a_kind(texts: Texts) -> None:
    assert texts(RULE + "  - tag: NN\n    min: 2\n", "The harbour master was here.") == ["harbour master"]


@pytest.mark.parametrize(
    ("token", "message"),
    [
        ("{upos: NOWN}", "'NOWN' is no universal tag"),
        ("{tag: NN, upos: NOUN}", "either a 'tag' or a 'upos'"),
        ("{tag: NN, skip: two}", "'skip' is a whole number"),
        ("{pattern: '('}", "pattern is broken"),
    ],
)
def test_a_bad_token_is_a_problem(token: str, message: str) -> None:
    built = build_rules([read_rule("S.R", f"message: m\n{RULE}  - {token}\n", "R.yml")], Guide(name="S"))
    assert [message in problem.message for problem in built.problems] == [True]
