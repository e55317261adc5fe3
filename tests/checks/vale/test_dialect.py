"""Vale's regex dialect in Python: what matches, what is refused, what may be skipped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.checks.vale.dialect import BadPatternError, group_names, translate
from writer.checks.vale.needles import needles, spellings
from writer.checks.vale.pattern import RunawayPatternError, compiled, matches
from writer.checks.vale.scopes import Selector


def found(source: str, text: str) -> list[str]:
    return [match.group() for match in matches(source, text)]


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        (r"\d+", "12 ٣", ["12"]),
        (r"\w+", "né", ["n"]),
        (r"[\w-]+", "a-é", ["a-"]),
        (r"\s", "a\vb c", [" "]),
        (r"\S+", "a\u00a0b c", ["a\u00a0b", "c"]),
        (r"\D", "1a", ["a"]),
        (r"[^\W\d]+", "ab1_", ["ab", "_"]),
        (r"\bcole\b", "école cole", ["cole"]),
        (r"(?i)école", "École", ["École"]),
        (r"(?i)strasse", "straße", []),
        (r"(?i)k", "\u212a", ["\u212a"]),
        (r"a$", "a\n", []),
        (r"(?m)a$", "a\na", ["a", "a"]),
        (r"(?m:a$)|b$", "a\nb\n", ["a"]),
        (r"a\z", "a", ["a"]),
        (r"a\Z", "a\n", ["a"]),
        (r"a{,2}", "a{,2} aa", ["a{,2}"]),
        (r"{x}", "{x}", ["{x}"]),
        (r"\-\ \"\_\'", "- \"_'", ["- \"_'"]),
        (r"[a-z-[aeiou]]+", "bad", ["b", "d"]),
        (r"[[&|~-]+", "[&|~-", ["[&|~-"]),
        (r"[]a]+", "]a", ["]a"]),
        (r"[^]a]", "]ab", ["b"]),
        (r"[\]x]+", "x]", ["x]"]),
        (r"[[:alpha:]]+", "ab1", ["ab"]),
        (r"[\d\-x]+", "1-x", ["1-x"]),
        (r"[\w-z]+", "a-z", ["a-z"]),
        (r"\p{Lu}\pL", "Éa", ["Éa"]),
        (r"\x41\u00e9", "Aé", ["Aé"]),
        (r"[\x41-\x43]+", "ABCD", ["ABC"]),
        (r"(?<n>a)(b)\1", "abb", ["abb"]),
        (r"(?<n>a)(b)\2", "aba", ["aba"]),
        (r"(?P<n>a)(?P=n)\k<n>", "aaa", ["aaa"]),
        (r"a(?i)b|c", "aB C", ["aB", "C"]),
        (r"(?:(?i)b)c", "Bc BC", ["Bc"]),
        (r"(?x) a b ", "ab", ["ab"]),
        (r"(?n)(a)(?<x>b)\1", "abb", ["abb"]),
        (r"a(?#note)b", "ab", ["ab"]),
        (r"(?<=so \w+ )odd", "so very odd", ["odd"]),
        (r"(?>a+)b", "aab", ["aab"]),
        (r"(a)?(?(1)b|c)", "ab c", ["ab", "c"]),
        (r"x*", "xa", ["x", "", ""]),
        (r"\.", "a.", ["."]),
        (r".", "\n", []),
        (r"[\b]", "\b", ["\b"]),
    ],
)
def test_what_matches(source: str, text: str, expected: list[str]) -> None:
    assert found(source, text) == expected


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("a++", "repeats twice"),
        ("(a", "without its ')'"),
        ("a)", "without its '('"),
        ("[a", "without ']'"),
        ("*a", "nothing to repeat"),
        ("(?:+a)", "nothing to repeat"),
        ("a{3,1}", "backwards"),
        ("[z-a]", "backwards"),
        ("a\\", "a lone"),
        ("[]", "without ']'"),
        ("[^]", "without ']'"),
        ("longer literal [?", "without ']'"),
        ("longer literal )*", "without its '('"),
        (r"\Ka", "not known to Vale"),
        ("(?a)", "unknown kind of group"),
        ("longer literal (?a)", "unknown kind of group"),
        ("longer literal (a", "without its ')'"),
        ("longer literal [z-a]", "backwards"),
        ("longer literal (?:b|*c)", "nothing to repeat"),
    ],
)
def test_what_is_refused_at_load(source: str, says: str) -> None:
    with pytest.raises(BadPatternError, match=None) as caught:
        needles(source)
    assert says in str(caught.value)


def test_what_only_the_engine_refuses() -> None:
    with pytest.raises(BadPatternError):
        compiled(r"\p{NoSuchScript}")


def test_a_pattern_that_runs_away_is_stopped() -> None:
    with pytest.raises(RunawayPatternError):
        list(matches(r"(?:a|a|aa)+(?!\w)b", "a" * 60))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Fever Pitch", ({"fever pitch"},)),
        ("fever pitch(?:es)?", ({"fever pitch"},)),
        ("(?:labor|labour) of", ({"labor", "labour"}, {" of"})),
        (r"it['’]s", ({"it"}, {"s"})),
        ("ab?c", ({"a"}, {"c"})),
        ("ab+c", ({"ab"}, {"c"})),
        ("a{2}b", ({"aab"},)),
        (r"\d+", ()),
        ("(?:x)?", ()),
        (r"(?=abc)\w", ()),
        (r"a\b b", ({"a b"},)),
        ("(?x)a b", ()),
        ("one|two|", ()),
        ("one|two", ({"one", "two"},)),
        ("STRASSE|straße", ({"strasse"},)),
    ],
)
def test_needles(source: str, expected: tuple[set[str], ...]) -> None:
    assert sorted(map(sorted, needles(source))) == sorted(map(sorted, expected))


ATOMS = st.sampled_from(["a", "b", "S", "ſ", "K", "é", "ab c", "[ab]", r"\d", r"\s", ".", r"\b", "(?=a)", "1"])


def combined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    repeat = st.sampled_from(["", "", "?", "*", "+", "{2}", "{0,2}", "{1,}?"])
    return st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, repeat).map(lambda pair: f"(?:{pair[0]}){pair[1]}"),
    )


PATTERNS = st.recursive(ATOMS, combined, max_leaves=10)


@given(PATTERNS, st.text("abSſKké1 \n\u212a", max_size=20), st.booleans())
def test_a_text_without_its_needles_is_never_matched(source: str, text: str, ignorecase: bool) -> None:  # noqa: FBT001
    required = needles(source)
    if any(all(needle not in text.casefold() for needle in one) for one in required):
        assert found("(?i)" * ignorecase + source, text) == []


@given(st.text("ab(|)[]*+?{1,}\\d^-$.:=<!P", max_size=12))
def test_what_is_accepted_at_load_compiles(source: str) -> None:
    """No broken pattern slips through but one that refers to a group it does not have."""
    try:
        needles(source)
    except BadPatternError:
        return
    try:
        compiled(source)
    except BadPatternError as error:
        assert "group reference" in str(error)  # noqa: PT017


def test_group_names() -> None:
    assert group_names(r"(a)(?:b)(?<c>d)(?=e)\(") == ("", "c")


def test_a_plain_text_needs_no_translation() -> None:
    assert translate("fever pitch") == "fever pitch"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("e-?mail", ("email", "e-mail")),
        ("(?:a|b)c", ("ac", "bc")),
        ("plain", ("plain",)),
        ("a+", ()),
        (r"\d", ()),
        ("(", ()),
        ("(?:a|b)?" * 8, ()),
    ],
)
def test_spellings(source: str, expected: tuple[str, ...]) -> None:
    assert spellings(source) == expected


SCOPES = {
    "paragraph": "paragraph.text.md",
    "heading": "text.heading.h2.md",
    "list": "text.list.md",
    "cell": "text.table.cell.md",
    "quote": "text.blockquote.md",
    "link": "link.md",
    "raw": "raw.md",
    "sentence": "sentence.text.md",
    "quoted sentence": "sentence.text.blockquote.md",
    "headline": "text.frontmatter.headline.md",
}


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (["text"], {"paragraph", "heading", "list", "cell", "quote", "headline"}),
        (["heading"], {"heading"}),
        (["heading.h3"], set()),
        (["heading", "list"], {"heading", "list"}),
        (["table.cell"], {"cell"}),
        (["paragraph"], {"paragraph"}),
        (["raw"], {"raw"}),
        (["link"], {"link"}),
        (["sentence"], {"sentence", "quoted sentence"}),
        (["sentence & ~blockquote"], {"sentence"}),
        (["text & ~heading"], {"paragraph", "list", "cell", "quote", "headline"}),
        (["~heading"], {"paragraph", "list", "cell", "quote", "link", "headline"}),
        (["text.frontmatter.headline"], {"headline"}),
        (["frontmatter & heading"], set()),
    ],
)
def test_scopes(scope: list[str], expected: set[str]) -> None:
    selector = Selector.of(scope)
    assert {name for name, dotted in SCOPES.items() if selector.fits(frozenset(dotted.split(".")))} == expected
