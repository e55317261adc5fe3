"""The kind consistency: of two spellings, one file keeps to one."""

from collections.abc import Callable

Texts = Callable[..., list[str]]
RULE = "extends: consistency\neither: {adviser: advisor, gray: grey}\n"


def test_one_spelling_is_consistent(texts: Texts) -> None:
    assert texts(RULE, "an adviser, an adviser", "gray", "adviser") == []


def test_pairs_never_mix(texts: Texts) -> None:
    assert texts(RULE, "an adviser in grey", "gray") == ["gray"]


def test_from_the_block_that_has_the_other_side_each_block_gets_one_alert(texts: Texts) -> None:
    blocks = ("an adviser", "no such word", "an advisor, an advisor", "an adviser")
    assert texts(RULE, *blocks) == ["advisor", "adviser"]


def test_the_last_match_is_meant(begins: Callable[..., list[int]]) -> None:
    assert begins(RULE, "adviser advisor adviser") == [16]
    assert begins(RULE, "adviser advisor") == [8]


def test_two_pairs_give_two_alerts(texts: Texts) -> None:
    assert texts(RULE, "adviser advisor grey gray") == ["advisor", "gray"]


def test_whole_words_as_written_unless_the_rule_says_otherwise(texts: Texts) -> None:
    assert texts(RULE, "advisers Advisor advisor") == []
    assert texts(RULE + "ignorecase: true\n", "ADVISER advisor") == ["advisor"]
    assert texts(RULE + "nonword: true\n", "advisers advisors") == ["advisor"]


def test_sides_may_be_patterns_with_groups_of_their_own(texts: Texts, messages: Texts) -> None:
    rule = "extends: consistency\neither: {'(re|dis)colou?r(ed)?': '(?<x>tint)ed'}\n"
    assert texts(rule, "recolored", "tinted") == ["tinted"]
    assert messages('message: "Mixed: %s"\n' + rule, "tinted recolor") == ["Mixed: recolor"]


def test_a_file_does_not_remember_another(texts: Texts) -> None:
    assert texts(RULE, "adviser") == []
    assert texts(RULE, "advisor") == []


def test_accepted_words_are_no_exceptions(texts: Texts) -> None:
    assert texts(RULE, "adviser advisor", accept=("advisor",)) == ["advisor"]
