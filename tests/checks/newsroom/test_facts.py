"""Release window, status, season and counts against the fields."""

from collections.abc import Callable

import pytest

from writer.checks.newsroom.facts_season import CHECK as SEASON
from writer.checks.newsroom.facts_status import CHECK as STATUS
from writer.checks.newsroom.facts_window import CHECK as WINDOW
from writer.checks.subject import Subject

Found = Callable[..., list[tuple[str, str, str]]]
OFFICIAL = "release_window: {value: 2027-03-12, certainty: official}"


@pytest.mark.parametrize(
    ("copy", "wrong"),
    [
        ("The show will return in March 2026.", "March 2026"),
        ("Season 2 premieres on June 3, 2027.", "June 3, 2027"),
        ("A 2028 premiere is planned.", "2028"),
        ("In the summer of 2026, the drama will be back.", "summer of 2026"),
        ("It arrives next spring.", "next spring"),
        ("The new season lands in Q2 2028.", "Q2 2028"),
        ("Expect a release in late 2026.", "late 2026"),
        ("It is set to debut in October.", "October"),
        ("The season will be out by the end of 2025.", "the end of 2025"),
        ("It returns no earlier than 2028.", "2028"),
    ],
)
def test_a_window_that_the_field_excludes_or_does_not_know(found: Found, copy: str, wrong: str) -> None:
    assert found("facts_window", copy) == [("Facts.ReleaseWindow", "warning", wrong)]


@pytest.mark.parametrize(
    "copy",
    [
        "The show will return in late 2026 or early 2027.",
        "It is expected between late 2026 and early 2027.",
        "It will be out in 2026 or 2027.",
        "Season 1 premiered on January 28, 2022.",
        "The show debuted in January 2022.",
        "Its 2022 premiere drew millions.",
        "Netflix announced the return in June 2022.",
        "Filming began in July 2025 and the release is not dated.",
        "It was originally due to premiere in 2024.",
        "It had been expected in 2024.",
        "It was to premiere in May 2025.",
        "It was set to premiere in March 2027.",
        "It will not arrive in 2025.",
        "It will not premiere before the last months of 2026.",
        "A launch in the first half of 2026 is out of the question.",
        "It may return as early as October 2026.",
        "Squid Game returned in December 2024.",
        "Season 3 would follow in 2029.",
        "It was shown at the Busan festival in October 2025.",
        "He arrived on set in March 2025.",
        "“We will be back in 2025, and we will be better,” he said in 2023.",
        "Filming should end in early 2026.",
        "May it return soon.",
    ],
)
def test_a_window_that_is_none_of_this_release_or_is_right(found: Found, copy: str) -> None:
    assert found("facts_window", copy) == []


def test_against_an_official_date_a_window_is_an_error(subject: Callable[..., Subject], found: Found) -> None:
    assert found("facts_window", "It arrives on March 13, 2027.", facts=OFFICIAL)[0][1] == "error"
    assert found("facts_window", "It arrives in March 2027.", facts=OFFICIAL) == []
    (alert,) = WINDOW.run(subject("It arrives in April 2027.", facts=OFFICIAL))
    assert (alert.field, alert.expected, alert.suggestions) == ("release_window", "2027-03-12", ("March 2027",))


def test_nothing_known_makes_every_date_too_exact(found: Found) -> None:
    assert found("facts_window", "It arrives in 2027.", facts="release_window: TBA") == [
        ("Facts.ReleaseWindow", "warning", "2027")
    ]


STATUSES = {
    "rumored": ("The show has been renewed.", "The show may be renewed."),
    "announced": ("The show has been cancelled.", "The show was announced."),
    "in-development": ("Filming has begun.", "The show is in development."),
    "renewed": ("The second season is filming.", "Netflix renewed the show."),
    "in-production": ("Filming has yet to begin.", "Cameras are rolling."),
    "post-production": ("Filming is under way.", "The show is in post-production."),
    "dated": ("The new season is now streaming.", "A date has been set."),
    "delayed": ("The show has not been delayed.", "The show has been delayed."),
    "released": ("Filming is under way.", "The second season is now streaming."),
    "airing": ("The show has come to an end.", "The second season is airing."),
    "ended": ("The show will return.", "The show has come to an end."),
    "undecided": ("The show has been renewed.", "The show's future is unclear."),
    "cancelled": ("The show is coming back.", "Netflix has cancelled the show."),
    "shelved": ("The show will return.", "The show is on hold."),
    "revived": ("The show has been cancelled.", "The show was first cancelled in 2019 and later revived."),
}


@pytest.mark.parametrize("status", STATUSES)
def test_each_status_excludes_and_allows(found: Found, status: str) -> None:
    wrong, right = STATUSES[status]
    facts = f"status: {status}\nproduction: {{}}"
    assert [alert[:2] for alert in found("facts_status", wrong, facts=facts)] == [("Facts.Status", "error")]
    assert found("facts_status", right, facts=facts) == []


@pytest.mark.parametrize(
    ("copy", "wrong"),
    [
        ("Netflix cancelled the show.", "cancelled"),
        ("The series, which was axed last week, had fans.", "was axed"),
        ("The drama has quietly been shelved.", "has quietly been shelved"),
        ("Production on the second season wrapped in August 2025.", "wrapped"),
        ("Season 2 will not return.", "will not return"),
        ("The show isn’t coming back.", "isn’t coming back"),
        ("It’s been cancelled, and fans know it.", "’s been cancelled"),
        ("Netflix has yet to decide whether to go on.", "has yet to decide whether"),
        ("Netflix pulled the plug on the drama.", "pulled the plug on"),
        ("The second season premiered last week.", "premiered"),
    ],
)
def test_a_status_that_the_field_excludes(found: Found, copy: str, wrong: str) -> None:
    assert found("facts_status", copy) == [("Facts.Status", "error", wrong)]


