"""The process that checks: up to three answers a text, late ones dropped, started again, gone when the app is."""

import json
import os
import signal
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from select import select
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

import pytest

from writer.desk import Desk, worker
from writer.desk.growing import GrowReply, GrowRequest, grown
from writer.desk.worker import CheckProcess, CheckReply, CheckRequest, Request, WorkerDiedError
from writer.library.userconfig import config_file
from writer.library.yamlfile import Plain
from writer.tui import live, working
from writer.tui.manuscript import as_grown, first_manuscript, grow, open_manuscript, to_grow
from writer.values import replace

PATIENCE = 60


class Grammar(NamedTuple):
    """A server, and what it was asked."""

    url: str
    asked: list[dict[str, str]]

    def use(self) -> None:
        """Have the user's own configuration name it."""
        config_file().parent.mkdir(parents=True)
        config_file().write_text(f"grammar: {{servers: ['{self.url}']}}\n", encoding="utf-8")


@pytest.fixture
def process(desk: Desk) -> Iterator[CheckProcess]:
    process = CheckProcess(desk.places.root)
    process.start()
    yield process
    process.stop()


@pytest.fixture
def languagetool() -> Iterator[Grammar]:
    """A LanguageTool of the user's own that finds two mistakes, one of them by reading all of the text."""
    asked: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            form = dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
            asked.append(form)
            found = [told(form["text"], "renewed", "NEAR")] if "enabledOnly" not in form else []
            found += [told(form["text"], "boat", "EN_WORD_COHERENCY")] if "enabledOnly" in form else []
            answer = json.dumps({"matches": found}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *words: Any) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True).start()
        yield Grammar(url=f"http://127.0.0.1:{http.server_port}", asked=asked)
        http.shutdown()


def told(text: str, word: str, rule: str) -> dict[str, Any]:
    """One match as LanguageTool writes it."""
    context = {"text": text, "offset": text.index(word), "length": len(word)}
    about = {"id": rule, "category": {"id": "STYLE"}, "issueType": "style"}
    place = {"offset": text.index(word), "length": len(word)}
    return {"message": rule, "replacements": [], "context": context, "rule": about, "sentence": text, **place}


def test_each_text_gets_four_answers_what_needs_all_of_it_last(
    process: CheckProcess, ferry: Path, languagetool: Grammar
) -> None:
    languagetool.use()
    process.send(CheckRequest(revision=7, text=ferry.read_text(encoding="utf-8"), path="night-ferry.md"))
    replies = [_reply(process) for _ in range(4)]
    phases = ["own", "origins", "grammar", "whole"]
    assert [(one.revision, one.phase) for one in replies] == [(7, phase) for phase in phases]
    assert replies.pop(1).origins
    assert [_checks(one) for one in replies] == [[], ["NEAR"], ["NEAR", "EN_WORD_COHERENCY"]]
    assert ["enabledOnly" in form for form in languagetool.asked] == [False, True]


def test_what_needs_all_of_a_text_waits_until_typing_rests(
    desk: Desk, ferry: Path, languagetool: Grammar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "CHILD", "from writer.desk import worker; worker.REST = 60; worker.main()")
    languagetool.use()
    process = CheckProcess(desk.places.root)
    process.start()
    for revision in (1, 2):
        text = f"{ferry.read_text(encoding='utf-8')} {revision}"
        process.send(CheckRequest(revision=revision, text=text, path="night-ferry.md"))
        replies = [_reply(process) for _ in range(3)]
        phases = ["own", "origins", "grammar"]
        assert [(reply.revision, reply.phase) for reply in replies] == [(revision, phase) for phase in phases]
    process.stop()


