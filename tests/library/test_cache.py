"""What is made of files is kept while they stay as they are; a bad cache is as good as none."""

import pickle
from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock

import pytest

from writer.checks.vale import pattern
from writer.desk.guides import GuideBook
from writer.desk.rules import RuleBook
from writer.library.cache import Packed, Shelf, cache_folder, kept
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


def shelf(version: str = "1") -> Shelf:
    return Shelf("few", [], version)


def test_what_lies_on_a_shelf_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    leave: list[Callable[[], None]] = []
    monkeypatch.setattr("atexit.register", leave.append)
    make = Maker()
    first = shelf()
    assert [first.get(key, make) for key in ("a", "b")] == ["value 1", "value 2"]
    assert len(leave) == 1
    leave[0]()
    assert [shelf().get(key, make) for key in ("b", "a", "c")] == ["value 2", "value 1", "value 3"]
    leave[1]()
    assert [shelf().get(key, make) for key in ("a", "c")] == ["value 1", "value 3"]
    assert shelf("2").get("a", make) == "value 4"


def test_a_shelf_holds_no_more_than_it_has_room_for_and_what_was_new_last(monkeypatch: pytest.MonkeyPatch) -> None:
    leave: list[Callable[[], None]] = []
    monkeypatch.setattr("atexit.register", leave.append)
    make = Maker()
    for keys in ("abc", "d"):
        two = Shelf("two", [], most=2)
        for key in keys:
            two.get(key, make)
        leave[-1]()
    again = Shelf("two", [], most=2)
    assert [again.get(key, make) for key in "dcab"] == ["value 4", "value 3", "value 5", "value 6"]


def test_a_thing_that_is_torn_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("atexit.register", lambda write: write)
    monkeypatch.setattr(Shelf, "_old", {"a": b"torn"})
    assert shelf().get("a", Maker()) == "value 1"


def test_a_pattern_is_loaded_as_it_was_compiled() -> None:
    source = r"(?i)(?P<word>straße|\d{2,3})(?!x)"
    fresh = pattern.compiled(source)
    again = pickle.loads(pickle.dumps(fresh))  # noqa: S301
    text = "STRASSE Straße 123x 12"
    assert [(m.span(), m["word"]) for m in again.finditer(text, timeout=1)] == [
        (m.span(), m["word"]) for m in fresh.finditer(text, timeout=1)
    ]
    assert again.search("Straße", timeout=1)


def test_what_is_packed_is_loaded_only_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    things = Packed([("a", 1), ("b", 2), ("c", 3)])
    again = pickle.loads(pickle.dumps(things))  # noqa: S301
    loads = Mock(side_effect=pickle.loads)
    monkeypatch.setattr("pickle.loads", loads)
    assert (len(again), again[1], again[1]) == (3, ("b", 2), ("b", 2))
    assert loads.call_count == 1
    assert list(again) == list(things)
    assert again == things
    assert again[1:] == (("b", 2), ("c", 3))
    with pytest.raises(IndexError):
        again[3]
