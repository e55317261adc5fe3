"""Which rules may match: by needles, and by a database that is made for those who come again."""

import time
from collections.abc import Sequence
from pathlib import Path

import pytest

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
