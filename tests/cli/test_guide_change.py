"""``writer guide new``, ``try`` and ``stats``: what an editor begins, tries on drafts, and counts."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from writer.checks.kinds import KINDS

Writer = Callable[..., subprocess.CompletedProcess[str]]

RULE = (
    "extends: existence\nmessage: \"Not '%s'.\"\nlevel: error\ntokens: [ferry]\n"
    "---\nexamples:\n  - bad: A «ferry».\n  - good: A boat.\n"
)
DRAFT = "---\ntitle: Night Ferry\nbyline: Ana\n---\nA ferry left, and a boat came.\n\nThe ferry and the boat wait.\n"


def git(desk: Path, *arguments: str) -> None:
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments], cwd=desk, check=True)


@pytest.fixture
def house(desk: Path) -> Path:
    folder = desk / "styleguides" / "House"
    folder.mkdir(parents=True)
    (folder / "guide.yaml").write_text("safe_fixes: [House.Swap]\n", "utf-8")
    (folder / "Ferry.yml").write_text(RULE, "utf-8")
    (desk / "writer.yaml").write_text("guide: House\n", "utf-8")
    (desk / "drafts" / "a.md").write_text(DRAFT, "utf-8")
    return folder


def test_a_new_guide_and_a_rule_of_each_kind_prove_themselves(desk: Path, writer: Writer) -> None:
    done = writer("guide", "new", "Own")
    assert (done.stdout, done.returncode) == (f"{desk}/styleguides/Own/guide.yaml\n", 0)
    assert "write 'guide: Own' into writer.yaml" in done.stderr
    for kind in KINDS:
        made = writer("guide", "new", f"Own.A{kind}", "--kind", kind, "--quiet")
        assert (made.stdout, made.stderr) == (f"{desk}/styleguides/Own/A{kind}.yml\n", "")
    proved = writer("guide", "test", "Own")
    assert (proved.stdout.startswith(f"Own: {len(KINDS)} rules, "), proved.stdout.endswith(": proved\n")) == (
        True,
        True,
    )


def test_a_new_guide_stands_on_the_desks(house: Path, desk: Path, writer: Writer) -> None:
    writer("guide", "new", "Own")
    assert "extends: [House]\n" in (desk / "styleguides" / "Own" / "guide.yaml").read_text("utf-8")
    writer("guide", "new", "Ours", "--extends", "UK")
    assert "extends: [UK]\n" in (desk / "styleguides" / "Ours" / "guide.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("House",), "{house}/guide.yaml is there already (choose another name, or edit that file)"),
        (("House.Ferry",), "{house}/Ferry.yml is there already (choose another name, or edit that file)"),
        (("US.Ferry",), "this desk has no guide 'US' of its own (`writer guide new US` begins one)"),
        (("House.A B",), "'A B' is no name for a guide or a rule (use letters and digits: House, LongWords)"),
        (("../Own",), "'./Own' is no name for a guide or a rule (use letters and digits: House, LongWords)"),
        (("House.New", "--kind", "existense"), "'existense' is no kind of rule (did you mean 'existence'?)"),
        (("House.New", "--extends", "US"), "--extends is for a guide, --kind for a rule (leave it out)"),
        (("Own", "--extends", "Housse"), "there is no style guide 'Housse' (did you mean 'House'?)"),
    ],
)
def test_what_cannot_begin(house: Path, desk: Path, writer: Writer, arguments: tuple[str, ...], message: str) -> None:
    before = sorted(path.relative_to(desk) for path in desk.rglob("*"))
    done = writer("guide", "new", *arguments)
    assert (done.stdout, done.returncode) == ("", 2)
    assert done.stderr == f"writer: {message}\n".format(house=house)
    assert sorted(path.relative_to(desk) for path in desk.rglob("*")) == before


def test_a_changed_rule_against_its_last_commit(house: Path, desk: Path, writer: Writer) -> None:
    (desk / "drafts" / "a.md").write_text(f"---\ngenre: season-renewal\n{DRAFT[4:]}", "utf-8")
    git(desk, "init", "-q")
    git(desk, "add", "-A")
    git(desk, "commit", "-qm", "x")
    (house / "Ferry.yml").write_text(RULE.replace("[ferry]", r"['(?<!The )ferry', boat]"), "utf-8")
    done = writer("guide", "try", "House.Ferry", "drafts")
    assert (done.stderr, done.returncode) == ("", 0)
    assert done.stdout.splitlines() == [
        "House.Ferry in 1 draft, against the last commit: 2 new, 1 gone, 1 the same",
        "by writer: Ana 2 new, 1 gone",
        "",
        "new",
        "  drafts/a.md:6:21: A ferry left, and a «boat» came.",
        "  drafts/a.md:8:19: The ferry and the «boat» wait.",
        "",
        "gone",
        "  drafts/a.md:8:5: The «ferry» and the boat wait.",
    ]
    few = writer("guide", "try", "House.Ferry", "drafts", "--samples", "1").stdout
    assert "\nnew, 1 of 2\n" in few


def test_a_rule_in_a_file_of_its_own_against_the_guides(house: Path, desk: Path, writer: Writer) -> None:
    (desk / "Ferry.yml").write_text(RULE.replace("ferry]", "boat]"), "utf-8")
    told = json.loads(writer("guide", "try", "Ferry.yml", "drafts", "--format", "json").stdout)
    assert (told["rule"], told["against"], told["same"]) == ("House.Ferry", f"{house}/Ferry.yml", 0)
    assert [(one["line"], one["column"], one["match"]) for one in told["new"]] == [(5, 21, "boat"), (7, 19, "boat")]
    assert [(one["line"], one["column"], one["match"]) for one in told["gone"]] == [(5, 3, "ferry"), (7, 5, "ferry")]


def test_a_new_rule_is_new_everywhere(house: Path, desk: Path, writer: Writer) -> None:
    assert (
        "against no rule, as git has no earlier one: 2 new, 0 gone" in writer("guide", "try", "ferry", "drafts").stdout
    )
    (desk / "Boat.yml").write_text(RULE.replace("ferry", "boat"), "utf-8")
    done = writer("guide", "try", "Boat.yml", "drafts").stdout
    assert done.startswith("House.Boat in 1 draft, against no rule, as it is new: 2 new, 0 gone, 0 the same\n")


def test_a_rule_that_cannot_be_tried(house: Path, desk: Path, writer: Writer) -> None:
    (desk / "Ferry.yml").write_text(RULE.replace("tokens", "token"), "utf-8")
    done = writer("guide", "try", "Ferry.yml", "drafts")
    message = "writer: Ferry.yml:4:1: 'token' is no key of this kind of rule (did you mean 'tokens'?)\n"
    assert (done.stdout, done.stderr, done.returncode) == ("", message, 2)
    (desk / "Ferry.yml").write_text(RULE.replace("tokens: [ferry]", "raw: ['(?:a|a|aa)+(?!\\w)b']"), "utf-8")
    (desk / "drafts" / "b.md").write_text(f"{'a' * 60} b\n", "utf-8")
    done = writer("guide", "try", "Ferry.yml", "drafts")
    assert done.returncode == 3
    assert "House.Ferry did not run: a pattern did not finish" in done.stderr


SWAP = "extends: substitution\nmessage: \"'%s', not '%s'\"\nlevel: error\naction: {name: replace}\nswap: {boat: ship}\n"


def test_what_became_of_alerts(house: Path, writer: Writer, desk: Path) -> None:
    (house / "Swap.yml").write_text(SWAP, "utf-8")
    assert writer("fix", "drafts", "--quiet").returncode == 0
    said = ("drafts/a.md", "5:3", "House.Ferry", "--reason", "a name")
    assert writer("dismiss", *said).returncode == 0
    (desk / "drafts" / "b.md").write_text("A ferry, a boat.\n", "utf-8")
    done = writer("guide", "stats", "drafts", "--without", "grammar", "--format", "json")
    assert (done.stderr, done.returncode) == ("", 0)
    told = json.loads(done.stdout)
    assert (told["drafts"], told["words"]) == (2, 17)
    rows = {one["check"]: one for one in told["rules"]}
    ferry, swap = rows["House.Ferry"], rows["House.Swap"]
    assert [ferry[key] for key in ("fired", "standing", "fixed", "dismissed", "reasons")] == [3, 1, 0, 2, {"a name": 2}]
    assert [swap[key] for key in ("fired", "standing", "fixed", "dismissed")] == [3, 1, 2, 0]
    assert ferry["rate"] == round(3000 / 17, 2)


def test_words_that_are_gone_still_count_as_dismissed(house: Path, writer: Writer, desk: Path) -> None:
    assert writer("dismiss", "drafts/a.md", "5:3", "--reason", "a name").returncode == 0
    (desk / "drafts" / "a.md").write_text("Nothing left.\n", "utf-8")
    told = json.loads(writer("guide", "stats", "drafts", "--without", "grammar", "--format", "json").stdout)
    assert [(one["check"], one["dismissed"]) for one in told["rules"]] == [("House.Ferry", 1)]


def test_a_rule_that_is_mostly_dismissed_is_named(house: Path, writer: Writer, desk: Path) -> None:
    mark = "<!-- writer off House.Ferry: a poem -->\n\n"
    (desk / "drafts" / "a.md").write_text(mark + "A ferry, a ferry, a ferry.\n\nA ferry, a ferry.\n", "utf-8")
    done = writer("guide", "stats", "drafts", "--without", "grammar")
    assert "House.Ferry was dismissed 5 times of 5: lower its level, or mend it" in done.stdout
    assert "5 × a poem" in done.stdout


def test_a_log_that_is_torn_is_told(house: Path, writer: Writer, desk: Path) -> None:
    log = desk / "drafts" / ".writer" / "a.log.jsonl"
    log.parent.mkdir()
    log.write_text('{"event": "fixed", "check": "House.Ferry", "match": "ferry"}\n{"event": "fix\n', "utf-8")
    done = writer("guide", "stats", "drafts", "--without", "grammar")
    assert "writer: drafts/.writer/a.log.jsonl:2:1: this line of the log cannot be read (take it out)\n" in done.stderr
    assert done.returncode == 2
