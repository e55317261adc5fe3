"""Spans, ages, anniversaries, weekdays, plans and orders against dates on record and in the text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from writer.checks.newsroom.facts_dates import CHECK as DATES_CHECK
from writer.checks.newsroom.reading.spans import SPANS
from writer.checks.newsroom.reading.words import either
from writer.checks.newsroom.time_spans import CHECK as SPANS_CHECK
from writer.checks.subject import Subject
from writer.library.lexicon import Lexicon
from writer.model.facts import Facts, Record
from writer.values import replace

Found = Callable[..., list[tuple[str, str, str]]]
LEXICON = Lexicon([Path(__file__).parents[3] / "styleguides" / "Base" / "lexicon"])
YEAR = 365.2425


@pytest.mark.parametrize(
    ("text", "form", "low", "high"),
    [
        ("nearly four years later", "later", 4 - 1 / 3, 4),
        ("four years later", "later", 3.9, 4.5),
        ("almost 4 years ago", "ago", 4 - 1 / 3, 4),
        ("three years and counting", "counting", 3, 4),
        ("a three-year wait", "wait", 2.9, 3.5),
        ("two and a half years after it", "after", 2.25, 2.75),
        ("a year and a half before it", "before", 1.25, 1.75),
        ("more than two years since it", "after", 2, 3),
        ("less than a year from now", "from_now", 0, 1),
        ("twenty-six years after it", "after", 25.1, 26.9),
        ("18 months later", "later", 1.45, 1.59),
        ("between two and three years after it", "after", 1.9, 3.5),
        ("13 to 22 months after it", "after", 1.03, 1.92),
        ("one or two years later", "later", 0.9, 2.5),
    ],
)
def test_a_span_is_read_as_a_band_of_years(text: str, form: str, low: float, high: float) -> None:
    (span,) = SPANS(LEXICON).find(text)
    assert span.form == form
    assert span.low / YEAR == pytest.approx(low, abs=0.04)
    assert span.high / YEAR == pytest.approx(high, abs=0.04)


def test_a_pattern_of_words_does_not_hang_on_their_order() -> None:
    assert (
        either(["a.m.", "one", "six", "ninety"])
        == either(["six", "ninety", "one", "a.m."])
        == r"(?:a\.m\.|ninety|one|six)"
    )


@pytest.mark.parametrize(
    ("copy", "wrong"),
    [
        ("Now, nearly four years later, fans are restless.", "nearly four years"),
        ("Netflix renewed the show three months after the first season premiered.", "three months"),
        ("It has been two years since the show was renewed.", "two years"),
        ("Filming began nearly five years after the first season premiered.", "nearly five years"),
        ("The show was renewed five years ago.", "five years"),
        ("The first season arrived in January 2022. Netflix renewed it two years later, in June 2022.", "two years"),
        ("The ten-year gap between the seasons is a record.", "ten-year"),
        ("Filming began in July 2025, seven years after the renewal.", "seven years"),
    ],
)
def test_a_span_that_fits_no_dates(found: Found, copy: str, wrong: str) -> None:
    assert [alert[2] for alert in found("time_spans", copy)] == [wrong]


@pytest.mark.parametrize(
    "copy",
    [
        "Three years and counting: the wait goes on.",
        "Fans sit on a three-year edge since the renewal in June 2022.",
        "Now, three and a half years later, cameras are rolling.",
        "Season 2 premieres in early 2027. That is between 59 and 64 months after the first season premiered.",
        "Netflix renewed the show a little over four months after the first season premiered.",
        "Filming began just over three years after the renewal.",
        "The story picks up four years later in Seoul.",
        "She trained for eleven years, and signed a nine-year contract.",
        "“I waited nine years for this,” he said.",
        "The 18-year-old student runs.",
        "Two years ago the hall burned down.",
        "It comes after a three-year wait.",
    ],
)
def test_a_span_that_fits_or_tells_of_something_else(found: Found, copy: str) -> None:
    assert found("time_spans", copy) == []


def test_a_span_names_both_dates_and_the_right_distance(subject: Callable[..., Subject]) -> None:
    (alert,) = SPANS_CHECK.run(subject("Netflix renewed the show three years after the first season premiered."))
    assert (alert.field, alert.expected, alert.level.label) == ("seasons[0].premiere", "about 4.2 months", "error")


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("It began on Monday, July 14, 2026.", [("Time.Weekday", "error", "Monday")]),
        ("It was a success on June 6, 2022, a Tuesday.", [("Time.Weekday", "error", "Tuesday")]),
        ("It begins on Thurs., July 16, 2026.", []),
        ("The sequel is set to come out in late 2027, Orbit+ said on June 6, 2025.", []),
        ("It began on Friday, January 28.", []),
        ("It falls on Saturday, 28 January 2022.", [("Time.Weekday", "error", "Saturday")]),
        ("Fans will meet in Busan on May 3, 2025.", [("Time.Past", "error", "will meet")]),
        ("A panel is scheduled to take place on August 1.", [("Time.Past", "warning", "is scheduled to take")]),
        ("A panel will take place on September 1.", []),
        ("Fans met in Busan on May 3, 2025, and will meet again.", []),
        ("The actor won a prize in March 2026.", [("Time.Past", "error", "won")]),
        ("The actor won a part in a film that opens in March 2026.", []),
        ("He said in May 2024 that the hall will be sold.", []),
    ],
)
def test_days_against_calendar_and_publication(found: Found, copy: str, expected: list[tuple[str, str, str]]) -> None:
    assert found("time_days", copy) == expected


def test_what_is_out_is_not_upcoming(found: Found) -> None:
    out = "status: released\nproduction: {}"
    assert found("time_days", "The upcoming second season is dark.", facts=out) == [("Time.Past", "error", "upcoming")]
    assert found("time_days", "The upcoming third season is dark.", facts=out) == []
    assert found("time_days", "Her upcoming film is dark.", facts=out) == []
    assert found("time_days", "The upcoming second season is dark.") == []


@pytest.mark.parametrize(
    ("copy", "wrong"),
    [
        ("The 25-year-old actor sings.", "25-year-old"),
        ("Quill, 29, sings.", "29"),
        ("Mara Quill turned 20 in 2019.", "20"),
        ("At 12, in 2013, Quill made a film.", "12"),
        ("She is 40 years old.", "40"),
    ],
)
def test_an_age_that_the_day_of_birth_excludes(found: Found, copy: str, wrong: str) -> None:
    facts = "subject: {name: Mara Quill, born: 1994-05-02}"
    assert found("time_ages", copy, facts=facts) == [("Time.Age", "error", wrong)]


@pytest.mark.parametrize(
    "copy",
    [
        "The 31-year-old actor sings.",
        "Quill, 31, sings.",
        "Mara Quill turned 25 in 2019.",
        "At 19, in 2013, Quill made a film.",
        "Her mother is 62. She is 62 years old.",
        "Her 4-year-old daughter sings.",
        "Quill begins at 9 and is done at 12.",
        "Park Ji-hu, 21, met Quill.",
        "Mara Quill was born in 1994.",
        "She was 12 when it was shot.",
    ],
)
def test_an_age_that_is_right_or_somebody_elses(found: Found, copy: str) -> None:
    assert found("time_ages", copy, facts="subject: {name: Mara Quill, born: 1994-05-02}") == []


def test_anniversaries(found: Found) -> None:
    assert found("time_ages", "The fifth anniversary of the first season falls in 2028.") == [
        ("Time.Anniversary", "error", "fifth anniversary")
    ]
    assert found("time_ages", "The fifth anniversary of the first season falls in 2027.") == []
    assert found("time_ages", "Their tenth anniversary was a quiet one.") == []


def test_order(found: Found) -> None:
    assert found("time_order", "Netflix renewed the show before the first season premiered.") == [
        ("Time.Order", "error", "before")
    ]
    assert found("time_order", "Netflix renewed the show after the first season premiered.") == []
    assert found("time_order", "Before filming began, Netflix renewed the show.") == []
    assert found("time_order", "After filming began, Netflix renewed the show.") == [("Time.Order", "error", "After")]
    assert found("time_order", "Netflix never renewed the show before the first season premiered.") == []


@pytest.mark.parametrize(
    ("copy", "wrong"),
    [
        ("Netflix renewed the show in May 2022.", "May 2022"),
        ("Filming on the second season began last month.", ""),
        ("Filming on the second season began in March.", "March"),
        ("The renewal came on June 7, 2022.", "June 7, 2022"),
        ("The second season was renewed recently.", "recently"),
        ("The first season premiered in February 2022.", "February 2022"),
        ("In 2021, the first season premiered.", "2021"),
        ("The show was never renewed in May 2022.", ""),
        ("Squid Game was renewed in May 2022.", ""),
        ("A third season was ordered in May 2024.", ""),
        ("“Netflix renewed us in May 2022, I think,” he said.", ""),
        ("Filming was to begin in 2024.", ""),
        ("A trailer for the first season arrived in May 2021.", ""),
        ("Netflix renewed the show on June 6.", ""),
    ],
)
def test_dates_of_events_on_record(found: Found, copy: str, wrong: str) -> None:
    assert [alert[2] for alert in found("facts_dates", copy)] == [wrong] * bool(wrong)


def test_two_dates_of_one_event_and_no_record(subject: Callable[..., Subject]) -> None:
    copy = "Filming began in May 2025.\n\nProduction started in June 2025."
    (alert,) = DATES_CHECK.run(subject(copy, facts="production: {}"))
    assert (alert.check, alert.level.label, alert.match) == ("Time.Contradiction", "error", "June 2025")
    (related,) = alert.related
    text = subject(copy, facts="production: {}").document.text
    assert text[related.span.begin : related.span.end] == "May 2025"


@pytest.mark.parametrize(
    ("copy", "mended"),
    [
        ("Netflix renewed the show in May 2022.", ("June 2022",)),
        ("Netflix renewed the show on June 7, 2022.", ("June 6, 2022",)),
        ("Filming on the second season began on June 7, 2025.", ()),
    ],
)
def test_a_fix_goes_with_the_preposition_before_it(
    subject: Callable[..., Subject], copy: str, mended: tuple[str, ...]
) -> None:
    (alert,) = DATES_CHECK.run(subject(copy))
    assert alert.suggestions == mended


def test_two_waits_that_disagree_where_no_dates_decide(subject: Callable[..., Subject]) -> None:
    copy = "A two-year wait begins.\n\nThe five-year hiatus ends. The break of Season 3 took nine years."
    made = subject(copy)
    (alert,) = SPANS_CHECK.run(replace(made, facts=Facts(record=Record({}))))
    assert (alert.match, alert.level.label) == ("five-year", "warning")
    (related,) = alert.related
    assert made.document.text[related.span.begin : related.span.end] == "two-year"
