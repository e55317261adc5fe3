"""Proving a guide: each way in which a rule may fail to prove itself, told at its place."""

from pathlib import Path

import pytest

from writer.desk.guides import GuideBook
from writer.desk.guidework.proof import Proof, prove
from writer.errors import UsageError
from writer.library.desks import DeskSettings
from writer.library.places import Places

HEAD = "extends: existence\nmessage: \"'%s'\"\nlevel: error\ntokens: [ferr(?:y|ies)]\n---\nexamples:\n"
GOOD = "  - good: A boat.\n"
BAD = "  - bad: A «ferry» sails.\n"
SWAP = (
    "extends: substitution\nmessage: m\nlevel: warning\naction: {name: replace}\nswap: {boat: ship}\n---\nexamples:\n"
)


def proof(root: Path, files: dict[str, str], guide: str = "") -> Proof:
    folder = root / "styleguides" / "House"
    folder.mkdir(parents=True)
    (folder / "guide.yaml").write_text(guide, "utf-8")
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    (root / "writer.yaml").write_text("", "utf-8")
    return prove(GuideBook(Places(root=root), DeskSettings()), "House")


def failures(root: Path, found: Proof) -> list[str]:
    return [str(failure).removeprefix(f"{root}/styleguides/House/") for failure in found.failures]


def test_a_rule_with_a_bad_and_a_good_example_is_proved(tmp_path: Path) -> None:
    found = proof(tmp_path, {"R.yml": HEAD + BAD + GOOD})
    assert found == Proof(guide="House", rules=1, examples=2)
    assert found.exit_code == 0


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (
            HEAD + "  - bad: «A ferry» sails.\n" + GOOD,
            "7:5: House.R: 'A ferry' at 1 should be flagged, but 'ferry' at 3 is",
        ),
        (HEAD + "  - bad: A «boat» sails.\n" + GOOD, "7:5: House.R: 'boat' at 3 should be flagged, but nothing is"),
        (
            HEAD + "  - bad: A «ferry» and a ferry.\n" + GOOD,
            "7:5: House.R: 'ferry' at 3 should be flagged, but 'ferry' at 3, 'ferry' at 15 is",
        ),
        (HEAD + BAD + "  - good: Two ferries sail.\n", "8:5: House.R: a good example is flagged at 'ferries'"),
        (HEAD + BAD, "1:10: House.R: no near miss shows where it stays silent; add a 'good' example"),
        (HEAD + GOOD, "1:10: House.R: no bad example shows what it finds"),
        (
            HEAD + "  - {bad: A «ferry» sails., fix: boat}\n" + GOOD,
            "7:5: House.R: the fix is 'boat', but nothing is offered first",
        ),
        (
            SWAP + "  - {bad: A «boat» sails., fix: yacht}\n  - good: A ship.\n",
            "8:5: House.R: the fix is 'yacht', but 'ship' is offered first",
        ),
        (
            SWAP.replace("ship", "big boat") + "  - {bad: A «boat» sails., fix: big boat}\n  - good: A ship.\n",
            "8:5: House.R: the fix 'big boat' does not mend it: the rule still fires",
        ),
        (
            SWAP + "  - bad: A «boat» sails.\n  - good: A ship.\n",
            "1:10: House.R: no example shows the 'fix' that it offers",
        ),
        (
            HEAD.replace("]", ", sail]\nexceptions: [sail]") + BAD.replace("sails", "swims") + GOOD,
            "4:25: House.R: 'sail' can never be found",
        ),
    ],
)
def test_what_is_not_proved(tmp_path: Path, rule: str, expected: str) -> None:
    found = proof(tmp_path, {"R.yml": rule})
    assert failures(tmp_path, found) == [f"R.yml:{expected}"]
    assert (found.problems, found.exit_code) == ((), 1)


def test_a_rule_without_examples_proves_nothing(tmp_path: Path) -> None:
    found = proof(tmp_path, {"R.yml": HEAD.partition("---")[0]})
    assert len(found.failures) == 2


def test_an_error_in_the_good_example_of_another_rule(tmp_path: Path) -> None:
    other = HEAD.replace("ferr(?:y|ies)", "boat") + "  - bad: A «boat».\n  - good: x\n"
    files = {"R.yml": HEAD + BAD + GOOD, "Other.yml": other}
    found = proof(tmp_path / "error", files)
    assert failures(tmp_path / "error", found) == [
        "R.yml:8:5: House.R: House.Other finds an error in a good example: 'boat'"
    ]
    assert proof(tmp_path / "warning", files, "rules: {House.Other: warning}").failures == ()
    assert proof(tmp_path / "off", files, "rules: {House.Other: off}").failures == ()


def test_a_rule_that_is_off_must_prove_itself_too(tmp_path: Path) -> None:
    found = proof(tmp_path, {"R.yml": HEAD + BAD + "  - good: A ferry.\n"}, "rules: {House.R: off}")
    assert len(found.failures) == 1


def test_two_files_with_one_id(tmp_path: Path) -> None:
    found = proof(tmp_path, {"R.yml": HEAD + BAD + GOOD, "R.old.yml": HEAD + BAD + GOOD})
    assert failures(tmp_path, found) == [
        "R.yml:1:1: House.R is the id of two files; the other is R.old.yml (rename one of them)"
    ]


def test_a_rule_is_shown_its_examples_where_it_looks(tmp_path: Path) -> None:
    scopes = (
        "heading",
        "heading.h1",
        "list",
        "blockquote",
        "sentence",
        "raw",
        "frontmatter.headline",
        "~heading",
        "link",
    )
    files = {
        f"R{number}.yml": HEAD.replace("tokens", f"scope: '{scope}'\ntokens") + BAD + GOOD
        for number, scope in enumerate(scopes)
    }
    found = proof(tmp_path, {name: text.replace("level: error", "level: warning") for name, text in files.items()})
    assert failures(tmp_path, found) == []


def test_a_file_that_cannot_be_used_is_no_failure_but_a_problem(tmp_path: Path) -> None:
    found = proof(tmp_path, {"R.yml": HEAD.replace("tokens", "token") + BAD, "S.yml": HEAD + BAD + GOOD})
    place = f"{tmp_path}/styleguides/House/R.yml:4:1"
    assert [str(one) for one in found.problems] == [
        f"{place}: 'token' is no key of this kind of rule (did you mean 'tokens'?)"
    ]
    assert (found.failures, found.exit_code) == ((), 2)


def test_a_pattern_that_runs_away_is_told(tmp_path: Path) -> None:
    text = HEAD.replace("tokens: [ferr(?:y|ies)]", "raw: ['(?:a|a|aa)+(?!\\w)b']") + f"  - good: {'a' * 60} b\n"
    found = proof(tmp_path, {"R.yml": text})
    assert any("did not run: a pattern did not finish" in str(failure) for failure in found.failures)


def test_a_guide_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no style guide 'Hous'"):
        prove(GuideBook(Places(root=tmp_path), DeskSettings()), "Hous")
