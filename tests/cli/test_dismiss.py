"""``writer dismiss``: what it writes into the draft and its log, what it keeps, and what it refuses."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Writer = Callable[..., subprocess.CompletedProcess[str]]

DRAFT = """---
title: Night Ferry # the ship
genre: season-renewal
stage: review
---

It is a hour at the theatre. The theatre
is old.
"""
REASON = ("--reason", "the name on the building")
NO_REASON = "a dismissal needs a reason (say why these words stay as they are: --reason TEXT)"


@pytest.fixture
def draft(desk: Path) -> Path:
    path = desk / "drafts" / "night-ferry.md"
    path.write_text(DRAFT, "utf-8")
    return path


def alerts(writer: Writer, *more: str) -> list[tuple[str, int]]:
    done = writer("check", "drafts/night-ferry.md", "--without", "grammar", "--format", "json", *more)
    (found,) = json.loads(done.stdout).values()
    return [(alert["Check"], alert["Line"]) for alert in found]


def test_it_goes_into_the_front_matter_and_the_log_and_survives_edits(draft: Path, writer: Writer) -> None:
    done = writer("dismiss", draft, "7:21", "US.Spelling", *REASON, "--until", "2999-01-31")
    assert (done.returncode, done.stderr) == (0, "dismissed US.Spelling: theatre\n")
    text = draft.read_text("utf-8")
    assert text.startswith("---\ntitle: Night Ferry # the ship\ngenre: season-renewal\nstage: review\nwriter:\n")
    assert "check: US.Spelling, match: theatre, reason: the name on the building" in text
    assert text.endswith(DRAFT.rpartition("---\n")[2])
    assert ("Base.WrongArticle", 10) in alerts(writer)
    assert "US.Spelling" not in {check for check, _ in alerts(writer)}
    draft.write_text(text.replace("It is", "A line.\n\nAll of it is"), "utf-8")
    assert {check for check, _ in alerts(writer)} >= {"Base.WrongArticle"}
    assert {check for check, _ in alerts(writer)}.isdisjoint({"US.Spelling", "Dismissals.Unused"})
    (event,) = map(json.loads, (draft.parent / ".writer" / "night-ferry.log.jsonl").read_text("utf-8").splitlines())
    assert event.pop("at").endswith("+00:00")
    assert event.pop("by")
    assert event == {
        "event": "dismissed",
        "check": "US.Spelling",
        "match": "theatre",
        "reason": "the name on the building",
    }


def test_several_places_of_one_report_in_one_call(draft: Path, writer: Writer) -> None:
    done = writer("dismiss", draft, "7:7", "Base.WrongArticle", "7:21", "US.Spelling", "7:34", "US.Spelling", *REASON)
    said = ["dismissed Base.WrongArticle: a hour", "dismissed US.Spelling: theatre", "dismissed US.Spelling: theatre"]
    assert (done.returncode, done.stderr.splitlines()) == (0, said)
    assert draft.read_text("utf-8").count("check: US.Spelling, match: theatre") == 1
    assert draft.read_text("utf-8").count("check: Base.WrongArticle, match: a hour") == 1
    assert {check for check, _ in alerts(writer)}.isdisjoint({"US.Spelling", "Base.WrongArticle", "Dismissals.Unused"})


def test_places_of_a_report_from_before_a_dismissal_go_on_working(draft: Path, writer: Writer) -> None:
    assert writer("dismiss", draft, "7:7", "Base.WrongArticle", *REASON, "--quiet").stderr == ""
    assert dict(alerts(writer))["US.Spelling"] == 10
    again = writer("dismiss", draft, "7:7", "Base.WrongArticle", *REASON)
    assert (again.returncode, again.stderr) == (
        0,
        "already dismissed as 'the name on the building': Base.WrongArticle: a hour (now at 10:7)\n",
    )
    done = writer("dismiss", draft, "7:21", "US.Spelling", "--reason", "another")
    assert (done.returncode, done.stderr) == (0, "dismissed US.Spelling: theatre (now at 10:21)\n")
    assert draft.read_text("utf-8").count("reason:") == 2


def test_a_place_that_may_have_moved_to_several_is_asked_about(draft: Path, writer: Writer) -> None:
    draft.write_text(draft.read_text("utf-8") + "\n\nIt is a hour.\nIt is a heir.\n", "utf-8")
    writer("dismiss", draft, "7:21", "US.Spelling", *REASON)
    before = draft.read_text("utf-8")
    done = writer("dismiss", "drafts/night-ferry.md", "9:7", "Base.WrongArticle", *REASON)
    hint = "name 10:7 Base.WrongArticle or 14:7 Base.WrongArticle"
    message = "dismissals have moved this, to one of several places"
    assert done.stderr == f"writer: drafts/night-ferry.md:9:7: {message} ({hint})\n"
    assert (done.returncode, draft.read_text("utf-8")) == (2, before)


def test_what_is_gone_leaves_a_dismissal_that_is_told(draft: Path, writer: Writer) -> None:
    writer("dismiss", draft, "7:21", "US.Spelling", *REASON)
    draft.write_text(
        draft.read_text("utf-8").replace("theatre", "hall").replace("match: hall", "match: theatre"), "utf-8"
    )
    found = dict(alerts(writer))
    assert found["Dismissals.Unused"] == 7
    assert "Dismissals.Unused" not in dict(alerts(writer, "--without", "US.Spelling"))


def test_a_text_from_elsewhere_gets_a_front_matter_and_its_author_is_left_alone(desk: Path, writer: Writer) -> None:
    path = desk / "notes.md"
    path.write_text("It is a hour.\n", "utf-8")
    assert writer("dismiss", path, "1:7", "Base.WrongArticle", *REASON).returncode == 0
    assert path.read_text("utf-8").endswith("}\n---\nIt is a hour.\n")
    assert "1 dismissed" in writer("check", path, "--without", "grammar").stdout
    assert not (desk / ".writer").exists()
    path.write_text("---\nwriter: Ana Ruiz\n---\nIt is an hour.\n", "utf-8")
    assert writer("check", path, "--without", "grammar").returncode == 0


def test_rendering_again_keeps_dismissals(draft: Path, writer: Writer) -> None:
    writer("dismiss", draft, "7:21", "US.Spelling", *REASON)
    assert "match: theatre" in writer("render", draft).stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("7:21", "US.Spellin", *REASON), "7:21: there is no alert of 'US.Spellin' here (did you mean 'US.Spelling'?)"),
        (("8:1", "US.Spelling", *REASON), "8:1: there is no alert here (take line and column from 'writer check')"),
        (("99:1", "US.Spelling", *REASON), "99:1: there is no line 99 (the file has 9)"),
        (("7", "US.Spelling", *REASON), "'7' is no place (write line and column as 'writer check' does: 14:22)"),
        (("7:21", "US.Spelling", "--reason", " "), NO_REASON),
        (("7:21", "US.Spelling"), NO_REASON),
        (("US.Spelling", *REASON), "'US.Spelling' is no place (write line and column as 'writer check' does: 14:22)"),
        (
            ("7:21", "US.Spelling", *REASON, "--until", "2027-02-30"),
            "--until '2027-02-30' is no day (write a day that exists, as 2027-01-31)",
        ),
        (("7:21", "7:99", *REASON), "7:99: there is no alert here (take line and column from 'writer check')"),
        (("7:21", "US.Spelling", *REASON, "--until", "2020-01-01"), "2020-01-01 is over (name a day to come, or none)"),
    ],
)
def test_what_is_refused_changes_nothing(draft: Path, writer: Writer, arguments: tuple[str, ...], says: str) -> None:
    done = writer("dismiss", "drafts/night-ferry.md", *arguments)
    assert done.returncode == 2
    assert done.stderr.removeprefix("writer: ").removeprefix("drafts/night-ferry.md:") == f"{says}\n"
    assert draft.read_text("utf-8") == DRAFT
    assert not (draft.parent / ".writer").exists()
