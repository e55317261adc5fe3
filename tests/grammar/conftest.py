"""One LanguageTool for the whole run, and machines of their own for tests that start and kill servers."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from writer.grammar import server
from writer.grammar.jars import jar_directory, locked, record
from writer.grammar.places import engine_directory
from writer.grammar.server import Server

LONG, SHORT = 300, 60
"""Seconds after which a server of the tests ends itself, so that a run that was killed leaves none for long."""


@pytest.fixture(scope="session")
def shared_state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("shared-state")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folder))
        yield folder
        server.stop()


@pytest.fixture
def languagetool(shared_state: Path, monkeypatch: pytest.MonkeyPatch) -> Server:
    """The server of the run, never the user's."""
    monkeypatch.setenv("XDG_STATE_HOME", str(shared_state))
    return server.ensure(LONG)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A machine on which no server runs; the jars are those of the user."""
    folder = Path(tempfile.mkdtemp())
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    monkeypatch.setattr(server, "IDLE_SECONDS", SHORT)
    yield folder
    server.stop()
    shutil.rmtree(folder)


@pytest.fixture
def jars(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation of its own, whose jars are links to the real ones; gives the folder of the real ones."""
    real = jar_directory()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    jar_directory().mkdir(parents=True)
    for jar in locked():
        (jar_directory() / jar.name).symlink_to(real / jar.name)
    record()
    assert engine_directory().is_relative_to(tmp_path)
    return real
