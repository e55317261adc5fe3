"""One problem is one alert: by the same words, by the same mend, or by a list in the lexicon."""

from itertools import permutations

import pytest

from writer.checks.merging import Merging
from writer.model.alert import Alert, Level, Span

TEXT = "It runs a hour on Amazon Prime Video."


def alert(check: str, words: str, *suggestions: str, level: Level = Level.WARNING) -> Alert:
    begin = TEXT.index(words)
    span = Span(begin=begin, end=begin + len(words))
    return Alert(check=check, level=level, span=span, message="m", match=words, suggestions=suggestions)


def merged(*alerts: Alert, **problems: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """The alerts and the names in them: the same in whatever order they were found."""
    outcomes = {tuple(Merging(TEXT, problems).merged(order)) for order in permutations(alerts)}
    (outcome,) = outcomes
    return [(one.check, one.also) for one in outcome]


def test_rules_on_the_same_words_are_one_and_the_gravest_goes_first() -> None:
    graver = alert("S.B", "Amazon", level=Level.ERROR)
    assert merged(alert("S.A", "Amazon"), graver, alert("S.C", "Amazon")) == [("S.B", ("S.A", "S.C"))]
    assert merged(alert("S.A", "Amazon"), alert("S.B", "Amazon", "Prime")) == [("S.B", ("S.A",))]
    assert merged(alert("Grammar.X", "Amazon"), alert("S.B", "Amazon")) == [("S.B", ("Grammar.X",))]


def test_facts_are_told_apart_from_words_and_from_other_families() -> None:
    facts, names = alert("Facts.ReleaseWindow", "Amazon"), alert("Names.Misspelled", "Amazon")
    assert merged(facts, names, alert("S.A", "Amazon")) == [
        ("Facts.ReleaseWindow", ()),
        ("Names.Misspelled", ()),
        ("S.A", ()),
    ]
    assert merged(facts, alert("Facts.Status", "Amazon")) == [("Facts.ReleaseWindow", ("Facts.Status",))]


def test_the_suggestion_of_another_on_the_same_words_is_kept() -> None:
    (one,) = Merging(TEXT, {}).merged(
        (alert("S.A", "Amazon", level=Level.ERROR), alert("S.B", "Amazon", "Prime", "Hulu"))
    )
    assert (one.check, one.suggestions) == ("S.A", ("Prime", "Hulu"))


def test_the_same_mend_is_the_same_problem() -> None:
    ours, theirs = alert("Base.WrongArticle", "a hour", "an hour"), alert("Grammar.EN_A_VS_AN", "a ", "an ")
    assert merged(ours, theirs) == [("Base.WrongArticle", ("Grammar.EN_A_VS_AN",))]
    other = alert("Grammar.EN_A_VS_AN", "a ", "one ")
    assert merged(ours, other) == [("Grammar.EN_A_VS_AN", ()), ("Base.WrongArticle", ())]
    assert merged(ours, alert("S.A", "runs a", "runs an")) == [("Base.WrongArticle", ("S.A",))]


@pytest.mark.parametrize(
    ("checks", "alike"),
    [
        (("S.A", "S.B"), True),
        (("S.A", "S.C"), False),
        (("S.A", "Grammar.X"), True),
        (("Grammar.X", "Grammar.Y"), False),
    ],
)
def test_a_list_in_the_lexicon_joins_what_overlaps(checks: tuple[str, str], *, alike: bool) -> None:
    first, second = alert(checks[0], "Amazon Prime"), alert(checks[1], "Prime Video")
    assert merged(first, second, kind=("S.A", "S.B", "Grammar")) == (
        [(checks[0], (checks[1],))] if alike else [(checks[0], ()), (checks[1], ())]
    )


def test_beside_each_other_is_not_on_each_other() -> None:
    first, second = alert("S.A", "Amazon "), alert("S.B", "Prime")
    assert merged(first, second, kind=("S.A", "S.B")) == [("S.A", ()), ("S.B", ())]


def test_of_two_that_would_undo_each_other_the_first_in_the_list_stands() -> None:
    ours, theirs = alert("S.A", "Amazon", "Prime"), alert("Grammar.X", "Prime", "amazon")
    assert merged(ours, theirs, kind=("S.A", "Grammar.X")) == [("S.A", ())]
    assert merged(ours, theirs, kind=("Grammar.X", "S.A")) == [("Grammar.X", ())]
    assert merged(ours, theirs, kind=("S.A",)) == [("S.A", ()), ("Grammar.X", ())]
    other = alert("Grammar.X", "Prime", "Amazon", "Hulu")
    assert merged(ours, other, kind=("S.A", "Grammar.X")) == [("S.A", ()), ("Grammar.X", ())]
