"""How the copy is laid out: lengths, headings, lists, the order of sections, questions without answers."""

from collections.abc import Callable

import pytest

from writer.checks.newsroom.layout import CHECK
from writer.checks.newsroom.reading.passages import passages
from writer.checks.subject import Subject

Found = Callable[..., list[tuple[str, str, str]]]
Make = Callable[..., Subject]
WORDS = "one two three four five six seven eight nine ten"


def rules(found: list[tuple[str, str, str]]) -> list[str]:
    return [rule.removeprefix("Structure.") for rule, _, _ in found]


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        (f"The show goes on {' '.join([WORDS] * 3)} and six more words here.", ["LongSentence"]),
        (f"The show goes on {' '.join([WORDS] * 3)} it.", []),
        (f"She said: “{' '.join([WORDS] * 4)}.”", []),
        (f"{' '.join(['All of Us Are Dead'] * 12)} is {WORDS}.", []),
    ],
)
def test_a_long_sentence_is_told_without_its_names_and_quotations(found: Found, copy: str, expected: list[str]) -> None:
    assert rules(found("layout", copy)) == expected


def test_names_titles_and_seasons_are_one_word_each(subject: Make) -> None:
    (passage,) = passages(subject("Park Ji-hu returns to All of Us Are Dead in Season 2, she said."))
    assert passage.counts == (8,)


def test_the_first_paragraph_is_a_lede_and_others_are_paragraphs(found: Found) -> None:
    long = f"{WORDS}. ".capitalize() * 8
    copy = f"{long}\n\n{long}\n\n- {long}"
    assert found("layout", copy) == [
        ("Structure.LongLede", "suggestion", f"{WORDS}.".capitalize()),
        ("Structure.LongParagraph", "suggestion", f"{WORDS}.".capitalize()),
        ("Structure.LongItem", "suggestion", f"{WORDS}.".capitalize()),
        ("Structure.LoneItem", "suggestion", long.strip()),
    ]


def test_a_stretch_without_a_heading_is_told_once_where_it_gets_too_long(found: Found) -> None:
    part = f"{WORDS}. ".capitalize() * 6
    copy = "\n\n".join([part] * 5 + ["Here it is too long."] + [part] * 2 + ["## Next", part])
    assert [one for one in found("layout", copy) if one[0] == "Structure.HeadingGap"] == [
        ("Structure.HeadingGap", "suggestion", "Here")
    ]


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("Text.\n\n## One\n\nText.\n\n### Deep\n\nText.\n\n## Two\n\nText.", []),
        ("Text.\n\n### Deep\n\nText.", ["Deep"]),
        ("Text.\n\n## One\n\nText.\n\n#### Deep\n\nText.", ["Deep"]),
        ("Text.\n\n# Headline\n\nText.", ["Headline"]),
    ],
)
def test_headings_skip_no_level(found: Found, copy: str, expected: list[str]) -> None:
    assert [text for rule, _, text in found("layout", copy) if rule == "Structure.HeadingLevel"] == expected


def test_a_list_of_one_is_a_sentence(found: Found) -> None:
    assert found("layout", "It is so.\n\n- Mara Quill\n\nAnd then:\n\n- One\n- Two") == [
        ("Structure.LoneItem", "suggestion", "Mara Quill")
    ]


def test_a_group_of_one_row_is_a_list_where_the_article_is_one(found: Found) -> None:
    assert found("layout", "It is so.\n\n- Mara Quill", facts="genre: listing") == []


def test_sections_stand_in_the_genres_order_where_the_genre_made_them(found: Found) -> None:
    copy = "Text.\n\n## Cast\n\nText.\n\n## Release window\n\nText.\n\n## Our own\n\nText.\n\n## What is next\n\nText."
    assert found("layout", copy) == []
    assert found("layout", copy, rendered=True) == [("Structure.SectionOrder", "warning", "Release window")]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Nothing is known.", True),
        ("**Who returns?**\n\nFour actors.\n\n**When?**\n\nIn 2027.", True),
        ("### Who returns?\n\nFour actors.\n\n### When?\n\nIn 2027.\n\n### Where?\n\nIn Seoul.", False),
        ("Who returns? Four actors.\n\nWhen? In 2027.\n\nWhere? In Seoul.", False),
        ("- Who returns?\n- When?\n- Where?", True),
    ],
)
def test_a_section_of_questions_answers_three(found: Found, body: str, *, wanted: bool) -> None:
    copy = f"Text.\n\n## Your questions answered\n\n{body}\n\n## Next\n\nText."
    questions = [one for one in found("layout", copy) if one[0] == "Structure.Questions"]
    assert questions == [("Structure.Questions", "warning", "Your questions answered")] * wanted


def test_the_check_names_all_that_it_may_raise() -> None:
    assert len(set(CHECK.rules)) == len(CHECK.rules) == 10
