"""The same statements in other words: seasons by another name, phrasal verbs, asides, and slips in half of a name."""

from collections.abc import Callable

import pytest

from writer.checks.newsroom import CHECKS
from writer.checks.subject import Subject

Found = Callable[..., list[tuple[str, str, str]]]
Make = Callable[..., Subject]
SEASONS = """
seasons:
  - {number: 1, premiere: 2022-01-28, finale: 2022-03-04, episodes: 12}
"""
FILM = "medium: film\nstatus: post-production\nseason: 1\nrelease_window: 2026-11-20\nplatform: Orbit"
TWO = """
season: 3
seasons:
  - {number: 1, premiere: 2020-01-28, finale: 2020-03-04, episodes: 12}
  - {number: 2, premiere: 2022-01-28, finale: 2022-03-04, episodes: 10}
"""
BORN = "subject: {name: Mara Quill, born: 1984-03-17}"


@pytest.mark.parametrize(
    ("check", "copy", "facts", "wrong"),
    [
        ("facts_dates", "The first series signed off in May 2022.", SEASONS, ["May 2022"]),
        ("facts_dates", "The debut run, which wrapped up in May 2022, was short.", SEASONS, ["May 2022"]),
        ("facts_dates", "The last season bowed out in March 2022.", SEASONS, []),
        ("facts_dates", "The first series began in February with June in a boat.", SEASONS, ["February"]),
        ("facts_dates", "In Season 1, the show premiered on May 3, 2022.", SEASONS, ["May 3, 2022"]),
        (
            "facts_dates",
            "In Fall 2021 the first series premiered, in May 2022 it ended.",
            SEASONS,
            ["Fall 2021", "May 2022"],
        ),
        ("facts_dates", "In Denmark, the first series premiered on May 3, 2022.", SEASONS, []),
        ("facts_window", "The film opens on Halloween.", FILM, ["Halloween"]),
        ("facts_window", "The film opens on New Year’s Eve 2026.", FILM, ["New Year’s Eve 2026"]),
        ("facts_window", "The film opens on Christmas Day.", FILM.replace("11-20", "12-25"), []),
        ("facts_season", "Netflix has ordered a third run of the show.", "status: renewed", []),
        ("facts_season", "The show was picked up for a third run, which would shoot in Busan.", "", ["third run"]),
        ("facts_season", "The show was picked up for a third series for the BBC.", "", []),
        ("facts_season", "The show ran for two seasons, 20 episodes in all.", TWO, ["20 episodes"]),
        ("facts_season", "The show ran for two seasons, 22 episodes in all.", TWO, []),
        ("facts_window", "The sophomore season, once planned for 2024, will turn up in May 2026.", "", ["May 2026"]),
        ("facts_window", "The film opens wide on November 27, 2026.", FILM, ["November 27, 2026"]),
        ("facts_window", "The film opens in November 1911 with a storm.", FILM, []),
        ("facts_status", "The film is now playing in theaters.", FILM, ["is now playing in"]),
        (
            "facts_status",
            "Netflix has ordered more episodes of the show.",
            "status: cancelled",
            ["has ordered more episodes"],
        ),
        (
            "facts_status",
            "The show is being filmed in Busan.",
            "production: {start: 2025-01, wrap: 2025-05}",
            ["is being filmed"],
        ),
        ("time_spans", "Three years went by between the first series and the second.", TWO, ["Three years"]),
        ("time_spans", "Two years went by between the first series and the second.", TWO, []),
        ("time_spans", "Three years separated the two seasons.", TWO, ["Three years"]),
        ("time_spans", "Park Ji-hu once waited three years to finish a film.", TWO, []),
        ("time_ages", "At 43, Mara Quill has a new part.", BORN, ["43"]),
        ("time_ages", "At 22, Mara Quill moved to Busan.", BORN, []),
        (
            "facts_numbers",
            "At two hours and 28 minutes, it is her longest.",
            "runtime_minutes: 128",
            ["two hours and 28 minutes"],
        ),
        ("facts_numbers", "Nobody calls for nine minutes, which is a long time.", "runtime_minutes: 43", []),
        ("pairs", "One of them is Lomon, whose character Nam On-jo runs.", "", ["Nam On-jo"]),
        ("pairs", "Lomon, who is no relation of Park, plays Lee Su-hyeok.", "", []),
        ("names", "Then Yoon Chan-yeung left.", "", ["Yoon Chan-yeung"]),
        ("names", "The show is by Zoë Saldivar.", "", []),
    ],
)
def test_what_is_wrong_is_found_and_what_is_right_is_not(
    found: Found, check: str, copy: str, facts: str, wrong: list[str]
) -> None:
    assert [alert[2] for alert in found(check, copy, facts=facts)] == wrong


