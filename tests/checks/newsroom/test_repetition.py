"""What is said twice, and where the copy says it first; a second story after the first."""

from collections.abc import Callable

import pytest

from writer.checks.newsroom.promises import CHECK as PROMISES
from writer.checks.newsroom.repetition import CHECK
from writer.checks.subject import Subject

Found = Callable[..., list[tuple[str, str, str]]]
Make = Callable[..., Subject]
FILLER = "it opens in the spring on a stage that has seen better days than these"
ONCE = "Production on the second season began in Seoul in July last year."


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        (ONCE, True),
        ("Production on the second season began in Seoul in July of last year.", True),
        ("Production on the first season ended in Busan in May.", False),
        (f"“{ONCE}”", False),
        (f"> {ONCE}", False),
    ],
)
def test_a_sentence_that_comes_again(found: Found, again: str, *, expected: bool) -> None:
    copy = f"{ONCE} Nobody was surprised.\n\nThe cast has grown.\n\n{again}"
    assert found("repetition", copy) == [("Repetition.Sentence", "warning", again)] * expected


@pytest.mark.parametrize(
    ("first", "again", "expected"),
    [
        (
            "Lomon directed the first two episodes of the season and Park the last.",
            "The first two episodes of the season were directed by Lomon, the last by Park.",
            True,
        ),
        (
            "She alone among the nurses knows where the old key is kept.",
            "Nobody else among the nurses knows where the old key is kept.",
            True,
        ),
        (
            "Before it aired, Netflix ordered ten hours and paid for a flooded town.",
            "Netflix paid for a flooded town and ordered ten hours before it aired.",
            True,
        ),
        (
            "Before it aired, Netflix ordered ten hours and paid for a flooded town.",
            "Netflix never paid for a flooded town or ordered ten hours before it aired.",
            False,
        ),
        (
            "Season 1 premiered in March with eight new episodes and a song.",
            "Season 2 premiered in April with eight new episodes and a song.",
            False,
        ),
        (
            "For the part, Lomon learned to sail a boat in the second season.",
            "In the second season Park learned to sail a boat for the part.",
            False,
        ),
    ],
)
def test_a_sentence_that_is_said_in_another_order(found: Found, first: str, again: str, *, expected: bool) -> None:
    copy = f"{first}\n\nThe cast has grown.\n\n{again}"
    assert found("repetition", copy) == [("Repetition.Sentence", "suggestion", again)] * expected


@pytest.mark.parametrize(
    ("copy", "again"),
    [
        ("She wrote at night in the kitchen, and she wrote at night.", "she wrote at night"),
        ("She wrote at night, and he wrote by day.", ""),
        ("Lee Min-jae plays Yong Ma-ru, and Lee Min-jae plays his twin.", ""),
        ("It was, as it was said, as it was.", ""),
        ("She said “we sail at dawn today” and then “we sail at dawn” again.", ""),
    ],
)
def test_words_that_stand_twice_in_one_sentence(found: Found, copy: str, again: str) -> None:
    assert found("repetition", copy) == [("Repetition.Sentence", "suggestion", again)] * bool(again)


def test_the_first_place_stands_beside_the_later_one(subject: Make) -> None:
    made = subject(f"{ONCE} It rained.\n\nThe cast has grown. {ONCE}")
    (alert,) = CHECK.run(made)
    (related,) = alert.related
    text = made.document.text
    assert text[related.span.begin : related.span.end] == ONCE
    assert (text.index(ONCE), text.rindex(ONCE)) == (related.span.begin, alert.span.begin)


def test_a_paragraph_that_stands_twice_is_one_error(found: Found) -> None:
    paragraph = f"{ONCE} The cast has grown by four actors in the meantime."
    assert found("repetition", f"{paragraph}\n\nIt rained.\n\n{paragraph}") == [
        ("Repetition.Paragraph", "error", paragraph)
    ]
    assert found("repetition", "It rained.\n\nText.\n\nIt rained.") == []


def test_a_dek_that_says_what_the_headline_says(
    subject: Make, with_line: Callable[[Subject, str, str], Subject]
) -> None:
    def deks(dek: str) -> list[str]:
        made = with_line(with_line(subject("Text."), "dek", dek), "headline", "The second season is filming in Seoul")
        return [alert.match for alert in CHECK.run(made)]

    assert deks("The second season is now filming in Seoul.") == ["The second season is now filming in Seoul."]
    assert deks("Four actors join the cast, and no date is set.") == []


def test_teasers_of_other_stories_after_the_story(found: Found) -> None:
    story = "Park Ji-hu returns.\n\nLomon does too."
    teasers = [
        f"{name} leads a new drama, and {FILLER}." for name in ("Ana Ruiz", "Tom Reyes", "Ines Vidal", "Mara Quill")
    ]

    def second(*paragraphs: str) -> list[str]:
        found_ = found("repetition", "\n\n".join(paragraphs))
        return [text for rule, _, text in found_ if rule == "Structure.SecondStory"]

    assert second(story, *teasers) == [teasers[0]]
    assert second(story, *teasers[:2]) == []
    assert second(*teasers, story) == []


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("All of Us Are Dead returns.", []),
        (
            "It is hard to forget that night. Nobody has.\n\nAll of Us Are Dead returns.",
            ["It is hard to forget that night."],
        ),
        ("[TK what is new]\n\nNobody has said more than that.", []),
        ("It is on. [TK who said so]", []),
        ("It is on.\n\n[TK nut graf]", ["It is on."]),
    ],
)
def test_the_lede_names_the_work(found: Found, copy: str, expected: list[str]) -> None:
    assert [text for rule, _, text in found("promises", copy) if rule == "Structure.Lede"] == expected


@pytest.mark.parametrize("title", ["M*A*S*H", "Once Upon a Time… in the West", "tick, tick... BOOM!"])
def test_a_title_of_odd_marks_is_named_too(found: Found, title: str) -> None:
    copy = f"“{title.replace('*', chr(92) + '*')}” returns."
    assert found("promises", copy, facts=f"genre: season-renewal\ntitle: '{title}'") == []


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("All of Us Are Dead returns with eight episodes", []),
        ("All of Us Are Dead returns with 8 episodes", []),
        ("All of Us Are Dead returns with nine episodes", ["nine"]),
        ("All of Us Are Dead Season 2: Park Ji-hu returns in 2027", []),
        ("All of Us Are Dead Season 3 in 2028 with Lomon", ["Season 3", "2028", "Lomon"]),
    ],
)
def test_what_the_headline_says_stands_in_the_copy(
    subject: Make, with_line: Callable[[Subject, str, str], Subject], headline: str, expected: list[str]
) -> None:
    copy = "All of Us Are Dead returns for Season 2 with 8 episodes in 2027. Park plays On-jo."
    alerts = PROMISES.run(with_line(subject(copy), "headline", headline))
    found = [alert for alert in alerts if alert.check == "Facts.Headline"]
    assert [alert.match for alert in sorted(found, key=lambda alert: alert.order)] == expected


def test_what_the_headline_says_may_be_still_to_come(
    subject: Make, with_line: Callable[[Subject, str, str], Subject]
) -> None:
    copy = "All of Us Are Dead returns. [TK when]"
    assert list(PROMISES.run(with_line(subject(copy), "headline", "All of Us Are Dead returns in 2028"))) == []
