"""The app in a real terminal of 80×24, by keyboard alone: from nothing to a saved draft of 700 words."""

import os
import re
import shlex
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.acceptance

PROGRAM = Path(sys.executable).with_name("writer")
PATIENCE = 30
SETTLED_WITHIN = 10
QUIET = 0.2
SENTENCE = "The harbor office confirmed on Monday that the night crossing runs again from the first week of May. "


class Terminal:
    """One tmux server of its own, with one window."""

    def __init__(self, folder: Path, command: str) -> None:
        self.server = f"writer-{uuid.uuid4().hex[:8]}"
        window = ("new-session", "-d", "-x", "80", "-y", "24", "-c", str(folder), command)
        self.tmux("-f", "/dev/null", "start-server", ";", "set-option", "-g", "remain-on-exit", "on", ";", *window)

    def tmux(self, *words: str) -> str:
        command = ["tmux", "-L", self.server, *words]
        return subprocess.run(
            command, capture_output=True, text=True, check=True, env={**os.environ, "TMUX": ""}
        ).stdout

    def keys(self, *names: str) -> None:
        self.tmux("send-keys", *names)

    def type(self, text: str) -> None:
        self.tmux("send-keys", "-l", text)

    @property
    def screen(self) -> str:
        return self.tmux("capture-pane", "-p")

    def wait_for(self, pattern: str) -> str:
        """The screen once it shows ``pattern``."""
        deadline = time.monotonic() + PATIENCE
        while not re.search(pattern, screen := self.screen):
            assert not self.ended_with, f"the program ended:\n{screen}"
            assert time.monotonic() < deadline, f"no {pattern!r} on the screen:\n{screen}"
            time.sleep(0.05)
        return screen

    @property
    def explained(self) -> str:
        """The last words that the form says of the field in focus; they stand above the meter."""
        lines = [line.strip() for line in self.screen.splitlines()]
        meter = next((at for at, line in enumerate(lines) if "░" in line or "█" in line), 0)
        return next((line for line in reversed(lines[:meter]) if line), "")

    def settled(self) -> str:
        """What the form says once it has said it for a moment: a screen is painted in parts."""
        said, since = self.explained, time.monotonic()
        while time.monotonic() < since + QUIET:
            time.sleep(0.02)
            if (now := self.explained) != said:
                said, since = now, time.monotonic()
        return said

    def tab(self) -> str:
        """Go to the next field, and say what the form says of it."""
        before = self.settled()
        self.keys("Tab")
        deadline = time.monotonic() + SETTLED_WITHIN
        while self.explained == before and time.monotonic() < deadline:
            time.sleep(0.02)
        return self.settled()

    def go_to(self, words: str) -> None:
        """Press Tab until the form explains the field in focus with ``words``, its last line."""
        for _ in range(120):
            if words in self.settled() or words in self.tab():
                return
        pytest.fail(f"no field is explained by {words!r}:\n{self.screen}")

    @property
    def ended_with(self) -> str:
        """The program's exit code once it has ended."""
        return self.tmux("display-message", "-p", "#{pane_dead_status}").strip()

    def wait_for_the_end(self) -> str:
        """The exit code. tmux may miss the signal of a child that ended: told once more, it looks after it."""
        deadline = time.monotonic() + PATIENCE
        server = int(self.tmux("display-message", "-p", "#{pid}"))
        while not self.ended_with:
            assert time.monotonic() < deadline, self.screen
            time.sleep(0.05)
            os.kill(server, signal.SIGCHLD)
        return self.ended_with

    def close(self) -> None:
        subprocess.run(["tmux", "-L", self.server, "kill-server"], capture_output=True, check=False)


GENRES = sorted(path.parent.name for path in (Path(__file__).parents[2] / "templates").glob("*/genre.yaml"))


@pytest.fixture
def terminal(desk: Path) -> Iterator[Terminal]:
    opened = Terminal(desk, shlex.quote(str(PROGRAM)))
    yield opened
    opened.close()


def begin(terminal: Terminal) -> None:
    """From the empty library to the form of a new draft."""
    terminal.wait_for(r"Press n to start one[\s\S]*Quit")
    terminal.keys("n")
    terminal.wait_for("which genre")
    terminal.keys(*["Down"] * GENRES.index("season-renewal"), "Enter")
    terminal.wait_for(r"Title[\s\S]*The title of the series or film[\s\S]*Save")
    terminal.type("Night Ferry")
    terminal.wait_for(r"Title +Night Ferry")


def add_to_cast(terminal: Terminal, actor: str, character: str) -> None:
    terminal.go_to("each row must be sourced")
    terminal.keys("a")
    terminal.wait_for("Actor")
    terminal.type(actor)
    terminal.wait_for(f"Actor +{actor}")
    terminal.keys("Tab")
    terminal.wait_for("as the credits spell it")
    terminal.type(character)
    terminal.wait_for(f"Character +{character}")
    terminal.keys("C-s")
    terminal.wait_for(f"{actor}.*{character}")


def write_on(terminal: Terminal, sentences: int) -> None:
    terminal.keys("F3")
    assert "Orbit+" in terminal.wait_for(r"\[TK")
    terminal.keys("C-End", "Enter", "Enter")
    for _ in range(sentences):
        terminal.type(SENTENCE)
    terminal.wait_for(r"\b[7-9]\d\d\b[^\n]*words")


def test_a_draft_of_700_words_by_keyboard_alone(terminal: Terminal, desk: Path) -> None:
    begin(terminal)
    terminal.go_to("The service, channel or distributor")
    terminal.type("Orbit+")
    terminal.wait_for(r"Platform +Orbit\+")
    terminal.tab()
    terminal.type("2")
    terminal.wait_for(r"Season +2\b")
    add_to_cast(terminal, "Mara Quill", "Ines Vidal")
    sentences = 700 // len(SENTENCE.split()) + 1
    write_on(terminal, sentences)

    terminal.keys("C-s")
    terminal.wait_for(r"Saved night-ferry-season-2\.md")
    saved = (desk / "drafts" / "night-ferry-season-2.md").read_text("utf-8")
    assert "title: Night Ferry\n" in saved
    assert "platform: Orbit+\n" in saved
    assert "actor: Mara Quill, character: Ines Vidal" in saved
    assert saved.count(SENTENCE.strip()) == sentences

    terminal.keys("C-o")
    assert "Night Ferry" in terminal.wait_for("1 draft")
    terminal.keys("C-q")
    assert terminal.wait_for_the_end() == "0"


def test_unsaved_work_is_asked_about(terminal: Terminal, desk: Path) -> None:
    begin(terminal)
    terminal.keys("C-q")
    terminal.wait_for("Unsaved changes")
    terminal.keys("Escape")
    terminal.wait_for("Night Ferry")
    assert list((desk / "drafts").glob("*.md")) == []


def test_quitting_right_behind_fast_typing_asks_first(terminal: Terminal, desk: Path) -> None:
    begin(terminal)
    terminal.keys("C-s")
    terminal.wait_for(r"Saved night-ferry\.md")
    terminal.tmux("send-keys", "-l", " again and again", ";", "send-keys", "C-q")
    terminal.wait_for("Unsaved changes")
    terminal.keys("Escape")
    terminal.wait_for(r"Title +Night Ferry again and again")
    assert "title: Night Ferry\n" in (desk / "drafts" / "night-ferry.md").read_text("utf-8")
