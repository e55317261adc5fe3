"""What takes long says how far it is and is stopped by Esc; every file stays as it was, and nothing waits for it."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from writer.desk.listing import Catalogue
from writer.library.entries import Progress
from writer.tui import working
from writer.tui.screens.gate import Gate
from writer.tui.screens.library import Library
from writer.tui.screens.queue import Queue
from writer.tui.screens.workbench import Workbench


def on_disk(path: Path) -> bytes:
    return path.read_bytes()


class Slow:
    """A part that goes on until it is told to end, or is let go."""

    def __init__(self) -> None:
        self.begun, self.go, self.ended, self.result = Event(), Event(), Event(), object()

    def __call__(self, *args: Any, progress: Progress = lambda _done, _of: None, **_: Any) -> Any:
        """The progress may also be the last argument."""
        told = args[-1] if args and callable(args[-1]) else progress
        self.begun.set()
        try:
            for _turn in range(300):
                if self.go.wait(0.01):
                    break
                told(100, 300)
            return self.result
        finally:
            self.ended.set()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    monkeypatch.setattr(working, "TOLD_AFTER", 0.1)
    slow = Slow()
    yield slow
    slow.go.set()


async def test_reading_drafts_tells_how_far_it_is_and_is_stopped(
    drive: Any, ferry: Path, slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drive() as user:
        await user.sees("1 draft")
        with monkeypatch.context() as patch:
            patch.setattr(Catalogue, "listed", slow)
            await user.press("r")
            await user.sees("Reading drafts: 100 of 300 · Esc stops it")
            await user.press("down")  # nothing holds up a key
            await user.press("escape")
            await user.until(slow.ended.is_set)
        await user.sees("not all are read: r reads on", "stopped, r")
        assert not user.shows("Esc stops it")
        await user.press("r")
        await user.sees("1 draft")


async def test_a_search_that_is_going_on_is_stopped_before_esc_shows_all(
    drive: Any, ferry: Path, slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("writer.tui.screens.listing.search", slow)
    async with drive() as user:
        await user.sees("1 draft")
        await user.type("/ferry")
        await user.sees("Searching:")
        await user.press("escape")
        assert user.app.screen.query_one("#search").value == "ferry"
        await user.press("escape")
        assert user.app.screen.query_one("#search").value == ""


async def test_fixing_is_stopped_and_the_text_stays_as_it_was(
    drive: Any, ferry: Path, slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("writer.desk.fixing.fix", slow)
    async with drive() as user:
        await user.open()
        before, disk = user.text, on_disk(ferry)
        await user.press("f3", "alt+s")
        await user.sees("Fixing what is safe: 100 of 300")
        await user.type("Now. ")
        await user.press("escape")
        await user.until(slow.ended.is_set)
        await user.sees("stopped, the")
        assert user.text == f"Now. {before}"
        assert on_disk(ferry) == disk


@pytest.mark.parametrize(
    ("part", "dialog", "told"),
    [
        ("writer.tui.screens.gate.judge", Gate, "Holding the draft against the gate:"),
        ("writer.tui.screens.queue.queue", Queue, "Reading what waits: 100 of 300"),
    ],
)
async def test_a_dialog_that_waits_is_left_and_nothing_has_changed(  # noqa: PLR0913  pytest passes them by name
    drive: Any, ferry: Path, slow: Slow, monkeypatch: pytest.MonkeyPatch, part: str, dialog: type, told: str
) -> None:
    async with drive() as user:
        await user.sees("1 draft")
        monkeypatch.setattr(part, slow)
        disk = on_disk(ferry)
        if dialog is Gate:
            await user.open()
        await user.press("f12" if dialog is Gate else "w")
        await user.until(lambda: isinstance(user.app.screen, dialog))
        await user.sees(told)
        await user.press("escape")
        await user.until(lambda: isinstance(user.app.screen, (Library, Workbench)))
        await user.sees("stopped")
        slow.go.set()
        assert on_disk(ferry) == disk


def test_a_work_is_told_after_a_second_and_not_before(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [10.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    work = working.Work(None, "Counting")  # type: ignore[arg-type]
    clock[0] = 10.9
    assert work.told == ""
    clock[0] = 13.2
    assert work.told == "Counting: 3 s · Esc stops it"
    work.is_over = True
    assert work.told == ""
