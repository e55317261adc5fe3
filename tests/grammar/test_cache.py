"""Answers on disk: found again, few enough, and never worse than none."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from writer.grammar import cache as module
from writer.grammar.cache import Cache

FILLS = """
import sys
from pathlib import Path
from writer.grammar.cache import Cache
cache = Cache(file=Path(sys.argv[1]), rows=1000)
for n in range(60):
    key = f"{sys.argv[2]} {n}".encode()
    cache.put({key: key * 50})
    assert cache.get([key]) == {key: key * 50}
"""


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(file=tmp_path / "deep" / "answers.sqlite", rows=100)


def test_what_was_put_is_found_and_nothing_else(cache: Cache) -> None:
    assert cache.get([b"a"]) == {}
    assert not cache.file.exists()
    cache.put({b"a": b"1", b"b": b""})
    cache.put({b"a": b"2"})
    assert cache.get([b"a", b"b", b"c", b"a"]) == {b"a": b"2", b"b": b""}


def test_many_keys_are_found_at_once(tmp_path: Path) -> None:
    cache = Cache(file=tmp_path / "answers.sqlite")
    values = {f"{n}".encode(): f"{n}".encode() for n in range(1234)}
    cache.put(values)
    assert cache.get(values) == values


def test_the_oldest_go_first_and_what_is_put_again_is_young(cache: Cache) -> None:
    for n in range(100):
        cache.put({f"{n}".encode(): b"x"})
    cache.put({b"0": b"x"})
    cache.put({b"100": b"x"})
    left = cache.get(f"{n}".encode() for n in range(101))
    assert len(left) <= 100
    assert b"0" in left
    assert b"1" not in left
    assert b"100" in left


def test_an_answer_without_end_is_not_kept(cache: Cache) -> None:
    cache.put({b"a": b"x" * (module.LARGEST + 1), b"b": b"x" * module.LARGEST})
    assert list(cache.get([b"a", b"b"])) == [b"b"]


def test_several_processes_fill_it_at_once(tmp_path: Path) -> None:
    file = tmp_path / "answers.sqlite"
    crowd = [subprocess.Popen([sys.executable, "-c", FILLS, str(file), str(n)]) for n in range(4)]
    assert [process.wait(60) for process in crowd] == [0] * 4
    keys = [f"{process} {n}".encode() for process in range(4) for n in range(60)]
    assert Cache(file=file).get(keys) == {key: key * 50 for key in keys}


@example(cut=47, junk=b"\x09", gap=1)  # in the header: a form of file that nobody knows yet
@given(cut=st.integers(0, 12_000), junk=st.binary(max_size=300), gap=st.integers(0, 300))
def test_a_torn_file_gives_right_answers_or_none_and_the_cache_works_again(
    tmp_path_factory: pytest.TempPathFactory, cut: int, junk: bytes, gap: int
) -> None:
    cache = Cache(file=tmp_path_factory.mktemp("torn") / "answers.sqlite")
    values = {f"{n}".encode(): f"value {n} ".encode() * 20 for n in range(40)}
    cache.put(values)
    whole = cache.file.read_bytes()
    cache.file.unlink()  # so that it is opened anew, as by another process
    cache.file.write_bytes(whole[:cut] + junk + whole[cut + gap :])
    found = cache.get(values)
    assert found.items() <= values.items()
    cache.put({b"new": b"1"})
    cache.put({b"new": b"1"})
    assert cache.get([b"new"]) == {b"new": b"1"}
    assert cache.get(values).items() <= values.items()


def test_a_file_that_is_no_database_is_replaced(cache: Cache) -> None:
    cache.file.parent.mkdir()
    cache.file.write_bytes(b"not a database" * 100)
    assert cache.get([b"a"]) == {}
    cache.put({b"a": b"1"})
    assert cache.get([b"a"]) == {b"a": b"1"}


def test_a_full_disk_or_a_folder_that_may_not_be_written_costs_only_time(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.put({b"a": b"1"})
    with sqlite3.connect(cache.file) as database:
        pages = database.execute("PRAGMA page_count").fetchone()[0]
    really = sqlite3.connect

    def full(*words: object, **named: object) -> sqlite3.Connection:
        database: sqlite3.Connection = really(*words, **named)  # type: ignore[call-overload]
        database.execute(f"PRAGMA max_page_count={pages}")
        return database

    monkeypatch.setattr(sqlite3, "connect", full)
    with ThreadPoolExecutor(1) as pool:  # another thread opens the file for itself
        pool.submit(cache.put, {b"b": b"x" * 50_000}).result()
    assert cache.get([b"a", b"b"]) == {b"a": b"1"}
    nowhere = Cache(file=Path("/proc/nowhere/answers.sqlite"))
    nowhere.put({b"a": b"1"})
    assert nowhere.get([b"a"]) == {}


def test_a_value_of_another_key_is_not_taken_for_its_own(cache: Cache) -> None:
    cache.put({b"a": b"1", b"b": b"2"})
    with sqlite3.connect(cache.file) as database:
        database.execute("UPDATE answers SET value = (SELECT value FROM answers WHERE key = ?)", (b"b",))
    assert cache.get([b"a", b"b"]) == {b"b": b"2"}
