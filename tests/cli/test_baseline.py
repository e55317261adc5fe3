"""A baseline: what is in it is known by its words, what is gone leaves it, and what comes back is new."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Writer = Callable[..., subprocess.CompletedProcess[str]]

TEXT = "They met at the old theatre in May.\n\nIt is a hour long.\n\nThe colour of the theatre was red.\n"


@pytest.fixture
def draft(desk: Path, writer: Writer) -> Path:
    path = desk / "drafts" / "a.md"
    path.write_text(TEXT, "utf-8")
    done = writer("check", "drafts", "--without", "grammar", "--write-baseline", "known.json", "--level", "suggestion")
    assert (done.returncode, done.stderr) == (0, "writer: 4 alerts are known in known.json\n")
    assert done.stdout.endswith("in 1 file; 4 known from the baseline; waived: grammar\n")
    return path


@pytest.fixture
def check(writer: Writer) -> Callable[..., tuple[list[tuple[str, str, int]], str]]:
    def run(*more: str, **how: Any) -> tuple[list[tuple[str, str, int]], str]:
        arguments = ("check", "drafts", "--without", "grammar", "--baseline", "known.json", "--format", "json")
        done = writer(*arguments, *more, **how)
        files = json.loads(done.stdout).values()
        return [(one["Check"], one["Match"], one["Line"]) for alerts in files for one in alerts], done.stderr

    return run


Check = Callable[..., tuple[list[tuple[str, str, int]], str]]


def known(desk: Path) -> list[tuple[str, str]]:
    alerts = json.loads((desk / "known.json").read_text("utf-8"))["alerts"]
    return [(one["check"], one["match"]) for one in alerts.get("drafts/a.md", [])]


def test_the_file_has_one_alert_a_line(desk: Path, draft: Path) -> None:
    lines = (desk / "known.json").read_text("utf-8").splitlines()
    assert lines[1:3] == [
        '  "drafts/a.md": [',
        '    {"check": "US.Spelling", "match": "theatre", "before": "at the old", "after": "in May."},',
    ]
    assert known(desk) == [
        ("US.Spelling", "theatre"),
        ("Base.WrongArticle", "a hour"),
        ("US.Spelling", "colour"),
        ("US.Spelling", "theatre"),
    ]


def test_lines_may_move_and_words_beside_may_change(draft: Path, check: Check) -> None:
    moved = "New.\n\n" + TEXT.replace("The colour of", "Now the colour of").replace("old\ntheatre", "theatre")
    draft.write_text(moved.replace("in May", "in June"), "utf-8")
    assert check() == ([], "")


def test_what_is_new_is_shown_though_its_words_are_known_elsewhere(draft: Path, check: Check) -> None:
    draft.write_text(TEXT + "\nOne more theatre opened, at a hour of need.\n", "utf-8")
    assert check()[0] == [("US.Spelling", "theatre", 7), ("Base.WrongArticle", "a hour", 7)]


def test_what_is_gone_leaves_the_file_and_is_new_when_it_comes_back(desk: Path, draft: Path, check: Check) -> None:
    draft.write_text(TEXT.replace("a hour", "an hour"), "utf-8")
    assert check() == ([], "writer: 1 known alerts are gone, and taken out of known.json\n")
    assert known(desk) == [("US.Spelling", word) for word in ("theatre", "colour", "theatre")]
    draft.write_text(TEXT, "utf-8")
    assert check() == ([("Base.WrongArticle", "a hour", 3)], "")


def test_what_did_not_run_and_what_was_not_checked_is_not_gone(desk: Path, draft: Path, check: Check) -> None:
    before = (desk / "known.json").read_bytes()
    draft.write_text("Nothing.\n", "utf-8")
    (desk / "other").mkdir()
    (desk / "other" / "b.md").write_text("A hour.\n", "utf-8")
    assert check("--without", "US.Spelling", "--without", "Base")[1] == ""
    assert (desk / "known.json").read_bytes() == before
    draft.unlink()
    (desk / "drafts" / "c.md").write_text("Nothing.\n", "utf-8")
    assert check()[1] == "writer: 4 known alerts are gone, and taken out of known.json\n"
    assert json.loads((desk / "known.json").read_text("utf-8")) == {"format": 1, "alerts": {}}


def test_writing_anew_keeps_what_is_known_of_other_files(desk: Path, draft: Path, writer: Writer) -> None:
    (desk / "b.md").write_text("It is a hour.\n", "utf-8")
    writer("check", "b.md", "--without", "grammar", "--write-baseline", "known.json")
    assert list(json.loads((desk / "known.json").read_text("utf-8"))["alerts"]) == ["b.md", "drafts/a.md"]


def test_it_works_from_another_folder_and_for_standard_input(desk: Path, draft: Path, writer: Writer) -> None:
    arguments = ("--without", "grammar", "--format", "line")
    assert writer("check", "a.md", "--baseline", "../known.json", *arguments, cwd=draft.parent).stdout == ""
    piped = ("check", "-", "--stdin-filename", "drafts/a.md", "--baseline", "known.json", *arguments)
    done = writer(*piped, stdin=None, input=f"{TEXT}\nAt a hour.\n")
    assert done.stdout == "drafts/a.md:7:4:Base.WrongArticle:Use 'an hour' instead of 'a hour'.\n"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "there is no baseline 'known.json' (make one with --write-baseline known.json)"),
        ('{"format": 1,\n x}', "known.json:2:2: this is no JSON: Expecting property name enclosed in double quotes"),
        ("[]", "known.json:1:1: this is no baseline (make it anew with --write-baseline)"),
        ('{"format": 2, "alerts": {}}', "known.json:1:1: this baseline has the format 2"),
        ('{"format": 1, "alerts": {"a.md": [{"check": 1}]}}', "known.json:1:1: this is no baseline"),
    ],
)
def test_a_file_that_is_no_baseline_is_refused(desk: Path, writer: Writer, content: str | None, says: str) -> None:
    (desk / "drafts" / "a.md").write_text(TEXT, "utf-8")
    if content is not None:
        (desk / "known.json").write_text(content, "utf-8")
    done = writer("check", "drafts", "--without", "grammar", "--baseline", "known.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"writer: {says}")
