"""Many ways to say when it comes out, how it stands and how much of it there is: each wrong one with a near miss."""

from collections.abc import Callable

import pytest

Found = Callable[..., list[tuple[str, str, str]]]

FILM = """
medium: film
status: {status}
season:
seasons: []
release_window:
platform: Orbit
premiere_date: 2026-11-20
published: {today}
"""
DATED = FILM.format(status="dated", today="2025-12-02")
OUT = FILM.format(status="released", today="2027-02-01")
SERIES = """
status: renewed
season: 3
episodes: 8
seasons:
  - {number: 1, premiere: 2021-03-12, episodes: 9}
  - {number: 2, premiere: 2023-04-07, episodes: 8}
"""
OVER = SERIES.replace("renewed", "cancelled").replace(
    "\nseasons:", "\ncancelled_date: 2025-08-05\nseasons:\n  - {number: 3, premiere: 2025-01-10, finale: 2025-02-28}"
)
SAGA = """
medium: franchise
status: announced
entries:
  - {title: Undertow, kind: film, date: 2014-07-18}
  - {title: Springtide, kind: film, date: 2017-07-14}
  - {title: Lagoon, kind: series, date: 2021-06-04}
"""


@pytest.mark.parametrize(
    ("copy", "facts", "wrong"),
    [
        ("Orbit has pushed the film back to Christmas 2026.", DATED, ["Christmas 2026"]),
        ("Orbit has pushed the film back to November 2026.", DATED, []),
        ("The picture slips from May to the first Friday of November.", DATED, ["the first Friday of November"]),
        ("The picture slips from May to the third Friday of November.", DATED, []),
        ("The film has been bumped until the second quarter of next year.", DATED, ["second quarter of next year"]),
        ("Shooting of the extra scenes moves to March.", DATED, []),
        ("The film will be with audiences by the summer.", DATED, ["summer"]),
        ("The film will be with audiences by year’s end.", DATED.replace("2025-12-02", "2026-08-02"), []),
        ("Its springtime release was chosen for the schools.", DATED, ["springtime"]),
        ("The odds of a summer release are long.", DATED, []),
        ("Orbit dated the film for Sept. 25.", DATED, ["Sept. 25"]),
        ("Orbit dated the photograph, for September was its month.", DATED, []),
        ("The film arrives in April.", OUT, ["April"]),
        ("The film arrives in April on disc.", OUT, []),
        ("The film arrives in France in April.", OUT, []),
        ("The film lands this Christmas.", DATED.replace("2025-12-02", "2026-06-02"), ["Christmas"]),
        ("All of Us Are Dead has been in theaters since October.", OUT, ["October"]),
        ("All of Us Are Dead has been in theaters since November.", OUT, []),
        ("The film came out in January.", OUT, ["January"]),
        ("The film came out in January in Japan.", OUT, []),
        ("The film came out on disc in January.", OUT, []),
        ("The orchestra waited for word since October.", OUT, []),
        ("Orbit has narrowed the premiere down to Q1.", OUT, ["Q1"]),
        ("Its hour on the radio was released on Friday, January 15.", OUT, []),
    ],
)
def test_when_it_comes_out(found: Found, copy: str, facts: str, wrong: list[str]) -> None:
    assert [alert[2] for alert in found("facts_window", copy, facts=facts)] == wrong


