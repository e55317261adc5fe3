"""What every test stands on: a settled environment, sizes of property tests, the program itself, a desk."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

PROGRAM = Path(sys.executable).with_name("writer")

settings.register_profile("default", max_examples=60, deadline=None)
settings.register_profile("soak", max_examples=5_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def _shared(variable: str, default: str) -> str:
    named = os.environ.get(variable, "")
    return named if Path(named).is_absolute() else str(Path.home() / default)


ENGINE = {
    "XDG_DATA_HOME": _shared("XDG_DATA_HOME", ".local/share"),
    "XDG_STATE_HOME": _shared("XDG_STATE_HOME", ".local/state"),
}
"""LanguageTool and its running server are this user's; nothing else of theirs reaches a test."""

SETTLED = {
    "TZ": "UTC",
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "TERM": "xterm-256color",
    "COLUMNS": "80",
    "LINES": "24",
}
UNSETTLING = ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "XDG_CACHE_HOME", "EDITOR", "VISUAL", "PYTHONPATH")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home that nobody has used, and the same terminal, language and time zone everywhere."""
    folder = tmp_path_factory.mktemp("home")
    for name in UNSETTLING:
        monkeypatch.delenv(name, raising=False)
    own = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / ".config")}
    for name, value in (SETTLED | ENGINE | own).items():
        monkeypatch.setenv(name, value)
    return folder


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """An empty desk."""
    folder = tmp_path / "desk"
    (folder / "drafts").mkdir(parents=True)
    (folder / "writer.yaml").write_text("locale: en-US\n", "utf-8")
    return folder


@pytest.fixture
def writer(desk: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run ``writer`` as its users do, standing in ``desk``; keyword arguments go to ``subprocess.run``."""

    def run(
        *arguments: str | Path, env: Mapping[str, str] | None = None, **how: object
    ) -> subprocess.CompletedProcess[str]:
        options: dict[str, object] = {"cwd": desk, "stdin": subprocess.DEVNULL, "capture_output": True, "timeout": 120}
        options |= {"text": True, "encoding": "utf-8", "env": {**os.environ, **(env or {})}}
        command = [str(PROGRAM), *map(str, arguments)]
        return subprocess.run(command, **{**options, **how}, check=False)  # type: ignore[call-overload,no-any-return]

    return run
