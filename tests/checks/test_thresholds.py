"""Thresholds: the numbers of a rule that a guide sets anew, for all genres or for one."""

from datetime import date
from pathlib import Path

import pytest

from writer.checks.rules import build_rules
from writer.checks.runner import run
from writer.checks.subject import Subject
from writer.library.guides import load_guide
from writer.library.rules import load_rules
from writer.model.facts import EMPTY, Facts
from writer.prose.markdown import parse

RULES = {
    "Long": "extends: occurrence\nmessage: long\nscope: sentence\nmax: 5\ntoken: '\\w+'\n",
    "Hard": "extends: readability\nmessage: '%s'\ngrade: 30\nmetrics: [Flesch-Kincaid]\n",
    "Words": "extends: metric\nmessage: '%s'\nformula: words\ncondition: '> 100'\n",
    "Boat": "extends: existence\nmessage: boat\ntokens: [boat]\n",
}
TEXT = "The old boat went out, and one boat never came back again.\n"


def found(root: Path, guide: str, genre: str = "") -> tuple[list[str], list[str]]:
    """The rules that fire, once for each alert, and what is wrong in the guide."""
    folder = root / "S"
    folder.mkdir()
    (folder / "guide.yaml").write_text(guide, "utf-8")
    for name, text in RULES.items():
        (folder / f"{name}.yml").write_text(text, "utf-8")
    loaded, problems = load_guide("S", (root,))
    assert problems == ()
    loaded = loaded.for_genre(genre)
    rules = build_rules(load_rules(("S",), (root,))[0], loaded)
    subject = Subject(
        document=parse(TEXT, 0, extension="md"),
        facts=Facts(record=EMPTY),
        names=(),
        guide=loaded,
        lexicon={},
        today=date(2026, 1, 1),
    )
    alerts, unrun = run(subject, rules, checks={})
    assert unrun == ()
    return sorted(alert.check for alert in alerts), [str(one).removeprefix(f"{folder}/") for one in rules.problems]


@pytest.mark.parametrize(
    ("guide", "genre", "expected"),
    [
        ("", "", ["S.Boat", "S.Boat", "S.Long"]),
        ("rules: {S.Long: {max: 12}}", "", ["S.Boat", "S.Boat"]),
        ("rules: {S.Long: {max: 11}}", "", ["S.Boat", "S.Boat", "S.Long"]),
        ("rules: {S.Long: {max: 12, genres: {news: {max: 11}}}}", "", ["S.Boat", "S.Boat"]),
        ("rules: {S.Long: {max: 12, genres: {news: {max: 11}}}}", "news", ["S.Boat", "S.Boat", "S.Long"]),
        ("rules: {S.Boat: {limit: 1}}", "", ["S.Boat", "S.Long"]),
        ("rules: {S.Hard: {grade: 1}}", "", ["S.Boat", "S.Boat", "S.Hard", "S.Long"]),
        ("rules: {S.Words: {condition: '> 11'}}", "", ["S.Boat", "S.Boat", "S.Long", "S.Words"]),
        ("rules: {S.Words: {condition: '> 12'}}", "", ["S.Boat", "S.Boat", "S.Long"]),
    ],
)
def test_a_number_of_the_guide_goes_over_that_of_the_rule(
    tmp_path: Path, guide: str, genre: str, expected: list[str]
) -> None:
    assert found(tmp_path, guide, genre) == (expected, [])


@pytest.mark.parametrize(
    ("guide", "problem"),
    [
        (
            "rules: {S.Long: {maxx: 12}}",
            "guide.yaml:1:18: 'maxx' is no number of S.Long (did you mean 'max'?)",
        ),
        (
            "rules: {S.Boat: {tokens: 12}}",
            "guide.yaml:1:18: 'tokens' is no number of S.Boat (its numbers are limit)",
        ),
        ("rules: {S.Long: {max: 1.5}}", "guide.yaml:1:23: '1.5' is not a whole number"),
    ],
)
def test_what_is_no_number_of_the_rule_is_told_at_its_place(tmp_path: Path, guide: str, problem: str) -> None:
    fired, problems = found(tmp_path, guide)
    assert problems == [problem]
    assert len(set(fired)) == 1, "the other rules stand"
