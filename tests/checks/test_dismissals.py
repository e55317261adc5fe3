"""Dismissals in the front matter and by marks in the copy: what they silence, and what is said of bad ones."""

from datetime import date

import pytest

from writer.checks.dismissals import Heard, Looked, hear
from writer.model.alert import Alert, Level, Span
from writer.model.dismissal import Dismissal
from writer.prose.markdown import parse

TODAY = date(2026, 11, 20)
RAN = frozenset({"S.R", "S.Q", "T.R", "Facts.ReleaseWindow", "Grammar"})
ALL = Looked(known=RAN, ran=RAN)


def alerts(text: str, check: str = "S.R", match: str = "cat") -> list[Alert]:
    """An alert on each ``match`` in ``text``."""
    places = [at for at in range(len(text)) if text.startswith(match, at)]
    return [
        Alert(check=check, level=Level.WARNING, span=Span(begin=at, end=at + len(match)), message="m", match=match)
        for at in places
    ]


def heard(text: str, *found: Alert, looked: Looked = ALL, dismissals: tuple[Dismissal, ...] = ()) -> Heard:
    """What comes of ``found``; of an alert on each cat in ``text`` without it."""
    return hear(found or alerts(text), parse(text).comments, dismissals, looked, TODAY)


def said(outcome: Heard) -> list[tuple[str, str]]:
    return [(alert.check, alert.message) for alert in outcome.complaints]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cat\n\n<!-- vale off -->\n\ncat\n\n<!-- vale on -->\n\ncat\n", 2),
        ("cat\n\n<!-- vale off -->\n\ncat\n\ncat\n", 1),
        ("<!-- vale S.R = NO -->\n\ncat\n\n<!-- vale S.R = YES -->\n\ncat\n", 1),
        ('<!-- vale S.R["cat"] = NO -->\n\ncat\n', 0),
        ('<!-- vale S.R["dog"] = NO -->\n\ncat\n', 1),
        ("<!-- vale S = NO -->\n\ncat\n", 0),
        ("<!-- vale S.Other = NO -->\n\ncat\n", 1),
        ("<!-- vale s.r = NO -->\n\ncat\n", 1),
        ("A cat <!-- vale off --> cat <!-- vale on --> cat.\n", 2),
        ("cat\n\n<!-- writer off: a poem -->\n\ncat\n\n<!-- writer on -->\n\ncat\n", 2),
        ("<!-- writer off S.R: a poem -->\n\ncat\n\n<!-- writer on S.R -->\n\ncat\n", 1),
        ("<!-- writer off S: a poem, until 2026-11-20 -->\n\ncat\n", 0),
        ("<!-- writer off S.R: a poem, until 2026-11-19 -->\n\ncat\n", 1),
        ("<!-- writer off S.R -->\n\ncat\n", 1),
        ("<!-- writer off S.Q: a poem -->\n\ncat\n", 1),
        ("<!-- writer off S.R: a poem -->\n\ncat\n\n<!-- vale S.R = YES -->\n\ncat\n", 0),
        ("<!-- writer office S.R: a poem -->\n\ncat\n", 1),
    ],
)
def test_marks_in_the_copy_dismiss(text: str, expected: int) -> None:
    assert len(heard(text).standing) == expected


@pytest.mark.parametrize("mark", ["vale off", "writer off: a poem"])
def test_facts_stay_facts_where_everything_is_off(mark: str) -> None:
    text = f"<!-- {mark} -->\n\ncat\n"
    assert [alert.check for alert in heard(text, *alerts(text, "Facts.ReleaseWindow")).standing] == [
        "Facts.ReleaseWindow"
    ]
    assert heard(text, *alerts(text, "Grammar.X")).standing == ()
    named = text.replace("off", "off Facts.ReleaseWindow" if "writer" in mark else "Facts.ReleaseWindow = NO")
    assert heard(named, *alerts(named, "Facts.ReleaseWindow")).standing == ()


def test_a_dismissal_is_kept_with_its_reason() -> None:
    text = "<!-- writer off S.R: a\npoem -->\n\ncat\n"
    assert [one.reason for one in heard(text).dismissed] == ["a poem"]