CAST = "cast: [{actor: Kwame Addo, character: Otis}, {actor: Ngozi Achebe-Lund, character: Ida}]"


@pytest.mark.parametrize(
    ("copy", "wrong"),
    [
        ("The part went to Kwame Adu in the end.", ["Kwame Adu"]),
        ("The part went to Kwame Appiah in the end.", []),
        ("In it, Achebe-Lindt plays a nurse.", ["Achebe-Lindt"]),
        ("In it, Achebe-Stone plays a nurse.", []),
    ],
)
def test_a_slip_in_one_half_of_a_name(found: Found, copy: str, wrong: list[str]) -> None:
    assert [alert[2] for alert in found("names", copy, facts=CAST)] == wrong


def test_a_month_is_no_slip_of_a_name(found: Found) -> None:
    cast = "cast: [{actor: Adelaide Marsh, character: Otis}, {actor: Jo Adeyemi, character: Ida}]"
    assert found("names", "It opens on March 13, and in March she leaves.", facts=cast) == []


def test_nobody_who_says_something_is_no_speaker(found: Found) -> None:
    quoted = "“The doors have been shut for years now.”"
    assert found("quotes_speakers", f"Park said so. {quoted}") == []
    assert found("quotes_speakers", f"Nobody at Netflix would say. {quoted}") == [("Quotes.Speaker", "warning", quoted)]


SHOT = "season: 1\nseasons: []\nproduction: {start: 2025-07}"


@pytest.mark.parametrize(
    ("copy", "wrong"),
    [
        ("Park Ji-hu was on another series, which began filming in May 2025.", []),
        ("The rival show began filming in May 2025.", []),
        ("The show began filming in May 2025.", ["May 2025"]),
        ("Netflix gives another season to the show, which began filming in May 2025.", ["May 2025"]),
    ],
)
def test_another_work_that_no_title_names(found: Found, copy: str, wrong: list[str]) -> None:
    assert [alert[2] for alert in found("facts_dates", copy, facts=SHOT)] == wrong


@pytest.mark.parametrize(
    ("copy", "window", "fix"),
    [
        ("It arrives in March 2028.", "from 2027", ()),
        ("It arrives in March 2028.", "no earlier than 2029", ()),
        ("It arrives in March 2028.", "late 2026", ("late 2026",)),
        ("It arrives in March 2028.", "2027-05-02", ("May 2027",)),
        ("It arrives on Friday, March 10, 2028.", "late 2026", ()),
        ("It arrives on March 10, 2028.", "2027-05-02", ("May 2, 2027",)),
    ],
)
def test_a_fix_goes_with_the_word_before_it(subject: Make, copy: str, window: str, fix: tuple[str, ...]) -> None:
    alerts = list(CHECKS["facts_window"].run(subject(copy, facts=f"release_window: {window}")))
    assert [alert.suggestions for alert in alerts] == [fix]


def test_a_small_word_is_no_character(found: Found) -> None:
    cast = "genre: cast-guide\ncast: [{actor: Mara Quill, character: Father Gabriel}, {actor: Jo Vale, character: Ida}]"
    assert found("names_first", "He is the father of two.", facts=cast) == []
    assert found("names_first", "Father Gabriel is back.", facts=cast) == [
        ("Names.Actor", "suggestion", "Father Gabriel")
    ]


def test_minutes_of_a_title_are_no_running_time(found: Found) -> None:
    copy = "The film lasts as long as “Twelve Minutes,” which is 98 minutes."
    assert found("facts_numbers", copy, facts="runtime_minutes: 98") == []
