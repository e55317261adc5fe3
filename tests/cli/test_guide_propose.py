"""``writer guide propose`` and ``approve``: a word from a draft, past the editor, into the guide."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Writer = Callable[..., subprocess.CompletedProcess[str]]

RULE = "extends: existence\nmessage: \"Not '%s'.\"\nlevel: error\ntokens: [kdrama, telly]\n"
DRAFT = "---\ngenre: season-renewal\ntitle: Night Ferry\n---\nA kdrama on telly.\n"


@pytest.fixture
def house(desk: Path) -> Path:
    folder = desk / "styleguides" / "House"
    folder.mkdir(parents=True)
    (folder / "guide.yaml").write_text("label: House\n", "utf-8")
    (folder / "R.yml").write_text(RULE, "utf-8")
    (desk / "writer.yaml").write_text("guide: House\n", "utf-8")
    for name in "ab":
        (desk / "drafts" / f"{name}.md").write_text(DRAFT, "utf-8")
    return folder


def alerts(writer: Writer, draft: str) -> list[tuple[str, str]]:
    told = json.loads(writer("check", draft, "--without", "grammar", "--format", "json").stdout)
    rows: list[dict[str, str]] = next(iter(told.values()), [])
    return [(one["Check"], one["Match"]) for one in rows if one["Check"].startswith(("House.", "Dismissals."))]


def test_a_word_is_quiet_once_proposed_and_accepted_once_approved(house: Path, desk: Path, writer: Writer) -> None:
    done = writer("guide", "propose", "drafts/a.md", "kdrama", "--reason", "our readers know it")
    assert (done.returncode, done.stderr) == (
        0, "proposed 'kdrama'; an editor decides with `writer guide approve`\n"
    )  # fmt: skip
    assert alerts(writer, "drafts/a.md") == [("House.R", "telly")]
    assert alerts(writer, "drafts/b.md") == [("House.R", "kdrama"), ("House.R", "telly")]
    assert "reason: our readers know it" in (desk / "drafts" / "a.md").read_text("utf-8")

    listed = json.loads(writer("guide", "approve", "--format", "json").stdout)
    assert [(one["word"], one["reasons"], one["drafts"]) for one in listed] == [
        ("kdrama", ["our readers know it"], [f"{desk}/drafts/a.md"])
    ]
    approved = writer("guide", "approve", "kdrama")
    assert (approved.stderr, approved.returncode) == (f"approved into {house}/guide.yaml: kdrama\n", 0)
    assert (house / "guide.yaml").read_text("utf-8") == "label: House\nvocabulary:\n  accept: [kdrama]\n"
    assert alerts(writer, "drafts/b.md") == [("House.R", "telly")]
    assert writer("guide", "approve").stdout == "0 words proposed\n"


def test_a_word_of_two_drafts_is_one_proposal(house: Path, writer: Writer) -> None:
    for name in "ab":
        writer("guide", "propose", f"drafts/{name}.md", "kdrama")
    lines = writer("guide", "approve").stdout.splitlines()
    assert lines[0].startswith("kdrama  ")
    assert lines[0].endswith(", in a.md, b.md")
    assert lines[1:] == ["1 word proposed"]


def test_a_rejected_word_stays_wrong_everywhere_else(house: Path, writer: Writer) -> None:
    writer("guide", "propose", "drafts/a.md", "telly")
    assert writer("guide", "approve", "telly", "--reject", "--reason", "slang").stderr == "rejected: telly\n"
    assert (house / "guide.yaml").read_text("utf-8") == "label: House\n"
    assert writer("guide", "approve").stdout == "0 words proposed\n"
    assert ("House.R", "telly") in alerts(writer, "drafts/b.md")


def test_what_cannot_be_proposed_or_approved(house: Path, desk: Path, writer: Writer) -> None:
    absent = writer("guide", "propose", "drafts/a.md", "anime")
    assert (absent.stderr, absent.returncode) == (
        "writer: drafts/a.md:1:1: 'anime' does not stand in this draft\n", 2
    )  # fmt: skip
    (desk / "elsewhere.md").write_text(DRAFT, "utf-8")
    assert "elsewhere.md is no draft of this desk" in writer("guide", "propose", "elsewhere.md", "kdrama").stderr
    writer("guide", "propose", "drafts/a.md", "kdrama")
    unknown = writer("guide", "approve", "kdrama", "kdramas")
    assert unknown.stderr == "writer: nobody has proposed 'kdramas' (did you mean 'kdrama'?)\n"
    assert (house / "guide.yaml").read_text("utf-8") == "label: House\n"


def test_a_shipped_guide_takes_no_words(house: Path, desk: Path, writer: Writer) -> None:
    writer("guide", "propose", "drafts/a.md", "kdrama")
    (desk / "writer.yaml").write_text("guide: US\n", "utf-8")
    done = writer("guide", "approve", "kdrama")
    assert done.stderr.startswith("writer: the guide 'US' is not this desk's own to change (")
    assert json.loads(writer("guide", "approve", "--format", "json").stdout)[0]["word"] == "kdrama"
