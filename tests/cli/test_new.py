"""``writer new``: the interview on a terminal, left and resumed; the next story from the last one on a title."""

import os
import pty
import re
import select
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from tests.conftest import PROGRAM
from writer.desk import Desk

Run = Callable[..., subprocess.CompletedProcess[str]]
TO_ANSWER = 30.0


class Talk:
    """The program on a terminal of its own, answered one question after another."""

    def __init__(self, desk: Path, *arguments: str) -> None:
        self.child, self._line = pty.fork()
        if self.child == 0:
            os.chdir(desk)
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # a job in the background is born deaf to it
            os.execv(PROGRAM, ["writer", "new", *arguments])  # noqa: S606
        self.said = ""

    def answer(self, question: str, *keys: str) -> None:
        """Wait for a question, then type."""
        self._until(lambda: question in self.said)
        if question not in self.said:
            self._give_up(f"{question!r} was never asked")
        self.said = self.said[self.said.index(question) + len(question) :]
        for key in keys:
            os.write(self._line, key.encode())

    def end(self) -> tuple[int, str]:
        """Wait for the end: the exit code, and what was said last."""
        if self._until(lambda: False):
            self._give_up("it never ended")
        code = os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])
        os.close(self._line)
        return code, self.said

    def interrupt(self) -> None:
        """Type Ctrl-C until it is heard: before the program waits for a key it may go by."""
        for _ in range(20):
            os.write(self._line, b"\x03")
            if not self._until(lambda: False, 0.5):
                return

    def _give_up(self, why: str) -> NoReturn:
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        pytest.fail(f"{why} after {self.said!r}")

    def _until(self, done: Callable[[], bool], seconds: float = TO_ANSWER) -> bool:
        """Read on until that is so; whether the program still runs."""
        end = time.monotonic() + seconds
        while not done() and time.monotonic() < end:
            if select.select([self._line], [], [], 0.2)[0]:
                try:
                    told = os.read(self._line, 65_536)
                except OSError:  # Linux says so at the end
                    return False
                self.said += re.sub(r"\x1b\[[0-9;]*m", "", told.decode("utf-8")).replace("\r", "")
        return True


def facts(path: Path) -> dict[str, str]:
    record = Desk(path.parents[1]).read(path).facts.record
    return {name: record.text(name) for name in record}


def test_it_asks_in_the_order_of_the_genre_for_what_is_open(desk: Path) -> None:
    talk = Talk(desk, "review-recap", "--set", "title=1899", "--set", "platform=Orbit+")
    talk.answer("\nThe show\nMedium (series, limited-series, film, franchise): ", "film\n")
    talk.answer("undecided, cancelled, shelved, revived): ", "?\n")
    talk.answer("Where the series or film stands on the day of publication", "")
    talk.answer("revived): ", "gone\n")
    talk.answer("'gone' is not one of rumored", "")
    talk.answer("revived): ", "released\n")
    talk.answer("Premiere date", "2026-03-12\n")  # of a film neither season nor episode
    talk.answer("Running time", "\n")
    talk.answer("\nThe verdict\nVerdict", "\n")
    talk.answer("Rating, value (for example 3.5): ", "4\n")
    talk.answer("  Out of", "5\n")
    talk.answer("Nut graf", "\x04")
    code, said = talk.end()
    path = desk / "drafts" / "1899.md"
    assert code == 0
    assert f"next: writer new --resume {path}" in said
    record = Desk(desk).read(path).facts.record
    assert {name: record.text(name) for name in ("title", "medium", "status", "premiere_date")} == {
        "title": "1899",
        "medium": "film",
        "status": "released",
        "premiere_date": "2026-03-12",
    }
    assert record["rating"].record.text("out_of") == "5"


def test_what_was_left_is_resumed_under_the_writers_own_words(desk: Path, writer: Run) -> None:
    writer("new", "season-renewal", "--set", "title=Night Ferry", "--set", "season=2", "--set", "status=renewed")
    path = desk / "drafts" / "night-ferry-season-2.md"
    path.write_text(path.read_text("utf-8") + "\nA sentence of my own.\n", "utf-8")
    talk = Talk(desk, "--resume", str(path))
    talk.answer("Medium (series, limited-series, film, franchise) [series]: ", "\n")
    talk.answer("Platform", "Orbit+\n")
    talk.answer("News peg", "/quit\n")
    assert talk.end()[0] == 0
    text = path.read_text("utf-8")
    assert "A sentence of my own.\n" in text
    assert "Orbit+ has renewed" in text
    assert {"platform": "Orbit+", "medium": "series"}.items() <= facts(path).items()