def test_a_dismissal_in_the_front_matter_goes_by_check_and_words() -> None:
    row = Dismissal(check="S.R", match="Cat's  cradle", reason="a title")
    text = "Cat’s\ncradle and a cat."
    found = [*alerts(text, match="Cat’s\ncradle"), *alerts(text), *alerts(text, "S.Q", match="Cat’s\ncradle")]
    outcome = heard(text, *found, dismissals=(row,))
    assert [(alert.check, alert.match) for alert in outcome.standing] == [("S.R", "cat"), ("S.Q", "Cat’s\ncradle")]
    assert [one.reason for one in outcome.dismissed] == ["a title"]
    assert outcome.complaints == ()


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (Dismissal(check="S.R", match="cat"), ("Dismissals.Reason", "S.R gives its reason; without one it is void.")),
        (
            Dismissal(check="S.R", match="cat", reason="r", until=date(2026, 11, 19)),
            ("Dismissals.Expired", "of S.R ended on 2026-11-19."),
        ),
        (
            Dismissal(check="S.R", match="dog", reason="r"),
            ("Dismissals.Unused", "There is nothing of S.R that this would dismiss."),
        ),
        (Dismissal(check="S.X", match="cat", reason="r"), ("Dismissals.Unknown", "There is no rule 'S.X': did you")),
    ],
)
def test_a_bad_dismissal_is_told_where_it_stands_and_silences_nothing(
    row: Dismissal, expected: tuple[str, str]
) -> None:
    placed = Dismissal(check=row.check, match=row.match, reason=row.reason, until=row.until, span=Span(begin=7, end=9))
    outcome = heard("A cat.", dismissals=(placed,))
    ((check, message),) = said(outcome)
    assert check == expected[0]
    assert expected[1] in message
    assert [alert.span for alert in outcome.complaints] == [Span(begin=7, end=9)]
    assert len(outcome.standing) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!-- writer off S.R: why -->\n\nno\n", [("Dismissals.Unused", "S.R")]),
        ("<!-- writer off: why -->\n\nno\n", [("Dismissals.Unused", "every rule")]),
        ("<!-- writer off S.R -->\n\ncat\n", [("Dismissals.Reason", "S.R")]),
        ("<!-- writer off S.R: why, until 2026-01-01 -->\n\ncat\n", [("Dismissals.Expired", "2026-01-01")]),
        ("<!-- writer off S.R: why, until 2026-13-01 -->\n\ncat\n", [("Dismissals.Unknown", "no day 2026-13-01")]),
        ("<!-- writer off S.R: why, until 2026-1-1 -->\n\ncat\n", [("Dismissals.Unknown", "write it like")]),
        ("<!-- writer off S.R, S.Q: why -->\n\ncat\n", [("Dismissals.Unknown", "cannot be read")]),
        ("<!-- writer off S.Z: why -->\n\ncat\n", [("Dismissals.Unknown", "'S.Z'")]),
        ("<!-- vale S.R = NO -->\n\ncat\n", [("Dismissals.Reason", "<!-- writer off S.R: the reason -->")]),
        ("<!-- vale off -->\n\ncat\n", [("Dismissals.Reason", "<!-- writer off: the reason -->")]),
        ("<!-- vale S.R = NO -->\n\nno\n", [("Dismissals.Unused", "S.R")]),
        ("<!-- vale off -->\n\nno\n", []),
        ("<!-- vale Microsoft.Terms = NO -->\n\ncat\n", []),
        ("<!-- writer:choice yours -->\n\ncat\n", []),
    ],
)
def test_a_mark_that_is_wrong_is_told_at_its_place(text: str, expected: list[tuple[str, str]]) -> None:
    outcome = heard(text)
    assert [check for check, _ in said(outcome)] == [check for check, _ in expected]
    for (_, message), (_, part) in zip(said(outcome), expected, strict=True):
        assert part in message
    assert {alert.span.begin for alert in outcome.complaints} <= {0}


@pytest.mark.parametrize(
    ("name", "ran", "told"),
    [
        ("S.R", RAN, True),
        ("S.R", RAN - {"S.R"}, False),
        ("S", RAN - {"S.Q"}, False),
        ("S", RAN - {"T.R"}, True),
        ("Grammar.EN_A_VS_AN", RAN, True),
        ("Grammar.EN_A_VS_AN", RAN - {"Grammar"}, False),
        ("off", RAN - {"Grammar"}, False),
        ("off", RAN - {"Facts.ReleaseWindow"}, True),
    ],
)
def test_unused_is_only_said_of_what_ran(name: str, ran: frozenset[str], told: bool) -> None:  # noqa: FBT001
    row = Dismissal(check=name, match="dog", reason="r")
    outcome = heard("A cat.", looked=Looked(known=RAN, ran=ran), dismissals=(row,))
    assert [check for check, _ in said(outcome)] == ["Dismissals.Unused"] * told
