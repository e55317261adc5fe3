"""``writer guide``, as editors run it: what it prints and how it ends."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Writer = Callable[..., subprocess.CompletedProcess[str]]

RULE = "extends: existence\nmessage: m\ntokens: [ferry]\n---\nexamples:\n  - bad: A «ferry».\n"
GOOD = "  - good: A boat.\n"


@pytest.fixture
def house(desk: Path) -> Path:
    folder = desk / "styleguides" / "House"
    folder.mkdir(parents=True)
    (folder / "guide.yaml").write_text("extends: [US]\n", "utf-8")
    (folder / "Ferry.yml").write_text(RULE + GOOD, "utf-8")
    return folder


def test_a_guide_that_proves_itself(house: Path, writer: Writer) -> None:
    for named in ("House", str(house)):
        done = writer("guide", "test", named)
        assert (done.stdout, done.stderr, done.returncode) == ("House: 1 rule, 2 examples: proved\n", "", 0)


def test_all_guides_at_hand(house: Path, writer: Writer) -> None:
    done = writer("guide", "test")
    assert done.returncode == 0
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == sorted(names(house))


def names(house: Path) -> list[str]:
    shipped = Path(__file__).parent.parent.parent / "styleguides"
    return [path.parent.name for folder in (house.parent, shipped) for path in folder.glob("*/guide.yaml")]


def test_a_rule_that_fails(house: Path, writer: Writer) -> None:
    (house / "Ferry.yml").write_text(RULE, "utf-8")
    done = writer("guide", "test", "House")
    place = f"{house}/Ferry.yml:1:10"
    failure = "House.Ferry: no near miss shows where it stays silent; add a 'good' example"
    assert done.stdout == f"{place}: {failure}\nHouse: 1 rule, 1 example: 1 failure\n"
    assert done.returncode == 1
    told = json.loads(writer("guide", "test", "House", "--format", "json").stdout)
    assert [(one["guide"], one["rules"], one["problems"]) for one in told] == [("House", 1, [])]
    assert told[0]["failures"] == [
        {"path": f"{house}/Ferry.yml", "line": 1, "column": 10, "message": failure, "hint": ""}
    ]


def test_a_file_that_cannot_be_used_goes_over_failures(house: Path, writer: Writer) -> None:
    (house / "Ferry.yml").write_text(RULE, "utf-8")
    (house / "Broken.yml").write_text(RULE.replace("existence", "existense"), "utf-8")
    done = writer("guide", "test", "House")
    assert done.returncode == 2
    assert done.stdout.endswith("House: 2 rules, 2 examples: 1 failure, 1 problem\n")
    place = f"{house}/Broken.yml:1:10"
    assert done.stderr == f"writer: {place}: 'existense' is no kind of rule (did you mean 'existence'?)\n"


def test_ids_that_languagetool_does_not_have_are_told_with_their_places(
    desk: Path, writer: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    house = desk / "styleguides" / "House"
    house.mkdir(parents=True)
    (house / "guide.yaml").write_text(
        "label: House\nextends: Base\nrules: {Grammar.GOTTTA: off}\n"
        "grammar:\n  rules: {WHITESPACE_RULE: off, WHITESPACE_RUL: off}\n  categories: {TYPO: off}\n",
        "utf-8",
    )
    wrong = {
        "3:9": ("GOTTTA", "GOTTA"),
        "5:33": ("WHITESPACE_RUL", "WHITESPACE_RULE"),
        "6:16": ("TYPO", "TYPOS"),
    }
    told = [
        f"styleguides/House/guide.yaml:{at}: LanguageTool has no rule or category '{name}' (did you mean '{right}'?)"
        for at, (name, right) in wrong.items()
    ]
    done = writer("guide", "test", "House")
    assert done.returncode == 2
    assert sorted(done.stderr.splitlines()) == [f"writer: {desk}/{one}" for one in told]
    (desk / "a.txt").write_text("The ferry sails at noon.\n", "utf-8")
    checked = writer("check", "a.txt", "--guide", "House")
    assert checked.returncode == 3
    assert all(f"{desk}/{one}" in checked.stdout for one in told)
    options = [word for name, _ in wrong.values() for word in ("--without", f"Grammar.{name}")]
    assert writer("check", "a.txt", "--guide", "House", *options).returncode == 0
