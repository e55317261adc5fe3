"""Locks on drafts: who is writing one, and since when, so that the second is told."""

import json
import os
import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from writer.errors import SaveError, reason
from writer.library.files import mend
from writer.library.log import whoami
from writer.library.places import beside
from writer.values import Value, asdict

_FORGOTTEN = timedelta(days=1)
"""A lock that is older was left behind on a machine that we cannot ask."""


_MOMENT = 5.0
"""So many seconds a lock may be empty: its owner has made the file, and will say at once who they are."""

_COMING = "somebody who came at this moment"


class Lock(Value):
    """Who holds a draft: the user, the machine, the process, and since when (UTC)."""

    by: str
    host: str
    pid: int
    since: str

    @property
    def is_held(self) -> bool:
        """Whether its process may still be at work."""
        try:
            if datetime.now(UTC) - datetime.fromisoformat(self.since) > _FORGOTTEN:
                return False
            if self.host == platform.node():
                os.kill(self.pid, 0)
        except PermissionError:
            return True
        except (OSError, ValueError):
            return False
        return True

    def __str__(self) -> str:
        """``ana on desk-2, for 12 minutes``."""
        minutes = int((datetime.now(UTC) - datetime.fromisoformat(self.since)).total_seconds() // 60)
        return f"{self.by or 'somebody'} on {self.host}, for {minutes} minute{'s' * (minutes != 1)}"


def holder(draft: Path) -> Lock | None:
    """Who holds the draft in the file ``draft``, if it is not this process."""
    return _held(_read(_path(draft)))


def _read(path: Path) -> str:
    with suppress(OSError, ValueError):
        return path.read_text("utf-8")
    return ""


def _held(text: str) -> Lock | None:
    """The lock that this text is, if somebody else may still be at work."""
    try:
        lock = Lock(**json.loads(text))
    except (ValueError, TypeError):
        return None
    own = lock.pid == os.getpid() and lock.host == platform.node()
    return lock if lock.is_held and not own else None


@contextmanager
def locked(draft: Path) -> Iterator[None]:
    """Hold the draft while it is written. Raises ``SaveError`` if somebody else does."""
    path = _path(draft)
    mine = Lock(by=whoami(), host=platform.node(), pid=os.getpid(), since=datetime.now(UTC).isoformat())
    text = json.dumps(asdict(mine))
    if not _take(path, text):
        _refuse(draft, path, _in_the_way(path))
        if not _take(path, text):
            _refuse(draft, path, holder(draft) or _COMING)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def _in_the_way(path: Path) -> object:
    """Who holds the draft; a lock that was left behind is taken away, but never one that has come meanwhile."""
    text = _read(path)
    held = _held(text)
    with suppress(OSError):
        if held or (not text and time.time() - path.stat().st_mtime < _MOMENT):
            return held or _COMING
        aside = path.with_name(f"{path.name}.{os.getpid()}-{os.urandom(4).hex()}")
        path.rename(aside)
        came = _read(aside)
        if came != text and not path.exists():
            aside.rename(path)
            return _held(came) or _COMING
        aside.unlink()
    return None


def _refuse(draft: Path, path: Path, other: object) -> None:
    if other:
        message = f"{draft} is being written by {other}"
        raise SaveError(message, hint=f"nothing was changed; try again, or delete {path}")


def _take(path: Path, text: str) -> bool:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        return False
    except OSError as error:
        raise SaveError(f"{path} cannot be written: {reason(error)}", hint=mend(error)) from None
    with suppress(OSError), os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    return True


def _path(draft: Path) -> Path:
    return beside(draft, "lock")
