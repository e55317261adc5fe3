"""Checking in steps: our own checks first, and the same with grammar, without looking twice."""

from pathlib import Path
from typing import Any

import pytest

from writer.checks.attempts import Ran
from writer.checks.runner import run
from writer.desk import Desk, checking
from writer.desk.setup import make_desk
from writer.errors import GrammarError

TEXT = "He go to the the harbor in order to see it.\n\nA show (is here.\n"
FAR = "Grammar.EN_UNPAIRED_BRACKETS"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(make_desk(tmp_path / "desk"))


def test_the_steps_say_what_two_whole_checks_say(desk: Desk) -> None:
    draft = desk.parse(TEXT, "a.md")
    own, near, whole = desk.check_in_steps(draft)
    assert own == desk.check(draft, without=frozenset({"grammar"}))
    assert whole == desk.check(draft)
    new = {alert.check.partition(".")[0] for alert in near.alerts} - {a.check.partition(".")[0] for a in own.alerts}
    assert new == {"Grammar"}
    assert [alert.check for alert in whole.alerts if alert not in [*near.alerts]] == [FAR]


def test_what_grammar_has_yet_to_find_is_not_taken_for_gone(desk: Desk) -> None:
    dismissed = f"writer: {{dismissed: [{{check: {FAR}, match: '(', reason: so}}]}}"
    steps = list(desk.check_in_steps(desk.parse(f"---\n{dismissed}\n---\n{TEXT}", "a.md")))
    assert [step.dismissed for step in steps] == [0, 0, 1]
    assert [one.check for step in steps for one in step.alerts if one.check.startswith("Dismissal")] == []


def test_where_grammar_did_not_run_there_is_no_third_step(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(desk.places.root))
    monkeypatch.setenv("XDG_STATE_HOME", str(desk.places.root))
    assert [step.lacks_grammar for step in desk.check_in_steps(desk.parse(TEXT, "a.md"))] == [False, True]


def test_what_was_found_is_not_looked_for_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = []

    def counted(*how: Any) -> Ran:
        ran.append(how)
        return run(*how)

    monkeypatch.setattr(checking, "run", counted)
    assert len(list(desk.check_in_steps(desk.parse(TEXT, "a.md")))) == 3
    assert len(ran) == 1


def test_a_server_that_does_not_tell_its_rules_checks_all_the_same(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(names: object) -> None:
        raise GrammarError("it does not tell")

    monkeypatch.setattr("writer.desk.grammar.unknown_names", refuse)
    assert desk.places.root
    (desk.places.root / "styleguides" / "House").mkdir(parents=True)
    guide = desk.places.root / "styleguides" / "House" / "guide.yaml"
    guide.write_text("extends: [US]\ngrammar: {rules: {GOTTA: off}}\n", "utf-8")
    report = desk.check(desk.parse(TEXT, "a.md"), guide="House")
    assert FAR in [alert.check for alert in report.alerts]
    assert [(one.name, one.reason.rpartition(": ")[2]) for one in report.files[0].unrun] == [
        ("Grammar.ids", "it does not tell")
    ]
    waived = desk.check(desk.parse(TEXT, "a.md"), guide="House", without=frozenset({"Grammar.ids"}))
    assert waived.files[0].unrun == ()


def test_under_a_vale_ini_there_is_one_step(tmp_path: Path) -> None:
    root = make_desk(tmp_path / "desk")
    (root / ".vale.ini").write_text("[*.md]\nBasedOnStyles = Vale\n", "utf-8")
    (root / "writer.yaml").write_text("guide: ./.vale.ini\n", "utf-8")
    desk = Desk(root)
    assert [report.files[0].as_vale for report in desk.check_in_steps(desk.parse(TEXT, "a.md"))] == [True]
