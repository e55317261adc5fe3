"""Three engines read the same patterns: what one finds, the others must not miss."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.checks import scan
from writer.checks.vale.alphabet import COMMON, is_common
from writer.checks.vale.dialect import BadPatternError
from writer.checks.vale.pattern import Match, Pattern, compiled, matches
from writer.checks.vale.standard import standard
from writer.checks.vale.superset import superset

PLAIN = ["a", "b", "S", "é", "É", "ß", "over", "1", "-", ".", r"\d", r"\s", r"\w", r"\."]
CLASSES = ["[ab]", "[^a-z]", r"[\w-]", r"[^\W\d]", r"[\S]"]
PLACES = [
    r"\b",
    r"\B",
    "^",
    "$",
    "(?=a)",
    "(?!b)",
    "(?<=a)",
    "(?<!b)",
    "(?i)",
    "(?i:B)",
    "(a)",
    "(?<!a|bé)",
    "(?<=é|ov)",
]
ATOMS = st.sampled_from([*PLAIN, *CLASSES, *PLACES, r"(?:(\w)\1)", r"(?i:(é|s)\1)"])
TEXTS = st.text("abABSséÉß1 .-\nover", max_size=30)


def combined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    repeat = st.sampled_from(["", "", "?", "*", "+", "{2}", "{0,2}", "{1,}?"])
    return st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, repeat).map(lambda pair: f"(?:{pair[0]}){pair[1]}"),
        st.tuples(st.sampled_from(["a", r"\w", "[ab]", r"\s"]), repeat).map("".join),
    )


PATTERNS = st.recursive(ATOMS, combined, max_leaves=8)


def spans(found: "list[Match]") -> list[tuple[int, int]]:
    return [match.span() for match in found]


def exact(source: str, text: str) -> list[tuple[int, int]]:
    return spans(list(compiled(source).finditer(text, timeout=5)))


def hits(source: str, text: str) -> bool:
    """Whether a database of this pattern alone lets the text through."""
    database = scan.loaded(scan.compiled([superset(source)]))
    return bool(database.missing) or database.hits(text) == [0]


@given(PATTERNS, TEXTS, st.booleans())
def test_a_scan_misses_no_match(source: str, text: str, ignorecase: bool) -> None:  # noqa: FBT001
    source = "(?i)" * ignorecase + source
    if exact(source, text):
        assert hits(source, text)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"(?i)\bécole\b", "une École"),
        (r"é\b", "é."),
        (r"\b(?:^But)\b", "But"),
        (r"\b?is", "this"),
        (r"(a)\1", "aa"),
        (r"(?<!b)over(?= it)*", "aover"),
        (r"[^\w]x", "éx"),
        (r"[\W]x", "–x"),
        (r"(?m)\b(?:is)$", "it is\nso"),
        (r"(?n)(a)b", "ab"),
    ],
)
def test_a_scan_lets_through(source: str, text: str) -> None:
    assert exact(source, text)
    assert hits(source, text)


@pytest.mark.parametrize(
    ("source", "text"),
    [(r"(?i)\b(?:is)\b", "this"), (r"\bvery unique\b", "very common"), (r"\d{4}", "123"), ("[^a-z ]", "all lower")],
)
def test_a_scan_keeps_out(source: str, text: str) -> None:
    assert not hits(source, text)


@pytest.mark.parametrize("source", [r"(?x)a b", r"[a-z-[b]]", r"[[:alpha:]]", r"\p{Lu}", "(a)?(?(1)b|c)", "İ"])
def test_of_some_patterns_nothing_can_be_said(source: str) -> None:
    assert superset(source) == ""


@given(PATTERNS, TEXTS, st.booleans())
def test_the_standard_engine_finds_the_same(source: str, text: str, ignorecase: bool) -> None:  # noqa: FBT001
    source = "(?i)" * ignorecase + source
    found = standard(source)
    if found and found.takes(text):
        assert spans(list(found.pattern.finditer(text))) == exact(source, text)


@pytest.mark.parametrize(
    "source",
    [
        r"(?i)(?m)\b(?:very)\b",
        r"in\s+order\s+to",
        r"(?i)\b(?:colou?r)\b",
        "(?<!a )b",
        r"[^\s]+",
        "(?:a|b)?c",
        r"(a)\1",
        "(?<!Part |No )1",
        "[☀-⛿🧿]",
    ],
)
def test_what_the_standard_engine_takes(source: str) -> None:
    assert standard(source)


@pytest.mark.parametrize(
    "source",
    [
        "(a+)+b",
        "(?:a|b)*c",
        "a*b*",
        r"\s+x\s+",
        r"\p{Lu}",
        r"[a-z-[b]]",
        "(?x)a",
        r"a\G",
        r"\B",
        "½",
        r"[\W]",
    ],
)
def test_what_it_is_not_given(source: str) -> None:
    assert standard(source) is None


def test_a_long_text_with_a_repeat_without_end_can_be_stopped() -> None:
    found = standard("[a-z]+!")
    assert found
    assert found.takes("a" * 10_000)
    assert not found.takes("a" * 10_001)


def test_an_odd_text_is_left_to_the_exact_engine() -> None:
    found = standard("(?i)i")
    assert found
    assert not found.takes("İ")
    assert [match[0] for match in matches("(?i)i", "İi")] == ["İ", "i"]


def letters() -> list[str]:
    common = re.compile(f"[{COMMON}]")
    found = (chr(code) for code in range(0x20000) if not 0xD800 <= code < 0xE000)
    return [one for one in found if common.match(one)]


def test_the_engines_agree_on_what_is_common() -> None:
    """Which characters make words, and, one by one, which are the same but for their case."""
    all_letters = letters()
    assert [one for one in all_letters if not is_common(one)] == []
    word = compiled(r"\b")
    assert [one for one in all_letters if bool(re.search(r"\b", one)) != bool(word.search(one, timeout=5))] == []
    cased = [one for one in all_letters if one != one.lower() or one != one.upper()]
    text = "\n".join(cased)
    database = scan.loaded(scan.compiled([f"(?i){one}" for one in cased]))
    for number, one in enumerate(cased):
        same = {text[begin] for begin, _ in exact(f"(?i){re.escape(one)}", text)}
        assert same == set(re.findall(f"(?i){re.escape(one)}", text))
        assert all(number in database.hits(other) for other in same)


@given(st.lists(PATTERNS, min_size=1, max_size=4), TEXTS)
def test_branches_in_turn_find_what_one_pattern_finds(branches: list[str], text: str) -> None:
    pattern = Pattern(head=r"(?m)\b(?:", branches=tuple(branches), tail=r")\b", needles=((),) * len(branches))
    whole = rf"(?m)\b(?:{'|'.join(branches)})\b"
    try:
        expected = exact(whole, text)
        found = [match.span() for _, match in pattern.matches(range(len(branches)), text)]
    except BadPatternError:
        return
    flags = any("(?i)" in branch for branch in branches)
    if not flags and all(begin < end for begin, end in expected):
        assert found == expected
