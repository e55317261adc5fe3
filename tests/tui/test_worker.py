"""The process that checks: two answers a text, late ones dropped, started again when it dies, gone when the app is."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from select import select
from typing import Any

import pytest

from writer.desk import Desk
from writer.desk.worker import CheckProcess, CheckReply, CheckRequest, WorkerDiedError
from writer.values import replace

PATIENCE = 60


@pytest.fixture
def process(desk: Desk) -> Iterator[CheckProcess]:
    process = CheckProcess(desk.places.root)
    process.start()
    yield process
    process.stop()


def test_each_text_gets_two_answers_grammar_last(process: CheckProcess, ferry: Path) -> None:
    process.send(CheckRequest(revision=7, text=ferry.read_text(encoding="utf-8"), path="night-ferry.md"))
    own, full = _reply(process), _reply(process)
    assert (own.revision, own.phase, full.revision, full.phase) == (7, "own", 7, "grammar")
    assert own.report is not None
    assert full.report is not None
    assert [alert.match for alert in own.report.alerts] == ["utilize"]
    assert [unrun.name for unrun in own.report.files[0].unrun] == []
    assert [unrun.name for unrun in full.report.files[0].unrun] == ["grammar"]


def test_a_text_that_cannot_be_read_is_an_answer_too(process: CheckProcess) -> None:
    process.send(CheckRequest(revision=1, text="---\ntitle: a: b\n---\n", path="x.md"))
    reply = _reply(process)
    assert reply.report is None
    assert [(str(problem.place), problem.message) for problem in reply.problems] == [
        ("x.md:2:9", "this is no YAML: mapping values are not allowed in this context")
    ]


def test_it_ignores_an_interrupt_that_was_meant_for_the_app(process: CheckProcess, ferry: Path) -> None:
    text = ferry.read_text(encoding="utf-8")
    process.send(CheckRequest(revision=1, text=text, path="a.md"))
    assert _reply(process).revision == 1
    os.kill(process.pid, signal.SIGINT)
    assert _reply(process).revision == 1
    process.send(CheckRequest(revision=2, text=text, path="a.md"))
    assert _reply(process).revision == 2


def test_its_death_is_an_error(process: CheckProcess) -> None:
    os.kill(process.pid, signal.SIGKILL)
    with pytest.raises(WorkerDiedError, match="the checks stopped"):
        _reply(process)


def test_nothing_is_left_behind(process: CheckProcess) -> None:
    pid = process.pid
    process.stop()
    assert process.pid == 0
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    process.stop()


def test_it_ends_by_itself_when_the_line_is_closed(desk: Desk) -> None:
    """As after a crash of the app, which can stop nothing any more."""
    process = CheckProcess(desk.places.root)
    process.start()
    watch = os.pidfd_open(process.pid)
    assert process._line is not None  # noqa: SLF001 - the line alone is closed, as the system does
    process._line.close()  # noqa: SLF001
    ended, _, _ = select([watch], [], [], PATIENCE)
    os.close(watch)
    assert ended
    process._line = None  # noqa: SLF001
    process.stop()


async def test_a_dead_process_is_started_again_and_shown(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        first = user.app.checks.process.pid
        os.kill(first, signal.SIGKILL)
        await user.sees("the checks died and")
        await user.press("f3")
        await user.type("They utilize it. ")
        await user.sees("F4 Alerts 2!")
        assert user.app.checks.process.pid not in {0, first}


async def test_checks_that_die_again_and_again_stay_down_until_asked_for(
    drive: Any, ferry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drive() as user:
        await user.open()
        with monkeypatch.context() as patch:
            patch.setattr("writer.desk.worker.CHILD", "raise SystemExit('no luck today')")
            os.kill(user.app.checks.process.pid, signal.SIGKILL)
            await user.sees("the checks stopped: no luck")
            assert user.app.checks.process.pid == 0
        await user.press("ctrl+r")
        await user.checked()
        assert user.shows("F4 Alerts 1!")


async def test_no_process_outlives_the_app(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        pid = user.app.checks.process.pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


async def test_an_answer_to_an_older_text_is_dropped(drive: Any, ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with drive() as user:
        await user.open()
        process, answered = user.app.checks.process, []

        def late() -> CheckReply:
            reply = CheckProcess.receive(process)
            answered.append(reply.phase)
            return replace(reply, revision=reply.revision - 1)

        await user.press("f3")
        with monkeypatch.context() as patch:
            patch.setattr(process, "receive", late)
            await user.type("They utilize it. ")
            await user.until(lambda: answered == ["own", "grammar"])
            assert user.shows("F4 Alerts 1!")
        await user.press("ctrl+r")
        await user.sees("F4 Alerts 2!")


def _reply(process: CheckProcess) -> CheckReply:
    assert select([process], [], [], PATIENCE)[0], "no answer"
    return process.receive()
