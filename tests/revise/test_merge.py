"""What the writer changed stays, what they left follows the facts."""

from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from writer.prose.choices import choices, marked, taken
from writer.revise.merge import merge

BASE = "Orbit+ renewed the show. It films in May.\n\n## Cast\n\nAna Ruiz returns. Jo Adeyemi joins.\n"


def test_a_sentence_the_writer_left_follows_the_facts() -> None:
    new = BASE.replace("It films in May.", "It films in June.")
    edited = BASE.replace("Ana Ruiz returns.", "Ana Ruiz is back as Ines.")
    merged = merge(BASE, new, edited)
    assert merged.text == edited.replace("It films in May.", "It films in June.")
    assert (merged.taken_out, merged.put_in) == (("It films in May.",), ("It films in June.",))
    assert merged.choices == ()


def test_where_both_changed_there_is_a_choice_in_the_file() -> None:
    new = BASE.replace("It films in May.", "It films in June.")
    edited = BASE.replace("It films in May.", "Cameras roll in spring.")
    merged = merge(BASE, new, edited)
    assert merged.text == (
        "Orbit+ renewed the show. \n<!-- writer:choice yours -->\nCameras roll in spring.\n"
        "<!-- writer:choice facts -->\nIt films in June.\n<!-- writer:end -->\n"
        "\n\n## Cast\n\nAna Ruiz returns. Jo Adeyemi joins.\n"
    )
    assert [(one.yours, one.facts) for one in merged.choices] == [("Cameras roll in spring.", "It films in June.")]
    assert taken(merged.text, "yours") == edited
    assert taken(merged.text, "facts") == new


def test_an_open_choice_stays_open_and_follows_the_facts() -> None:
    new = BASE.replace("It films in May.", "It films in June.")
    open_choice = merge(BASE, new, BASE.replace("It films in May.", "Cameras roll in spring.")).text
    later = new.replace("Ana Ruiz returns.", "Ana Ruiz leaves.")
    assert merge(new, later, open_choice).text == open_choice.replace("Ana Ruiz returns.", "Ana Ruiz leaves.")
    july = new.replace("June", "July")
    assert merge(new, july, open_choice).text == open_choice.replace("June", "July")


def test_what_the_writer_added_and_took_out_stays_so() -> None:
    new = BASE.replace("## Cast", "## Who is in it")
    edited = BASE.replace(" It films in May.", "").replace("joins.\n", "joins.\n\nA last word.\n")
    merged = merge(BASE, new, edited)
    assert merged.text == edited.replace("## Cast", "## Who is in it")


def test_what_the_writer_took_out_does_not_come_back_with_other_facts() -> None:
    edited = BASE.replace(" It films in May.", "")
    assert merge(BASE, BASE.replace("in May", "in June"), edited).text == edited


def test_both_may_add_at_one_place() -> None:
    new = BASE.replace("in May.", "in May. It wraps in July.")
    edited = BASE.replace("in May.", "in May.\n\nNobody knows more.")
    text = merge(BASE, new, edited).text
    assert text == BASE.replace("in May.", "in May. It wraps in July.\n\nNobody knows more.")


def test_a_sentence_that_was_moved_follows_its_facts() -> None:
    new = BASE.replace("It films in May.", "It films in June.")
    edited = BASE.replace(" It films in May.", "").replace("joins.", "joins. It films in May.")
    assert merge(BASE, new, edited).text == edited.replace("in May", "in June")