def test_without_grammar_there_are_three_answers(process: CheckProcess, ferry: Path) -> None:
    for revision in (7, 8):
        process.send(CheckRequest(revision=revision, text=ferry.read_text(encoding="utf-8"), path="night-ferry.md"))
        own, origins, full = (_reply(process) for _ in range(3))
        assert [one.phase for one in (own, origins, full)] == ["own", "origins", "grammar"]
        assert {one.revision for one in (own, origins, full)} == {revision}
        assert own.report is not None
        assert full.report is not None
        assert [alert.match for alert in own.report.alerts] == ["utilize"]
        assert [unrun.name for unrun in own.report.files[0].unrun] == []
        assert [unrun.name for unrun in full.report.files[0].unrun] == ["grammar"]


CHANGES: tuple[dict[str, Plain], ...] = (
    {"release_window": "March 2027"},
    {"title": "Night Ferry: The Way Home", "status": None},
    {"cast": [{"actor": "Mara Quill", "character": "Ines"}], "season": "2"},
    {"season": "no number"},
    {"genre": "no genre"},
)


@pytest.mark.parametrize("changes", CHANGES, ids=lambda changes: next(iter(changes)))
def test_a_text_follows_its_facts_there_as_it_would_here(desk: Desk, ferry: Path, changes: dict[str, Plain]) -> None:
    process = CheckProcess(desk.places.root)
    process.start()
    begun = first_manuscript(desk, desk.read(ferry))
    for manuscript, copy in ((begun, begun.copy), (open_manuscript(desk, ferry), f"Hear, hear.\n\n{begun.copy}")):
        request = to_grow(desk, manuscript, copy, changes)
        process.send(replace(request, revision=3))
        assert select([process], [], [], PATIENCE)[0]
        there, here = process.receive(), grown(desk, request)
        assert isinstance(there, GrowReply)
        assert there == replace(here, revision=3)
        if not here.trouble:
            assert as_grown(desk, manuscript, there) == grow(desk, manuscript, copy, changes)
    process.stop()


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
    assert [_reply(process).revision for _ in range(2)] == [1, 1]
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


