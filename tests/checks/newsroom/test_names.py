"""Names and titles against the fields."""

from collections.abc import Callable

import pytest

from writer.checks.newsroom.names import CHECK
from writer.checks.newsroom.reading import likeness
from writer.checks.subject import Subject

Found = Callable[..., list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("copy", "level", "wrong", "right"),
    [
        ("Nam On jo is back.", "error", "Nam On jo", "Nam On-jo"),
        ("Then Nam Onjo ran.", "error", "Nam Onjo", "Nam On-jo"),
        ("The part of Nam on-jo is hers.", "error", "Nam on-jo", "Nam On-jo"),
        ("Ji-hu Park returns.", "error", "Ji-hu Park", "Park Ji-hu"),
        ("It was Cheongsan’s idea.", "error", "Cheongsan", "Cheong-san"),
        ("Zoe Saldana produces.", "error", "Zoe Saldana", "Zoë Saldaña"),
        ("It was Yoon Chan-yeong who knew.", "warning", "Yoon Chan-yeong", "Yoon Chan-young"),
        ("Park Ji-hoo leads the cast.", "warning", "Park Ji-hoo", "Park Ji-hu"),
        ("Nobody asked Lomom's agent.", "warning", "Lomom", "Lomon"),
        ("Lomom is back.", "warning", "Lomom", "Lomon"),
        ("A report on Netfilx follows.", "warning", "Netfilx", "Netflix"),
    ],
)
def test_a_wrong_name(
    found: Found, subject: Callable[..., Subject], copy: str, level: str, wrong: str, right: str
) -> None:
    assert found("names", copy) == [("Names.Misspelled", level, wrong)]
    (alert,) = CHECK.run(subject(copy))
    assert alert.suggestions == (right,)
    assert alert.expected.endswith(right) or right in alert.expected
    assert alert.field


@pytest.mark.parametrize(
    "copy",
    [
        "Park Ji-hu’s On-jo and Lomon's Su-hyeok return; Yoon and Lee do too.",
        "PARK JI-HU RETURNS.",
        "A lemon is a lemon. Lemon trees grow in Seoul.",
        "The Parks and the Kims were there.",
        "Park Ji-hoon directs, and Lee Min-ho produces.",
        "It moved on. Jo Nesbo wrote it.",
        "Netflix-made dramas and Lomon-led films.",
        "Write to netflix.com/on-jo or desk@netflix.example.",
        "[TK what Nam Onjo does, 20 words]",
        "`Nam Onjo` stays in code.",
        "Saldaña, the producer, agreed.",
    ],
)
def test_no_wrong_name(found: Found, copy: str) -> None:
    assert found("names", copy) == []


@pytest.mark.parametrize(
    ("copy", "level", "wrong"),
    [
        ("Fans of All Of Us are Dead wait.", "error", "All Of Us are Dead"),
        ("*All of us Are Dead* is back.", "error", "All of us Are Dead"),
        ("The makers of all of us are dead agree.", "warning", "all of us are dead"),
        ("The cast of All of Us Are Deed met.", "warning", "All of Us Are Deed"),
    ],
)
def test_a_wrong_title(found: Found, copy: str, level: str, wrong: str) -> None:
    assert found("names", copy) == [("Names.Title", level, wrong)]


def test_titles_that_are_ordinary_words(found: Found) -> None:
    assert found("names", "You know that you are. It bears it.", facts="title: You") == []
    assert found("names", "The bear ran. So did the Bear’s cooks.", facts="title: The Bear") == []
    assert found("names", "He saw “the bear” twice.", facts="title: The Bear") == [
        ("Names.Title", "warning", "the bear")
    ]


def test_a_rumored_row_makes_no_error(found: Found) -> None:
    facts = "cast:\n  - {actor: {value: Park Ji-hu, certainty: rumored}, character: Nam On-jo}"
    assert found("names", "Park Jihu may return.", facts=facts) == [("Names.Misspelled", "warning", "Park Jihu")]


def test_a_shorter_form_of_a_long_name_is_no_slip(found: Found) -> None:
    facts = "crew:\n  - {name: Conor O'Brien-D'Arcy Jr., job: writer}"
    assert found("names", "Conor O’Brien-D’Arcy wrote it.", facts=facts) == []


@pytest.mark.parametrize(
    ("written", "known", "near"),
    [
        ("lomom", "lomon", "lomon"),
        ("loomn", "lomon", "lomon"),
        ("lemen", "lomon", ""),
        ("leeminji", "leeminjae", ""),
        ("joe", "job", ""),
        ("leecheongsun", "leecheongsan", "leecheongsan"),
        ("choyihyeon", "choyihyun", "choyihyun"),
    ],
)
def test_likeness(written: str, known: str, near: str) -> None:
    assert likeness.nearest(written, (known,)) == near


def test_one_of_several_awards(found: Found) -> None:
    facts = "sources:\n  - {name: Gotham Awards, kind: data}"
    assert found("names", "She won a Gotham Award for it.", facts=facts) == []
    assert [text for *_, text in found("names", "She won at the Gothan Awards.", facts=facts)] == ["Gothan Awards"]


def test_an_outlet_that_is_called_by_what_it_is(found: Found) -> None:
    facts = "sources:\n  - {name: City archive, kind: archive}"
    assert found("names", "The case is in the city archive.", facts=facts) == []
    assert [text for *_, text in found("names", "It is in the City Archive.", facts=facts)] == ["City Archive"]


@pytest.mark.parametrize(
    ("copy", "wrong"),
    [
        ("The makers of All of Us Are Now Dead are tired.", "All of Us Are Now Dead"),
        ("The makers of All of Us Are Dead Now are tired.", ""),
        ("All of us are so dead, she says.", ""),
    ],
)
def test_a_title_with_a_word_too_many(found: Found, copy: str, wrong: str) -> None:
    assert [text for rule, _, text in found("names", copy) if rule == "Names.Title"] == [wrong] * bool(wrong)
