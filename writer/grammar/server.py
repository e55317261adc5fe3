"""The one server of this user on this machine: found, started, stopped."""

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Thread
from urllib.parse import urlunsplit

from writer.errors import GrammarError
from writer.grammar.configured import configuration
from writer.grammar.jars import installed
from writer.grammar.java import java
from writer.grammar.places import VERSION
from writer.grammar.process import age, carries, memory
from writer.grammar.record import FAILED, RUNNING, STARTING, TAKEN, Record, log_file, read, remove, requests, use_file
from writer.grammar.remote import answers
from writer.library.userconfig import GrammarConfig, config_file
from writer.values import Value, field, replace

IDLE_SECONDS = 30 * 60
"""How long the server waits for somebody to need it before it ends itself, unless the user's configuration says."""

START_SECONDS = 60
STOP_SECONDS = 5
NOT_INSTALLED = "not-installed"
STOPPED = "stopped"
REMOTE = "remote"
UNREACHABLE = "unreachable"

_PAUSE = 0.03


class Server(Value):
    """A server that was there a moment ago; ``url`` ends with a slash."""

    url: str
    pid: int
    token: str

    @property
    def is_alive(self) -> bool:
        """Whether it is still this one that answers at ``url``."""
        return carries(self.pid, self.token)

    def end(self) -> None:
        """Kill it, which its supervisor does not survive, and wait until it is gone."""
        with suppress(ProcessLookupError):
            if self.is_alive:
                os.kill(self.pid, signal.SIGKILL)
        _until(lambda: not self.is_alive, STOP_SECONDS)


class Status(Value):
    """What ``writer grammar status`` tells.

    ``state`` is not-installed, stopped, starting or running; with servers of the newsroom's own it is
    remote or, if none of them answers, unreachable, and ``servers`` says of each address whether it does.
    """

    state: str
    version: str = VERSION
    url: str = ""
    pid: int = 0
    age_seconds: float = 0.0
    memory_bytes: int = 0
    requests: int = 0
    reason: str = ""
    servers: Mapping[str, bool] = field(default_factory=dict)


def running() -> Server | None:
    """Find the server if it runs, and put off its end."""
    record = read()
    if record is None or not record.is_running:
        return None
    with suppress(OSError):
        use_file().touch()
    return Server(url=_url(record), pid=record.java, token=record.token)


def ensure(idle_seconds: float | None = None) -> Server:
    """Find the server or start it, and wait until it answers: about 1.5 s if it has to be started.

    Its first check takes 4 to 6 s more, while it reads its rules. Raises ``GrammarError``.
    """
    before = read()
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        server = running()
        if server:
            return server
        _carry_on(before, configuration(), idle_seconds)
        time.sleep(_PAUSE)
    raise GrammarError(f"LanguageTool did not start within {START_SECONDS} seconds", hint=_see_log())


def start_in_background() -> None:
    """Start the server if one is needed, installed and not there, without waiting; a check tells of failures."""
    with suppress(GrammarError):
        config, record = configuration(), read()
        if installed() and not config.servers and not (record and (record.is_running or record.is_starting)):
            Thread(target=_try_to_start, args=(config,), daemon=True).start()


def _try_to_start(config: GrammarConfig) -> None:
    with suppress(GrammarError):
        _start(config, None)


def stop() -> bool:
    """End the server and wait until it is gone; False if there was none."""
    record = read()
    if record is None or not carries(record.supervisor, record.token):
        return False
    for sign, seconds in ((signal.SIGTERM, STOP_SECONDS), (signal.SIGKILL, STOP_SECONDS)):
        with suppress(ProcessLookupError):
            os.kill(record.supervisor, sign)
        if _gone(record, seconds):
            break
    remove(record.token)
    return True


def status() -> Status:
    """Tell how the server is, without starting it or putting off its end."""
    try:
        urls = configuration().servers
    except GrammarError as error:
        return replace(_local_status(), reason=error.message)
    return _remote_status(urls) if urls else _local_status()


def _remote_status(urls: tuple[str, ...]) -> Status:
    servers = {url: answers(url) for url in urls}
    living = [url for url, there in servers.items() if there]
    if living:
        return Status(state=REMOTE, version="", url=f"{living[0]}/", servers=servers)
    reason = f"no LanguageTool server of {config_file()} answers"
    return Status(state=UNREACHABLE, version="", reason=reason, servers=servers)


def _local_status() -> Status:
    record = read()
    if record and record.is_running:
        return Status(
            state=RUNNING,
            url=_url(record),
            pid=record.java,
            age_seconds=age(record.java),
            memory_bytes=memory(record.java),
            requests=requests(),
        )
    if record and record.is_starting:
        return Status(state=STARTING, pid=record.supervisor)
    reason = record.reason if record else ""
    return Status(state=STOPPED if installed() else NOT_INSTALLED, reason=reason)


def _carry_on(before: Record | None, config: GrammarConfig, idle_seconds: float | None) -> None:
    """See that somebody starts the server; raise if an attempt made since ``before`` failed."""
    record = read()
    if record and record.is_starting:
        return
    if record and record.state == FAILED and record != before:
        raise _no_start(record.reason)
    if installed() is None:
        raise GrammarError("LanguageTool is not installed, or not completely", hint="run `writer grammar install`")
    _start(config, idle_seconds)


def _start(config: GrammarConfig, idle_seconds: float | None) -> None:
    """Leave a supervisor behind, unless there is one, and wait until its server answers. Raises ``GrammarError``.

    It runs away from the current folder and without it on the module path: a desk must not lend it code.
    """
    root = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    idle = idle_seconds or config.idle_minutes * 60 or IDLE_SECONDS
    words = [sys.executable, "-P", "-m", "writer.grammar.supervise", secrets.token_hex(16), str(idle)]
    try:
        done = subprocess.run(  # noqa: S603  every word of the command is ours
            [*words, str(config.java or java())],
            cwd="/",
            env={**os.environ, "PYTHONPATH": path},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            check=False,
        )
    except OSError as error:
        raise _no_start(str(error)) from error
    reason = done.stdout.decode("utf-8", "replace")
    if reason or done.returncode not in {0, TAKEN}:
        raise _no_start(reason or "the process that watches over it did not run")


def _gone(record: Record, seconds: float) -> bool:
    """Wait until neither process of ``record`` is left."""
    pids = record.supervisor, record.java
    return _until(lambda: not any(carries(pid, record.token) for pid in pids), seconds)


def _until(true: Callable[[], bool], seconds: float) -> bool:
    """Wait for it, no longer than that; whether it came about."""
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(_PAUSE)
    return True


def _url(record: Record) -> str:
    return urlunsplit(("http", f"127.0.0.1:{record.port}", "/", "", ""))


def _no_start(reason: str) -> GrammarError:
    return GrammarError(f"LanguageTool could not be started: {reason}", hint=_see_log())


def _see_log() -> str:
    return f"look into {log_file()}; `writer grammar install` mends a damaged installation"
