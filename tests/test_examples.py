"""Every shipped rule proves itself: its bad examples are found exactly, its good ones raise nothing."""

from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from writer.checks.rules import build_rules
from writer.checks.ruleset import RuleSet
from writer.checks.runner import run
from writer.checks.subject import Subject
from writer.checks.vale.needles import spellings
from writer.library.guides import guide_names, load_guide
from writer.library.rules import Example, RuleFile, load_rules
from writer.model.alert import Alert, Level
from writer.model.facts import EMPTY, Facts
from writer.model.guide import Guide
from writer.prose.markdown import parse

ROOTS = (Path(__file__).parent.parent / "styleguides",)
GUIDES = guide_names(ROOTS)


@cache
def guide(name: str) -> tuple[Guide, RuleSet]:
    loaded, problems = load_guide(name, ROOTS)
    files, wrong = load_rules(loaded.layers, ROOTS, examples=True)
    rules = build_rules(files, loaded)
    assert (problems, wrong, rules.problems, rules.refused) == ((), (), (), ())
    return loaded, rules


def files(name: str) -> tuple[RuleFile, ...]:
    """The rules of the folder ``name`` itself, not of those it extends."""
    return tuple(rule.file for rule in guide(name)[1].rules if rule.file.id.startswith(f"{name}."))


def cases(*, bad: bool) -> list[object]:
    return [
        pytest.param(name, file, example, id=f"{file.id}: {example.text[:60]}")
        for name in GUIDES
        for file in files(name)
        for example in file.examples
        if (example.span is not None) is bad
    ]


def alerts(name: str, file: RuleFile, text: str) -> tuple[Alert, ...]:
    """What the guide says to ``text``, put where the rule looks."""
    document = parse(text, 0, extension="txt")
    if "heading" in file.scope:
        blocks = tuple(replace(block, scope="text.heading.h2.md") for block in document.blocks)
        document = replace(document, blocks=blocks)
    loaded, rules = guide(name)
    subject = Subject(
        document=document, facts=Facts(record=EMPTY), names=(), guide=loaded, lexicon={}, today=date(2026, 1, 1)
    )
    found, unrun = run(subject, rules, checks={})
    assert unrun == ()
    return found


@pytest.mark.parametrize(("name", "file", "example"), cases(bad=True))
def test_bad_example_is_found_where_it_is_marked(name: str, file: RuleFile, example: Example) -> None:
    found = [alert for alert in alerts(name, file, example.text) if file.id in {alert.check, *alert.also}]
    assert [alert.span for alert in found] == [example.span]
    if example.fix is not None:
        assert found[0].suggestions[:1] == (example.fix,)


@pytest.mark.parametrize(("name", "file", "example"), cases(bad=False))
def test_good_example_raises_nothing(name: str, file: RuleFile, example: Example) -> None:
    found = alerts(name, file, example.text)
    assert [alert for alert in found if file.id in {alert.check, *alert.also}] == []
    assert [alert for alert in found if alert.level is Level.ERROR] == []


@pytest.mark.parametrize("name", GUIDES)
def test_each_rule_has_one_bad_and_two_good_examples(name: str) -> None:
    counts = {file.id: Counter(example.span is not None for example in file.examples) for file in files(name)}
    assert [rule for rule, count in counts.items() if count[True] < 1 or count[False] < 2] == []


@pytest.mark.parametrize("name", GUIDES)
def test_each_replacement_is_proved_by_a_fix(name: str) -> None:
    replacing = [file for file in files(name) if file.action.name or file.kind == "substitution"]
    assert [file.id for file in replacing if not any(example.fix is not None for example in file.examples)] == []


@pytest.mark.parametrize("name", GUIDES)
def test_no_branch_of_a_rule_is_dead(name: str) -> None:
    dead = []
    for rule in guide(name)[1].rules:
        own = rule.file.own.get("tokens", rule.file.own.get("swap"))
        for source in () if own is None else branches(rule.file):
            text = next(iter(spellings(source)), "")
            if text and not list(rule.finder.armed(range(len(rule.finder.needles)))(f"so {text} it")):
                dead.append(f"{rule.file.id}: {source}")
    assert dead == []


def branches(file: RuleFile) -> tuple[str, ...]:
    nodes = file.own["tokens"][1] if "tokens" in file.own else file.own["swap"][1]
    items = getattr(nodes, "items", None) or tuple(key for key, _ in getattr(nodes, "entries", ()))
    return tuple(item.text for item in items)


@pytest.mark.parametrize("name", GUIDES)
def test_no_id_stands_twice(name: str) -> None:
    ids = Counter(rule.file.id for rule in guide(name)[1].rules)
    assert [rule for rule, count in ids.items() if count > 1] == []


def test_the_guides_are_the_ones_that_ship() -> None:
    assert GUIDES == ("Base", "Entertainment", "UK", "US")
    assert guide("US")[0].layers == ("Base", "Entertainment", "US")
    assert guide("UK")[0].locale == "en-GB"


def test_entertainment_holds_enough_to_be_a_house_style() -> None:
    own = files("Entertainment")
    phrases = [phrase for file in own if file.id.endswith("Cliches") for phrase in branches(file)]
    figures = [phrase for file in own if file.id.endswith("FiguresOfSpeech") for phrase in branches(file)]
    assert len(own) >= 45
    assert len({*phrases, *figures}) >= 120
