"""Anchors: a sentence that still stands is always the place; one that changed is found again, one gone is not."""

from hypothesis import given
from hypothesis import strategies as st

from writer.desk.anchoring import followed
from writer.model.alert import Span
from writer.model.comment import Anchor, Comment
from writer.revise.anchors import anchor_at, carried, placed

COPY = "Orbit+ renewed the show. It films in May, the writers say.\n\n## Cast\n\nAna Ruiz returns. Jo Adeyemi joins.\n"


def anchor_of(words: str, copy: str = COPY) -> Anchor:
    begin = copy.index(words)
    anchor = anchor_at(copy, begin, begin + len(words))
    assert anchor is not None
    return anchor


def shown(anchor: Anchor, copy: str) -> str | None:
    found = placed(anchor, copy)
    return None if found is None else copy[found.begin : found.end]


def test_words_are_found_where_their_sentence_went() -> None:
    anchor = anchor_of("in May")
    assert anchor.sentence == "It films in May, the writers say."
    assert (anchor.before, anchor.after) == ("Orbit+ renewed the show.", "## Cast")
    assert shown(anchor, "A word before.\n\nIt films in May, the writers say.") == "in May"
    assert shown(anchor, COPY.replace("It films", "The crew films")) == "in May"
    assert shown(anchor, COPY.replace("in May", "in June")) == "It films in June, the writers say."


def test_a_sentence_between_its_old_neighbours_is_what_it_has_become() -> None:
    anchor = anchor_of("It films in May, the writers say.")
    assert shown(anchor, COPY.replace("It films in May, the writers say.", "Nobody knows.")) == "Nobody knows."


def test_a_sentence_that_is_gone_has_no_place() -> None:
    assert shown(anchor_of("in May"), COPY.replace(" It films in May, the writers say.", "")) is None
    assert shown(anchor_of("Jo Adeyemi"), "Something else altogether stands here now.") is None
    assert anchor_at(COPY, COPY.index("show."), COPY.index("in May")) is None


def test_of_two_alike_the_one_with_the_same_neighbours_is_meant() -> None:
    copy = "First. Again and again. Second.\n\nThird. Again and again. Fourth.\n"
    begin = copy.rindex("Again")
    anchor = anchor_at(copy, begin, begin)
    assert anchor is not None
    found = placed(anchor, f"Again and again.\n\n{copy}")
    assert found is not None
    assert found.begin == begin + len("Again and again.\n\n")


def test_an_edit_that_puts_another_sentence_there_carries_the_anchor_along() -> None:
    copy = "One stays. It comes in late 2027. [TK when, 20 words]\n\nAnother paragraph.\n"
    now = "One stays. Season 2 premieres in March.\n\nAnother paragraph.\n"
    anchor = anchor_of("in late 2027", copy)
    assert placed(anchor, now) is None
    found = carried(anchor, copy, now)
    assert found is not None
    assert now[found.begin : found.end] == "Season 2 premieres in March."
    assert carried(anchor, copy, "One stays.\n\nAnother paragraph.\n") is None


def test_a_wrapped_sentence_is_one_and_headings_and_items_are_their_own() -> None:
    copy = (
        "## Cast\nAna Ruiz\nreturns. Jo\r\njoins.\n\n- one thing\n  and more\n- another\n1. first\n2. second\n\nThe end"
    )
    assert anchor_of("Ruiz\nreturns", copy).sentence == "Ana Ruiz\nreturns."
    assert anchor_of("Jo", copy).sentence == "Jo\r\njoins."
    assert anchor_of("and more", copy).sentence == "- one thing\n  and more"
    assert [anchor_of(words, copy).sentence for words in ("another", "first", "second")] == [
        "- another",
        "1. first",
        "2. second",
    ]
    last = anchor_of("The end", copy)
    assert (last.before, last.after, shown(last, copy)) == ("2. second", "", "The end")
    assert anchor_of("Cast", copy).sentence == "## Cast"


def test_of_a_word_that_stands_often_the_one_that_was_meant_is_found_or_none() -> None:
    copy = "The cat saw the dog and the bird. It ran."
    begin = copy.index("the bird")
    anchor = anchor_at(copy, begin, begin + 3)
    assert anchor is not None
    assert (anchor.words, anchor.nth) == ("the", 1)
    assert placed(anchor, copy) == Span(begin=begin, end=begin + 3)
    moved = "Once the cat saw the dog and the bird. It ran."
    assert shown(anchor, moved) == "Once the cat saw the dog and the bird."  # any of three may be meant
    comment = followed(Comment(id="1", by="", at="", text="", anchor=anchor, instead="a"), copy, moved)
    assert comment.anchor.words == "the"
    assert shown(comment.anchor, moved) == "Once the cat saw the dog and the bird."
    assert shown(Anchor(sentence=anchor.sentence, words="the"), copy) == "the"  # as it was written down before


WORDS = st.lists(
    st.sampled_from(["harbor", "lamp", "ferry", "season", "crew", "winter", "island", "captain", "signal", "rope"]),
    min_size=3,
)
SENTENCES = st.lists(WORDS.map(lambda words: " ".join(words[:9]).capitalize() + "."), min_size=1, max_size=9)


@st.composite
def edits(draw: st.DrawFn) -> list[list[str]]:
    """A copy as lists of sentences, and what became of it, edit by edit."""
    now = draw(SENTENCES)
    states = [now]
    for _ in range(draw(st.integers(1, 5))):
        at, more = draw(st.integers(0, len(now))), draw(SENTENCES)[:1]
        kind = draw(st.sampled_from(["put in", "take out", "rewrite", "move"]))
        rest = now[:at] + now[at + 1 :]
        now = {
            "put in": now[:at] + more + now[at:],
            "take out": rest,
            "rewrite": now[:at] + more + now[at + 1 :],
            "move": [*rest, *now[at : at + 1]],
        }[kind]
        states.append(now)
    return states


@given(states=edits(), data=st.data())
def test_no_edit_loses_a_comment_and_a_sentence_that_stands_keeps_its_own(
    states: list[list[str]], data: st.DataObject
) -> None:
    chosen = data.draw(st.lists(st.sampled_from(range(len(states[0]))), unique=True))
    copies = [" ".join(state) for state in states]
    begins = [len(" ".join(states[0][:number])) + (number > 0) for number in chosen]
    anchors = [anchor_at(copies[0], begin, begin) for begin in begins]
    comments = [
        Comment(id=str(number), by="", at="", text="?", anchor=anchor)
        for number, anchor in zip(chosen, anchors, strict=True)
        if anchor is not None
    ]
    assert [one.anchor.sentence for one in comments] == [states[0][number] for number in chosen]
    for state, was, copy in zip(states[1:], copies, copies[1:], strict=False):
        after = [followed(one, was, copy) for one in comments]
        assert [one.id for one in after] == [one.id for one in comments]
        for one, other in zip(comments, after, strict=True):
            stands = one.anchor.sentence in state
            found = placed(other.anchor, copy)
            assert not stands or (found is not None and copy[found.begin : found.end] == one.anchor.sentence)
            assert found is None or copy[found.begin : found.end] in state
            assert found is not None or other == one
        comments = after
