"""What the README promises: its two commands in a copy of the repository, the real facts, the picture."""

import os
import shutil
import struct
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.acceptance

ROOT = Path(__file__).parent.parent.parent
SHARED_FACTS = ROOT.parent / "shared" / "samples" / "facts"
PICTURE = ROOT / "docs" / "images" / "workbench.svg"
NOT_COPIED = (".git", ".venv", "*_cache", "__pycache__", ".hypothesis", "build", "dist")

Writer = Callable[..., subprocess.CompletedProcess[str]]


def make(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = ["make", *words]
    return subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


def test_make_run_without_a_terminal_in_a_fresh_copy(tmp_path: Path) -> None:
    copy = tmp_path / "a copy"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*NOT_COPIED))
    done = make(copy, "run")
    assert done.returncode == 0, done.stdout + done.stderr
    draft, _, report = done.stdout.rpartition("sample.md\n")
    assert "title: All of Us Are Dead" in draft
    assert "## " in draft
    assert "words" in report
    assert "0 errors" in report
    assert "did not run" not in report
    assert "pip" not in make(copy, "-n", "setup").stdout


@pytest.mark.parametrize("facts", ["season-renewal"])
def test_the_real_facts_render_and_pass(facts: str, desk: Path, writer: Writer) -> None:
    rendered = writer("render", SHARED_FACTS / f"{facts}.yaml")
    assert (rendered.returncode, rendered.stderr) == (0, "")
    assert "None" not in rendered.stdout
    (desk / "drafts" / "a.md").write_text(rendered.stdout, "utf-8")
    checked = writer("check", "drafts/a.md", "--level", "warning")
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_picture_of_the_readme_shows_something(tmp_path: Path) -> None:
    assert PICTURE.relative_to(ROOT).as_posix() in (ROOT / "README.md").read_text("utf-8")
    assert PICTURE.is_file()
    shot = tmp_path / "shot.png"
    browser = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1200,800"]
    own = {**os.environ, "HOME": str(tmp_path)}
    command = [*browser, f"--screenshot={shot}", PICTURE.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=own)
    assert len(colors(shot.read_bytes())) > 20


def colors(png: bytes) -> set[bytes]:
    """The different pixels of a PNG with 8 bits a channel, filters left on: enough to tell a picture from a blank."""
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert depth == 8
    size = {2: 3, 6: 4}[kind]
    data, at = b"", 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += length + 12
    pixels = zlib.decompress(data)
    row = 1 + width * size
    return {pixels[y * row + x : y * row + x + size] for y in range(height) for x in range(1, row, size)}
