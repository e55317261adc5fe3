"""The kinds existence and substitution: exact spans, messages and suggestions, key by key."""

from pathlib import Path

import pytest

from writer.checks.kinds import KINDS, REFUSED
from writer.checks.rules import build_rules
from writer.checks.vale.hits import Hit
from writer.checks.vale.messages import format_message
from writer.library.guides import load_guide
from writer.library.rules import read_rule
from writer.model.guide import Guide

GUIDE = Guide(name="Test", accept=("data set", "Foo"))


def hits(rule: str, text: str, guide: Guide = GUIDE) -> list[Hit]:
    built = build_rules([read_rule("Test.Rule", rule, "Rule.yml")], guide)
    assert built.problems == ()
    finder = built.rules[0].finder
    return list(finder.armed(range(len(finder.needles)))(text))


def found(rule: str, text: str, guide: Guide = GUIDE) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[hit.begin : hit.end], hit.suggestions) for hit in hits(rule, text, guide)]


def texts(rule: str, text: str, guide: Guide = GUIDE) -> list[str]:
    return [match for match, _ in found(rule, text, guide)]


def existence(rest: str) -> str:
    return f"extends: existence\nmessage: \"Avoid '%s'.\"\n{rest}"


def substitution(rest: str) -> str:
    return f"extends: substitution\nmessage: \"Use '%s' instead of '%s'.\"\n{rest}"


def message(rule: str, text: str) -> str:
    built = build_rules([read_rule("Test.Rule", rule, "Rule.yml")], GUIDE)
    finder = built.rules[0].finder
    hit = next(iter(finder.armed(range(len(finder.needles)))(text)))
    return format_message(finder.message, hit.values)


def test_registry_names_every_kind_of_vale_once() -> None:
    assert len({*KINDS, *REFUSED}) == len(KINDS) + len(REFUSED) == 12


def test_tokens_are_whole_words_and_mind_their_case() -> None:
    rule = existence("tokens: [cat, dogs?]")
    assert [(hit.begin, hit.end) for hit in hits(rule, "cat concat dog Dogs dogs")] == [(0, 3), (11, 14), (20, 24)]


def test_ignorecase() -> None:
    assert texts(existence("ignorecase: true\ntokens: [cat]"), "Cat CAT") == ["Cat", "CAT"]


def test_nonword_lets_tokens_begin_inside_words() -> None:
    assert texts(existence("nonword: true\ntokens: [at, '!']"), "cat!") == ["at", "!"]


def test_a_token_that_ends_in_no_letter_needs_nonword() -> None:
    assert texts(existence("tokens: ['AMC\\+']"), "on AMC+ now") == []
    assert texts(existence("nonword: true\ntokens: ['AMC\\+']"), "on AMC+ now") == ["AMC+"]


def test_raw_stands_before_the_tokens_or_after_them() -> None:
    assert texts(existence("raw: ['so ', 'very ']\ntokens: [odd, even]"), "so very odd, very even") == ["so very odd"]
    assert texts(existence("raw: [' indeed']\nappend: true\ntokens: [odd]"), "odd odd indeed") == ["odd indeed"]


def test_raw_alone_anchors_to_the_whole_block() -> None:
    assert texts(existence("raw: ['\\Aone|two$']"), "one\ntwo\none two") == ["one", "two"]


def test_blank_tokens_are_dropped() -> None:
    assert texts(existence("tokens: ['', ' ', odd]"), "an odd one") == ["odd"]


def test_exceptions_silence_a_match_that_holds_them() -> None:
    rule = existence("exceptions: [red fox]\ntokens: ['\\w+ fox']")
    assert texts(rule, "red fox, brown fox") == ["brown fox"]


def test_a_phrase_in_the_exceptions_silences_a_match_inside_it() -> None:
    assert texts(existence("exceptions: [red fox]\ntokens: [fox]"), "Red fox, a fox") == ["fox"]
    assert hits(existence("exceptions: [red fox]\ntokens: [fox]"), "Red fox, a fox")[0].begin == 11


