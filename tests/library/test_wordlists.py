"""Lists of words, in each form in which newsrooms have them."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from writer.library.wordlists import read_words, words_in


def test_hunspell_and_plain_lists() -> None:
    assert words_in("3\r\nshowrunner/MS\r\nPark Ji-hu\r\nAC\\/DC/M\r\n") == ("showrunner", "Park Ji-hu", "AC/DC")
    assert words_in("\ufeff# ours\nlede\n\nlede\nnut graf \n") == ("lede", "nut graf")
    assert words_in("lede\tpo:noun\n12\n") == ("lede", "12")
    assert words_in("") == ()


def test_several_files_are_one_list(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).write_text(f"{name}\nboth\n", "utf-8")
    assert read_words([tmp_path / "a", tmp_path / "b"]) == {"a", "b", "both"}


@given(st.lists(st.from_regex(r"[A-Za-zé][A-Za-zé' -]{0,8}[A-Za-zé]", fullmatch=True), unique=True))
def test_words_written_one_a_line_are_read_back(words: list[str]) -> None:
    assert list(words_in("".join(f"{word}\n" for word in words))) == words
