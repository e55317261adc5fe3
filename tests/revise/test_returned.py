"""What a CMS does to a whole text is undone, what somebody edited in it stays."""

import re
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from writer.revise.returned import returned, same_words, unlike

SENT = """
Orbit+ renewed \u201cNight Ferry\u201d on May 3. The crew\u2019s return \u2014 long awaited \u2014 is *set*\u2026

## What is confirmed

\u201cWe are back at sea,\u201d Ana Ruiz said. Caf\xe9 scenes come first.

> \u201cA ship of fools.\u201d \u2014 Jo Adeyemi

## What we do not know

Open as of May 4:

- the number of episodes
- a trailer
"""

DAMAGE: dict[str, Callable[[str], str]] = {
    "straight marks": lambda text: re.sub("[\u2018\u2019]", "'", re.sub("[\u201c\u201d]", '"', text)),
    "dashes": lambda text: text.replace(" \u2014 ", " -- ").replace("\u2026", "..."),
    "line ends": lambda text: text.replace("\n", "\r\n"),
    "no blank lines": lambda text: re.sub(r"\n+", "\n", text),
    "blank lines": lambda text: text.replace("\n\n", "\n\n\n \n"),
    "fixed spaces": lambda text: re.sub("(?<=[a-z]) (?=[a-z])", "\xa0", text),
    "no marks of headings": lambda text: re.sub("(?m)^#+ ", "", text),
    "other headings": lambda text: text.replace("## ", "### "),
    "no headings": lambda text: re.sub("(?m)^#+ .*\r?\n", "", text),
    "bullets": lambda text: text.replace("\n- ", "\n\u2022\xa0"),
    "no emphasis": lambda text: text.replace("*", ""),
    "a mark of byte order": lambda text: f"\ufeff{text}",
    "composed letters": lambda text: text.replace("\xe9", "e\u0301"),
    "wrapped": lambda text: text.replace(" is *", "\nis *").replace(" scenes ", "\nscenes "),
    "no last line end": str.strip,
}


@pytest.mark.parametrize("name", DAMAGE)
def test_what_a_cms_does_to_all_of_it_is_undone(name: str) -> None:
    assert DAMAGE[name](SENT) != SENT
    assert returned(SENT, DAMAGE[name](SENT)) == SENT


@given(st.lists(st.sampled_from(sorted(DAMAGE)), min_size=1, max_size=5, unique=True))
def test_an_edit_stays_whatever_was_done_to_the_text(names: list[str]) -> None:
    assume(not {"wrapped", "no blank lines"} <= {*names})  # nobody could tell a paragraph then
    edited = SENT.replace("Ana Ruiz said", "she told us").replace("- a trailer\n", "- a trailer\n\nA last word.\n")
    back = edited
    for name in names:
        back = DAMAGE[name](back)
    assert returned(SENT, back) == edited


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("is *set*", "is set *now*"),
        ("- a trailer\n", ""),
        ("Caf\xe9 scenes", "\n\nCaf\xe9 scenes"),
        ("## What we do not know\n\n", ""),
        ("## What is confirmed", "## What is sure"),
        ("Caf\xe9 scenes come first.", "## Scenes"),
        ("a trailer", "**a trailer**"),
    ],
)
def test_what_was_edited_is_what_was_edited(was: str, now: str) -> None:
    edited = SENT.replace(was, now).replace(" \n\nCaf", "\n\nCaf")
    assert returned(SENT, edited) == edited


def test_a_wrapped_text_stays_wrapped() -> None:
    sent = "\nOne line\nand another.\n\nA third one.\n"
    assert returned(sent, sent.replace("third", "fourth")) == sent.replace("third", "fourth")


UNSEEN = "\nThe \U0001f469\u200d\U0001f469\u200d\U0001f467 of Ma\u200cryam joins. A long\xadish scene, too.\n"


@pytest.mark.parametrize("lost", ["", "\u200c", "\u200d", "\xad", "\u200c\u200d\xad"])
def test_joiners_and_soft_hyphens_stay_as_they_were_sent(lost: str) -> None:
    back = "".join(letter for letter in UNSEEN if letter not in lost)
    assert returned(UNSEEN, back) == UNSEEN
    assert returned(UNSEEN, back.replace("joins", "leaves")) == UNSEEN.replace("joins", "leaves")


def test_what_a_cms_puts_into_words_goes_and_a_new_word_is_spelled_as_it_came() -> None:
    back = SENT.replace("renewed", "re\xadnewed").replace("scenes", "scen\u200bes\u200b").replace("crew", "cr\u200dew")
    assert returned(SENT, back) == SENT
    new = "\U0001f469\u200d\U0001f467 are back.\n"
    assert returned(SENT, f"{back}\n{new}\nAn\xadother day.\n") == f"{SENT}\n{new}\nAnother day.\n"


@pytest.mark.parametrize("sent", ["2027\\. It opens.", "3\\. It opens.", "1. It opens.", "It is \\*new\\* now."])
def test_a_mark_stays_escaped_as_it_was_sent(sent: str) -> None:
    assert returned(f"\nFirst.\n\n{sent}\n", f"First.\n\n{sent.replace(chr(92), '')}") == f"\nFirst.\n\n{sent}\n"


def test_texts_are_as_unlike_as_the_words_that_they_do_not_share() -> None:
    assert unlike(SENT, DAMAGE["straight marks"](DAMAGE["no blank lines"](SENT))) == 0
    assert unlike("One two three.", "one two four") == 4
    assert same_words("## \u201cNight Ferry\u201d", '"Night Ferry"')
    assert not same_words("Night Ferry", "Night Ferries")