def test_rows_are_asked_for_until_one_stays_empty_and_keep_what_was_answered(desk: Path) -> None:
    talk = Talk(desk, "cast-guide", "--set", "title=Night Ferry", "--set", "status=renewed", "--set", "medium=series")
    talk.answer("Platform", "\n")
    talk.answer("Season", "\n")
    talk.answer("Cast 1, actor", "Mara Quill\n")
    talk.answer("  Character", "Ada Voss\n")
    talk.answer("  Role", "departing\n")
    talk.answer("  Note", "\n")
    talk.answer("  Reason", "\n")  # only of somebody who leaves
    talk.answer("Cast 2, actor", "Jo Adeyemi\n")
    talk.answer("  Character", "\x04")
    assert talk.end()[0] == 0
    rows = Desk(desk).read(desk / "drafts" / "night-ferry.md").facts.record.rows("cast")
    assert [(row.record.text("actor"), row.record.text("role")) for row in rows] == [
        ("Mara Quill", "departing"),
        ("Jo Adeyemi", ""),
    ]


def test_without_a_title_the_answers_are_kept_all_the_same(desk: Path) -> None:
    talk = Talk(desk, "actor-profile")
    talk.answer("Subject, name", "Mara Quill\n")
    talk.answer("  Birth name")
    talk.interrupt()
    code, said = talk.end()
    path = desk / "drafts" / "actor-profile.md"
    assert code == 0
    assert f"next: writer new --resume {path}" in said
    assert path.read_text("utf-8") == "---\ngenre: actor-profile\nsubject: {name: Mara Quill}\n---\n"
    talk = Talk(desk, "--resume", str(path), "--set", "title=Night Ferry")
    talk.answer("Filmography 1, title", "\x04")
    assert talk.end()[0] == 0
    assert "Mara Quill" in Desk(desk).read(path).body


def test_who_answers_nothing_leaves_nothing(desk: Path) -> None:
    talk = Talk(desk, "season-renewal")
    talk.answer("Title", "\x04")
    assert talk.end()[0] == 130
    assert list((desk / "drafts").iterdir()) == []


LAST = """---
genre: season-renewal
title: Night Ferry
headline: Night Ferry is renewed
stage: published
published: 2026-03-01
status: renewed
platform: Orbit+
season: 2
news_peg: Orbit+ ordered a second season on Sunday.
release_window: {value: summer 2026, certainty: expected, sources: [Orbit+]}
last_season_end: The ferry sinks.
cast:
  - {actor: Mara Quill, character: Ada Voss, role: lead}
sources:
  - {name: Orbit+, kind: press-release, date: 2026-03-01}
---

The old story.
"""


@pytest.fixture
def last(desk: Path) -> Path:
    path = desk / "drafts" / "night-ferry-season-2.md"
    path.write_text(LAST, "utf-8")
    return path


def test_the_next_story_knows_what_the_last_one_knew_and_says_none_of_it(desk: Path, last: Path, writer: Run) -> None:
    done = writer("new", "release-date", "--from", last)
    path = desk / "drafts" / "night-ferry-season-2-2.md"
    assert (done.returncode, done.stdout) == (0, f"{path}\n")
    assert done.stderr.startswith("not carried over, since a release-date does not ask for it: last_season_end\n")
    assert "may no longer hold: release_window 'summer 2026' has closed\n" in done.stderr
    assert "may no longer hold: status 'renewed' is from the story of 2026-03-01, " in done.stderr
    assert last.read_text("utf-8") == LAST
    text = path.read_text("utf-8")
    assert "old story" not in text
    assert re.search(
        r"^# status 'renewed' is from the story of 2026-03-01, .*: is it still so\?\nstatus:", text, re.MULTILINE
    )
    assert "# release_window 'summer 2026' has closed: is it still so?\n" in text.partition("release_window:")[0]
    draft = Desk(desk).read(path)
    record = draft.facts.record
    assert draft.facts.genre == "release-date"
    assert draft.stage == "draft"
    assert not {"news_peg", "published", "last_season_end"} & record.keys()
    assert record["status"].as_of is record.rows("cast")[0].as_of is None  # nobody has said when
    assert draft.problems == ()


def test_the_facts_of_one_title_are_no_other_titles(desk: Path, last: Path, writer: Run) -> None:
    done = writer("new", "release-date", "--from", last, "--set", "title=Day Ferry")
    assert (done.returncode, done.stdout) == (2, "")
    hint = "begin without --from, or correct its title first: writer update DRAFT --set title=…"
    message = f"writer: {last}:1:1: this draft knows the facts of 'Night Ferry', and none of 'Day Ferry'"
    assert done.stderr == f"{message} ({hint})\n"
    assert [path.name for path in (desk / "drafts").glob("*.md")] == [last.name]
    assert writer("new", "release-date", "--from", last, "--set", "title=NIGHT FERRY").returncode == 0


