"""What the writer changed stays, what they left follows the facts."""

from hypothesis import given
from hypothesis import strategies as st

from writer.revise.merge import merge

BASE = "Orbit+ renewed the show. It films in May.\n\n## Cast\n\nAna Ruiz returns. Jo Adeyemi joins.\n"


def test_a_sentence_the_writer_left_follows_the_facts() -> None:
    new = BASE.replace("It films in May.", "It films in June.")
    edited = BASE.replace("Ana Ruiz returns.", "Ana Ruiz is back as Ines.")
    merged = merge(BASE, new, edited)
    assert merged.text == edited.replace("It films in May.", "It films in June.")
    assert merged.conflicts == ()


def test_where_both_changed_the_writers_words_stand() -> None:
    new = BASE.replace("It films in May.", "It films in June.")
    edited = BASE.replace("It films in May.", "Cameras roll in spring.")
    merged = merge(BASE, new, edited)
    assert merged.text == edited
    assert [(edited[c.begin : c.end], c.facts) for c in merged.conflicts] == [
        ("Cameras roll in spring.", "It films in June.")
    ]


def test_what_the_writer_added_and_took_out_stays_so() -> None:
    new = BASE.replace("## Cast", "## Who is in it")
    edited = BASE.replace(" It films in May.", "").replace("joins.\n", "joins.\n\nA last word.\n")
    merged = merge(BASE, new, edited)
    assert merged.text == edited.replace("## Cast", "## Who is in it")


SENTENCES = st.lists(st.sampled_from(["Ana came.", "Jo left.", "It rained.", "Nobody spoke."]), max_size=6)
COPY = st.lists(SENTENCES, max_size=4).map(lambda paragraphs: "\n\n".join(map(" ".join, paragraphs)) + "\n")


@given(COPY, COPY, COPY)
def test_merging_twice_changes_nothing(base: str, new: str, edited: str) -> None:
    once = merge(base, new, edited).text
    assert merge(new, new, once).text == once


@given(COPY, COPY)
def test_one_side_alone_wins(base: str, other: str) -> None:
    assert merge(base, other, base).text == other
    assert merge(base, base, other).text == other
    assert merge(base, other, other).text == other
