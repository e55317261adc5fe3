"""What is not saved outlives a kill: kept while one types, offered when the desk is opened again."""

import fcntl
import json
import os
import pty
import select
import shutil
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyte
import pytest
from textual.events import Key
from textual.messages import ExitApp

from writer.desk import Desk
from writer.library.unsaved import Unsaved, keep, left_behind, new_place
from writer.tui.manuscript import as_unsaved, new_manuscript, open_manuscript

PROGRAM = Path(sys.executable).with_name("writer")
COLUMNS, LINES, PATIENCE = 80, 24, 60
ENTER, CTRL_S, CTRL_Q, F3, DOWN = "\r", "\x13", "\x11", "\x1bOR", "\x1b[B"


class Terminal:
    """The program in a pseudo-terminal, and the screen that it draws there."""

    def __init__(self, folder: Path) -> None:
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        self.child, self._line = pty.fork()
        if not self.child:
            os.chdir(folder)
            os.execve(PROGRAM, [str(PROGRAM)], dict(os.environ))  # noqa: S606
        fcntl.ioctl(self._line, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))

    def type(self, text: str) -> None:
        os.write(self._line, text.encode())

    @property
    def text(self) -> str:
        return "\n".join(self._screen.display)

    def until(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < deadline, self.text
            if select.select([self._line], [], [], 0.1)[0]:
                self._stream.feed(os.read(self._line, 65536))

    def sees(self, *texts: str) -> None:
        self.until(lambda: all(text in self.text for text in texts))

    def hang_up(self) -> int:
        """Cut the line, and wait for the program: the signal that ended it, or 0."""
        os.close(self._line)
        _, status = os.waitpid(self.child, 0)
        self.child = 0
        return os.WTERMSIG(status)

    def kill(self) -> None:
        if self.child:
            os.kill(self.child, signal.SIGKILL)
            os.waitpid(self.child, 0)
            os.close(self._line)
            self.child = 0


@pytest.fixture
def opened(desk: Desk) -> Iterator[Callable[[], Terminal]]:
    terminals: list[Terminal] = []

    def open_() -> Terminal:
        terminals.append(Terminal(desk.places.drafts.parent))
        return terminals[-1]

    yield open_
    for terminal in terminals:
        terminal.kill()


def test_a_kill_loses_nothing_of_a_draft_that_was_saved_before(
    opened: Callable[[], Terminal], ferry: Path, tmp_path: Path
) -> None:
    before = _read(ferry)
    first = opened()
    first.sees("1 draft")
    first.type(ENTER)
    first.sees("Release window")
    first.type(F3)
    first.sees("Night Ferry comes in late 2026.")
    first.type("Ahoy, all aboard. ")
    first.until(lambda: "Ahoy, all aboard. " in _kept(tmp_path))
    first.kill()
    assert _read(ferry) == before

    second = opened()
    second.sees("Unsaved text was found", "Night Ferry (night-ferry.md)", "24 words; the saved file has 21")
    second.type("r")
    second.sees("● Night Ferry", "F3 Draft")
    second.type(F3)
    second.sees("Ahoy, all aboard. Night Ferry comes")
    second.type(CTRL_S)
    second.sees("Saved night-ferry.md")
    assert _read(ferry) == before.replace("\nNight Ferry comes", "\nAhoy, all aboard. Night Ferry comes")
    second.until(lambda: not _kept(tmp_path))


def test_a_kill_loses_nothing_of_a_form_and_of_a_draft_without_a_file(
    opened: Callable[[], Terminal], desk: Desk, tmp_path: Path
) -> None:
    first = opened()
    first.sees("0 drafts")
    first.type("n")
    first.sees("Short notice", "Enter Choose")
    first.type(ENTER)
    first.sees("As its makers spell it.")
    first.type(f"Night Ferry{ENTER}two")
    first.sees("✗ 'two' is not a whole number")
    first.type(DOWN * 6 + "a")
    first.sees("Cast: new")
    first.type("Mara Quill")
    first.until(lambda: "actor: Mara Quill" in _kept(tmp_path))
    first.kill()
    assert list(desk.places.drafts.iterdir()) == []

    second = opened()
    second.sees("Unsaved text was found", "Night Ferry (never saved)")
    second.type("r")
    second.sees("● Night Ferry", "✗ 'two' is not a whole number", "Mara Quill")
    second.type(CTRL_Q)
    second.sees("Unsaved changes")
    second.type("d")
    second.until(lambda: not _kept(tmp_path))


def test_a_line_that_is_cut_loses_nothing_and_leaves_no_process(
    opened: Callable[[], Terminal], ferry: Path, tmp_path: Path
) -> None:
    terminal = opened()
    terminal.sees("1 draft")
    terminal.type(ENTER)
    terminal.sees("Release window")
    terminal.type(F3)
    terminal.sees("Night Ferry comes in late 2026.")
    terminal.type("Ahoy.")
    terminal.sees("Ahoy.")
    terminal.type(" All aboard. ")
    terminal.sees("All aboard.")  # what is still in the line when it is cut, nobody has
    assert terminal.hang_up() == signal.SIGHUP
    assert "Ahoy. All aboard. Night Ferry" in _kept(tmp_path)


async def test_unsaved_text_waits_until_its_draft_is_opened(drive: Any, desk: Desk, ferry: Path) -> None:
    place = _leave(desk, ferry, "Ahoy. ")
    async with drive() as user:
        await user.sees("Unsaved text was found", "22 words; the saved file has 21")
        await user.press("l")
        await user.sees("1 draft")
        assert not user.shows("Unsaved text")
        await user.press("enter")
        await user.sees("Unsaved text was found", "Open as saved")
        await user.press("o")
        await user.at_work()
        assert user.text.startswith("Night Ferry comes")
        await user.press("ctrl+o")
        await user.sees("1 draft")
        await user.press("enter")
        await user.sees("Unsaved text was found")
        await user.press("r")
        await user.at_work()
        assert user.text.startswith("Ahoy. Night Ferry comes")
        assert user.bench.unsaved
        await user.until(lambda: left_behind(str(desk.places.drafts)) == ())
        assert place.exists()


async def test_what_is_thrown_away_is_gone_and_the_draft_stays(drive: Any, desk: Desk, ferry: Path) -> None:
    before, place = _read(ferry), _leave(desk, ferry, "Ahoy. ")
    async with drive() as user:
        await user.sees("Unsaved text was found")
        await user.press("d")
        await user.until(lambda: not place.exists())
        await user.sees("1 draft")
    assert _read(ferry) == before


async def test_a_draft_that_changed_meanwhile_is_not_gone_over(drive: Any, desk: Desk, ferry: Path) -> None:
    _leave(desk, ferry, "Ahoy. ")
    theirs = _read(ferry).replace("They utilize", "They sail")
    _write(ferry, theirs)
    async with drive() as user:
        await user.sees("Unsaved text was found")
        await user.press("r")
        await user.at_work()
        await user.press("ctrl+s")
        await user.sees("The file changed", "saves this text as night-ferry-2.md")
        await user.press("s")
        await user.sees("Saved night-ferry-2.md")
    assert _read(ferry) == theirs
    assert "\nAhoy. Night Ferry comes" in _read(ferry.with_name("night-ferry-2.md"))


async def test_two_drafts_are_offered_one_after_the_other(drive: Any, desk: Desk, ferry: Path) -> None:
    _leave(desk, ferry, "Ahoy. ")
    new = new_manuscript(desk, "a-notice")
    _disown(_keep(as_unsaved(desk, new, new.copy, {"title": "Day Boat"})))
    async with drive() as user:
        await user.sees("Day Boat (never saved)")
        await user.press("l")
        await user.sees("Night Ferry (night-ferry.md)")
        await user.press("l")
        await user.sees("1 draft")


async def test_what_was_saved_is_not_offered(drive: Any, desk: Desk, ferry: Path) -> None:
    place = _leave(desk, ferry, "")
    async with drive() as user:
        await user.sees("1 draft")
        await user.until(lambda: not place.exists())
        assert not user.shows("Unsaved text")


async def test_undone_typing_leaves_nothing_behind(drive: Any, ferry: Path, tmp_path: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("f3")
        await user.type("Ahoy. ")
        await user.until(lambda: "Ahoy" in _kept(tmp_path))
        await user.press("ctrl+z")
        await user.until(lambda: not _kept(tmp_path))


async def test_what_was_typed_right_before_the_end_is_kept(drive: Any, ferry: Path, tmp_path: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("f3")
        for letter in "Ahoy":
            user.app.post_message(Key(letter, letter))
        user.app.post_message(ExitApp())
        await user.until(lambda: "Ahoy" in _kept(tmp_path))


async def test_what_is_discarded_right_behind_typing_leaves_nothing(drive: Any, ferry: Path, tmp_path: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("f3")
        await user.type("Ahoy. ")
        await user.press("ctrl+q")
        await user.sees("Unsaved changes")
        await user.press("d")
        await user.until(lambda: user.app.return_code == 0)
    assert _kept(tmp_path) == ""


async def test_a_sitting_that_ends_while_the_list_is_open_is_offered_with_its_draft(
    drive: Any, desk: Desk, ferry: Path
) -> None:
    async with drive() as user:
        await user.sees("1 draft")
        _leave(desk, ferry, "Ahoy. ")
        await user.press("enter")
        await user.sees("Unsaved text was found")
        await user.press("r")
        await user.at_work()
        assert user.text.startswith("Ahoy. ")


async def test_text_that_cannot_be_kept_is_told_once(drive: Any, ferry: Path, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "state", ignore_errors=True)
    (tmp_path / "state").write_text("no folder", "utf-8")
    async with drive() as user:
        await user.open()
        await user.press("f3")
        await user.type("Ahoy. ")
        await user.sees("A crash would lose")


def test_what_a_living_process_keeps_is_its_own(desk: Desk, ferry: Path) -> None:
    _keep(_unsaved(desk, ferry, "Ahoy. "))
    assert left_behind(str(desk.places.drafts)) == ()


def test_other_desks_and_foreign_files_are_none_of_ours(desk: Desk, ferry: Path) -> None:
    place = _leave(desk, ferry, "Ahoy. ")
    place.with_name("foreign.json").write_text('{"text": 1, "colour": 2}', "utf-8")
    assert left_behind("/another/desk/drafts") == ()
    assert [found for found, _ in left_behind(str(desk.places.drafts))] == [place]
    assert place.parent.stat().st_mode & 0o077 == 0


def _keep(unsaved: Unsaved) -> Path:
    place = new_place()
    keep(place, unsaved)
    return place


def _unsaved(desk: Desk, path: Path, words: str) -> Unsaved:
    manuscript = open_manuscript(desk, path)
    return as_unsaved(desk, manuscript, words + manuscript.copy, {})


def _leave(desk: Desk, path: Path, words: str) -> Path:
    """What an app would leave that was killed after ``words`` were typed at the top of the draft."""
    return _disown(_keep(_unsaved(desk, path, words)))


def _disown(place: Path) -> Path:
    """As if the process that kept it were gone, and its number given to another."""
    kept = json.loads(place.read_text("utf-8"))
    place.write_text(json.dumps({**kept, "owner": f"{os.getpid()}-1"}), "utf-8")
    return place


def _kept(folder: Path) -> str:
    """The texts that are kept in the state folder of this test."""
    places = (folder / "state" / "writer" / "unsaved").glob("*/*.json")
    return "\n".join(json.loads(place.read_text("utf-8"))["text"] for place in places)


def _read(path: Path) -> str:
    return path.read_text("utf-8")


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
