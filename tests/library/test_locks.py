"""The second of two writers is told, and a lock that was left behind stops nobody."""

import json
import os
import platform
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from writer.errors import SaveError
from writer.library.locks import locked


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    (tmp_path / ".writer").mkdir()
    return tmp_path / "a.md"


def lock(draft: Path, text: str) -> Path:
    path = draft.parent / ".writer" / "a.lock"
    path.write_text(text, "utf-8")
    return path


def of(pid: int, *, since: datetime | None = None) -> str:
    at = (since or datetime.now(UTC)).isoformat()
    return json.dumps({"by": "ana", "host": platform.node(), "pid": pid, "since": at})


def gone() -> int:
    """The number of a process that has ended."""
    child = os.fork()
    if not child:
        os._exit(0)
    os.waitpid(child, 0)
    return child


def test_who_writes_is_told_to_the_second(draft: Path) -> None:
    text = of(1)
    path = lock(draft, text)
    with pytest.raises(SaveError, match="is being written by ana on "), locked(draft):
        pass
    assert path.read_text("utf-8") == text


def test_a_lock_that_says_nothing_yet_is_one(draft: Path) -> None:
    path = lock(draft, "")
    with pytest.raises(SaveError, match="somebody who came at this moment"), locked(draft):
        pass
    os.utime(path, (0, 0))
    with locked(draft):
        assert json.loads(path.read_text("utf-8"))["pid"] == os.getpid()
    assert not path.exists()


@pytest.mark.parametrize("what", ["no process", "a day", "nothing that can be read"])
def test_what_was_left_behind_stops_nobody(draft: Path, what: str) -> None:
    texts = {"no process": of(gone()), "a day": of(1, since=datetime.now(UTC) - timedelta(days=2))}
    path = lock(draft, texts.get(what, "{"))
    with locked(draft):
        assert json.loads(path.read_text("utf-8"))["pid"] == os.getpid()
    assert list(path.parent.iterdir()) == []


def test_a_lock_that_came_while_an_old_one_was_taken_away_holds(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, rename = lock(draft, "{"), Path.rename

    def late(self: Path, target: Path) -> Path:
        if self == path:
            path.write_text(of(1), "utf-8")  # another took the old one away, and has come
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", late)
    with pytest.raises(SaveError, match="is being written by ana on "), locked(draft):
        pass
    assert json.loads(path.read_text("utf-8"))["pid"] == 1
