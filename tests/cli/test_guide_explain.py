"""``writer guide list``, ``show`` and ``explain``: what an editor reads of a guide, with its places."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from writer.checks.dismissals import RULES as DISMISSALS
from writer.checks.newsroom import RULES
from writer.checks.vocabulary import NAMES, REJECTED
from writer.desk.guides import GuideBook
from writer.desk.rules import FAMILIES
from writer.library.desks import DeskSettings
from writer.library.places import Places
from writer.values import asdict

Writer = Callable[..., subprocess.CompletedProcess[str]]

RULE = """\
extends: occurrence
message: Too many ferries.
link: https://example.org/ferries
level: warning
scope: sentence
max: 2
token: ferr(?:y|ies)
---
examples:
  - bad: «A» ferry, a ferry, a ferry.
  - good: A ferry.
"""
GUIDE = """\
label: The House
extends: [US]
rules:
  Entertainment: suggestion
  House.Ferry: {max: 3, genres: {season-renewal: error}}
  Structure.LongSentence: {level: warning}
  Entertainment.Hype: off
in_quotations: [House.Ferry]
"""


@pytest.fixture
def house(desk: Path) -> Path:
    folder = desk / "styleguides" / "House"
    folder.mkdir(parents=True)
    (folder / "guide.yaml").write_text(GUIDE, "utf-8")
    (folder / "Ferry.yml").write_text(RULE, "utf-8")
    (desk / "writer.yaml").write_text("guide: House\n", "utf-8")
    return folder


def test_a_rule_with_each_layer_that_set_it(house: Path, writer: Writer) -> None:
    done = writer("guide", "explain", "ferry")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "House.Ferry: warning under House",
        "  occurrence, looks at sentence",
        "  Too many ferries.",
        "  why: https://example.org/ferries",
        "  It looks into quotations, too.",
        "",
        "Set by, lowest first",
        f"→ House says level: warning  {house}/Ferry.yml:1:10",
        f"  House says max: 3  {house}/guide.yaml:5:3",
        "",
        "Numbers",
        f"  max: 3  {house}/guide.yaml:5:22",
        "",
        "Examples",
        "  bad   «A» ferry, a ferry, a ferry.",
        "  good  A ferry.",
    ]


def test_a_genre_goes_over_the_rest(house: Path, writer: Writer) -> None:
    lines = writer("guide", "explain", "House.Ferry", "--genre", "season-renewal").stdout.splitlines()
    assert lines[0] == "House.Ferry: error under House"
    assert f"→ House for season-renewal says level: error  {house}/guide.yaml:5:3" in lines
    assert f"  House says level: warning  {house}/Ferry.yml:1:10" in lines


def test_the_most_exact_name_counts(house: Path, writer: Writer) -> None:
    lines = writer("guide", "explain", "Entertainment.Hype").stdout.splitlines()
    assert lines[0] == "Entertainment.Hype: off under House"
    assert f"  House says of all Entertainment level: suggestion  {house}/guide.yaml:4:3" in lines
    assert f"→ House says level: off  {house}/guide.yaml:7:3" in lines


def test_a_rule_of_the_program(house: Path, writer: Writer) -> None:
    told = json.loads(writer("guide", "explain", "Structure.LongSentence", "--format", "json").stdout)
    assert (told["level"], told["kind"], told["numbers"]) == ("warning", "check", [{"key": "max", "value": "35"}])
    assert [(one["layer"], one["line"], one["says"]) for one in told["origins"]] == [("House", 6, {"level": "warning"})]


def test_a_rule_of_a_guide_beside(writer: Writer) -> None:
    assert writer("guide", "explain", "Plain.Jargon").stdout.startswith("Plain.Jargon: suggestion under Plain\n")


def test_a_rule_that_is_not_there(writer: Writer) -> None:
    done = writer("guide", "explain", "Entertainment.Hyp")
    assert (done.stdout, done.returncode) == ("", 2)
    assert done.stderr == "writer: there is no rule 'Entertainment.Hyp' (did you mean 'Entertainment.Hype'?)\n"
    several = writer("guide", "explain", "Percent")
    assert "several rules are called 'Percent' (name one of " in several.stderr


def test_the_rules_of_a_guide(house: Path, writer: Writer) -> None:
    done = writer("guide", "list", "--style", "House")
    assert done.stdout == "House.Ferry  warning     occurrence      Too many ferries.\nHouse: 1 rule\n"
    off = json.loads(writer("guide", "list", "--level", "off", "--format", "json").stdout)
    off_by_wording = {rule["id"] for rule in off if rule["id"].startswith("Wording.")}
    assert {rule["id"] for rule in off} == {"Entertainment.Hype"} | off_by_wording
    checks = json.loads(writer("guide", "list", "US", "--kind", "check", "--format", "json").stdout)
    assert {rule["id"] for rule in checks} == FAMILIES
    assert {rule["level"] for rule in checks} == {"by case"}
    found = writer("guide", "list", "--find", "FERRIES").stdout
    assert found.endswith("House: 1 rule\n")


def test_each_rule_of_the_program_says_what_it_finds() -> None:
    book = GuideBook(Places(root=None), DeskSettings())
    said = book.lexicon("US")["rules"]
    assert set(said) == FAMILIES
    assert {REJECTED, NAMES, *RULES, *DISMISSALS} < FAMILIES
    assert all(said.values())


def test_a_guide_with_a_slip_is_listed_all_the_same(house: Path, writer: Writer) -> None:
    (house / "guide.yaml").write_text(GUIDE.replace("Entertainment.Hype", "Entertainment.Hyp"), "utf-8")
    done = writer("guide", "list", "--style", "House")
    assert done.stdout.endswith("House: 1 rule\n")
    place = f"{house}/guide.yaml:7:3"
    slip = f"writer: {place}: there is no rule 'Entertainment.Hyp' (did you mean 'Entertainment.Hype'?)\n"
    assert (done.stderr, done.returncode) == (slip, 2)


def test_the_guides_at_hand(house: Path, writer: Writer) -> None:
    lines = writer("guide", "list", "--guides").stdout.splitlines()
    assert "* House The House (on Base, Wording, Entertainment, US)" in {" ".join(line.split()) for line in lines[:-1]}
    assert sum(line.startswith("*") for line in lines[:-1]) == 1


@pytest.mark.parametrize("name", ["House", "US", "UK", "Plain", "Inclusive"])
def test_what_is_shown_is_a_guide_that_says_the_same(house: Path, writer: Writer, name: str) -> None:
    shown = writer("guide", "show", name)
    assert (shown.returncode, shown.stderr) == (0, "")
    layers = GuideBook(Places(root=house.parent.parent), DeskSettings()).guide(name)
    flat = house.parent / "Flat"
    flat.mkdir()
    (flat / "guide.yaml").write_text(shown.stdout, "utf-8")
    guide = GuideBook(Places(root=house.parent.parent), DeskSettings()).guide("Flat")
    assert (guide.label, guide.description) == (layers.label, layers.description)
    for key in ("levels", "wording", "sources", "gates", "names", "in_quotations", "safe_fixes", "genres"):
        assert asdict(guide)[key] == asdict(layers)[key], key
    numbers = [(rule, key, one.value) for rule, found in guide.thresholds.items() for key, one in found.items()]
    assert numbers == [
        (rule, key, one.value) for rule, found in layers.thresholds.items() for key, one in found.items()
    ]
