"""How the copy cites, and facts on sources that cannot carry them."""

from collections.abc import Callable

import pytest

from writer.checks.newsroom.sources import CHECK
from writer.checks.newsroom.sources_kinds import CHECK as KINDS
from writer.checks.subject import Subject
from writer.model.guide import SourcePolicy
from writer.values import replace

Found = Callable[..., list[tuple[str, str, str]]]
Make = Callable[..., Subject]
SOURCES = """sources:
  - {name: Orbit+, kind: press-release, id: o1}
  - {name: Fan Corner, kind: forum}"""


def test_a_domain_in_brackets_and_again(found: Found) -> None:
    copy = "It began (orbit.com). It rained (orbit.com). It ended (other.com)."
    assert found("sources", copy) == [
        ("Sources.BareDomain", "warning", "(orbit.com)"),
        ("Sources.BareDomain", "warning", "(orbit.com)"),
        ("Sources.Again", "suggestion", "orbit.com"),
        ("Sources.BareDomain", "warning", "(other.com)"),
    ]


def test_a_source_alone_in_brackets(found: Found) -> None:
    copy = "It begins in May (Fan Corner). Users of Fan Corner (the forum) agree."
    assert found("sources", copy, facts=SOURCES) == [("Sources.Brackets", "suggestion", "Fan Corner")]


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        ("{value: early 2027, certainty: official, sources: [Fan Corner]}", "Sources.Weak"),
        ("{value: early 2027, certainty: expected, sources: [Fan Corner]}", ""),
        ("{value: early 2027, certainty: official, sources: [Fan Corner, o1]}", ""),
        ("{value: early 2027, certainty: official, sources: [Fan Korner]}", "Sources.Unknown"),
        ("early 2027", ""),
    ],
)
def test_what_a_fact_stands_on(subject: Make, fact: str, expected: str) -> None:
    made = subject("Text.", facts=f"{SOURCES}\nrelease_window: {fact}")
    made = replace(made, guide=replace(made.guide, sources=SourcePolicy(weak=("forum",))))
    alerts = list(CHECK.run(made))
    assert [alert.check for alert in alerts] == [expected] * bool(expected)
    for alert in alerts:
        assert (alert.field, alert.match) == ("release_window", "early 2027")


POLICY = SourcePolicy(
    strong=("press-release", "trade"), weak=("forum",), domains={"reddit.com": "forum"}, alone=("press-release",)
)


def by_policy(subject: Make, sources: str, fact: str) -> list[tuple[str, str]]:
    made = subject("It is back.", facts=f"sources: [{sources}]\nrelease_window: {fact}")
    made = replace(made, guide=replace(made.guide, sources=POLICY))
    alerts = (*CHECK.run(made), *KINDS.run(made))
    return [(alert.check, alert.match) for alert in alerts if alert.check != "Sources.Unnamed"]


def official(*names: str) -> str:
    return f"{{value: early 2027, certainty: official, sources: [{', '.join(names)}]}}"


def test_a_source_without_a_kind_has_that_of_its_address(subject: Make) -> None:
    url = "{name: A user, url: 'https://www.reddit.com/r/x'}"
    assert [rule for rule, _ in by_policy(subject, url, official("A user"))] == ["Sources.Weak"]
    other = "{name: A user, url: 'https://reddit.org/r/x'}"
    assert by_policy(subject, other, official("A user")) == []


def test_a_weak_address_under_a_strong_name(subject: Make) -> None:
    url = "{name: A user, kind: trade, url: 'https://old.reddit.com:443/r/x'}"
    assert by_policy(subject, url, "early 2027") == [("Sources.Kind", "trade")]
    assert by_policy(subject, url.replace("trade", "forum"), "early 2027") == []


def test_what_is_official_on_a_source_that_does_not_speak_for_it(subject: Make) -> None:
    sources = "{name: Trade, kind: trade}, {name: Orbit+, kind: press-release}"
    assert [rule for rule, _ in by_policy(subject, sources, official("Trade"))] == ["Sources.Single"]
    assert by_policy(subject, sources, official("Orbit+")) == []
    assert by_policy(subject, sources, official("Trade", "Orbit+")) == []
    assert by_policy(subject, sources, official("Trade").replace("official", "reported")) == []