def test_a_choice_holds_no_more_than_what_both_changed() -> None:
    base = (
        "It films in May in Lyon. It airs on Orbit+ in spring.\n\n[TK a premiere date, 9 words]\n\nAna Ruiz returns.\n"
    )
    new = "It films in June in Lyon. It airs on Orbit+ on March 3.\n\nAna Ruiz returns.\n"
    tk = "\n\n[TK a premiere date, 9 words]"
    assert merge(base, new, base.replace(tk, "")).text == new, "only what the facts take out, too"
    mine = merge(base, new, base.replace("It films in May in Lyon.", "Cameras roll at last."))
    assert [(one.yours, one.facts) for one in mine.choices] == [("Cameras roll at last.", "It films in June in Lyon.")]
    assert taken(mine.text, "facts") == new
    second = merge(base, new, base.replace("It airs on Orbit+ in spring.", "Nobody names a day."))
    assert [(one.yours, one.facts) for one in second.choices] == [
        ("Nobody names a day.", "It airs on Orbit+ on March 3.")
    ]
    assert taken(second.text, "yours") == new.replace("It airs on Orbit+ on March 3.", "Nobody names a day.")
    assert merge(base, new, second.text).text == second.text, "an update that was cut off is gone on with"


def test_two_sentences_that_became_one_are_one_choice() -> None:
    base = "It films in May in Lyon. It wraps in July.\n"
    new = "It films in May in Lyon and wraps in July.\n"
    text = merge(base, new, "Cameras roll at last. It wraps in July.\n")
    assert [(one.yours, one.facts) for one in text.choices] == [
        ("Cameras roll at last. It wraps in July.", "It films in May in Lyon and wraps in July.")
    ]


def test_what_both_put_in_stands_once() -> None:
    new = BASE.replace("joins.", "joins. Mo Tan leaves.")
    edited = BASE.replace("joins.", "joins. Mo Tan leaves. So does Lu.")
    assert merge(BASE, new, edited).text == edited


def test_without_a_base_every_sentence_is_the_writers() -> None:
    assert merge("", BASE, "My own words.\n").text == "My own words.\n"
    assert merge("", BASE, "").text == BASE


WORDS = ("Ana came.", "Jo left.", "It rained.", "Nobody spoke.", "It films in May.", "It films in June.")
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=6)
COPY = st.lists(SENTENCES, max_size=4).map(lambda paragraphs: "\n\n".join(map(" ".join, paragraphs)) + "\n")


def counted(text: str) -> Counter[str]:
    """Each sentence of a copy made of ``WORDS``."""
    return Counter({word: text.count(word) for word in WORDS})


@given(COPY, COPY, COPY)
def test_merging_twice_changes_nothing(base: str, new: str, edited: str) -> None:
    once = merge(base, new, edited).text
    assert merge(new, new, once).text == once


@given(COPY, COPY)
def test_one_side_alone_wins(base: str, other: str) -> None:
    assert merge(base, other, base).text == other
    assert merge(base, base, other).text == other
    assert merge(base, other, other).text == other


EDITS = st.lists(
    st.tuples(st.sampled_from(["put in", "take out", "move", "change"]), st.integers(0, 30), st.integers(0, 30)),
    max_size=6,
)
RENDER = st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=5), min_size=1, max_size=4)


def rendered(paragraphs: list[list[int]]) -> str:
    """A render of which every sentence is another."""
    numbers = iter(range(100))
    lines = (" ".join(f"Fact {next(numbers)} is {state}." for state in row) for row in paragraphs)
    return "\n\n".join(lines) + "\n"


def edit(text: str, script: list[tuple[str, int, int]]) -> str:
    """``text`` as a writer has edited it; what they write is told from what was rendered."""
    paragraphs = [paragraph.split(". ") for paragraph in text.strip().split("\n\n")]
    for number, (do, first, second) in enumerate(script):
        row = paragraphs[first % len(paragraphs)]
        at = second % (len(row) + 1)
        if do == "put in":
            row.insert(at, f"Mine {number}.")
        elif row and do == "take out":
            del row[at % len(row)]
        elif row and do == "move":
            paragraphs[second % len(paragraphs)].append(row.pop(at % len(row)))
        elif row:
            row[at % len(row)] = f"Changed {number}."
    lines = [" ".join(f"{sentence.rstrip('.')}." for sentence in row) for row in paragraphs]
    return "\n\n".join(line for line in lines if line) + "\n"


def parts(text: str) -> Counter[str]:
    """Its sentences, however they are laid out."""
    words = " ".join(line for line in text.splitlines() if not line.startswith("<!--")).split(". ")
    return Counter(sentence.strip().rstrip(".") for sentence in words if sentence.strip())


