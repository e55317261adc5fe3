"""What a machine does to a request: large files, folders that refuse, full disks, no network, a dead server.

Faults that files alone can show are the cases of ``tests/should_fail``.
"""

import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

Writer = Callable[..., subprocess.CompletedProcess[str]]

PROGRAM = Path(sys.executable).with_name("writer")
FACTS = "genre: season-renewal\ntitle: Night Ferry\nplatform: Orbit+\nseason: 2\n"
NEW = ("new", "season-renewal", "--set", "title=Night Ferry", "--set", "season=2")
MEGABYTE = 1_000_000

PR_CAPBSET_DROP = 24
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2


def obey_permissions() -> None:
    """Take from root, in a child before it starts, the right to write where permissions forbid it."""
    libc = ctypes.CDLL(None)
    for right in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        libc.prctl(PR_CAPBSET_DROP, right, 0, 0, 0)


def fill_disk_after(size: int) -> Callable[[], None]:
    """Let a child write ``size`` bytes to a file and fail at the next."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def only_message(done: subprocess.CompletedProcess[str]) -> str:
    """The one line on stderr."""
    lines = done.stderr.splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


def test_a_draft_of_ten_megabytes(desk: Path, writer: Writer) -> None:
    draft = desk / "drafts" / "long.md"
    draft.write_bytes(b"Night Ferry is back. " * (10 * MEGABYTE // 21))
    before = contents(desk)
    done = writer("check", "drafts/long.md", "--without", "grammar")
    message = "this file is too large for an article: a file may have 5 MB"
    assert only_message(done) == f"writer: drafts/long.md:1:1: {message} (split it, or check its parts)"
    assert (done.returncode, contents(desk)) == (2, before)


def test_facts_of_ten_megabytes(desk: Path, writer: Writer) -> None:
    (desk / "facts.yaml").write_text(f"{FACTS}logline: {'word ' * (2 * MEGABYTE)}\n", "utf-8")
    done = writer("render", "facts.yaml")
    assert only_message(done).startswith("writer: facts.yaml:1:1: this file is too large for an article")
    assert (done.returncode, done.stdout) == (2, "")


def test_a_drafts_folder_that_may_not_be_written(desk: Path, writer: Writer) -> None:
    before = contents(desk)
    (desk / "drafts").chmod(0o555)
    try:
        done = writer(*NEW, preexec_fn=obey_permissions)
    finally:
        (desk / "drafts").chmod(0o755)
    assert only_message(done).startswith(
        f"writer: {desk}/drafts/night-ferry-season-2.md cannot be written: permission denied "
        "(nothing was changed; get the right to write there, or choose another folder)"
    )
    assert (done.returncode, done.stdout, contents(desk)) == (2, "", before)


def test_a_file_where_the_drafts_folder_should_be(desk: Path, writer: Writer) -> None:
    (desk / "drafts").rmdir()
    (desk / "drafts").write_text("not a folder", "utf-8")
    before = contents(desk)
    done = writer(*NEW)
    draft = desk / "drafts" / "night-ferry-season-2.md"
    message = f"writer: {draft} cannot be written: {draft.parent} is no folder (nothing was changed;"
    assert only_message(done).startswith(message)
    assert (done.returncode, done.stdout, contents(desk)) == (2, "", before)


@pytest.mark.parametrize(
    "request_", [NEW, ("render", "facts.yaml", "-o", "out.md"), ("init", "other")], ids=lambda words: words[0]
)
@pytest.mark.parametrize("size", [0, 10], ids=["at once", "half-way"])
def test_a_disk_that_is_full(desk: Path, writer: Writer, request_: tuple[str, ...], size: int) -> None:
    (desk / "facts.yaml").write_text(FACTS, "utf-8")
    before = contents(desk)
    done = writer(*request_, preexec_fn=fill_disk_after(size), env={"PYTHONDONTWRITEBYTECODE": "1"})
    message = only_message(done)
    assert "cannot be written: file too large (nothing was changed; make room" in message
    assert (done.returncode, done.stdout, contents(desk)) == (2, "", before)


def test_output_that_cannot_be_written(desk: Path, writer: Writer) -> None:
    (desk / "facts.yaml").write_text(FACTS, "utf-8")
    with Path("/dev/full").open("w") as full:
        done = writer("render", "facts.yaml", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert only_message(done) == "writer: the output cannot be written: no space left on device"
    assert done.returncode == 2


@pytest.mark.parametrize("request_", [("--help",), ("--version",), ("check", "--help"), ("doctor",)], ids=" ".join)
def test_help_and_answers_that_cannot_be_written(writer: Writer, request_: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        done = writer(*request_, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert only_message(done) == "writer: the output cannot be written: no space left on device"
    assert done.returncode == 2


PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")
NO_NETWORK = dict.fromkeys(PROXIES, "http://127.0.0.1:9") | {"NO_PROXY": "", "no_proxy": ""}
"""Nothing listens there, so that every download is refused."""


def private_engine(folder: Path) -> dict[str, str]:
    return {"XDG_DATA_HOME": str(folder / "data"), "XDG_STATE_HOME": str(folder / "state")}


def test_no_network_at_the_first_run(desk: Path, writer: Writer, tmp_path: Path) -> None:
    offline = private_engine(tmp_path) | NO_NETWORK
    done = writer("grammar", "install", "--quiet", env=offline)
    assert "could not be downloaded (check the network and run `writer grammar install` again" in only_message(done)
    assert done.returncode == 3
    (desk / "a.txt").write_text("The ferry sails at noon.\n", "utf-8")
    checked = writer("check", "a.txt", env=offline)
    assert "did not run: grammar: LanguageTool is not installed" in checked.stdout
    assert checked.returncode == 3
    assert writer("check", "a.txt", "--without", "grammar", env=offline).returncode == 0


@pytest.fixture
def engine(tmp_path: Path, writer: Writer) -> Iterator[Mapping[str, str]]:
    """A server of this test alone, on the jars that are installed; ends with the test."""
    own = private_engine(tmp_path)
    shared = Path(os.environ["XDG_DATA_HOME"]) / "writer"
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "writer").symlink_to(shared)
    yield own
    writer("grammar", "stop", env=own)


def status(writer: Writer, engine: Mapping[str, str]) -> dict[str, object]:
    told: dict[str, object] = json.loads(writer("grammar", "status", "--format", "json", env=engine).stdout)
    return told


def start(desk: Path, *arguments: str, env: Mapping[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [PROGRAM, *arguments],
        cwd=desk,
        env={**os.environ, **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for_a_connection_to(port: int) -> None:
    """Until somebody holds a connection to ``port`` on this machine."""
    remote = f"0100007F:{port:04X} 01"
    deadline = time.monotonic() + 30
    while remote not in Path("/proc/net/tcp").read_text("ascii"):
        assert time.monotonic() < deadline, "nobody asked the server"
        time.sleep(0.02)


def kill_during_a_check(
    desk: Path, writer: Writer, engine: Mapping[str, str], before_the_kill: Callable[[], None]
) -> subprocess.CompletedProcess[str]:
    assert writer("grammar", "start", env=engine).returncode == 0
    told = status(writer, engine)
    pid, port = int(str(told["pid"])), int(str(told["url"]).rstrip("/").rpartition(":")[2])
    os.kill(pid, signal.SIGSTOP)
    try:
        checking = start(desk, "check", "a.txt", env=engine)
        wait_for_a_connection_to(port)
        before_the_kill()
    finally:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    out, err = checking.communicate(timeout=120)
    return subprocess.CompletedProcess([], checking.returncode, out, err)


def test_a_server_that_dies_during_a_check_is_replaced(desk: Path, writer: Writer, engine: Mapping[str, str]) -> None:
    (desk / "a.txt").write_text("The ferry sail at noon, and they is late.\n", "utf-8")
    done = kill_during_a_check(desk, writer, engine, lambda: None)
    assert "[Grammar." in done.stdout
    assert "did not run" not in done.stdout
    assert done.stderr == ""


def test_a_server_that_dies_during_a_check_and_cannot_be_replaced(
    desk: Path, writer: Writer, engine: Mapping[str, str], tmp_path: Path
) -> None:
    (desk / "a.txt").write_text("The ferry sail at noon, and they is late.\n", "utf-8")
    before = contents(desk)
    done = kill_during_a_check(desk, writer, engine, (tmp_path / "data" / "writer").unlink)
    assert (
        "did not run: grammar: LanguageTool is not installed, or not completely (run `writer grammar install`)"
        in done.stdout
    )
    assert (done.returncode, done.stderr, contents(desk)) == (3, "", before)