@pytest.mark.parametrize(
    ("check", "copy", "facts", "wrong"),
    [
        ("facts_season", "It will be the fourth season of the show.", SERIES, ["fourth season"]),
        ("facts_season", "There will be no fourth season of the show.", SERIES, []),
        ("facts_season", "The new season is a ten-parter.", SERIES, ["ten-parter"]),
        ("facts_season", "The new season ends on a two-part finale.", SERIES, []),
        ("facts_season", "The new season has half a dozen episodes.", SERIES, ["half a dozen episodes"]),
        ("facts_season", "Twenty-five episodes in all is the total run.", SERIES, []),
        ("facts_season", "Netflix placed an order of ten hours.", SERIES, ["ten hours"]),
        ("facts_season", "The cast waited ten hours.", SERIES, []),
        ("facts_season", "It is four weeks into its fourth season.", OVER, ["fourth season"]),
        ("facts_season", "It is four weeks into its third season.", OVER, []),
        ("facts_season", "The order is for a dozen chapters.", SERIES, ["dozen chapters"]),
        ("facts_season", "The book is made of a dozen notes and chapters.", SERIES, []),
        ("facts_season", "The drama ran for four seasons.", OVER, ["four seasons"]),
        ("facts_season", "The drama ran for three seasons.", OVER, []),
        ("facts_season", "Its fourth and last outing ended in February.", OVER, ["fourth and last outing"]),
        ("facts_season", "Its third and last outing ended in February.", OVER, []),
        ("facts_season", "Four fresh faces join.", "", ["Four fresh faces"]),
        ("facts_season", "Two fresh faces join.", "", []),
        ("facts_episodes", "This is the third hour of the season.", "episode: 2", ["third hour"]),
        ("facts_episodes", "This is the third hour of the night.", "episode: 2", []),
        ("facts_numbers", "Its five-film saga began in 2014.", SAGA, ["five-film saga"]),
        ("facts_numbers", "The saga so far spans three films.", SAGA, ["three films"]),
        ("facts_numbers", "The saga so far spans two films.", SAGA, []),
        ("facts_numbers", "Here are the four released titles of the saga.", SAGA, ["four released titles"]),
        ("facts_numbers", "Here are the three released titles of the saga.", SAGA, []),
        (
            "facts_numbers",
            "At just over an hour and a half, it is short.",
            "runtime_minutes: 118",
            ["an hour and a half"],
        ),
        ("facts_numbers", "At just under two hours, it is short.", "runtime_minutes: 118", []),
        ("facts_numbers", "The film runs two and a half hours.", "runtime_minutes: 118", ["two and a half hours"]),
        ("facts_numbers", "A first cut runs two and a half hours.", "runtime_minutes: 118", []),
    ],
)
def test_how_many(found: Found, check: str, copy: str, facts: str, wrong: list[str]) -> None:
    assert [alert[2] for alert in found(check, copy, facts=facts)] == wrong


@pytest.mark.parametrize(
    ("status", "copy", "wrong"),
    [
        ("renewed", "Netflix has called the show off.", ["has called the show off"]),
        ("renewed", "Netflix has called the meeting off.", []),
        ("renewed", "The show has been quietly dropped by Netflix.", ["has been quietly dropped by"]),
        ("renewed", "The bag has been quietly dropped by Netflix.", []),
        ("ended", "A third season is in the works.", ["is in the works"]),
        ("ended", "A third novel is in the works.", []),
        ("airing", "The show has yet to reach viewers.", ["has yet to reach"]),
        ("airing", "The show has not come out.", ["has not come out"]),
        ("airing", "The next episode has yet to reach viewers.", []),
        ("airing", "The drama, which wrapped up its run last week, is missed.", ["wrapped up its run"]),
        ("airing", "The drama, which wrapped up a busy week, is missed.", []),
        ("released", "The streamer is still shooting the series.", ["is still shooting the series"]),
        ("released", "The streamer is still shooting a music video.", []),
        ("released", "The film is being edited.", ["is being edited"]),
        ("cancelled", "The return of the show is assured.", ["is assured"]),
        ("cancelled", "The return of the actors is noted.", []),
        ("cancelled", "The show, whose fate is still being weighed, was dear.", ["is still being weighed"]),
        ("dated", "The film has already opened to warm notices.", ["has already opened to warm"]),
        ("dated", "The film opens on a beach.", []),
        ("renewed", "A trailer is not expected before filming has begun.", []),
        ("renewed", "Filming has begun.", ["has begun"]),
        ("in-production", "The franchise concluded for good with this.", ["concluded for good"]),
    ],
)
def test_how_it_stands(found: Found, status: str, copy: str, wrong: list[str]) -> None:
    assert [alert[2] for alert in found("facts_status", copy, facts=f"status: {status}")] == wrong


RENEWED = SERIES + "renewal_date: 2025-08-05\n"
PROFILE = """
subject: {name: Oona Lavery, born: 1991-09-03}
filmography:
  - {title: Small Weather, year: 2012}
  - {title: Saltmarsh, year: 2018}
"""
FILMS = """
medium: franchise
entries:
  - {title: Undertow, kind: film, date: 2014-07-18}
  - {title: Springtide, kind: film, date: 2017-07-14}
  - {title: Lagoon, kind: film, date: 2021-06-04}
"""


