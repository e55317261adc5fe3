"""Who plays whom."""

from collections.abc import Callable

import pytest

from writer.checks.newsroom.pairs import CHECK
from writer.checks.subject import Subject

Found = Callable[..., list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("copy", "wrong"),
    [
        ("Lomon as Nam On-jo is a surprise.", ["Nam On-jo"]),
        ("Lomon plays Nam On-jo.", ["Nam On-jo"]),
        ("Lomon, who plays the quiet Nam On-jo, agrees.", ["Nam On-jo"]),
        ("Lomon will once more take on the role of Nam On-jo.", ["Nam On-jo"]),
        ("Lomon takes on the role of Nam On-jo.", ["Nam On-jo"]),
        ("Nam On-jo (Lomon) is back.", ["Lomon"]),
        ("Nam On-jo, played by Lomon, is back.", ["Lomon"]),
        ("On-jo is once again portrayed by Yoon Chan-young.", ["Yoon Chan-young"]),
        ("Lomon’s Nam On-jo is back.", ["Nam On-jo"]),
        ("Park Ji-hu and Lomon return as Lee Su-hyeok and Nam On-jo.", ["Lee Su-hyeok", "Nam On-jo"]),
        ("Park Ji-hu and Lomon return as Nam On-jo and Lee Su-hyeok, respectively.", []),
        ("Lomon and Park Ji-hu, who plays Nam On-jo, return.", []),
        ("Park Ji-hu as Nam On-jo, Lomon as Lee Su-hyeok.", []),
        ("Nam On-jo (Park Ji-hu) and Lee Su-hyeok (Lomon) survive.", []),
        ("Park, opposite Lomon, plays On-jo.", []),
        ("Lomon is as loved as Nam On-jo.", []),
        ("Lomon plays Nam On-jo’s friend.", []),
        ("Lomon as the boy who saves Nam On-jo.", []),
        ("Lomon met Nam On-jo’s creator.", []),
        ("Yoon Seo-yeon plays On-jo’s aunt, and Kim Min-ha plays Su-hyeok.", []),
    ],
)
def test_pairs(found: Found, copy: str, wrong: list[str]) -> None:
    assert found("pairs", copy) == [("Names.Pair", "error", text) for text in wrong]


def test_a_pair_names_its_row(subject: Callable[..., Subject]) -> None:
    (alert,) = CHECK.run(subject("Nam On-jo (Lomon) is back."))
    assert (alert.field, alert.expected, alert.suggestions) == ("cast[0].actor", "Park Ji-hu", ("Park Ji-hu",))
    assert alert.related[0].message == "'Nam On-jo' is named here"


def test_two_actors_of_one_character(found: Found) -> None:
    cast = "cast:\n  - {actor: Ana Ruiz, character: Ada Voss}\n  - {actor: Mara Quill, character: Ada Voss}"
    assert found("pairs", "Ana Ruiz plays Ada Voss, and Mara Quill plays Ada Voss as a girl.", facts=cast) == []


def test_one_row_or_none_makes_no_pair(found: Found) -> None:
    copy = "Park Ji-hu plays Nam On-jo."
    assert found("pairs", copy, facts="cast: []") == []
    assert found("pairs", copy, facts="cast:\n  - {actor: Lomon, character: Lee Su-hyeok, role: lead}") == []
