"""The user's own configuration: what runs here and where copy may go."""

from pathlib import Path

import pytest

from writer.errors import FileError
from writer.library.userconfig import GrammarConfig, UserConfig, config_file, read_user_config


def configure(text: str) -> None:
    config_file().parent.mkdir(parents=True, exist_ok=True)
    config_file().write_text(text, encoding="utf-8")


def test_it_lies_where_the_user_keeps_configuration(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert config_file() == home / ".config" / "writer" / "config.yaml"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert config_file() == tmp_path / "writer" / "config.yaml"
    monkeypatch.setenv("XDG_CONFIG_HOME", "here")
    assert config_file() == home / ".config" / "writer" / "config.yaml"


@pytest.mark.parametrize("text", ["", "grammar:\n", "grammar: {}\n", "grammar: {servers: []}\n"])
def test_nothing_said_is_the_default(text: str) -> None:
    assert read_user_config() == UserConfig()
    configure(text)
    assert read_user_config() == UserConfig()


def test_everything_said_is_read() -> None:
    configure(
        "grammar:\n  java: ~/jdk/bin/java\n  idle_minutes: 5\n"
        "  servers: [http://localhost:8081/, https://lt.example.org/a, http://localhost:8081]\n"
    )
    assert read_user_config().grammar == GrammarConfig(
        java=Path.home() / "jdk/bin/java",
        idle_minutes=5,
        servers=("http://localhost:8081", "https://lt.example.org/a"),
    )


def test_everything_wrong_is_told_at_once_with_its_place() -> None:
    configure(
        "grammar:\n  java: bin/java\n  idle_minutes: 0\n"
        "  servers:\n    - http://a:1/v2/check\n    - ftp://b\n    - https://c\n  sever: x\nguide: US\n"
    )
    with pytest.raises(FileError) as refusal:
        read_user_config()
    where = [(one.place.line, one.place.column) for one in refusal.value.problems if one.place]
    assert where == [(2, 9), (3, 17), (5, 7), (6, 7), (8, 3), (9, 1)]
    assert "did you mean 'servers'?" in str(refusal.value)


def test_a_desk_cannot_lend_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in (tmp_path / "writer", tmp_path / ".config" / "writer"):
        folder.mkdir(parents=True)
        (folder / "config.yaml").write_text("grammar: {java: /bin/false}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_user_config() == UserConfig()
