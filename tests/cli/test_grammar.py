"""``writer grammar`` where nothing is installed and nothing runs: what it says, and what it refuses."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from writer.library.userconfig import config_file

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(autouse=True)
def _bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def test_what_is_not_there_is_told(writer: Run) -> None:
    done = writer("grammar", "status")
    assert (done.stdout, done.returncode) == ("LanguageTool 6.8: not-installed\n", 0)
    done = writer("grammar", "start")
    assert (done.stderr, done.returncode) == (
        "writer: LanguageTool is not installed, or not completely (run `writer grammar install`)\n",
        3,
    )
    assert writer("grammar", "stop").stderr == "LanguageTool was not running\n"


def test_of_servers_elsewhere_only_what_is_known_is_told(writer: Run) -> None:
    config_file().parent.mkdir(parents=True)
    config_file().write_text("grammar: {servers: ['http://127.0.0.1:9']}\n", encoding="utf-8")
    assert writer("grammar", "status").stdout.splitlines() == [
        "LanguageTool: unreachable",
        "  http://127.0.0.1:9: does not answer",
        f"  no LanguageTool server of {config_file()} answers",
    ]


def test_a_folder_that_is_not_there_is_refused(writer: Run, tmp_path: Path) -> None:
    done = writer("grammar", "install", "--from", tmp_path / "nowhere")
    assert done.returncode == 2
    assert "nowhere' does not exist" in done.stderr
    done = writer("grammar", "install", "--from", tmp_path)
    assert done.returncode == 3
    assert f"{tmp_path} does not hold language-en-6.8.jar and 129 more" in done.stderr