async def test_a_text_that_follows_while_the_process_dies_follows_all_the_same(
    drive: Any, ferry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drive(120, 40) as user:
        await user.open()
        process, first = user.app.checks.process, user.app.checks.process.pid

        def dies(request: Request) -> None:
            if isinstance(request, GrowRequest) and process.pid == first:
                os.kill(first, signal.SIGKILL)
            else:
                CheckProcess.send(process, request)

        monkeypatch.setattr(process, "send", dies)
        await user.press("f2")
        await user.type(" Home")
        await user.sees("Night Ferry Home: what is known")


DIES = """\
import os, sys
from writer.desk import growing, worker

def dies(desk, draft, base, followed=growing.followed):
    with open({log!r}, "a") as log:
        print(draft.facts.record.text("title"), file=log)
    return os._exit(9) if "Home" in draft.facts.record.text("title") else followed(desk, draft, base)

growing.followed = dies
worker.main()
"""


async def test_a_text_that_kills_what_renders_it_is_sent_twice_and_its_facts_are_noted(
    drive: Any, ferry: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    log = tmp_path / "asked"
    monkeypatch.setattr(worker, "CHILD", DIES.format(log=str(log)))
    async with drive(120, 40) as user:
        await user.open()
        before = user.text
        await user.press("f2")
        await user.type(" Home")
        await user.sees("dies of these facts")
        assert "title: Night Ferry Home" in user.bench.manuscript.draft.text
        assert (user.text, user.bench.waiting) == (before, False)
        assert log.read_text("utf-8").split("\n") == ["Night Ferry Home", "Night Ferry Home", ""]
        assert user.app.checks.process.pid  # two deaths, and then it checks again
        await user.press("backspace", "backspace", "backspace", "backspace", "backspace")
        await user.sees("Night Ferry: what is known")
        assert not user.shows("dies of these facts")


async def test_a_text_whose_check_kills_the_process_behind_its_first_answer_is_not_sent_for_ever(
    drive: Any, ferry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dies = "from writer.desk import worker; worker.Origins.of = lambda *_: os._exit(9); worker.main()"
    monkeypatch.setattr(worker, "CHILD", f"import os; {dies}")
    async with drive() as user:
        await user.sees("1 draft")
        await user.press("enter")
        await user.sees("the checks stopped")
        assert user.app.checks.process.pid == 0


async def test_what_a_thread_made_of_an_answer_that_was_given_up_is_not_taken_for_the_next(
    drive: Any, ferry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While there is no process a thread renders, and Esc cannot end it: it comes back late."""
    go = [threading.Event(), threading.Event()]
    begun: list[GrowRequest] = []

    def waits(desk: Desk, request: GrowRequest) -> GrowReply:
        begun.append(request)
        go[len(begun) - 1].wait(PATIENCE)
        return grown(desk, request)

    monkeypatch.setattr(working, "TOLD_AFTER", 0.1)
    async with drive(120, 40) as user:
        await user.open()
        user.app.checks.stop()
        with monkeypatch.context() as patch:
            patch.setattr("writer.tui.screens.following.grown", waits)
            await user.press("f2")
            await user.type(" Home")
            await user.sees("Following the facts: ")
            await user.press("escape")
            await user.type(" Again")
            await user.until(lambda: len(begun) == 2)
            go[0].set()
            await user.pilot.pause(0.2)
            assert user.bench.waiting
            go[1].set()
        await user.until(lambda: not user.bench.waiting)
        assert "title: Night Ferry Home Again" in user.bench.manuscript.draft.text


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
            assert isinstance(reply, CheckReply)
            answered.append(reply.phase)
            return replace(reply, revision=reply.revision - 1)

        await user.press("f3")
        with monkeypatch.context() as patch:
            patch.setattr(process, "receive", late)
            await user.type("They utilize it. ")
            await user.until(lambda: answered == ["own", "origins", "grammar"])
            assert user.shows("F4 Alerts 1!")
        await user.press("ctrl+r")
        await user.sees("F4 Alerts 2!")


async def test_grammar_that_comes_back_is_seen_though_nobody_types(
    drive: Any, ferry: Path, languagetool: Grammar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "AGAIN", 0.2)
    async with drive() as user:
        await user.open()
        assert user.shows("not run: grammar")
        languagetool.use()
        await user.sees("grammar on")
        assert not user.shows("not run")


async def test_what_needs_all_of_the_text_stays_while_typing_and_moves_with_it(
    drive: Any, ferry: Path, languagetool: Grammar
) -> None:
    languagetool.use()
    async with drive() as user:
        await user.sees("1 draft")
        await user.press("enter")
        await user.sees("grammar on")
        both = {"NEAR": "renewed", "EN_WORD_COHERENCY": "boat"}
        await user.until(lambda: _places(user) == both)
        await user.press("f3")
        before, shown = len(languagetool.asked), []

        def rests() -> bool:
            shown.append(_places(user))
            return "enabledOnly" in languagetool.asked[-1] and len(languagetool.asked) > before

        await user.type("They row. ")
        await user.until(rests)
        assert [one for one in shown if one != both] == []


def _places(user: Any) -> dict[str, str]:
    """The words that each alert of grammar stands at, by its rule."""
    text, alerts = user.bench.text, user.bench._findings.alerts  # noqa: SLF001
    return {
        one.check.removeprefix("Grammar."): text[one.span.begin : one.span.end]
        for one in alerts
        if one.check.startswith("Grammar.")
    }


def _checks(reply: CheckReply) -> list[str]:
    """The rules of grammar that an answer tells of."""
    assert reply.report is not None
    return [one.check.removeprefix("Grammar.") for one in reply.report.alerts if one.check.startswith("Grammar.")]


def _reply(process: CheckProcess) -> CheckReply:
    assert select([process], [], [], PATIENCE)[0], "no answer"
    reply = process.receive()
    assert isinstance(reply, CheckReply)
    return reply
