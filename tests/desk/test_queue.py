"""The queue and the hand-over: what waits for whom, and what goes along with it."""

from datetime import date
from pathlib import Path

import pytest

from writer.desk import Desk
from writer.desk.dismissing import Pointed, dismiss_at
from writer.desk.gates import judge, let_pass
from writer.desk.handover import handover
from writer.desk.queue import blocked, queue
from writer.desk.setup import make_desk
from writer.desk.stages import move
from writer.errors import Place
from writer.library.files import append_text
from writer.library.log import Event, append_events, log_path

TODAY = date(2026, 11, 27)
FACTS = """\
genre: season-renewal
title: {title}
platform: Orbit+
published: 2026-07-21
status: renewed
season: 2
{more}release_window: {{value: late 2026, certainty: expected, sources: [Screen Daily], as_of: 2026-07-01}}
sources:
  - {{name: Orbit+, kind: press-release, date: 2026-07-20}}
  - {{name: Screen Daily, kind: trade, date: 2026-07-01}}
"""
GRAMMAR = frozenset({"grammar"})


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(make_desk(tmp_path / "desk"), today=lambda: TODAY)


def draft(desk: Desk, title: str, more: str = "") -> Path:
    return desk.save_new(desk.render(desk.parse_facts(FACTS.format(title=title, more=more), "facts.yaml")))


def passes(desk: Desk, path: Path, stage: str) -> None:
    let_pass(desk, judge(desk, desk.read(path), stage, without=GRAMMAR), override="a test")


def test_what_is_due_first_stands_first_then_what_has_waited_longest(desk: Desk) -> None:
    draft(desk, "Night Ferry", "byline: Ana Ruiz\n")
    salt = draft(desk, "Salt Road", "editor: Jon Petersen\ndue: 2026-11-25\n")
    draft(desk, "Low Tide", "due: 2026-12-01\n")
    for stage in ("review", "ready"):
        passes(desk, salt, stage)
    low, ferry = "low-tide-season-2", "night-ferry-season-2"
    assert [(one.path.stem, one.stage, one.gate, one.who, one.late(TODAY)) for one in queue(desk)] == [
        (salt.stem, "ready", "published", "a second person", 2),
        (low, "draft", "review", "its writer", 0),
        (ferry, "draft", "review", "Ana Ruiz", 0),
    ]


def test_what_waits_is_told_by_the_index_and_no_draft_is_read_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    salt = draft(desk, "Salt Road", "byline: Ana Ruiz\ndue: 2026-11-25\n")
    first = queue(desk)

    def read(*_: object) -> None:
        raise AssertionError("a draft was read")

    monkeypatch.setattr(Desk, "parse", read)
    assert [(one.path, one.who, one.due) for one in first] == [(salt, "Ana Ruiz", date(2026, 11, 25))]
    assert queue(desk) == first


def test_whom_a_draft_in_review_waits_for_and_since_when(desk: Desk) -> None:
    salt = draft(desk, "Salt Road", "editor: Jon Petersen\n")
    assert [(one.who, one.since) for one in queue(desk)] == [("its writer", None)]
    passes(desk, salt, "review")
    ((who, since),) = [(one.who, one.since) for one in queue(desk)]
    assert who == "Jon Petersen"
    assert since is not None


def test_what_is_out_or_spiked_waits_for_nobody(desk: Desk) -> None:
    salt, ferry = draft(desk, "Salt Road"), draft(desk, "Night Ferry")
    for stage in ("review", "ready", "published"):
        passes(desk, salt, stage)
    move(desk, ferry, "spiked")
    assert queue(desk) == ()


def test_what_keeps_a_draft_from_its_next_stage(desk: Desk) -> None:
    draft(desk, "Salt Road")
    (one,) = queue(desk)
    verdict = blocked(desk, one)
    assert (verdict.stage, verdict.unrun) == ("review", ())
    assert "News peg is missing for review" in [missing.message for missing in verdict.missing]


def test_a_hand_over_names_what_is_to_come_what_was_dismissed_and_what_has_one_source(desk: Desk) -> None:
    path = draft(desk, "Salt Road")
    text = path.read_text("utf-8")
    path.write_text(text.replace("[TK", "The plot is a rollercoaster ride. [TK", 1), "utf-8")
    lines = path.read_text("utf-8").split("\n")
    line = next(number for number, words in enumerate(lines, 1) if "rollercoaster ride" in words)
    place = Place(path=str(path), line=line, column=lines[line - 1].index("rollercoaster ride") + 1)
    dismiss_at(desk, path, [Pointed(place=place, rule="Entertainment.StoryCliches")], "the source's own words")
    found = handover(desk, judge(desk, desk.read(path), "review", without=GRAMMAR))
    assert any("quotation" in one.message for one in found.to_come)
    assert all(one.line for one in found.to_come)
    (dismissed,) = found.dismissed
    assert dismissed.message == "'rollercoaster ride': the source's own words [Entertainment.StoryCliches]"
    assert [one.field for one in found.single] == ["release_window"]
    assert found.last is None


def test_a_hand_over_counts_what_has_changed_since_a_gate(desk: Desk) -> None:
    path = draft(desk, "Salt Road")
    passes(desk, path, "review")
    path.write_text(path.read_text("utf-8").rstrip() + "\n\nNine new words stand here at the very end.\n", "utf-8")
    found = handover(desk, judge(desk, desk.read(path), "ready", without=GRAMMAR))
    assert found.last is not None
    assert found.last.why == "review"
    assert found.changes is not None
    come = " ".join(one.text for one in found.changes.words if one.kind == "in")
    assert come.split() == ["Nine", "new", "words", "stand", "here", "at", "the", "very", "end."]


@pytest.mark.parametrize("line", ["no event\n", '{"event": "staged", "match": "draft", "at": "long ago"}\n'])
def test_a_draft_whose_log_cannot_be_read_waits_all_the_same(desk: Desk, line: str) -> None:
    path = draft(desk, "Salt Road")
    append_text(log_path(path), line)
    assert [(one.path, one.since) for one in queue(desk)] == [(path, None)]


def test_words_that_are_called_like_a_stage_are_no_move(desk: Desk) -> None:
    path = draft(desk, "Salt Road")
    append_events(path, [Event(event="dismissed", match="draft", check="Base.Repeated")])
    assert [one.since for one in queue(desk)] == [None]