def test_what_is_told_anew_is_of_today(last: Path, writer: Run) -> None:
    done = writer("new", "season-renewal", "--from", last, "--set", "status=renewed")
    assert "release_window" in done.stderr
    assert "status" not in done.stderr


def test_what_may_no_longer_hold_is_asked_again(desk: Path, last: Path) -> None:
    talk = Talk(desk, "season-renewal", "--from", str(last))
    talk.answer("Medium", "\n")
    talk.answer("Status", "")
    talk.answer("which is from the story of 2026-03-01", "")
    talk.answer("[renewed]: ", "in-production\n")
    talk.answer("News peg", "\n")
    for question in (
        "Nut graf",
        "Renewed on",
        "Production, start",
        "  End of",
        "  Places",
        "Announced",
        "Cancelled",
        "Revived",
    ):
        talk.answer(question, "\n")
    talk.answer("Quotes 1", "\n")
    talk.answer("which has closed [summer 2026]: ", "2027\n")
    talk.answer("Premiere date", "/quit\n")
    assert talk.end()[0] == 0
    text = (desk / "drafts" / "night-ferry-season-2-2.md").read_text("utf-8")
    assert "release_window: 2027\n" in text
    assert "status: in-production\n" in text
    assert "# status" not in text
    assert "# release_window" not in text


def test_one_way_to_begin_at_a_time(writer: Run, last: Path) -> None:
    done = writer("new", "season-renewal", "--resume", last)
    assert done.returncode == 2
    assert done.stderr == ("writer: --resume goes on with a draft that has its genre and its facts (name it alone)\n")
    assert writer("new").stderr == "writer: a new draft needs a genre ('writer genre list' names them)\n"


RELEASE = """\
July 21, 2026 – Orbit+ today announced that it has renewed the drama “Night Ferry” for a second season.
The eight-episode season will premiere on March 12, 2027. Mara Quill returns as Ines Brandt.
Filming begins in September.
"""
SOURCE = "Orbit+, press-release, 2026-07-21"


def test_a_draft_begins_with_what_a_press_release_says(writer: Run, desk: Path) -> None:
    (desk / "release.txt").write_text(RELEASE, "utf-8")
    made = writer("new", "season-renewal", "--material", "release.txt", "--source", SOURCE, "--set", "episodes=10")
    assert made.returncode == 0, made.stderr
    path = desk / "drafts" / "night-ferry-season-2.md"
    assert made.stdout.strip().endswith("drafts/night-ferry-season-2.md")
    record = Desk(desk).read(path).facts.record
    found = {name: record.text(name) for name in ("title", "season", "episodes", "status", "platform", "premiere_date")}
    assert found == {
        "title": "Night Ferry",
        "season": "2",
        "episodes": "10",
        "status": "dated",
        "platform": "Orbit+",
        "premiere_date": "2027-03-12",
    }
    assert record["premiere_date"].sources == ("Orbit+",)
    assert "took premiere_date: 2027-03-12 (official)\n" in made.stderr
    assert "left episodes: 8 (official)\n" in made.stderr


def test_material_without_its_source_makes_no_draft(writer: Run, desk: Path) -> None:
    (desk / "release.txt").write_text(RELEASE, "utf-8")
    for arguments in (("--material", "release.txt"), ("--source", SOURCE)):
        refused = writer("new", "season-renewal", "--set", "title=Night Ferry", *arguments)
        assert refused.returncode == 2
        assert "--material" in refused.stderr
    assert not [*(desk / "drafts").iterdir()]


def test_on_a_terminal_each_candidate_is_asked_about(desk: Path) -> None:
    (desk / "release.txt").write_text(RELEASE, "utf-8")
    talk = Talk(desk, "season-renewal", "--material", "release.txt", "--source", SOURCE)
    talk.answer("platform: Orbit+ (official)", "y\r")
    talk.answer("renewal_date: 2026-07-21 (official)", "n\r")
    talk.answer("title: Night Ferry (official)", "\r")
    talk.answer("season: 2 (official)", "a\r")
    talk.answer("ends the questions", "/quit\r")
    code, _ = talk.end()
    assert code == 0
    record = Desk(desk).read(desk / "drafts" / "night-ferry-season-2.md").facts.record
    assert "renewal_date" not in record
    assert [row.record.text("actor") for row in record.rows("cast")] == ["Mara Quill"]
