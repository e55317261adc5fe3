"""Who says so: each certainty and kind of source, and what must never be said."""

from datetime import date
from typing import Any

import pytest

from writer.model.dates import PartialDate
from writer.model.facts import Certainty, Fact, Record
from writer.model.fields import Field, FieldType
from writer.render.answers import Answer
from writer.render.attribution import Attribution
from writer.render.language import Language

FIELD = Field(name="status", type=FieldType.TEXT, label="Status")


def source(name: str, kind: str = "", day: str = "", source_id: str = "") -> Record:
    facts = {"name": Fact(value=name)}
    if kind:
        facts["kind"] = Fact(value=kind)
    if day:
        facts["date"] = Fact(value=PartialDate.parse(day))
    if source_id:
        facts["id"] = Fact(value=source_id)
    return Record(facts)


SOURCES = (
    source("Netflix", "press-release", "2025-07-23"),
    source("GamesRadar+", "magazine", "2022-06-06"),
    source("Variety", "trade"),
    source("What's on Netflix", "fan-site", "2025-08-01"),
    source("whats-on-netflix.com", "fan-site", "2025-08-01"),
    source("Netflix", "social-official", "2025-09-01", "netflix-post"),
)


@pytest.fixture
def by(lexicon: dict[str, Any], language: Language) -> Attribution:
    return Attribution(lexicon["attribution"], SOURCES, language)


def answer(language: Language, sure: str, *sources: str, as_of: date | None = None) -> Answer:
    fact = Fact(value="renewed", certainty=Certainty(sure), sources=sources, as_of=as_of)
    return Answer(fact, FIELD, language)


@pytest.mark.parametrize(
    ("sure", "sources", "expected"),
    [
        ("official", (), ""),
        ("official", ("Netflix",), "Netflix said on July 23, 2025"),
        ("official", ("GamesRadar+",), "GamesRadar+ reported on June 6, 2022"),
        ("official", ("GamesRadar+", "Netflix"), "Netflix said on July 23, 2025"),
        ("official", ("netflix-post",), "Netflix said on September 1, 2025"),
        ("reported", ("Variety",), "Variety reported"),
        ("reported", ("Variety", "GamesRadar+"), "Variety and GamesRadar+ reported"),
        ("reported", ("The Ferry Times",), "The Ferry Times reported"),
        ("rumored", ("Variety",), "according to an unverified report by Variety"),
        (
            "rumored",
            ("What's on Netflix",),
            "according to an unverified report by the fan site What's on Netflix on August 1, 2025",
        ),
        ("reported", ("whats-on-netflix.com",), "[TK name of the source] reported on August 1, 2025"),
    ],
)
def test_the_clause_follows_certainty_and_kind(
    by: Attribution, language: Language, sure: str, sources: tuple[str, ...], expected: str
) -> None:
    assert by.cite(answer(language, sure, *sources)) == expected


def test_the_second_clause_is_short(by: Attribution, language: Language) -> None:
    fact = answer(language, "official", "Netflix")
    assert [by.cite(fact), by.cite(fact)] == ["Netflix said on July 23, 2025", "Netflix said"]


def test_a_day_is_not_given_twice(by: Attribution, language: Language) -> None:
    fact = answer(language, "official", "GamesRadar+")
    assert by.cite(fact, PartialDate.parse("2022-06-06")) == "GamesRadar+ reported that day"


def test_an_expectation_has_a_name_and_a_day(by: Attribution, language: Language) -> None:
    fact = answer(language, "expected", "What's on Netflix", as_of=date(2025, 8, 5))
    assert by.said_by(fact) == "the fan site What's on Netflix expects"
    assert by.as_of(fact) == "August 5, 2025"
    assert by.said_by(answer(language, "expected", "Variety", "GamesRadar+")) == "Variety and GamesRadar+ expect"


