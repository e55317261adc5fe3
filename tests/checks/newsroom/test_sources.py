"""How the copy cites, and facts on sources that cannot carry them."""

from collections.abc import Callable

import pytest

from writer.checks.newsroom.sources import CHECK
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