@given(RENDER, RENDER, EDITS)
@example([[0, 0]], [[0, 1]], [("move", 0, 1)])
def test_no_edit_is_lost_and_no_sentence_stands_twice(
    before: list[list[int]], after: list[list[int]], script: list[tuple[str, int, int]]
) -> None:
    base, new = rendered(before), rendered(after)
    edited = edit(base, script)
    merged = merge(base, new, edited)
    was, now, theirs = parts(base), parts(new), parts(edited)
    text = parts(taken(merged.text, "yours"))
    assert theirs - was <= text, "an edit was lost"
    assert text <= now | theirs, "a sentence stands twice, or came from nowhere"
    assert was & now & theirs <= text, "a sentence that nobody touched went away"
    assert [sentence for sentence in was - theirs if sentence in text] == [], "what the writer took out came back"
    assert merge(new, new, merged.text).text == merged.text


@given(st.text("ab. \n", max_size=20), st.text("ab. \n", max_size=20))
def test_a_marked_choice_is_read_again(yours: str, facts: str) -> None:
    text = f"One.{marked(yours.strip(), facts.strip())}Two."
    assert [(one.yours, one.facts) for one in choices(text)] == [(yours.strip(), facts.strip())]
    assert taken(text, "yours") == f"One.{yours.strip()}Two."


def test_a_choice_at_the_begin_of_the_copy_leaves_its_blank_line_alone() -> None:
    text = merge("\nOne.\n", "\nTwo.\n", "\nMine.\n").text
    assert text == "\n<!-- writer:choice yours -->\nMine.\n<!-- writer:choice facts -->\nTwo.\n<!-- writer:end -->\n\n"
    assert [one.span.begin for one in choices(f"---\ntitle: X\n---\n{text}")] == [18]
    assert taken(text, "facts") == "\nTwo.\n"


@pytest.mark.parametrize(
    ("base", "new", "edited", "text"),
    [
        ("One is. Two is. Three is.", "Three is. Two is.", "Two is. Three is.", "Two is. Three is."),
        (
            "One is.\n\nTwo is. Three is. Four is.",
            "Three is. Two is. Four is.",
            "Two is. Mine.\n\nThree is. Four is.",
            "Two is. Mine.\n\nThree is. Four is.",
        ),
        (
            "One is. Two is. Three is. Four is.",
            "Three is. Two is.\n\nFour is.",
            "Two is. Mine.\n\nThree is.\n\nFour is.",
            "Two is. Mine.\n\nThree is.\n\nFour is.",
        ),
    ],
)
def test_what_both_kept_and_moved_stands(base: str, new: str, edited: str, text: str) -> None:
    assert merge(f"{base}\n", f"{new}\n", f"{edited}\n").text == f"{text}\n"


def test_what_both_put_in_before_another_stands_once() -> None:
    assert merge("One is.\n", "Two is.\n", "Two is. One is.\n").text == "Two is.\n"


STANDS = st.lists(st.sampled_from(range(4)), unique=True, min_size=2)


def laid_out(numbers: list[int], ends: list[bool]) -> str:
    """Those sentences, each of which may end its paragraph."""
    rows = (f"Fact {number} is." + ("\n\n" if end else " ") for number, end in zip(numbers, ends, strict=False))
    return "".join(rows).strip() + "\n"


@given(STANDS, STANDS, STANDS, st.lists(st.booleans(), min_size=4, max_size=4))
def test_whatever_is_moved_what_nobody_took_out_stands(
    was: list[int], now: list[int], theirs: list[int], ends: list[bool]
) -> None:
    base, new, edited = (laid_out(numbers, ends) for numbers in (was, now, theirs))
    merged = merge(base, new, edited)
    stands = {number for number in range(4) if f"Fact {number} is." in taken(merged.text, "yours")}
    assert {*was} & {*now} & {*theirs} <= stands
    assert {*theirs} - {*was} <= stands, "an edit was lost"
    assert merge(new, new, merged.text).text == merged.text
