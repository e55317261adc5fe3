"""Length, structure and bare domains."""

from collections.abc import Callable

import pytest

from writer.checks import sections
from writer.checks.newsroom.length import CHECK as LENGTH
from writer.checks.newsroom.length import measure
from writer.checks.subject import Subject

Found = Callable[..., list[tuple[str, str, str]]]
Make = Callable[..., Subject]


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("Three things are known:\n\nNothing else is.", "Three things are known:"),
        ("It is so. Three things are known:\n\n## Next\n\nText.", "Three things are known:"),
        ("Here they are:", "Here they are:"),
        ("Here they are:\n\n- one\n- two", ""),
        ("Here they are:\n\n1. one", ""),
        ("She said:\n\n> We begin in May.", ""),
        ("She said:\n\n“We begin in May.”", ""),
        ("Here they are:\n\n| a | b |\n| - | - |\n| 1 | 2 |", ""),
        ("Here it is:\n\n```\ncode\n```", ""),
        ("Here they are:\n\n**Park Ji-hu** is back.\n\n**Lomon** is too.", ""),
        ("Here they are:\n\n[TK the list]", ""),
        ("It began at 8:00 and the odds were 3:1.", ""),
        ("One thing is known: it is filming.", ""),
        ("- Back at school are these four:\n- Nobody.", "Back at school are these four:"),
        ("- Cast:\n- Plot:", ""),
    ],
)
def test_an_intro_that_introduces_nothing(found: Found, copy: str, expected: str) -> None:
    assert found("structure", copy) == ([("Structure.DanglingIntro", "error", expected)] if expected else [])


def test_the_lines_of_a_plain_text_are_paragraphs(found: Found) -> None:
    copy = "Three things are known:\nNothing else is.\nHere they are:\n- one\n- two"
    assert found("structure", copy, extension="txt") == [
        ("Structure.DanglingIntro", "error", "Three things are known:")
    ]


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("The changes are these:\n\nThese changes raise the stakes.", ["These changes"]),
        ("Text.\n\n## Plot\n\nThose dark moments stay.", ["Those dark moments"]),
        ("Text.\n\n## Cast\n\nThese four actors return:\n\n- One\n- Two", []),
        ("Text.\n\n## Cast\n\nThese actors return.\n\n- One\n- Two", []),
        ("Text.\n\n## Cast\n\nThese days nobody asks.", []),
        ("Four actors return. These actors are known.\n\nThese actors are paid.", []),
        ("Text.\n\n## Cast\n\nThese are the actors.", []),
    ],
)
def test_a_these_that_points_at_nothing(found: Found, copy: str, expected: list[str]) -> None:
    assert [text for rule, _, text in found("structure", copy) if rule == "Structure.Pointer"] == expected


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("## Cast\n\n## Plot\n\nText.", ["Cast"]),
        ("Text.\n\n## Cast\n", ["Cast"]),
        ("## Cast\n\n### New\n\nText.", []),
        ("## Cast\n\n### New\n\n## Plot\n\nText.", ["New"]),
        ("## Cast\n\n[TK the cast]", []),
        ("## Cast\n\n![A still](still.jpg)", []),
        ("## Cast\n\n```\ncode\n```", []),
    ],
)
def test_a_heading_without_a_body(found: Found, copy: str, expected: list[str]) -> None:
    assert [text for rule, _, text in found("structure", copy) if rule == "Structure.EmptySection"] == expected


def test_sections_are_matched_by_heading_or_alias_whatever_the_case(subject: Make) -> None:
    look = subject("The lede.\n\n## RELEASE DATE\n\nOne two.\n\n### Deeper\n\nThree.\n\n## Own\n\nFour.")
    assert look.genre
    report = measure(look.document, look.genre)
    assert [(part.id, part.heading, part.words) for part in report.sections] == [
        ("lede", "", 2),
        ("release", "RELEASE DATE", 3),
        ("", "Own", 1),
    ]
    assert (report.words, report.min, report.max) == (6, look.genre.length.min, look.genre.length.max)
    missing = [spec.id for spec in sections.missing(look.document, look.genre)]
    assert missing == [spec.id for spec in look.genre.sections if spec.required and spec.id not in {"lede", "release"}]


