"""What is made of files is kept while they stay as they are; a bad cache is as good as none."""

from pathlib import Path

import pytest

from writer.desk.guides import GuideBook
from writer.desk.rules import RuleBook
from writer.library.cache import cache_folder, kept
from writer.library.desks import DeskSettings
from writer.library.places import Places


class Maker:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> str:
        self.made += 1
        return f"value {self.made}"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "rule.yml"
    path.write_text("one")
    return path


def test_it_is_made_once_and_again_when_the_file_changes(source: Path) -> None:
    make = Maker()
    assert [kept("x", [source], [], make) for _ in range(3)] == ["value 1"] * 3
    source.write_text("other")
    assert kept("x", [source], [], make) == "value 2"


@pytest.mark.parametrize("content", [b"", b"torn", b"\x80\x05N.", b"\x80\x05cposix\nnothing\n."])
def test_a_torn_cache_is_made_anew(source: Path, content: bytes) -> None:
    make = Maker()
    kept("x", [source], [], make)
    (path,) = cache_folder().glob("x-*.pickle")
    path.write_bytes(content)
    assert kept("x", [source], [], make) == "value 2"
    assert kept("x", [source], [], make) == "value 2"


def test_a_cache_that_cannot_be_written_is_done_without(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(source))
    make = Maker()
    assert [kept("x", [source], [], make) for _ in range(2)] == ["value 1", "value 2"]


def test_the_rules_of_a_guide_are_kept() -> None:
    fresh = RuleBook(GuideBook(Places(root=None), DeskSettings())).rules("US")
    assert list(cache_folder().glob("rules-US-*.pickle"))
    again = RuleBook(GuideBook(Places(root=None), DeskSettings())).rules("US")
    assert again == fresh
    assert again.ids
