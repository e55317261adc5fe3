"""The kind spelling: words that stand in no dictionary."""

from collections.abc import Callable
from pathlib import Path

import pytest

from writer.checks.rules import build_rules
from writer.library.rules import read_rule
from writer.model.guide import Guide
from writer.values import replace

Texts = Callable[..., list[str]]
RULE = "extends: spelling\n"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("A qwick brown fox", ["qwick"]),
        ("A “qwick” (foxx), the do'nt.", ["qwick", "foxx", "do'nt"]),
        ("Fox FOX fox's London london", ["london"]),
        ("qwick-foxx qwick9 naïvv QWICK OpenSourcce camelCasse", ["camelCasse"]),
        ("e.g. U.S.A. Mr. :-) 3rd", []),
    ],
)
def test_what_is_looked_up(texts: Texts, text: str, wrong: list[str]) -> None:
    assert texts(RULE, text) == wrong


def test_curly_apostrophes_are_straight_in_the_message_and_have_their_place(texts: Texts, messages: Texts) -> None:
    assert texts(RULE, "The qwick’s “zorpl’s”.") == ["qwick’s", "zorpl’s"]
    assert messages(RULE, "The qwick’s.") == ["qwick's"]


def test_filters_and_custom(texts: Texts) -> None:
    assert texts(RULE + "filters: ['^q']\n", "qwick foxx QWICK") == ["foxx"]
    assert texts(RULE + "custom: true\n", "qwick-foxx foxx9 12 12ft") == ["qwick-foxx", "foxx9"]


def test_accepted_words_and_phrases(texts: Texts) -> None:
    assert texts(RULE, "qwick fox, mea culpaa", accept=("qwick", "mea culpaa")) == []
    assert texts(RULE, "qwicker culpaa", accept=("qwick", "mea culpaa")) == ["qwicker", "culpaa"]


def test_names_of_programs_are_taken_apart(texts: Texts) -> None:
    text = "getHTTPRespons_v2 recieve_mesage fox qwick"
    assert texts(RULE + "split: true\n", text) == ["Respons", "recieve", "mesage", "qwick"]


def style(folder: Path, rule: str, text: str) -> list[str]:
    """What ``rule`` finds whose StylesPath is ``folder``."""
    file = replace(read_rule("S.R", f"message: '%s'\n{rule}", str(folder / "S" / "R.yml")), folders=(str(folder),))
    finder = build_rules([file], Guide(name="S")).rules[0].finder
    return [text[hit.begin : hit.end] for hit in finder.armed((0,))(text)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config" / "dictionaries").mkdir(parents=True)
    (tmp_path / "config" / "dictionaries" / "tiny.aff").write_text("SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n")
    (tmp_path / "config" / "dictionaries" / "tiny.dic").write_text("2\nzorpl/S\nblarg\n")
    (tmp_path / "more.txt").write_text("# a comment\nqwick\nFoxx\n")
    return tmp_path


def test_a_dictionary_beside_the_styles(folder: Path) -> None:
    text = "zorpl zorpls blarg blargs the"
    assert style(folder, RULE + "dictionaries: [tiny]\n", text) == ["blargs", "the"]
    assert style(folder, RULE + "dictionaries: [tiny]\nappend: true\n", text) == ["blargs"]
    assert style(folder, RULE + "aff: tiny.aff\ndic: tiny.dic\n", text) == ["blargs", "the"]
    assert style(folder, RULE + "dicpath: config/dictionaries\ndictionaries: [tiny]\n", text) == ["blargs", "the"]


def test_files_of_words(folder: Path) -> None:
    assert style(folder, RULE + "ignore: more.txt\n", "qwick Qwick Foxx foxx") == ["foxx"]


def test_a_dictionary_that_is_not_there_cannot_look_like_a_pass(folder: Path) -> None:
    with pytest.raises(OSError, match=r"gone"):
        style(folder, RULE + "dictionaries: [gone]\n", "the")