def test_a_headline_has_one_source_and_the_present(by: Attribution, language: Language) -> None:
    assert by.headline_by(answer(language, "reported", "Variety", "GamesRadar+")) == "Variety reports"


def test_what_has_no_source_has_no_clause(by: Attribution, language: Language) -> None:
    missing = Answer(None, FIELD, language)
    assert (by.cite(missing), by.said_by(missing), by.headline_by(missing), by.as_of(missing)) == ("", "", "", "")
    assert (by.certainty(missing), by.certainty(answer(language, "expected"))) == ("missing", "expected")
    assert not by.sourced(missing)


def test_a_source_is_known_by_its_name(by: Attribution, language: Language) -> None:
    fact = answer(language, "official", "netflix-post")
    assert by.sourced(fact, by="Netflix")
    assert not by.sourced(fact, by="Variety")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"text": "We begin.", "speaker": "Jo Adeyemi"}, "“We begin,” Jo Adeyemi said"),
        ({"text": "Why not?", "speaker": "Jo Adeyemi", "to": "Variety"}, "“Why not?” Jo Adeyemi told Variety"),
        ({"text": "We begin"}, "“We begin,” [TK Speaker] said"),
    ],
)
def test_a_quotation_always_has_a_speaker(
    by: Attribution, language: Language, row: dict[str, str], expected: str
) -> None:
    names = {"text": "Words", "speaker": "Speaker", "to": "Said to", "date": "Date"}
    fields = {name: Field(name=name, type=FieldType.TEXT, label=label) for name, label in names.items()}
    record = Record({name: Fact(value=value) for name, value in row.items()})
    quotes = Field(name="quotes", type=FieldType.QUOTES, rows=fields)
    assert by.quotation(Answer(Fact(value=record), quotes, language)) == expected


WEAK = ("forum", "fan-site")


@pytest.mark.parametrize(
    ("sure", "sources", "expected"),
    [
        ("official", ("What's on Netflix",), "rumored"),
        ("reported", ("What's on Netflix", "whats-on-netflix.com"), "rumored"),
        ("reported", ("What's on Netflix", "Variety"), "reported"),
        ("reported", ("A source that is not on record",), "reported"),
        ("expected", ("What's on Netflix",), "expected"),
        ("official", (), "official"),
    ],
)
def test_what_only_weak_sources_say_is_a_rumor(
    lexicon: dict[str, Any], language: Language, sure: str, sources: tuple[str, ...], expected: str
) -> None:
    by = Attribution(lexicon["attribution"], SOURCES, language, WEAK)
    assert by.certainty(answer(language, sure, *sources)) == expected


def test_a_rumor_by_its_source_is_told_as_one(lexicon: dict[str, Any], language: Language) -> None:
    by = Attribution(lexicon["attribution"], SOURCES, language, WEAK)
    expected = "according to an unverified report by the fan site What's on Netflix on August 1, 2025"
    assert by.cite(answer(language, "official", "What's on Netflix")) == expected


def test_the_users_of_a_forum_are_many(lexicon: dict[str, Any], language: Language) -> None:
    by = Attribution(lexicon["attribution"], (source("FerryTalk", "forum"),), language)
    assert by.said_by(answer(language, "expected", "FerryTalk")) == "users of the forum FerryTalk expect"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2025, 7, 22), "Netflix said on July 23, 2025"),
        (date(2025, 7, 23), "Netflix said that day"),
        (date(2025, 8, 1), "Netflix said"),
        (date(2025, 9, 1), "Netflix said on July 23, 2025"),
    ],
    ids=["what it told of", "its own day", "what happened since", "what is still to come"],
)
def test_what_happened_after_its_source_is_not_dated_by_it(
    lexicon: dict[str, Any], language: Language, day: date, said: str
) -> None:
    by = Attribution(lexicon["attribution"], SOURCES, language, today=date(2025, 8, 12))
    assert by.cite(answer(language, "official", "Netflix"), day) == said
