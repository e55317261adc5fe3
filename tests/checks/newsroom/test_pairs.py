"""Who plays whom."""

from collections.abc import Callable

import pytest

from writer.checks.newsroom.pairs import CHECK
from writer.checks.newsroom.pairs_strangers import CHECK as STRANGERS
from writer.checks.newsroom.pairs_told import CHECK as TOLD
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


@pytest.mark.parametrize(
    "copy",
    [
        "Nam On-jo is brought to life by Lomon.",
        "Nam On-jo comes to life in the hands of Lomon.",
        "Lomon brings Nam On-jo to life.",
        "Lomon steps back into the shoes of Nam On-jo.",
        "Lomon slips into Nam On-jo's shoes again.",
        "Lomon inhabits Nam On-jo with care.",
        "Lomon's turn as Nam On-jo is the best of the season.",
        "Lomon is cast as Nam On-jo.",
        "The part of Nam On-jo went to Lomon.",
        "The role of Nam On-jo falls to Lomon.",
        "The role of Nam On-jo is in Lomon's hands.",
        "As Nam On-jo, Lomon has little to say.",
        "In the part of Nam On-jo, Lomon has little to say.",
        "Lomon, the actor who plays Nam On-jo, is back.",
        "The actor behind Nam On-jo, Lomon, is back.",
        "The actor who plays Nam On-jo is Lomon.",
        "Nam On-jo is Lomon.",
        "Nam On-jo will again be Lomon.",
        "Lomon is back. He plays Nam On-jo.",
        "Lomon returns. In the new episodes he is Nam On-jo.",
        "Lomon spent a year away. He came back to play Nam On-jo.",
        "Lomon's character, Nam On-jo, is dead.",
        "Lomon's character Nam On-jo is dead.",
        "Lomon's alter ego, Nam On-jo, is dead.",
        "Nam On-jo, Lomon's character, is dead.",
        "Nam On-jo — Lomon — is dead.",
        "Nam On-jo (played by Lomon) is dead.",
        "Lomon (Nam On-jo) and Park Ji-hu (Lee Su-hyeok) are back.",
        "Among them are Lomon as Nam On-jo and Park Ji-hu as Lee Su-hyeok.",
        "Lomon tackles Nam On-jo, a cook.",
        "Lomon stars as Nam On-jo.",
        "Lomon co-stars as Nam On-jo.",
        "Starring are Lomon (as Nam On-jo) and others.",
        "Lomon reprises Nam On-jo.",
        "Lomon reprises his role as Nam On-jo.",
        "Lomon reprises the role of Nam On-jo.",
        "Lomon, who is Nam On-jo in the series, is back.",
        "Lomon, Nam On-jo in the series, is back.",
        "Lomon portrayed Nam On-jo for three years.",
        "Lomon, seen as Nam On-jo, is back.",
        "Lomon lends his face to Nam On-jo.",
        "Lomon takes over as Nam On-jo.",
        "Nam On-jo is once more in the hands of Lomon.",
        "Nam On-jo, whom Lomon has played since 2022, is dead.",
        "Nam On-jo, a part Lomon has played since 2022, is dead.",
        "Nam On-jo (Kim Min-seo) is dead.",
        "Kim Min-seo is back as Nam On-jo.",
        "Nam On-jo is played by Kim Min-seo.",
        "As Nam On-jo, Kim Min-seo has little to say.",
        "The part of Nam On-jo went to Kim Min-seo.",
        "Nam On-jo, whom Kim Min-seo plays, is dead.",
        "Kim Min-seo takes on Nam On-jo.",
    ],
)
def test_in_other_words(subject: Callable[..., Subject], copy: str) -> None:
    alerts = [one for check in (CHECK, STRANGERS, TOLD) for one in check.run(subject(copy))]
    assert {(one.check, one.field.rpartition(".")[2]) for one in alerts} <= {
        ("Names.Pair", "actor"),
        ("Names.Pair", "character"),
    }
    assert {one.match for one in alerts} & {"Nam On-jo", "Lomon", "Kim Min-seo"}


@pytest.mark.parametrize(
    "copy",
    [
        "Park Ji-hu is brought to tears by Lee Su-hyeok.",
        "As Nam On-jo, Park Ji-hu meets Lomon.",
        "As Nam On-jo watches, Lomon's Lee Su-hyeok falls.",
        "Lomon and Park Ji-hu return. She plays Nam On-jo.",
        "Lomon's scene partner, Nam On-jo, is dead.",
        "Nam On-jo is Lomon's favorite.",
        "Nam On-jo is the one whom Lomon likes.",
        "Park Ji-hu is back as Nam On-jo, and Lomon as Lee Su-hyeok.",
        "The part of Nam On-jo went to Park Ji-hu, not to Lomon.",
        "Nam On-jo leaves Lee Su-hyeok (Lomon) behind.",
        "Lomon saw Nam On-jo die.",
        "Lomon plays cards with Nam On-jo.",
        "Lomon, who loves Nam On-jo, is back.",
        "Nam On-jo, Lomon said, is dead.",
        "Lomon praises Park Ji-hu. She makes Nam On-jo a hero.",
        "Kim Min-seo, who wrote Nam On-jo, is back.",
        "Kim Min-seo directs Nam On-jo's death.",
        "Nam On-jo meets Kim Min-seo.",
        "Nam On-jo, Kim Min-seo wrote, is dead.",
    ],
)
def test_near_misses_of_other_words(subject: Callable[..., Subject], copy: str) -> None:
    assert [one.match for check in (CHECK, STRANGERS, TOLD) for one in check.run(subject(copy))] == []
