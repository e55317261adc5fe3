"""Which rules may match: by needles, and by a database that is made for those who come again."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.checks import scan
from writer.checks.prefilter import Candidate, Prefilter
from writer.checks.rules import build_rules
from writer.checks.ruleset import RuleSet
from writer.checks.vale.needles import needles
from writer.checks.vale.superset import superset
from writer.library.cache import cache_folder
from writer.library.rules import read_rule
from writer.model.guide import Guide

SOURCES = [["cat", "dogs?"], [r"\d+ cats"], ["[a-c]{3}"], ["İ"]]
TEXTS = ["a cat and 2 dogs", "nothing", "12 cats", "abc", "an İ and a cat"]
PLACE = "extends: existence\nmessage: No '%s'.\ntokens: [cat, 'd[ou]gs?']\n"


def by_needles(sources: Sequence[Sequence[str]], texts: Sequence[str]) -> tuple[Candidate, ...]:
    return Prefilter.of([tuple(map(needles, branches)) for branches in sources]).candidates(texts)


def by_database(sources: Sequence[Sequence[str]], texts: Sequence[str]) -> tuple[Candidate, ...]:
    database = scan.loaded(scan.compiled([superset(one) for branches in sources for one in branches]))
    return Prefilter.of([tuple(map(needles, branches)) for branches in sources]).candidates(texts, database)


def test_by_needles() -> None:
    assert by_needles(SOURCES, TEXTS) == (
        Candidate(0, ((0, (0, 1)), (2, (0,)), (4, (0,)))),
        Candidate(1, ((2, (0,)),)),
        Candidate(2, tuple((number, (0,)) for number in range(5))),
        Candidate(3, ((4, (0,)),)),
    )


def test_by_a_database_with_fewer_texts_for_what_has_no_needles() -> None:
    """The last text has a character that databases mistake: there the needles are asked."""
    assert by_database(SOURCES, TEXTS) == (
        Candidate(0, ((0, (0, 1)), (2, (0,)), (4, (0,)))),
        Candidate(1, ((2, (0,)),)),
        Candidate(2, ((3, (0,)), (4, (0,)))),
        Candidate(3, ((4, (0,)),)),
    )


def test_what_a_database_refuses_is_left_to_the_needles() -> None:
    """One pattern matches the empty text, one is none at all, of the third nothing can be said."""
    sources = [["cat"], ["x?"], ["(a"], [r"\p{Lu}at"]]
    database = scan.loaded(scan.compiled([superset(one) for (one,) in sources]))
    assert list(database.missing) == [1, 2, 3]


WORDS = st.lists(st.sampled_from(["cat", "dogs", "abc", "12", "the", "the", "I", "\u0130"]), max_size=6).map(" ".join)
RULES = (
    PLACE,
    "extends: existence\nmessage: No '%s'.\nscope: paragraph\ntokens: ['(?<!the )cat', 'dogs(?! 12)']\n",
    "extends: substitution\nmessage: Use '%s', not '%s'.\nignorecase: true\nswap: {cats?: lion, 'abc|i': d}\n",
    "extends: occurrence\nmessage: Too many.\nscope: sentence\nmax: 1\ntoken: '\\w+'\n",
    "extends: repetition\nmessage: \"'%s' twice.\"\ntokens: ['[^\\s]+']\n",
)
SCOPES = tuple(map(frozenset, (["text"], ["text", "paragraph"], ["text", "sentence"])))


@given(st.lists(st.tuples(WORDS, st.sampled_from(SCOPES)), max_size=4))
def test_no_rule_loses_a_hit(offered: list[tuple[str, frozenset[str]]]) -> None:
    """By needles and by a database: what is left out has none."""
    texts, scopes = [text for text, _ in offered], [scope for _, scope in offered]
    ready = build_rules([read_rule(f"Test.R{at}", rule, "R.yml") for at, rule in enumerate(RULES)], Guide(name="Test"))
    patterns = [superset(source) for rule in ready.rules for source in rule.finder.sources]
    every = [tuple(range(len(rule.finder.needles))) for rule in ready.rules]
    want = {
        (at, number, hit.begin, hit.end)
        for at, rule in enumerate(ready.rules)
        for number, text in enumerate(texts)
        if rule.scope.fits(scopes[number])
        for hit in rule.finder.armed(every[at])(text)
    }
    looking = [[at for at, rule in enumerate(ready.rules) if rule.scope.fits(scope)] for scope in scopes]
    for database in (None, scan.loaded(scan.compiled(patterns))):
        assert want == {
            (one.rule, number, hit.begin, hit.end)
            for one in ready.prefilter.candidates(texts, database, looking)
            for number, branches in one.texts
            for hit in ready.rules[one.rule].finder.armed(one.branches)(texts[number], branches)
        }


def test_without_hyperscan_needles_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "writer.checks.scan")
    monkeypatch.setitem(sys.modules, "hyperscan", None)
    assert rules().database == ""
    assert branches(rules(), "my dugs", "a cat", "cats") == [(0, 1)]


def test_rules_that_have_a_name_but_no_hyperscan(monkeypatch: pytest.MonkeyPatch) -> None:
    named = rules()
    monkeypatch.delitem(sys.modules, "writer.checks.scan")
    monkeypatch.setitem(sys.modules, "hyperscan", None)
    assert named.database
    assert branches(named, "a cot", "a cat") == [(0,)]


def test_a_text_that_was_read_as_something_else_is_no_news() -> None:
    ready = rules()
    text, paragraph = frozenset({"text"}), frozenset({"text", "paragraph"})
    (found,) = ready.candidates(["a cat", "a cat"], [paragraph, text], [frozenset(), paragraph])
    assert found[1].texts == ((0, (0,)),)


def test_branches_of_a_candidate() -> None:
    assert Candidate(0, ((0, (2, 4)), (3, (1, 2)))).branches == (1, 2, 4)


def test_texts_of_no_rules() -> None:
    assert by_needles([], ["a"]) == by_database([], ["a"]) == ()


def rules() -> RuleSet:
    return build_rules([read_rule("Test.Pets", PLACE, "Pets.yml")], Guide(name="Test")).named()


def branches(rules: RuleSet, *texts: str) -> list[tuple[int, ...]]:
    return [found.branches for _, found in rules.candidates(texts, [frozenset({"text"})] * len(texts))]


def cached(pattern: str) -> list[Path]:
    return list(cache_folder().glob(pattern))


def patience(pattern: str) -> Path:
    """The file that another process makes."""
    until = time.monotonic() + 60
    while not (found := cached(pattern)):
        assert time.monotonic() < until
        time.sleep(0.02)
    return found[0]


def test_rules_that_are_used_again_get_a_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = rules()
    assert branches(first, "cot") == []
    assert (len(cached("scan-*.wanted")), cached("scan-*.hs")) == (1, [])
    assert branches(rules(), "cats") == [(0,)]
    made = patience("scan-*.hs")
    assert made.stem == f"scan-{first.database}"
    assert branches(rules(), "my dugs", "a cat", "cats") == [(0, 1)]
    assert branches(rules(), "cats") == []


def test_a_torn_database_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    torn = tmp_path / "writer" / f"scan-{rules().database}.hs"
    torn.parent.mkdir()
    torn.write_bytes(b"torn")
    for _ in range(2):
        assert branches(rules(), "a cat") == [(0,)]
    until = time.monotonic() + 60
    while torn.read_bytes() == b"torn":
        assert time.monotonic() < until
        time.sleep(0.02)
    assert scan.loaded(torn.read_bytes()).missing == []


def test_other_patterns_have_another_name() -> None:
    assert scan.digest(["a"]) != scan.digest(["b"]) != scan.digest(["a", "b"])
