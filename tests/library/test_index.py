"""The index: follows its folder, by content and not by time alone, in several processes, and after damage."""

import multiprocessing
import os
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from writer.library.entries import Entry, Reading, Seen
from writer.library.files import write_text
from writer.library.index import LISTED, Index


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(f"{name} 1 2 3", "utf-8")
    return tmp_path


class Reader:
    """Reads a draft's title and the keys of its phrases as plain words, and counts how often."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, path: Path, text: str) -> Reading:
        self.read.append(path.stem)
        title, *keys = text.split()
        entry = Entry(slug=path.stem, title=title, lede=int(keys[0]), day="2026-07-21")
        return Reading(entry=entry, phrases=[int(key) for key in keys if key.isdigit()], said=text)


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def index(folder: Path, reader: Reader) -> Iterator[Index]:
    opened = Index(folder, reader, "1")
    opened.follow()
    yield opened
    opened.close()


def slugs(index: Index, key: int) -> list[str]:
    found = (index.draft(number) for number in index.sharing([key]).get(key, ()))
    return sorted(entry.slug for entry in found if entry)


def test_it_follows_what_is_new_changed_and_gone(folder: Path, reader: Reader, index: Index) -> None:
    assert slugs(index, 2) == ["a", "b"]
    (folder / "a.md").write_text("a 7 8 9 10", "utf-8")
    (folder / "b.md").unlink()
    (folder / "c.md").write_text("c 2", "utf-8")
    (folder / ".hidden.md").write_text("h 2", "utf-8")
    index.follow()
    assert (slugs(index, 2), slugs(index, 8)) == (["c"], ["a"])
    assert [entry.slug for entry in index.with_key("lede", 7)] == ["a"]
    assert index.with_title("b") == []
    assert sorted(reader.read) == ["a", "a", "b", "c"]


def test_what_was_only_touched_is_not_read_again(folder: Path, reader: Reader, index: Index) -> None:
    os.utime(folder / "a.md", ns=(1, 1))
    index.follow()
    index.follow()
    assert sorted(reader.read) == ["a", "b"]


def test_the_next_run_reads_nothing_and_another_version_all(folder: Path, reader: Reader, index: Index) -> None:
    Index(folder, reader, "1").follow()
    assert len(reader.read) == 2
    Index(folder, reader, "2").follow()
    assert len(reader.read) == 4


@pytest.mark.parametrize("damage", [b"no database at all", b"\xff" * 5000])
def test_a_damaged_index_is_made_anew(folder: Path, reader: Reader, index: Index, damage: bytes) -> None:
    index.close()
    (file,) = cache()
    for more in file.parent.glob(f"{file.name}-*"):
        more.unlink()
    content = bytearray(file.read_bytes())
    content[: len(damage)] = damage
    file.write_bytes(content)
    fresh = Index(folder, reader, "1")
    fresh.follow()
    assert slugs(fresh, 2) == ["a", "b"]


def test_damage_in_the_middle_is_found_while_asking(folder: Path, reader: Reader, index: Index) -> None:
    index.close()
    (file,) = cache()
    content = bytearray(file.read_bytes())
    content[4096:] = b"\x55" * (len(content) - 4096)
    file.write_bytes(content)
    fresh = Index(folder, reader, "1")
    fresh.follow()
    assert slugs(fresh, 2) == ["a", "b"]


def test_where_nothing_can_be_written_it_lives_in_memory(
    folder: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "no-folder").write_text("", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "no-folder"))
    fresh = Index(folder, reader, "1")
    fresh.follow()
    assert slugs(fresh, 2) == ["a", "b"]


def test_several_processes_fill_one_index(folder: Path) -> None:
    for number in range(300):
        (folder / f"d{number}.md").write_text(f"d{number} {number + 10} 5", "utf-8")
    context = multiprocessing.get_context("fork")
    runs = [context.Process(target=_fill, args=(folder,)) for _ in range(3)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0, 0, 0]
    (file,) = cache()
    line = sqlite3.connect(file)
    assert line.execute("SELECT count(*) FROM drafts").fetchone() == (302,)
    assert line.execute("SELECT count(*) FROM phrases WHERE key = 5").fetchone() == (300,)
    assert line.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def _fill(folder: Path) -> None:
    index = Index(folder, Reader(), "1")
    index.follow()
    index.close()


def cache() -> list[Path]:
    return list((Path(os.environ["HOME"]) / ".cache" / "writer").glob("drafts-*.sqlite"))


def test_words_are_found_in_what_a_draft_says_now(folder: Path, index: Index) -> None:
    assert (index.saying('"2"'), index.saying('"b 1"'), index.saying('"B" *')) == ({"a", "b"}, {"b"}, {"b"})
    (folder / "b.md").write_text("b 7 the Élan of Night-Ferries", "utf-8")
    index.follow()
    assert (index.saying('"2"'), index.saying('"elan"'), index.saying('"night ferr" *')) == ({"a"}, {"b"}, {"b"})
    (folder / "a.md").unlink()
    index.follow()
    assert index.saying('"2"') == set()


def test_a_list_tells_what_a_check_found_in_this_very_text(folder: Path, index: Index) -> None:
    def listed() -> dict[str, tuple[object, ...]]:
        rows = [dict(zip(LISTED, row, strict=True)) for row in index.listed()]
        return {row["slug"]: tuple(row[name] for name in Seen.__struct_fields__) for row in rows}

    index.note("a", "", "a 1 2 3", Seen(errors=0, warnings=2, suggestions=1, unrun=1))
    assert listed() == {"a": (0, 2, 1, 1), "b": (None, None, None, None)}
    (folder / "a.md").write_text("a 1 2 4", "utf-8")
    index.follow()
    assert listed()["a"] == (None, None, None, None)
    index.note("b", "", "b 5", Seen(errors=3, warnings=0, suggestions=0, unrun=0))  # as it will be saved
    assert listed()["b"] == (None, None, None, None)
    (folder / "b.md").write_text("b 5", "utf-8")
    index.follow()
    assert listed()["b"] == (3, 0, 0, 0)
    index.note(
        "b", "review", "b 5", Seen(errors=9, warnings=0, suggestions=0, unrun=0)
    )  # held to be at a stage to come
    assert listed()["b"] == (3, 0, 0, 0)
    index.carry("b", "b 5", "b 5 signed")
    (folder / "b.md").write_text("b 5 signed", "utf-8")
    index.follow()
    assert listed()["b"] == (3, 0, 0, 0)


def test_two_threads_may_ask_one_index_while_it_is_followed(folder: Path, reader: Reader, index: Index) -> None:
    def use(number: int) -> int:
        for at in range(10):
            write_text(folder / f"{number}-{at}.md", f"t {at}", sync=False)
            index.follow()
            index.note(f"{number}-{at}", "", f"t {at}", Seen(errors=1, warnings=0, suggestions=0, unrun=0))
        return index.count()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(use, range(4)))
    assert index.count() == 42
    assert len(Index(folder, reader, "1").listed()) == 42, "what was written is in the file"
