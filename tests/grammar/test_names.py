"""The names of the facts in all forms in which they are no mistake."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from writer.grammar.names import Names, disguised

TITLE = "All of Us Are Dead"


def found(text: str, *names: str) -> list[str]:
    return [text[mention.begin : mention.end] for mention in Names.of(names).mentions(text)]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Nam On-jo", "Nam On-jo’s"),
        ("Nam On-jo", "Nam On-jo's"),
        ("Nam On-jo", "Nam On jo"),
        ("Nam On-jo", "Nam-On-jo"),
        ("Nam On-jo", "NAM ON-JO"),
        ("Park Ji-hu", "Park\nJi-hu"),
        ("Siobhán O’Neill", "Siobhán O'Neill"),
        ("Siobhán O'Neill", "Siobhán O’Neill’s"),
        ("Beyoncé", unicodedata.normalize("NFD", "Beyoncé")),
        ("Nguyễn Thị Minh", unicodedata.normalize("NFD", "Nguyễn Thị Minh") + "’s"),
        ("Kardashian", "Kardashians"),
        ("Jones", "Joneses’"),
        ("Jones", "Jones’"),
        ("Who Is Erin Carter?", "Who Is Erin Carter?"),
        ("The End of the F***ing World", "The End of the F***ing World"),
    ],
)
def test_a_form_of_a_name_is_found_whole(name: str, form: str) -> None:
    assert found(f"So “{form}” it is.", name) == [form]


@pytest.mark.parametrize(
    ("name", "text"), [("From", "from there"), ("Beyoncé", "Beyonce"), ("Ann", "Anna"), ("Us", "Just"), ("Ann", "_Ann")]
)
def test_what_only_looks_like_a_name_is_none(name: str, text: str) -> None:
    assert found(text, name) == []


def test_of_two_names_at_a_place_the_longer_is_found() -> None:
    assert found("All of Us Are Dead and All of Us", "All of Us", TITLE) == [TITLE, "All of Us"]


def test_without_names_nothing_is_found() -> None:
    assert found("All of Us", "", " ") == []
    assert not Names.of(()).spells("All")


@pytest.mark.parametrize(
    "word", ["On-jo", "On", "jo", "Ji-hu’s", "Nam", "NAM", "Cheong-san's", "Ji‑hu", "Thị", "Abrams", "ulepa"]
)
def test_the_speller_passes_the_single_words_of_a_name(word: str) -> None:
    assert Names.of(
        ["Nam On-jo", "Park Ji-hu", "Lee Cheong-san", "Nguyễn Thị Minh", "J.J. Abrams", "Nikki Si’ulepa"]
    ).spells(word)


@pytest.mark.parametrize("word", ["Onjo", "Ji-hoo", "on-jo", "teh", "Thi", ""])
def test_the_speller_does_not_pass_what_is_no_word_of_a_name(word: str) -> None:
    assert not Names.of(["Nam On-jo", "Park Ji-hu", "Nguyễn Thị Minh"]).spells(word)


def test_a_disguise_hides_the_name_and_keeps_its_possessive() -> None:
    text = "You and All of Us Are Dead’s end"
    assert disguised(text, Names.of([TITLE, "You"]).mentions(text)) == "Yzv and Azvkxzvkxzvkxzvkxz’s end"


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.text(alphabet="aé- ’'*.", min_size=1, max_size=6), max_size=4),
    st.text(alphabet="aé- ’'*.s", max_size=40),
)
def test_mentions_are_in_order_apart_and_inside_and_a_disguise_changes_nothing_else(
    names: list[str], text: str
) -> None:
    mentions = Names.of(names).mentions(text)
    ends = [0]
    for mention in mentions:
        assert ends[-1] <= mention.begin < mention.name_end <= mention.end <= len(text)
        ends.append(mention.end)
    other = disguised(text, mentions)
    assert len(other) == len(text)
    inside = {place for mention in mentions for place in range(mention.begin, mention.name_end)}
    assert all(other[place] == text[place] for place in range(len(text)) if place not in inside)