@pytest.mark.parametrize(
    "copy",
    [
        "The show has not been cancelled.",
        "The second season was to premiere last week.",
        "The second season was scheduled to premiere last week.",
        "The series was first cancelled in 2019 and later revived.",
        "The series had been cancelled before.",
        "It was cancelled in 2019.",
        "Before it was renewed in 2022, it was nobody’s favorite.",
        "Filming on the first season wrapped in 2021.",
        "The first season is now streaming.",
        "Sweet Home was cancelled. Squid Game has ended.",
        "Kingdom High ended in 2021. It was cancelled.",
        "The show’s tour was cancelled.",
        "Plans for the show were shelved.",
        "Has the show been cancelled?",
        "Rumors that the show had been cancelled were false.",
        "If the show is cancelled, fans will mourn.",
        "“They told us that the show was cancelled,” he said.",
        "The show will not return to Hyosan.",
        "A third season has not been renewed.",
        "The fan event has been postponed.",
        "The show premiered in January 2022.",
        "She finished filming a thriller.",
    ],
)
def test_a_status_that_is_past_denied_open_or_of_another(found: Found, copy: str) -> None:
    assert found("facts_status", copy) == []


def test_an_expected_status_makes_no_error(subject: Callable[..., Subject], found: Found) -> None:
    facts = "status: {value: in-production, certainty: expected}"
    assert found("facts_status", "The show has been cancelled.", facts=facts)[0][1] == "warning"
    (alert,) = STATUS.run(subject("The show has been cancelled."))
    assert (alert.field, alert.expected) == ("status", "in-production")


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("The third season is filming in Seoul.", [("Facts.Season", "error", "third season")]),
        ("Season 3 is filming in Seoul.", [("Facts.Season", "error", "Season 3")]),
        ("A third season is filming in Seoul.", [("Facts.Season", "warning", "third season")]),
        ("Season 3 is filming in Seoul together with Season 2.", [("Facts.Season", "warning", "Season 3")]),
        ("If it does well, Season 3 is filming in 2028.", []),
        ("Season 3 of Squid Game is filming in Seoul.", []),
        ("Whether a third season is filming, nobody says.", []),
        ("The first season ran for 10 episodes.", [("Facts.Count", "error", "10 episodes")]),
        ("The 10-episode first season was a hit.", [("Facts.Count", "error", "10-episode")]),
        ("The first season has twelve episodes.", []),
        ("The last six episodes of the first season are the best.", []),
        ("Season 2 will have eight episodes.", []),
        ("Three newcomers join.", [("Facts.Count", "warning", "Three newcomers")]),
        ("A trio of new faces joins.", [("Facts.Count", "warning", "trio of new faces")]),
        ("Two newcomers join. One of them is a nurse.", []),
        ("A pair of newcomers and two of the leads return.", []),
    ],
)
def test_numbers(found: Found, copy: str, expected: list[tuple[str, str, str]]) -> None:
    assert found("facts_season", copy) == expected


@pytest.mark.parametrize(
    ("copy", "check", "expected"),
    [
        (
            "Filming on Season 3 began in May 2024.",
            "facts_dates",
            [("Facts.Date", "error", "May 2024")],
        ),
        ("Filming on Season 3 began in July 2025.", "facts_dates", []),
        ("A third season began filming in May 2024.", "facts_dates", []),
        ("Season 3 premieres in May 2028.", "facts_window", [("Facts.ReleaseWindow", "warning", "May 2028")]),
        ("Season 3 premieres in late 2026 or early 2027.", "facts_window", []),
        ("Season 3 might premiere in May 2028.", "facts_window", []),
        ("Whether Season 3 premieres in May 2028 is open.", "facts_window", []),
    ],
)
def test_a_wrong_number_of_the_season_hides_no_wrong_date(
    found: Found, copy: str, check: str, expected: list[tuple[str, str, str]]
) -> None:
    assert found(check, copy) == expected


def test_the_message_of_a_count_is_right_for_one_and_for_many(subject: Callable[..., Subject]) -> None:
    one = "cast:\n  - {actor: Lee Min-jae, character: Yong Ma-ru, role: newcomer}"
    (alert,) = SEASON.run(subject("Three newcomers join.", facts=one))
    assert (alert.message, alert.expected) == ("the number on record is 1", "1")
    (alert,) = SEASON.run(subject("The first season ran for 10 episodes."))
    assert (alert.message, alert.expected) == ("the number on record is 12", "12")


def test_how_grave_a_wrong_season_is_depends_on_the_fact(found: Found) -> None:
    assert (
        found("facts_season", "Netflix renewed the show for a third season.", facts="status: renewed")[0][1] == "error"
    )
    reported = "season: {value: 2, certainty: expected}"
    assert found("facts_season", "Season 3 is filming.", facts=reported)[0][1] == "warning"
    assert found("facts_season", "Season 3 is filming.", facts="seasons:\n  - {number: 3, episodes: 8}") == []


def test_what_is_dated_the_day_of_the_last_turn_is_no_history(found: Found) -> None:
    facts = "status: renewed\nrenewal_date: 2025-08-10"
    copy = "Netflix canceled “All of Us Are Dead” on August 10. It had been canceled in 2023."
    assert found("facts_status", copy, facts=facts) == [("Facts.Status", "error", "canceled")]
    assert found("facts_status", copy.replace("August 10", "August 9"), facts=facts) == []