@pytest.mark.parametrize(
    ("check", "copy", "facts", "wrong"),
    [
        ("time_spans", "Season 2 arrived in April 2023, five years before the decision.", RENEWED, ["five years"]),
        ("time_spans", "Season 2 arrived in April 2023, more than two years before the decision.", RENEWED, []),
        (
            "time_spans",
            "The pair were seen in March 2021, ten months before the new episodes began.",
            SERIES,
            ["ten months"],
        ),
        ("time_spans", "The second film came out in July 2017, shortly before “Lagoon” began.", FILMS, ["shortly"]),
        ("time_spans", "The third film came out in June 2021, shortly before the summer.", FILMS, []),
        ("time_spans", "After a six-year absence came “Lagoon.”", FILMS, ["six-year"]),
        ("time_spans", "After an almost four-year absence came “Lagoon.”", FILMS, []),
        ("time_spans", "“Undertow” opened, and two summers later came “Springtide.”", FILMS, ["two summers"]),
        ("time_spans", "“Undertow” opened, and three summers later came “Springtide.”", FILMS, []),
        ("time_spans", "The crew has been filming for the past eleven months.", "", ["eleven months"]),
        ("time_spans", "The crew has been filming for the past month.", "", []),
        ("time_spans", "The crew has been gone for the past eleven months.", "", []),
        (
            "time_spans",
            "The gap between its second and third seasons, five years, was long.",
            OVER,
            ["five years"],
        ),
        ("time_spans", "By the time Season 3 began, it had been off the air for five years.", OVER, ["five years"]),
        ("time_spans", "By the time Season 3 began, it had been off the air for almost two years.", OVER, []),
        (
            "time_spans",
            "The show is drawn from “The Register,” published a decade ago.",
            "based_on: {title: The Register, year: 2008}",
            ["a decade"],
        ),
        (
            "time_spans",
            "The show recalls “The Ledger,” published a decade ago.",
            "based_on: {title: The Register, year: 2008}",
            [],
        ),
        ("time_spans", "It is ten years after her screen debut.", PROFILE, ["ten years"]),
        ("time_spans", "It is 13 years after her screen debut.", PROFILE, []),
        ("time_spans", "Orbit picked it up five months before the curtain fell.", OVER, []),
        ("time_spans", "Fans waited six years for it after Season 2 ended.", OVER, ["six years"]),
        ("time_spans", "Fans waited almost two years for it after Season 2 ended.", OVER, []),
        ("time_spans", "The novel came out in 2019, five years before the film.", OUT, ["five years"]),
        ("time_spans", "The novel came out in 2019, seven years before the film.", OUT, []),
        ("time_spans", "The film came out a fortnight ago.", OUT, ["a fortnight"]),
        ("time_ages", "The film will mark its third anniversary in 2028.", OUT, ["third anniversary"]),
        ("time_ages", "The film will mark its second anniversary in 2028.", OUT, []),
        (
            "facts_dates",
            "It is adapted from her novel of 2014.",
            "based_on: {title: The Register, year: 2008}",
            ["2014"],
        ),
        ("facts_dates", "It is adapted from her novel of 2008.", "based_on: {title: The Register, year: 2008}", []),
        ("time_days", "The upcoming Season 3 finale can be seen.", OVER, ["upcoming"]),
        ("time_days", "The upcoming Season 4 finale is a rumor.", OVER, []),
        ("time_ages", "Oona Lavery, now 36, swims.", PROFILE, ["36"]),
        ("time_ages", "Oona Lavery, now 33, swims.", PROFILE, []),
        ("time_ages", "She was 25 when “Small Weather” came out.", PROFILE, ["25"]),
        ("time_ages", "She was 20 when “Small Weather” came out.", PROFILE, []),
        ("time_ages", "The Cork-born actor turned 30 in 2020.", PROFILE, ["30"]),
        ("time_ages", "The Cork-born actor turned 29 in 2020.", PROFILE, []),
        ("facts_dates", "It ended in August 2025 and was picked up the following May.", "", []),
    ],
)
def test_how_long_and_how_old(found: Found, check: str, copy: str, facts: str, wrong: list[str]) -> None:
    assert [alert[2] for alert in found(check, copy, facts=facts)] == wrong