def test_accepted_words_are_exceptions_unless_vocab_is_false() -> None:
    assert texts(existence("tokens: ['Foo\\w*', data]"), "Foo Foot data set data") == ["Foot", "data"]
    assert texts(existence("vocab: false\ntokens: [Foo]"), "Foo") == ["Foo"]
    assert texts(existence("nonword: true\ntokens: [Foo]"), "Foo") == ["Foo"]


def test_exceptions_mind_case() -> None:
    assert texts(existence("ignorecase: true\ntokens: [foo]"), "foo Foo") == ["foo"]


def test_inline_flags_and_backreferences_reach_across_tokens_as_in_vale() -> None:
    assert texts(existence("tokens: ['(\\w)at\\1', 'x']"), "patp catp") == ["patp"]
    assert texts(existence("tokens: ['(?i)cat', dog]"), "CAT DOG") == ["CAT", "DOG"]


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("{name: remove}", ("",)),
        ("{name: replace, params: [feline, '$0s', '<$1>']}", ("feline", "cats", "<c>")),
        ("{name: edit, params: [regex, '^(c)', 'b$1']}", ("bcat",)),
        ("{name: edit, params: [[trim_right, t], [upper]]}", ("CA",)),
        ("{name: edit, params: [split, a, '1']}", ("t",)),
        ("{name: edit, params: [truncate, a]}", ("c",)),
    ],
)
def test_actions(action: str, expected: tuple[str, ...]) -> None:
    assert found(existence(f"action: {action}\ntokens: ['(c)at', dog]"), "a cat") == [("cat", expected)]


def test_groups_of_an_action_are_those_of_its_token() -> None:
    rule = existence("action: {name: replace, params: ['$1']}\ntokens: ['(a)b', '(c)d']")
    assert found(rule, "ab cd") == [("ab", ("a",)), ("cd", ("c",))]


def test_message_of_an_action_shows_what_it_offers() -> None:
    rule = 'extends: existence\nmessage: "%s: %s"\naction: {name: replace, params: [a, b]}\ntokens: [cat]'
    assert message(rule, "cat") == "cat: 'a' or 'b'"


def test_swap_finds_the_longest_key_first() -> None:
    rule = substitution("action: {name: replace}\nswap:\n  plus: more\n  Disney Plus: Disney+\n")
    assert found(rule, "Disney Plus plus") == [("Disney Plus", ("Disney+",)), ("plus", ("more",))]


def test_swap_offers_each_option() -> None:
    rule = substitution("action: {name: replace}\nswap:\n  bad: good|better|a\\|b\n")
    assert found(rule, "bad") == [("bad", ("good", "better", "a|b"))]
    assert message(rule, "bad") == "Use 'good', 'better', or 'a|b' instead of 'bad'."


def test_one_option_is_quoted_once() -> None:
    assert message(substitution("action: {name: replace}\nswap: {bad: good}"), "bad") == "Use 'good' instead of 'bad'."


def test_without_an_action_nothing_is_offered_and_the_value_is_a_pattern() -> None:
    rule = substitution("ignorecase: true\nswap: {'git ?hub': GitHub}")
    assert found(rule, "GitHub github") == [("github", ())]
    assert texts(substitution("ignorecase: true\nswap: {'e-?mails?': 'emails?'}"), "email Emails e-mail") == [
        "Emails",
        "e-mail",
    ]


def test_a_value_that_is_a_small_pattern_is_shown_as_the_spelling_meant() -> None:
    assert message(substitution("ignorecase: true\nswap: {'emails?': 'Email(?:s)?'}"), "emails") == (
        "Use 'Emails' instead of 'emails'."
    )


def test_a_value_may_use_the_groups_of_its_key() -> None:
    rule = substitution("action: {name: replace}\nswap:\n  'S(\\d+)E(\\d+)': Season $1, Episode $2\n  x(y)z: $1\n")
    assert found(rule, "S2E10 xyz") == [("S2E10", ("Season 2, Episode 10",)), ("xyz", ("y",))]


def test_named_groups_inside_a_key_shift_nothing() -> None:
    rule = substitution("action: {name: replace}\nswap:\n  '(?<a>long)er': first\n  short: second\n")
    assert found(rule, "longer short") == [("longer", ("first",)), ("short", ("second",))]


