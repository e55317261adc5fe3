"""Checking in steps: our own checks first, and the same with grammar, without looking twice."""

from pathlib import Path
from typing import Any

import pytest

from writer.checks.attempts import Ran
from writer.checks.runner import run
from writer.desk import Desk, checking
from writer.desk.setup import make_desk

TEXT = "He go to the the harbor in order to see it.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(make_desk(tmp_path / "desk"))


def test_the_steps_say_what_two_whole_checks_say(desk: Desk) -> None:
    draft = desk.parse(TEXT, "a.md")
    own, whole = desk.check_in_steps(draft)
    assert own == desk.check(draft, without=frozenset({"grammar"}))
    assert whole == desk.check(draft)
    new = {alert.check.partition(".")[0] for alert in whole.alerts} - {a.check.partition(".")[0] for a in own.alerts}
    assert new == {"Grammar"}


def test_what_was_found_is_not_looked_for_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = []

    def counted(*how: Any) -> Ran:
        ran.append(how)
        return run(*how)

    monkeypatch.setattr(checking, "run", counted)
    assert len(list(desk.check_in_steps(desk.parse(TEXT, "a.md")))) == 2
    assert len(ran) == 1


def test_under_a_vale_ini_there_is_one_step(tmp_path: Path) -> None:
    root = make_desk(tmp_path / "desk")
    (root / ".vale.ini").write_text("[*.md]\nBasedOnStyles = Vale\n", "utf-8")
    (root / "writer.yaml").write_text("guide: ./.vale.ini\n", "utf-8")
    desk = Desk(root)
    assert [report.files[0].as_vale for report in desk.check_in_steps(desk.parse(TEXT, "a.md"))] == [True]
