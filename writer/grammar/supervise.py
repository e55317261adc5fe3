"""The parent of the server: started detached, alone by a lock, it ends the server when nobody uses it.

``python -m writer.grammar.supervise TOKEN IDLE_SECONDS JAVA`` leaves the supervisor behind; exit code 3 means that
another one is already there. Its standard output ends when the server answers or could not be started, and says
why. LanguageTool itself never ends, hence this process. If it is killed, the kernel kills Java
(``PR_SET_PDEATHSIG``); if Java dies, it ends too.
"""

import ctypes
import fcntl
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from writer.grammar.jars import damaged, installed
from writer.grammar.java import command, settings
from writer.grammar.places import state_directory
from writer.grammar.process import listens
from writer.grammar.record import FAILED, RUNNING, STARTING, TAKEN, Record, log_file, read, remove, use_file, write
from writer.values import replace

LOG_BYTES = 1_000_000
START_SECONDS = 60
_PORTS_TRIED = 3
_SET_PARENT_DEATH_SIGNAL = 1
_TICK = 0.5


class StartError(Exception):
    """Java did not come to serve; the message is for the user."""


def main(token: str, idle_seconds: float, program: str) -> int:
    """Take the lock, leave a detached child behind that supervises, and return."""
    try:
        state_directory().mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = (state_directory() / "server.lock").open("w")
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return TAKEN
    except OSError as error:
        sys.stdout.write(str(error))
        return 0
    if os.fork():
        return 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    _supervise(Record(state=STARTING, token=token, supervisor=os.getpid()), idle_seconds, program)
    return 0


def _supervise(record: Record, idle_seconds: float, program: str) -> None:
    """See the server through its life, from the first record of it to its last."""
    try:
        try:
            write(record)
            use_file().write_bytes(b"")
            _live(record, idle_seconds, program)
        finally:
            remove(record.token)
    except (StartError, OSError) as error:
        with suppress(OSError):
            write(replace(record, state=FAILED, reason=str(error)))
        sys.stdout.write(str(error))


def _end_of_start() -> None:
    """Let go of standard output, which whoever started this process reads to its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _live(record: Record, idle_seconds: float, program: str) -> None:
    """Start Java, on another port if somebody else was quicker, and watch it to its end."""
    for _ in range(_PORTS_TRIED):
        port = _unused_port()
        with _java(program, record.token, port) as java:
            _check_jars()
            if _comes_to_serve(java, port):
                write(replace(record, state=RUNNING, java=java.pid, port=port))
                _end_of_start()
                _watch(java, record.token, idle_seconds)
                return
    raise StartError(f"{program} ended at once")


@contextmanager
def _java(program: str, token: str, port: int) -> "Iterator[subprocess.Popen[bytes]]":
    """Run LanguageTool, never longer than this process."""
    directory = installed()
    if directory is None:
        raise StartError("LanguageTool is not installed, or not completely")
    properties = state_directory() / "server.properties"
    properties.write_text(settings(), "utf-8")
    with log_file().open("ab") as log:
        java = subprocess.Popen(  # noqa: S603  every word of the command is ours
            command(program, token, port, properties),
            cwd=directory,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            preexec_fn=_dies_with_parent(),  # noqa: PLW1509  safe here: this process has one thread
        )
    try:
        yield java
    finally:
        java.kill()
        java.wait()


def _dies_with_parent() -> Callable[[], None]:
    """Make what the child does first: ask the kernel to be killed when this process is gone."""
    libc = ctypes.CDLL(None)
    parent = os.getpid()

    def ask() -> None:
        libc.prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)

    return ask


def _check_jars() -> None:
    """Refuse jars that are not what the lock says; read while Java starts, it costs no time."""
    broken = damaged()
    if broken:
        raise StartError(f"{broken[0].name} is damaged; `writer grammar install` mends it")


def _comes_to_serve(java: "subprocess.Popen[bytes]", port: int) -> bool:
    """Wait until Java listens on ``port``; False if it ended instead."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        with suppress(OSError):
            if listens(java.pid, port):
                return True
        if java.poll() is not None:
            return False
        time.sleep(0.02)
    raise StartError(f"Java did not come to serve within {START_SECONDS} seconds")


def _watch(java: "subprocess.Popen[bytes]", token: str, idle_seconds: float) -> None:
    """Return when Java has ended, nobody used it for long, or nobody can find it any more.

    Idle time is counted here, from the last change seen, so that a clock that jumps ends nothing.
    """
    end = os.pidfd_open(java.pid)
    seen, since = _last_use(), time.monotonic()
    while not select.select([end], [], [], _TICK)[0]:
        if _last_use() != seen:
            seen, since = _last_use(), time.monotonic()
        record = read()
        if time.monotonic() - since > idle_seconds or record is None or record.token != token:
            return
        _trim_log()


def _last_use() -> int:
    try:
        return use_file().stat().st_mtime_ns
    except OSError:
        return 0


def _trim_log() -> None:
    """Begin the log anew when it is long; Java appends, so that it goes on at the new end."""
    with suppress(OSError):
        if log_file().stat().st_size > LOG_BYTES:
            os.truncate(log_file(), 0)


def _unused_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], float(sys.argv[2]), sys.argv[3]))
