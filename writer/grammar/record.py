"""What is written down of the running server, so that every process finds the same one."""

from contextlib import suppress
from pathlib import Path

from writer.grammar.places import state_directory
from writer.grammar.process import carries
from writer.values import Value, as_json, from_json

STARTING = "starting"
RUNNING = "running"
FAILED = "failed"

TAKEN = 3
"""Exit code of a supervisor that found another one at work."""


class Record(Value):
    """One life of the server.

    ``token`` is random and stands on the command lines of both processes: it tells them from
    strangers that were given the same process number later.
    """

    state: str
    token: str
    supervisor: int
    java: int = 0
    port: int = 0
    reason: str = ""

    @property
    def is_starting(self) -> bool:
        """Whether its supervisor is at work on it."""
        return self.state == STARTING and carries(self.supervisor, self.token)

    @property
    def is_running(self) -> bool:
        """Whether it answers; both processes must be there."""
        both = carries(self.supervisor, self.token) and carries(self.java, self.token)
        return self.state == RUNNING and both


def read() -> Record | None:
    """Read what the last supervisor wrote, maybe one of a newer release; None if it is torn or not there."""
    try:
        return from_json(_file().read_bytes(), Record)
    except (OSError, ValueError):
        return None


def write(record: Record) -> None:
    """Put ``record`` in place of the last one, whole or not at all."""
    fresh = _file().with_suffix(".new")
    fresh.write_text(as_json(record), "utf-8")
    fresh.replace(_file())


def remove(token: str) -> None:
    """Forget the server ``token``, unless another has taken its place."""
    record = read()
    if record and record.token == token:
        _file().unlink(missing_ok=True)


def log_file() -> Path:
    """Name the file that holds what the server last said; kept below a megabyte."""
    return state_directory() / "server.log"


def use_file() -> Path:
    """Name the file whose time of change is the last use of the server; it has a byte for each request."""
    return state_directory() / "used"


def count_request() -> None:
    """Note that the server is asked; appended, so that processes do not disturb each other."""
    with suppress(OSError), use_file().open("ab") as file:
        file.write(b".")


def requests() -> int:
    """Say how many requests the running server has been sent."""
    try:
        return use_file().stat().st_size
    except OSError:
        return 0


def _file() -> Path:
    return state_directory() / "server.json"
