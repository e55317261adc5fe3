"""What is on no record, or on another one: actors, services, titles in quotation marks, films and minutes."""

from collections.abc import Callable

import pytest

Found = Callable[..., list[tuple[str, str, str]]]
FILMS = """
medium: franchise
entries:
  - {title: Tidal, kind: film, date: 2008-07-18}
  - {title: Tidal Force, kind: film, date: 2012-07-20}
  - {title: Undertow, kind: film, date: 2016-08-05}
"""


@pytest.mark.parametrize(
    "copy",
    [
        "Dana Whitlock plays Nam On-jo.",
        "Nam On-jo is played by Dana Whitlock.",
        "Nam On-jo (Dana Whitlock) is back.",
        "Dana Whitlock, who plays On-jo, sings.",
        "Dana Whitlock will reprise her role as Nam On-jo.",
        "Dana Whitlock is Nam On-jo.",
    ],
)
def test_an_actor_on_no_record(found: Found, copy: str) -> None:
    assert found("pairs_strangers", copy) == [("Names.Pair", "error", "Dana Whitlock")]


@pytest.mark.parametrize(
    "copy",
    [
        "Dana Whitlock met Nam On-jo.",
        "Young On-jo is played by Dana Whitlock.",
        "Dana Whitlock could play Nam On-jo.",
        "In the webtoon’s stage version, Dana Whitlock plays Nam On-jo.",
        "Hyosan High’s Nam On-jo runs.",
        "Park Jihoo plays Nam On-jo.",
        "Dana Whitlock plays Gwi-nam.",
        "“Dana Whitlock plays Nam On-jo now,” he said.",
    ],
)
def test_somebody_who_is_not_said_to_play_the_part(found: Found, copy: str) -> None:
    assert found("pairs_strangers", copy) == []


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("Hulu has renewed the show.", [("Facts.Platform", "error", "Hulu")]),
        ("The second season premieres on Disney+ next year.", [("Facts.Platform", "warning", "Disney+")]),
        ("On Prime Video, the season will be available soon.", [("Facts.Platform", "warning", "Prime Video")]),
        ("Netflix has renewed the show.", []),
        ("The first season aired on Hulu.", []),
        ("The show moved to Hulu after that.", []),
        ("Hulu has renewed Kingdom High.", []),
        ("Hulu has renewed “Sweet Home” and the drama is filming.", []),
        ("The Fox in the show returns on Monday.", []),
        ("“It will be available on Hulu, the season, I hope,” he said.", []),
    ],
)
def test_a_service_that_is_not_the_one_on_record(found: Found, copy: str, expected: list[tuple[str, str, str]]) -> None:
    assert found("facts_platform", copy) == expected


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("The trilogy ends well.", []),
        ("The tetralogy ends well.", [("Facts.Franchise", "warning", "tetralogy")]),
        ("All four films are dark.", [("Facts.Franchise", "warning", "four films")]),
        ("The two films by Udo are dark.", []),
        ("*Undertow*, the second film, is dark.", [("Facts.Franchise", "error", "the second film")]),
        ("*Undertow*, the third film, is dark.", []),
        ("*Undertow* was the first film by Udo.", []),
        ("The Matrix trilogy has “Matrix Revolutions” in it, a tetralogy.", []),
    ],
)
def test_films_of_a_franchise(found: Found, copy: str, expected: list[tuple[str, str, str]]) -> None:
    assert found("facts_numbers", copy, facts=FILMS) == expected


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("Each 60-minute episode is dark.", [("Facts.Runtime", "error", "60-minute")]),
        ("An episode runs 52 minutes.", []),
        ("Each episode runs about 50 minutes.", []),
        ("The first 20 minutes of the episode are long.", []),
        ("She was 20 minutes late.", []),
    ],
)
def test_running_times(found: Found, copy: str, expected: list[tuple[str, str, str]]) -> None:
    assert found("facts_numbers", copy, facts="runtime_minutes: 52") == expected


@pytest.mark.parametrize(
    ("copy", "wrong"),
    [
        ("Netflix has canceled “All of Us Are Dead.”", "has canceled"),
        ("“All of Us Are Dead” has ended.", "has ended"),
        ("The show ended last week, Netflix said.", "ended"),
        ("The series has ended, and nobody knew.", "has ended"),
        ("The series has ended its hiatus.", ""),
        ("The show ended on a kiss.", ""),
        ("The first season has ended.", ""),
        ("By the time it is over, fans will be old.", ""),
    ],
)
def test_the_end_of_a_show(found: Found, copy: str, wrong: str) -> None:
    assert [alert[2] for alert in found("facts_status", copy)] == [wrong] * bool(wrong)


@pytest.mark.parametrize(
    "copy",
    [
        "“Thirst” arrives in March 2028.",
        "A film, “The Stone and the River,” premieres in March 2028.",
        "The drama “Hospital Nights” has been cancelled.",
    ],
)
def test_a_title_that_only_its_quotation_marks_tell(found: Found, copy: str) -> None:
    assert found("facts_window", copy) == []
    assert found("facts_status", copy) == []


def test_an_article_more_or_less_is_no_misspelling(found: Found) -> None:
    cast = "cast: [{actor: Mara Quill, character: The Baron}, {actor: Jo Adeyemi, character: Ines}]"
    assert found("names", "Achterberg is the Baron.", facts=cast) == []
