"""Installing from the lock: every jar verified, what is damaged mended, nothing half done taken for whole."""

import hashlib
import tomllib
from pathlib import Path

import pytest

from writer.errors import GrammarError
from writer.grammar.install import install
from writer.grammar.jars import LOCK, damaged, installed, jar_directory, locked
from writer.grammar.places import VERSION, engine_directory

FIRST = locked()[0].name
SECOND = locked()[1].name


def spoil(name: str, *, same_size: bool) -> None:
    path = jar_directory() / name
    size = path.stat().st_size
    path.unlink()
    path.write_bytes(b"x" * (size if same_size else size // 2))


def quiet(done: int, total: int, name: str) -> None:
    """Progress that nobody watches."""


@pytest.fixture
def no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "jgo.conf"
    settings.write_text("[repositories]\nnowhere = http://127.0.0.1:9/\n", encoding="utf-8")
    monkeypatch.setenv("JGO_CONFIG_FILE", str(settings))


def test_the_lock_is_made_from_the_wanted_coordinates_and_names_no_host() -> None:
    text = LOCK.read_text(encoding="utf-8")
    wanted = LOCK.with_name("jgo.toml").read_bytes()
    assert tomllib.loads(text)["metadata"]["spec_hash"] == hashlib.sha256(wanted).hexdigest()[:16]
    assert "://" not in text


def test_the_lock_has_a_checksum_and_a_name_of_its_own_for_each_of_130_jars() -> None:
    jars = locked()
    assert len({jar.name for jar in jars}) == len(jars) == 130
    assert all(len(jar.sha256) == 64 for jar in jars)
    assert {jar.version for jar in jars if jar.artifact == "languagetool-server"} == {VERSION}


def test_missing_and_damaged_jars_are_mended_from_a_folder_and_the_others_left_alone(jars: Path) -> None:
    spoil(FIRST, same_size=True)
    (jar_directory() / SECOND).unlink()
    seen: list[tuple[int, int, str]] = []
    assert [jar.name for jar in damaged()] == [FIRST, SECOND]
    assert install(lambda *step: seen.append(step), jars) == jar_directory()
    assert damaged() == ()
    assert installed() == jar_directory()
    assert [step[:2] for step in seen] == [(128, 130), (129, 130), (130, 130), (130, 130)]
    assert {step[2] for step in seen} == {"", FIRST, SECOND}
    copied = [path.name for path in jar_directory().iterdir() if not path.is_symlink()]
    assert sorted(copied) == sorted([FIRST, SECOND])
    assert sorted(path.name for path in engine_directory().iterdir()) == ["install.lock", "installed.json", "jars"]


def test_half_a_jar_is_no_installation(jars: Path) -> None:
    assert installed() == jar_directory()
    spoil(FIRST, same_size=False)
    assert installed() is None


def test_an_installation_for_another_lock_is_none(jars: Path) -> None:
    marker = engine_directory() / "installed.json"
    marker.write_text(marker.read_text(encoding="utf-8").replace('"lock": "', '"lock": "0'), encoding="utf-8")
    assert installed() is None


def test_a_folder_without_the_jar_is_refused_by_name(jars: Path, tmp_path: Path) -> None:
    (jar_directory() / FIRST).unlink()
    with pytest.raises(GrammarError, match=f"does not hold {FIRST}") as refusal:
        install(quiet, tmp_path / "nothing")
    assert VERSION in refusal.value.hint
    assert installed() is None


def test_a_folder_with_another_file_of_that_name_is_refused_and_nothing_taken(jars: Path, tmp_path: Path) -> None:
    (jar_directory() / FIRST).unlink()
    (tmp_path / "usb").mkdir()
    (tmp_path / "usb" / FIRST).write_bytes(b"something else")
    with pytest.raises(GrammarError, match=f"{FIRST} arrived damaged"):
        install(quiet, tmp_path / "usb")
    assert not (jar_directory() / FIRST).exists()


@pytest.mark.usefixtures("no_network")
def test_without_a_network_the_hint_says_what_to_do(jars: Path) -> None:
    (jar_directory() / FIRST).unlink()
    with pytest.raises(GrammarError, match=f"{FIRST} could not be downloaded") as refusal:
        install(quiet)
    assert "--from DIR" in refusal.value.hint
    assert refusal.value.exit_code == 3


@pytest.mark.usefixtures("no_network")
def test_what_is_complete_needs_no_network(jars: Path) -> None:
    (engine_directory() / "installed.json").unlink()
    assert installed() is None
    install(quiet)
    assert installed() == jar_directory()


def test_an_interrupted_installation_goes_on_where_it_stopped(jars: Path) -> None:
    gone = [jar.name for jar in locked()[:40]]
    for name in gone:
        (jar_directory() / name).unlink()

    def interrupt(done: int, total: int, name: str) -> None:
        if done == 100:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        install(interrupt, jars)
    left = {jar.name for jar in damaged()}
    assert len(left) <= 30
    assert installed() is None
    install(quiet, jars)
    assert installed() == jar_directory()