def test_without_a_genre_there_are_no_limits(subject: Make) -> None:
    report = measure(subject("One two three.").document, None)
    assert (report.words, report.min, report.max, report.sections[0].max) == (3, None, None, None)


def test_budgets_hold_for_rendered_text_from_review_on(subject: Make) -> None:
    copy = "The lede.\n\n## Cast\n\n" + "word " * 1000
    alerts = list(LENGTH.run(subject(copy, rendered=True)))
    assert [alert.check for alert in alerts] == ["Length.Copy", "Length.Section", "Length.Section"]
    assert alerts[2].match == "Cast"
    assert alerts[1].message == "the text before the first heading has 2 words, 38 under its 40"
    assert "1000 words" in alerts[2].message
    assert {alert.level.label for alert in alerts} == {"warning"}
    assert list(LENGTH.run(subject(copy))) == []
    assert list(LENGTH.run(subject(copy, rendered=True, stage="draft"))) == []


def test_headline_and_dek(subject: Make, with_line: Callable[[Subject, str, str], Subject]) -> None:
    look = with_line(with_line(subject("Text."), "headline", "x" * 81), "dek", "y" * 160)
    (alert,) = LENGTH.run(look)
    assert (alert.check, alert.match, alert.message) == (
        "Length.Headline",
        "x" * 81,
        "the headline has 81 characters, 1 over its 80",
    )


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("It is so. (example.com)", ["(example.com)"]),
        ("It is so (source: www.example.co.uk/page).", ["(source: www.example.co.uk/page)"]),
        ("It is so ([Example](https://example.com)).", []),
        ("It is so (on Example.com, that is).", []),
        ("It is so, per example.com.", ["example.com"]),
        ("According to www.example.co.uk/page, it is so.", ["www.example.co.uk/page"]),
        ("Filming has begun, example.com reported.", ["example.com"]),
        ("She sold example.com to her brother, who said so.", []),
        ("Write to ana@example.com says the sign.", []),
        ("It is so (e.g.) and so on (p.m.).", []),
    ],
)
def test_bare_domains(found: Found, copy: str, expected: list[str]) -> None:
    assert [text for *_, text in found("sources", copy)] == expected


@pytest.mark.parametrize(
    ("copy", "pointer"),
    [
        ("It rained. Those answers pleased nobody.", "Those answers"),
        ("She was asked twice. Those answers pleased nobody.", ""),
        ("The boat sank. These departures changed the crew.", "These departures"),
        ("Two writers left. These departures changed the crew.", ""),
        ("The boat sank off Busan. It was old. These two women kept the map.", "These two women"),
        ("Mara Quill and Ife Moreau sailed. The boat was old. These two women kept the map.", ""),
        ("His sister sailed, and his aunt did. These women kept the map.", ""),
        ("The boat sank. These pictures show it.", ""),
    ],
)
def test_these_point_at_what_was_told(found: Found, copy: str, pointer: str) -> None:
    raised = [text for rule, _, text in found("structure", f"The lede.\n\n{copy}") if rule == "Structure.Pointer"]
    assert raised == [pointer] * bool(pointer)


@pytest.mark.parametrize(
    ("copy", "dangling"),
    [
        ("What follows is a list of her films.\n\nShe rests.", 1),
        ("What follows is a list of her films.\n\n- Low Tide\n- Kestrel", 0),
        ("What follows is a storm.\n\nShe rests.", 0),
    ],
)
def test_a_list_that_is_promised_without_a_colon(found: Found, copy: str, dangling: int) -> None:
    raised = [rule for rule, _, _ in found("structure", f"The lede.\n\n{copy}")]
    assert raised == ["Structure.DanglingIntro"] * dangling