def test_only_the_key_is_the_span() -> None:
    rule = substitution("action: {name: replace}\nswap: {'(?<=will )premier': premiere}")
    assert [(hit.begin, hit.end) for hit in hits(rule, "it will premier")] == [(8, 15)]


def test_capitalize_carries_a_capital_over() -> None:
    rule = substitution("action: {name: replace}\nignorecase: true\ncapitalize: true\nswap: {prior to: before}")
    assert found(rule, "Prior to prior to") == [("Prior to", ("Before",)), ("prior to", ("before",))]


def test_matchcase_keeps_the_case_word_by_word() -> None:
    rule = substitution("action: {name: replace}\nignorecase: true\nmatchcase: true\nswap: {the movie: the film}")
    assert found(rule, "THE MOVIE The Movie") == [("THE MOVIE", ("THE FILM",)), ("The Movie", ("The Film",))]


def test_what_is_right_already_is_left_alone() -> None:
    rule = substitution("action: {name: replace}\nignorecase: true\nswap: {netflix: Netflix|NETFLIX}")
    assert texts(rule, "Netflix NETFLIX netflix") == ["netflix"]


def test_an_empty_value_offers_nothing() -> None:
    rule = substitution("action: {name: replace}\nswap: {lion: ''}")
    assert found(rule, "lion") == [("lion", ())]
    assert message(rule, "lion") == "Use  instead of 'lion'."


def test_swap_exceptions() -> None:
    rule = substitution("action: {name: replace}\nexceptions: [color guard]\nswap: {color: colour}")
    assert [hit.begin for hit in hits(rule, "color guard color")] == [12]


def test_yaml_words_stay_text_in_a_swap() -> None:
    rule = substitution("action: {name: replace}\nswap: {no: yes, 1.50: off}")
    assert found(rule, "no 1.50") == [("no", ("yes",)), ("1.50", ("off",))]


def test_names_and_rejected_words_of_a_guide_are_rules(tmp_path: Path) -> None:
    from_yaml = tmp_path / "G" / "guide.yaml"
    from_yaml.parent.mkdir()
    from_yaml.write_text(
        "vocabulary: {reject: [netizen]}\nnames: {organisations: {Disney+: [Disney Plus], A24: ['A+24']}}\n", "utf-8"
    )

    rules = build_rules((), load_guide("G", (tmp_path,))[0]).rules
    assert [rule.file.id for rule in rules] == ["Vocabulary.Rejected", "Vocabulary.Names"]
    text = "A netizen saw Disney Plus, A+24."
    spans = [
        (text[hit.begin : hit.end], hit.suggestions)
        for rule in rules
        for hit in rule.finder.armed(range(len(rule.finder.needles)))(text)
    ]
    assert spans == [("netizen", ()), ("Disney Plus", ("Disney+",)), ("A+24", ("A24",))]


@pytest.mark.parametrize(
    ("template", "values", "expected"),
    [
        ("%s and %s", ("a", "b"), "a and b"),
        ("%[2]s before %[1]s", ("a", "b"), "b before a"),
        ("100%% %s", ("a",), "100% a"),
        ("%s%s|%s", ("a",), "a|%!s(MISSING)"),
        ("%d", ("a",), "%!d(string=a)"),
        ("plain", ("a",), "plain"),
        ("two\nlines\n", (), "two lines "),
    ],
)
def test_messages(template: str, values: tuple[str, ...], expected: str) -> None:
    assert format_message(template, values) == expected


@pytest.mark.parametrize(
    ("step", "text", "expected"),
    [
        ("simple", "getHTTPResponse", "get httpresponse"),
        ("kebab", "One Two", "one-two"),
        ("snake", "One-Two", "one_two"),
        ("pascal", "one two", "OneTwo"),
        ("camel", "One two", "oneTwo"),
        ("smart", "\"a\" -- 'b'...", "“a” – ‘b’…"),
        ("dumb", "“a” – ‘b’…", "\"a\" -- 'b'..."),
        ("ascii", "Æther café", "AEther cafe"),
    ],
)
def test_steps_that_change_how_a_text_is_written(step: str, text: str, expected: str) -> None:
    rule = existence(f"raw: ['(?s).+']\naction: {{name: edit, params: [{step}]}}\n")
    assert found(rule, text) == [(text, (expected,))]
