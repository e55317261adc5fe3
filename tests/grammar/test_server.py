"""One server per user and machine: found by all, started once, never left behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from writer.errors import GrammarError
from writer.grammar import record, server
from writer.grammar.client import check_text
from writer.grammar.jars import installed, jar_directory, locked
from writer.grammar.java import java
from writer.grammar.matches import Query
from writer.grammar.places import state_directory
from writer.grammar.process import listens
from writer.grammar.server import Server
from writer.library.userconfig import config_file


def until(true: Callable[[], bool], seconds: float = 15) -> bool:
    deadline = time.monotonic() + seconds
    while not true() and time.monotonic() < deadline:
        time.sleep(0.02)
    return true()


def alive(pid: int) -> bool:
    """Whether ``pid`` runs; one that only waits to be buried does not."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def known() -> record.Record:
    found = record.read()
    assert found is not None
    return found


def processes_of(token: str) -> list[int]:
    mine = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                words = (folder / "cmdline").read_bytes()
            except OSError:
                continue
            mine += [int(folder.name)] if token.encode() in words else []
    return mine


def supervisors_in(state: Path) -> list[int]:
    """All supervisors, in whatever moment of their life, that write into ``state``."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                told = (folder / "environ").read_bytes(), (folder / "cmdline").read_bytes()
            except OSError:
                continue
            found += [int(folder.name)] if str(state).encode() in told[0] and b"supervise" in told[1] else []
    return found


EIGHT = """
import os, signal
from writer.grammar.server import ensure
server = ensure(60)
print(server.url, server.pid, flush=True)
os.killpg(0, signal.SIGKILL)
"""


def test_eight_processes_that_start_at_once_get_one_server_that_outlives_their_being_killed(machine: Path) -> None:
    command = [sys.executable, "-c", EIGHT]
    crowd = [subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) for _ in range(8)]
    answers = {process.communicate(timeout=60)[0] for process in crowd}
    assert [process.returncode for process in crowd] == [-signal.SIGKILL] * 8
    assert len(answers) == 1
    url, pid = answers.pop().decode().split()
    assert server.running() == Server(url=url, pid=int(pid), token=known().token)
    assert until(lambda: len(supervisors_in(machine)) == 1)
    assert sorted(processes_of(known().token)) == sorted([known().supervisor, int(pid)])


def test_asking_for_the_status_starts_nothing(machine: Path) -> None:
    assert server.status() == server.Status(state="stopped", version="6.8")
    assert list(machine.iterdir()) == []


def test_status_tells_address_process_age_and_memory(languagetool: Server) -> None:
    told = server.status()
    assert (told.state, told.url, told.pid) == ("running", languagetool.url, languagetool.pid)
    assert 0 < told.age_seconds < 600
    assert 50e6 < told.memory_bytes < 1e9


def test_a_java_that_was_killed_is_replaced_and_one_that_nobody_can_find_any_more_ends(machine: Path) -> None:
    before = server.ensure()
    os.kill(before.pid, signal.SIGKILL)
    assert until(lambda: not before.is_alive)
    assert server.running() is None
    after = server.ensure()
    assert after.is_alive
    assert after.pid != before.pid
    (state_directory() / "server.json").unlink()
    assert until(lambda: not alive(after.pid))


def test_no_java_outlives_a_supervisor_that_was_killed(machine: Path) -> None:
    before = server.ensure()
    os.kill(known().supervisor, signal.SIGKILL)
    assert until(lambda: not alive(before.pid))
    assert server.status().state == "stopped"


def test_processes_that_took_over_the_numbers_of_an_old_server_are_not_taken_for_it(machine: Path) -> None:
    state_directory().mkdir(parents=True)
    with subprocess.Popen(["sleep", "60"]) as stranger:
        pid = stranger.pid
        record.write(record.Record(state="running", token="0" * 32, supervisor=pid, java=pid, port=8081))
        assert server.running() is None
        assert server.status().state == "stopped"
        assert not server.stop()
        assert stranger.poll() is None
        stranger.kill()


@pytest.mark.parametrize(
    "torn",
    [
        *("", "{", "[]", '{"state": "running"}', '{"stat": 1}', "\0\0\0"),
        f'{{"state": "running", "token": "", "supervisor": {os.getpid()}, "java": {os.getpid()}, "port": 80}}',
        '{"state": "running", "token": 5, "supervisor": 1, "java": 1, "port": 80}',
    ],
)
def test_a_torn_record_is_no_record(machine: Path, torn: str) -> None:
    state_directory().mkdir(parents=True)
    (state_directory() / "server.json").write_text(torn, encoding="utf-8")
    assert server.status().state == "stopped"


def test_a_server_that_another_release_started_is_found(languagetool: Server) -> None:
    file = state_directory() / "server.json"
    kept = file.read_bytes()
    file.write_bytes(kept.replace(b"{", b'{"colour": ["blue"], ', 1))
    assert server.running() == languagetool
    file.write_bytes(kept)


@pytest.mark.parametrize(("name", "reason"), [("server.lock", "directory"), ("server.new", "directory")])
def test_where_nothing_can_be_written_the_start_fails_at_once_and_says_why(
    machine: Path, name: str, reason: str
) -> None:
    (state_directory() / name).mkdir(parents=True)
    server.start_in_background()
    with pytest.raises(GrammarError, match=f"could not be started: .*{reason}.*{name}"):
        server.ensure()
    assert until(lambda: supervisors_in(machine) == [])


def test_it_listens_on_the_loopback_alone_and_a_strangers_port_is_not_its(languagetool: Server) -> None:
    assert listens(languagetool.pid, known().port)
    with socket.create_server(("127.0.0.1", 0)) as stranger:
        assert not listens(languagetool.pid, stranger.getsockname()[1])
    rows = Path(f"/proc/{languagetool.pid}/net/tcp").read_text(encoding="utf-8").splitlines()
    listening = {row.split()[1] for row in rows if f":{known().port:04X}" in row and row.split()[3] == "0A"}
    assert listening == {f"0100007F:{known().port:04X}"}


def test_it_ends_itself_when_nobody_uses_it(machine: Path) -> None:
    found = server.ensure(idle_seconds=2)
    token = known().token
    for _ in range(8):
        assert server.running() == found
        time.sleep(0.3)
    assert until(lambda: processes_of(token) == [])
    assert record.read() is None


def test_its_log_stays_small(languagetool: Server) -> None:
    with record.log_file().open("ab") as log:
        log.write(b"x" * 1_100_000)
    assert until(lambda: record.log_file().stat().st_size < 1_000_000)


def test_it_starts_in_the_background_and_the_folder_it_is_started_in_lends_it_no_code(
    machine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('code of a stranger')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    server.start_in_background()
    assert until(lambda: server.status().state == "running")


def test_each_life_counts_its_requests_from_nothing_and_stop_leaves_no_process_and_no_state(machine: Path) -> None:
    state_directory().mkdir(parents=True)
    for _ in range(3):
        record.count_request()
    found = server.ensure()
    told = known()
    assert server.status().requests == 0
    assert server.stop()
    assert not found.is_alive
    assert processes_of(told.token) == []
    assert record.read() is None
    assert server.status() == server.Status(state="stopped")
    assert not server.stop()


def test_what_is_not_installed_is_not_started(machine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert server.status().state == "not-installed"
    server.start_in_background()
    with pytest.raises(GrammarError, match="not installed") as refusal:
        server.ensure()
    assert "writer grammar install" in refusal.value.hint
    assert supervisors_in(machine) == []


def test_a_damaged_jar_is_not_run_and_once_mended_the_failure_is_forgotten(machine: Path, jars: Path) -> None:
    name = locked()[-1].name
    size = (jar_directory() / name).stat().st_size
    (jar_directory() / name).unlink()
    (jar_directory() / name).write_bytes(b"x" * size)
    assert installed()
    with pytest.raises(GrammarError, match=f"{name} is damaged; `writer grammar install` mends it"):
        server.ensure()
    assert until(lambda: supervisors_in(machine) == [])
    told = server.status()
    assert (told.state, name in told.reason) == ("stopped", True)
    (jar_directory() / name).write_bytes((jars / name).read_bytes())
    assert server.ensure().is_alive
    assert server.status().reason == ""


def configure(text: str) -> None:
    config_file().parent.mkdir(parents=True, exist_ok=True)
    config_file().write_text(text, encoding="utf-8")


def test_the_java_of_the_users_configuration_is_run_and_waits_as_long_as_they_say(
    machine: Path, tmp_path: Path
) -> None:
    own, note = tmp_path / "java", tmp_path / "note"
    own.write_text(f'#!/bin/sh\necho ran > "{note}"\nexec "{java()}" "$@"\n', encoding="utf-8")
    own.chmod(0o755)
    configure(f"grammar: {{java: '{own}', idle_minutes: 7}}\n")
    assert server.ensure().is_alive
    assert note.read_text(encoding="utf-8") == "ran\n"
    words = Path(f"/proc/{known().supervisor}/cmdline").read_bytes().split(b"\0")
    assert b"420" in words


@pytest.mark.parametrize(("words", "reason"), [("#!/bin/sh\nexit 1\n", "ended at once"), (None, "No such file")])
def test_a_configured_java_that_does_not_run_is_told_by_name(
    machine: Path, tmp_path: Path, words: str | None, reason: str
) -> None:
    own = tmp_path / "java"
    if words:
        own.write_text(words, encoding="utf-8")
        own.chmod(0o755)
    configure(f"grammar: {{java: '{own}'}}\n")
    with pytest.raises(GrammarError, match=reason) as refusal:
        server.ensure()
    assert str(own) in refusal.value.message


def test_requests_are_counted_by_all_who_ask(languagetool: Server) -> None:
    before = server.status().requests
    for _ in range(2):
        check_text(languagetool, "Fine.", Query(locale="en-US"))
    assert server.status().requests == before + 2


def test_when_it_is_killed_while_it_checks_another_is_looked_for_at_once(machine: Path) -> None:
    found = server.ensure()

    def another() -> Server:
        raise GrammarError("looked for another")

    os.kill(found.pid, signal.SIGSTOP)
    with ThreadPoolExecutor(1) as pool:
        checking = pool.submit(check_text, found, "It was recieved.", Query(locale="en-US"), another)
        assert not until(checking.done, 0.3)
        os.kill(found.pid, signal.SIGKILL)
        with pytest.raises(GrammarError, match="looked for another"):
            checking.result(60)
    assert until(lambda: not alive(found.pid))


def test_a_server_that_hangs_is_ended_and_not_found_again(machine: Path) -> None:
    before = server.ensure()
    os.kill(before.pid, signal.SIGSTOP)
    before.end()
    assert server.running() != before
    assert server.ensure().pid != before.pid


def test_a_clock_that_jumps_ends_nothing(languagetool: Server) -> None:
    for moment in (0, 2**33):
        os.utime(record.use_file(), (moment, moment))
        time.sleep(0.7)
        assert languagetool.is_alive
        assert server.running() == languagetool
