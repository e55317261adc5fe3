"""Patterns kept compiled: the same patterns, and compiled once."""

import os
import pickle
import re
import subprocess
import sys
from pathlib import Path
from threading import Thread, current_thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import writer.library.cache  # noqa: F401  it teaches pickle
from writer.library.patterns import parts_of, pickled

START = """
import writer.library.patterns as patterns
patterns.keep_patterns()
import textwrap
print(textwrap.wrap("Mara Quill sails", 10))
"""
AGAIN = """
import writer.library.patterns as patterns
def refuse(pattern, flags): raise AssertionError(pattern)
patterns.keep_patterns()
patterns._compile = refuse
import textwrap
print(textwrap.wrap("Mara Quill sails", 10))
"""
COMPILER: Any = vars(re)["_compiler"]
ENGINE = COMPILER._sre  # noqa: SLF001  what is kept is what this is given
WRAPPED = "['Mara Quill', 'sails']\n"


def start(code: str, cache: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "XDG_CACHE_HOME": str(cache)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("source", "flags"),
    [
        (r"(?P<first>\w+) (?P<last>\w+)", 0),
        (r"(?i)straße|É", re.MULTILINE),
        ("x  # a letter", re.VERBOSE),
        ("[^\x00ß]", 0),
    ],
)
def test_an_unpickled_pattern_is_the_one_that_was_pickled(source: str, flags: int) -> None:
    pattern = re.compile(source, flags)
    make, parts = pickled(pattern)
    again = make(*parts)
    assert again == pattern
    assert (again.flags, again.groupindex, again.groups) == (pattern.flags, pattern.groupindex, pattern.groups)


@given(st.text(), st.text())
def test_it_finds_the_same(words: str, text: str) -> None:
    pattern = re.compile(re.escape(words), re.IGNORECASE)
    make, parts = pickled(pattern)
    assert [m.span() for m in make(*parts).finditer(text)] == [m.span() for m in pattern.finditer(text)]


def test_pickle_itself_gives_what_was_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pickle.dumps(re.compile("salt(ed)? roads?"))
    monkeypatch.setattr(re, "_compile", None)
    assert pickle.loads(data).findall("salt roads, salted road") == ["", "ed"]  # noqa: S301


class Busy:
    """An engine that hands over to another thread, which compiles, before it gives back a pattern to the first."""

    def __init__(self) -> None:
        self.other = Thread(target=lambda: re.compile("x{2}|y of another thread"), daemon=True)

    def compile(self, *parts: object) -> object:
        made = ENGINE.compile(*parts)
        if current_thread() is not self.other:
            self.other.start()
            self.other.join(30)
        return made


def test_what_other_threads_compile_is_no_part_of_a_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    own = parts_of("[ab]+c", 0)
    monkeypatch.setattr(COMPILER, "_sre", ENGINE)  # it is put back at the end
    monkeypatch.setattr("writer.library.patterns._ENGINE", Busy())
    assert parts_of("[ab]+c", 0) == own


def test_a_pattern_that_cannot_be_compiled_raises_what_re_raises() -> None:
    with pytest.raises(re.error, match="unterminated"):
        parts_of("(a", 0)


def test_a_second_start_compiles_nothing_that_its_modules_did(tmp_path: Path) -> None:
    assert start(START, tmp_path) == WRAPPED
    assert start(AGAIN, tmp_path) == WRAPPED


def test_without_what_was_kept_all_is_compiled(tmp_path: Path) -> None:
    assert "AssertionError" in start(AGAIN, tmp_path)


def test_a_torn_file_is_as_good_as_none(tmp_path: Path) -> None:
    start(START, tmp_path)
    (kept,) = (tmp_path / "writer").iterdir()
    kept.write_bytes(kept.read_bytes()[:200])
    assert start(START, tmp_path) == WRAPPED
    assert start(AGAIN, tmp_path) == WRAPPED
