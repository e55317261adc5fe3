"""Every shipped rule proves itself: its bad examples are found exactly, its good ones raise nothing."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from writer.desk.guides import GuideBook
from writer.desk.guidework.proof import prove
from writer.library.desks import DeskSettings
from writer.library.guidefolders import guide_names
from writer.library.places import Places
from writer.library.rules import RuleFile, load_rules
from writer.library.yamlfile import ListNode, MapNode
from writer.model.alert import Level

ROOTS = (Path(__file__).parent.parent / "styleguides",)
GUIDES = guide_names(ROOTS)
NAMES = {
    "Platforms", "ServiceNames", "FormerNames", "Broadcasters", "Studios", "Awards", "Guilds", "Festivals",
    "Formats", "Outlets", "Brands", "WorkNames", "PeopleNames",
}  # fmt: skip
"""The rules of names, each by the last word of its id."""


@pytest.mark.parametrize("name", GUIDES)
def test_the_guide_proves_itself(name: str) -> None:
    proof = prove(GuideBook(Places(root=None), DeskSettings()), name)
    assert [str(problem) for problem in (*proof.problems, *proof.failures)] == []
    assert proof.rules == len(files(name))


@cache
def files(name: str) -> tuple[RuleFile, ...]:
    """The rules of the folder ``name`` itself, not of those it extends."""
    return load_rules((name,), ROOTS, examples=True)[0]


@pytest.mark.parametrize("name", GUIDES)
def test_each_rule_has_one_bad_and_two_good_examples(name: str) -> None:
    counts = {file.id: Counter(example.span is not None for example in file.examples) for file in files(name)}
    assert [rule for rule, count in counts.items() if count[True] < 1 or count[False] < 2] == []


def test_the_guides_are_the_ones_that_ship() -> None:
    book = GuideBook(Places(root=None), DeskSettings())
    assert {"Base", "Entertainment", "Inclusive", "Plain", "UK", "US"} <= set(GUIDES)
    assert book.guide("US").layers == ("Base", "Wording", "Entertainment", "US")
    assert book.guide("UK").locale == "en-GB"


def test_entertainment_holds_enough_to_be_a_house_style() -> None:
    own = files("Entertainment")
    stock = [phrase for file in own if file.kind == "existence" for phrase in branches(file)]
    names = [form for file in own if file.id.rpartition(".")[2] in NAMES for form in branches(file)]
    assert len(own) >= 120
    assert len(set(stock)) >= 250
    assert len(set(names)) >= 400


@pytest.mark.parametrize("name", GUIDES)
def test_a_rule_that_is_an_error_names_the_convention_it_holds(name: str) -> None:
    assert [file.id for file in files(name) if file.level is Level.ERROR and not file.link] == []


def branches(file: RuleFile) -> tuple[str, ...]:
    _, node = next(file.own[key] for key in ("tokens", "swap", "raw") if key in file.own)
    if isinstance(node, MapNode):
        return tuple(key.text for key, _ in node.entries)
    return (
        tuple(item.text for item in node.items if not isinstance(item, ListNode | MapNode))
        if isinstance(node, ListNode)
        else ()
    )
