"""Titles, names and quotations on record are nobody's to correct: a list of titles that would set off most rules."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from writer.checks.quiet import Quiet
from writer.checks.ruleset import RuleSet
from writer.checks.runner import run
from writer.checks.subject import Subject
from writer.desk import Desk
from writer.desk.rules import RuleBook
from writer.model.alert import Alert
from writer.model.facts import EMPTY, Fact, Facts, Record
from writer.model.guide import Guide
from writer.model.names import KnownName
from writer.prose.markdown import parse

TITLES = tuple((Path(__file__).parent / "titles.txt").read_text("utf-8").splitlines())
NETFLIX = Path(__file__).parents[3] / "shared" / "samples" / "netflix_titles.csv"
GUIDES = ("US", "UK", "Plain", "Inclusive")
DESK = Desk(None)
FRAMES = (
    "{} returns in May.",
    "Fans of {} wait for news.",
    "Orbit+ renewed “{}” on Monday.",
    "The finale of *{}* ran for two hours, and *{}* won.",
    "Viewers liked {}’s cast.",
    "## {} and its cast",
    "On Monday {} will begin, and then {} ends.",
)


@cache
def rules(guide: str) -> RuleSet:
    return RuleBook(DESK.guides).rules(guide)


def subject(text: str, guide: str, title: str = "", record: Record = EMPTY) -> Subject:
    names = (KnownName(text=title, path="title", kind="title"),) if title else ()
    return Subject(
        document=parse(text),
        facts=Facts(record=record),
        names=names,
        guide=DESK.guides.guide(guide),
        lexicon=DESK.guides.lexicon(guide),
        today=date(2026, 1, 1),
    )


def found(text: str, guide: str, title: str = "", record: Record = EMPTY) -> tuple[Alert, ...]:
    alerts, unrun = run(subject(text, guide, title, record), rules(guide), checks={})
    assert unrun == ()
    return alerts


def framed(title: str) -> str:
    return "\n\n".join(frame.replace("{}", title) for frame in FRAMES)


def touching(text: str, title: str, alerts: tuple[Alert, ...]) -> list[tuple[str, str]]:
    """The alerts that share a character with the title, wherever it stands in ``text``."""
    places = [at for at in range(len(text)) if text.startswith(title, at)]
    return [
        (alert.check, alert.match)
        for alert in alerts
        if any(at < alert.span.end and alert.span.begin < at + len(title) for at in places)
    ]


def written(title: str) -> str:
    """A title as Markdown writes it, its asterisks escaped."""
    return title.replace("*", "\\*")


@pytest.mark.parametrize("guide", GUIDES)
def test_no_rule_touches_a_title_on_record(guide: str) -> None:
    assert len(TITLES) >= 300
    texts = {title: framed(written(title)) for title in TITLES}
    alerts = {title: touching(text, written(title), found(text, guide, title)) for title, text in texts.items()}
    assert {title: one for title, one in alerts.items() if one} == {}


def test_the_titles_would_set_off_rules_if_they_were_not_on_record() -> None:
    set_off = [title for title in TITLES if touching(framed(title), title, found(framed(title), "US"))]
    assert len(set_off) >= 60


@pytest.mark.acceptance
@pytest.mark.parametrize("guide", GUIDES)
def test_no_rule_touches_any_of_the_titles_of_a_service(guide: str) -> None:
    import csv  # noqa: PLC0415

    with NETFLIX.open(encoding="utf-8", newline="") as file:
        titles = sorted({row["title"] for row in csv.DictReader(file)})
    assert len(titles) > 8_000
    wrong = {}
    for title in titles:
        text = framed(written(title))
        if alerts := touching(text, written(title), found(text, guide, title)):
            wrong[title] = alerts
    assert wrong == {}


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("THEATRE OF BLOOD is a hit at the theatre.", "Theatre of Blood", ["theatre"]),
        ("They saw The Old\nTheatre at a theatre.", "The Old Theatre", ["theatre"]),
        ("They saw Cafe\u0301 theatre at a theatre.", "Café theatre", ["theatre"]),
        ("They saw the theatre's end at the theatre.", "the theatre’s end", ["theatre"]),
        ("They saw theatres in the theatre.", "theatre", ["theatres"]),
    ],
)
def test_the_form_of_a_title_may_be_another_and_other_words_are_heard(
    text: str, title: str, expected: list[str]
) -> None:
    assert [alert.match for alert in found(text, "US", title) if alert.check == "US.Spelling"] == expected


def test_a_hit_that_reaches_into_a_name_is_heard_only_without_the_name() -> None:
    assert [alert.match for alert in found("It was a hour long.", "US", "Hour")] == ["a hour"]
    assert [alert.match for alert in found("It was a Hour fan.", "US", "Hour")] == []
    guide = Guide(name="S")
    quiet = Quiet((KnownName(text="You", path="title", kind="title"),), guide)
    assert quiet.hidden("As You will, You", 3, 11) == "As zzz will, You"
    assert quiet.hidden("Younger You", 0, 3) == "Younger You"


def test_what_is_on_record_as_said_is_left_alone_without_marks_too() -> None:
    row = Fact(value=Record({"text": Fact(value="We begin in order to end.")}))
    record = Record({"quotes": Fact(value=(row,))})
    text = "> We begin in order\n> to end.\n\nThey came in order to end.\n"
    assert [alert.span.begin for alert in found(text, "US", record=record) if alert.check == "Entertainment.Wordy"] == [
        text.rindex("in order to")
    ]
