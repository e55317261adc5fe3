"""``writer fix``: what it writes, shows and says, and how it ends."""

import json
import os
import pty
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Writer = Callable[..., subprocess.CompletedProcess[str]]

FRONT = "---\ntitle: Night Ferry\ngenre: season-renewal\n---\n\n"
TEXT = f"{FRONT}It is a hour long .\nIt was late due to the fact that it rained."
MENDED = TEXT.replace("a hour long .", "an hour long.")
SAID = (
    "drafts/night-ferry.md:6:7: 'a hour' → 'an hour' [Base.WrongArticle]\n"
    "drafts/night-ferry.md:6:18: ' .' → '.' [Base.SpaceBeforePunctuation]\n"
)


@pytest.fixture
def draft(desk: Path) -> Path:
    path = desk / "drafts" / "night-ferry.md"
    path.write_text(TEXT, "utf-8")
    return path


def test_it_writes_says_and_logs_what_it_fixed_and_then_has_nothing_to_do(draft: Path, writer: Writer) -> None:
    done = writer("fix", "drafts/night-ferry.md")
    assert (done.returncode, done.stdout, done.stderr) == (0, SAID, "")
    assert draft.read_text("utf-8") == MENDED
    log = draft.parent / ".writer" / "night-ferry.log.jsonl"
    events = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert [(one["event"], one["check"], one["match"], one["reason"]) for one in events] == [
        ("fixed", "Base.WrongArticle", "a hour", "→ an hour"),
        ("fixed", "Base.SpaceBeforePunctuation", " .", "→ ."),
    ]
    before = draft.stat().st_mtime_ns
    assert writer("fix", "drafts").stdout == ""
    assert draft.stat().st_mtime_ns == before


def test_a_diff_can_be_applied_and_writes_nothing(draft: Path, desk: Path, writer: Writer) -> None:
    done = writer("fix", "drafts/night-ferry.md", "--diff")
    assert (done.returncode, done.stderr) == (1, "")
    assert draft.read_text("utf-8") == TEXT
    assert not (draft.parent / ".writer").exists()
    subprocess.run(["git", "apply", "-p0", "-"], input=done.stdout, text=True, check=True, cwd=desk)
    assert draft.read_text("utf-8") == MENDED
    assert (writer("fix", "drafts", "--diff").returncode, writer("fix", "drafts", "--diff").stdout) == (0, "")


def test_a_text_outside_a_desk_is_fixed_and_not_logged(tmp_path: Path, writer: Writer) -> None:
    path = tmp_path / "a.txt"
    path.write_text("It is a hour.\n", "utf-8")
    assert writer("fix", path, "--quiet").stdout == ""
    assert path.read_text("utf-8") == "It is an hour.\n"
    assert not (tmp_path / ".writer").exists()


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_it(draft: Path, desk: Path, writer: Writer) -> None:
    (desk / "drafts" / "bad.md").write_bytes(b"caf\xe9\n")
    done = writer("fix", "drafts")
    assert (done.returncode, done.stdout) == (2, SAID)
    assert done.stderr.startswith("writer: drafts/bad.md:1:4: this is not UTF-8")


def test_without_a_terminal_nobody_can_be_asked(draft: Path, writer: Writer) -> None:
    done = writer("fix", "drafts", "--unsafe")
    assert done.returncode == 2
    assert done.stderr == (
        "writer: --unsafe asks about each change, and here is no terminal (without it, safe ones are made)\n"
    )
    assert draft.read_text("utf-8") == TEXT


def test_on_a_terminal_it_asks(draft: Path, writer: Writer) -> None:
    ours, theirs = pty.openpty()
    os.write(ours, b"1\n")
    done = writer(
        *("fix", "drafts", "--unsafe", "--without", "grammar"), stdin=theirs, stderr=theirs, capture_output=False
    )
    os.close(theirs)
    asked = os.read(ours, 10_000).decode("utf-8")
    os.close(ours)
    assert done.returncode == 0
    assert "7:13 Use 'because' instead of 'due to the fact that'. [Entertainment.Wordy]" in asked
    assert draft.read_text("utf-8") == MENDED.replace("due to the fact that", "because")
