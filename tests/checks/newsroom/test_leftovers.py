"""Leftovers: each pattern by its own examples, ends that are cut, and stages."""

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from writer.checks.newsroom import CHECKS
from writer.checks.newsroom.leftovers import PATTERNS
from writer.checks.subject import Subject
from writer.model.alert import Level

Found = Callable[..., list[tuple[str, str, str]]]
Make = Callable[..., Subject]

_UNMERGED = "<<<<<<< HEAD\nDone.\n=======\nOver.\n>>>>>>> other"


def test_every_pattern_is_proved_by_its_examples(subject: Make) -> None:
    lexicon = subject("").lexicon["leftovers"]
    patterns = PATTERNS(lexicon).all
    entries = [entry for family in lexicon.values() for entry in family]
    assert len(patterns) == len(entries) > 15
    for pattern, entry in zip(patterns, entries, strict=True):
        assert entry["examples"]["bad"]
        for example in entry["examples"]["bad"]:
            marked = re.sub(r"[«»]", "", example)
            assert [match[0] for match in pattern.finditer(marked)] == re.findall("«([^»]*)»", example), example
            assert any(need in marked.casefold() for need in pattern.needs), example
        for example in entry["examples"]["good"]:
            assert [match[0] for match in pattern.finditer(example)] == []


@pytest.mark.parametrize(
    ("copy", "rule", "text"),
    [
        ("It stars [ACTOR NAME].", "Placeholder", "[ACTOR NAME]"),
        ("It streams on {{ platform }} now.", "Placeholder", "{{ platform }}"),
        ("This site uses cookies.", "Furniture", "This site uses cookies"),
        ("The story follows your brief, as requested.", "Prompt", "as requested"),
        ("It was confirmed【4†source】 then.", "Residue", "【4†source】"),
        (", which nobody had seen coming in the year before.", "CutOff", ","),
        ("which is why nobody had seen it coming in the year before.", "CutOff", "which"),
        ("Everybody had seen it coming…", "CutOff", "…"),
        ("Everybody had seen it coming in the year before the", "CutOff", "the"),
        (f"Said.\n{_UNMERGED}\nOver.\n", "Conflict", _UNMERGED),
        ("Said.\n\n<!-- writer:choice facts -->\n\nDone.", "Conflict", "<!-- writer:choice facts -->"),
    ],
)
def test_what_is_left_over(found: Found, copy: str, rule: str, text: str) -> None:
    level = "warning" if rule == "Placeholder" else "error"
    assert found("leftovers", copy) == [(f"Leftovers.{rule}", level, text)]


@pytest.mark.parametrize(
    "copy",
    [
        "“I hope this helps,” she told the crew.",
        "“[Date] night was her idea and hers alone,” he said.",
        "“Let me know if you can come back …”",
        "eBay sold the props of the first season for charity in May.",
        "By Ana Ruiz",
        "**Where to watch:** on Netflix, in every country but two of them",
        "*With reporting by Ana Ruiz and by Mara Quill in Seoul, South Korea*",
        "- one\n- two\n\nand that was all that anybody there had to say.",
        "All of it is at https://www.example.com/night-ferry-season-two-is-here",
        "[A link](https://www.example.com) and [sic] stand here.",
        "Its score was 8:00 to 3:1 in the end.",
        "`{{ title }}` is how the template writes it.",
        "## A heading that ends without a stop and is rather long",
        "<!-- a note to the desk -->",
    ],
)
def test_what_is_not_left_over(found: Found, copy: str) -> None:
    assert found("leftovers", copy) == []


def test_a_work_may_be_called_like_a_placeholder(found: Found) -> None:
    assert found("leftovers", "XXX is back.", facts="title: XXX") == []


@pytest.mark.parametrize("title", ["tick, tick... BOOM!", "../..", "thirtysomething"])
def test_a_title_may_begin_like_what_is_cut_off(found: Found, title: str) -> None:
    copy = f"*{title}* has been renewed for another season, and that is all that is known."
    assert found("leftovers", copy, facts=f"title: '{title}'") == []
    assert [name for name, _, _ in found("leftovers", copy, facts="title: Night Ferry")] == ["Leftovers.CutOff"]


@pytest.mark.parametrize(("stage", "level"), [("draft", None), ("review", "warning"), ("ready", "error")])
def test_what_is_to_come_is_an_alert_from_review_on(found: Found, stage: str, level: str | None) -> None:
    copy = "It has [TK number] episodes and stars [ACTOR]."
    expected = [("Leftovers.TK", level, "[TK number]"), ("Leftovers.Placeholder", level, "[ACTOR]")] if level else []
    assert found("leftovers", copy, stage=stage) == expected


VOCABULARY = """
    All of Us Are Dead Nam On - jo Lomon plays as by ( ) : , . “ ” ’s the show has been not yet cancelled renewed will
    return in late 2026 or before Season 2 second season 10 episodes four newcomers premiered {{ }} TK [TK x] … ## > -
    https://a.example \u200b 한국 é 31 February next spring
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n\n", "\n"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(copy=st.lists(WORDS, max_size=40).map(" ".join))
def test_no_text_crashes_a_check(subject: Make, copy: str) -> None:
    looked_at = subject(copy)
    for check in CHECKS.values():
        for alert in check.run(looked_at):
            assert 0 <= alert.span.begin <= alert.span.end <= len(looked_at.document.text)
            assert alert.check in check.rules


CHOICE = (
    "One.\n<!-- writer:choice yours -->\nMine.\n<!-- writer:choice facts -->\nTheirs.\n<!-- writer:end -->\n Two.\n"
)


def test_an_open_choice_offers_both_sides(subject: Callable[..., Subject]) -> None:
    of_copy = subject(CHOICE)
    (alert,) = (found for found in CHECKS["leftovers"].run(of_copy) if found.check == "Leftovers.Conflict")
    assert (alert.level, alert.suggestions, alert.match) == (Level.ERROR, ("Theirs.", "Mine."), CHOICE[4:-6])
    assert of_copy.document.text[alert.span.begin : alert.span.end] == alert.match


def test_marks_without_their_fellows_are_told_one_by_one(found: Found) -> None:
    alerts = found("leftovers", CHOICE.replace("<!-- writer:end -->\n", ""))
    assert [text for check, _, text in alerts if check == "Leftovers.Conflict"] == [
        "<!-- writer:choice yours -->",
        "<!-- writer:choice facts -->",
    ]
