"""Fixing: what is safe goes in, nothing else is touched, and a second run has nothing to do."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.desk import Desk
from writer.desk.fixing import Fixed, fix
from writer.errors import UsageError
from writer.library.guidefolders import guide_names
from writer.library.rules import load_rules
from writer.model.alert import Alert
from writer.prose.skeleton import skeleton

ROOTS = (Path(__file__).parent.parent.parent / "styleguides",)
DESK = Desk(None)
EXAMPLES = tuple(
    (guide, example.text)
    for guide in guide_names(ROOTS)
    for rule in load_rules((guide,), ROOTS, examples=True)[0]
    for example in rule.examples
)


def fixed(text: str, *, guide: str = "US", desk: Desk = DESK) -> Fixed:
    return fix(desk, desk.parse(text, "drafts/a.md"), guide=guide)


def put(outcome: Fixed) -> list[tuple[str, str]]:
    return [(one.alert.match, one.new) for one in outcome.fixes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is a hour long .", "It is an hour long."),
        ("The the  cast", "The cast"),
        ("In order to begin, they wait.", "In order to begin, they wait."),
        ("On 14 July 2026 it begins at 9PM.", "On July 14, 2026 it begins at 9 p.m."),
        ("Could of been worse. It could of.", "Could have been worse. It could have."),
        ("“It is a hour,” she said of a hour.", "“It is a hour,” she said of an hour."),
        ("> It is a hour.\n\nIt is a hour.", "> It is a hour.\n\nIt is an hour."),
        ("`a hour` and a hour", "`a hour` and an hour"),
        ("[a hour](https://x.org/a_hour)", "[an hour](https://x.org/a_hour)"),
        ("    a hour\n\na hour", "    a hour\n\nan hour"),
        ("A [TK a hour, 20 words] a hour", "A [TK a hour, 20 words] an hour"),
        ("<!-- a hour -->\n\na hour", "<!-- a hour -->\n\nan hour"),
        ("<!-- writer off Base.WrongArticle: as printed -->\n\na hour", None),
        ("It is a *hour* long.", None),
        ("It is a hour\r\nlong .\r\n", "It is an hour\r\nlong.\r\n"),
    ],
)
def test_what_is_safe_goes_in_and_nothing_else(text: str, expected: str | None) -> None:
    assert fixed(text).text == (text if expected is None else expected)


FACTS = """---
genre: season-renewal
title: A Hour's Notice
cast: [{actor: Park Ji-hu, character: Nam On-jo}, {actor: Yoon Chan-young, character: Lee Cheong-san}]
news_peg: Orbit+ bought the the series for a hour .
headline: It is a hour
---

"""


def test_fields_are_never_touched_and_back_the_form_of_their_names() -> None:
    text = (
        f"{FACTS}Park Jihu is in A Hour’s Notice. Orbit+ bought the the series for a hour . Park Ji-hoon has a hour.\n"
    )
    outcome = fixed(text)
    assert put(outcome) == [("Park Jihu", "Park Ji-hu"), ("a hour", "an hour")]
    assert outcome.text == text.replace("Park Jihu", "Park Ji-hu").replace("Ji-hoon has a hour", "Ji-hoon has an hour")


def test_fixes_that_touch_each_other_go_in_one_after_the_other() -> None:
    outcome = fixed("It ran a  hour , and the  the cast of of it left .")
    assert outcome.text == "It ran an hour, and the cast of it left."
    assert fixed(outcome.text).fixes == ()


def own(desk: Path, **rules: str) -> Desk:
    """A desk whose guide ``Own`` has these rules, all of them safe."""
    folder = desk / "styleguides" / "Own"
    folder.mkdir(parents=True)
    (folder / "guide.yaml").write_text("label: Own\nsafe_fixes: [Own]\n", "utf-8")
    for name, swap in rules.items():
        rule = f"extends: substitution\nmessage: m\nnonword: true\naction: {{name: replace}}\nswap: {swap}\n"
        (folder / f"{name}.yml").write_text(rule, "utf-8")
    return Desk(desk)


def test_rules_that_undo_each_other_are_left_alone_and_the_others_work(desk: Path) -> None:
    circling = own(desk, A="{cat: dog}", B="{dog: cat}", C="{hen: duck}")
    outcome = fixed("cat and hen", guide="Own", desk=circling)
    assert (outcome.text, put(outcome)) == ("cat and duck", [("hen", "duck")])


def test_a_rule_that_never_ends_is_left_alone(desk: Path) -> None:
    assert fixed("a cat and a hen", guide="Own", desk=own(desk, A="{cat: a cat}", C="{hen: duck}")).text == (
        "a cat and a duck"
    )


@pytest.mark.parametrize(
    ("swap", "text"),
    [
        ("{'cat ': '# '}", "cat of nine"),
        ("{cat: '`cat`'}", "A cat."),
        ("{cat: '<b>'}", "A cat."),
        ("{cat: '[cat](x)'}", "A cat."),
        ("{cat: '1. '}", "cat"),
        ("{cat: 'https://x.org'}", "A cat."),
        ("{' cat': \"\\n\\ncat\"}", "A cat."),
    ],
)
def test_a_fix_that_would_change_more_than_words_is_refused(desk: Path, swap: str, text: str) -> None:
    outcome = fixed(text, guide="Own", desk=own(desk, A=swap))
    assert (outcome.text, outcome.fixes, len(outcome.refused)) == (text, (), 1)


def test_with_somebody_to_ask_each_other_suggestion_is_offered_once() -> None:
    text = "It is a hour. It was late due to the fact that rain fell. Prior to that it ran.\n"
    asked: list[str] = []

    def ask(alert: Alert, before: str) -> str | None:
        asked.append(before[alert.span.begin : alert.span.end])
        return alert.suggestions[0] if alert.match.startswith("due") else None

    outcome = fix(DESK, DESK.parse(text, "a.md"), guide="US", ask=ask, without={"grammar"})
    assert asked == ["due to the fact that", "Prior to"]
    assert outcome.text == "It is an hour. It was late because rain fell. Prior to that it ran.\n"


def test_a_vale_configuration_does_not_say_what_is_safe(tmp_path: Path) -> None:
    (tmp_path / ".vale.ini").write_text("StylesPath = styles\n", "utf-8")
    with pytest.raises(UsageError, match="does not say which fixes are safe"):
        fix(DESK, DESK.parse("A cat.", "a.md"), guide=str(tmp_path / ".vale.ini"))


def settled(text: str, guide: str) -> Fixed:
    """``text`` fixed, and the promises that hold for every text."""
    outcome = fixed(text, guide=guide)
    again = fixed(outcome.text, guide=guide)
    assert (again.text, again.fixes) == (outcome.text, ())
    assert skeleton(outcome.text, 0) == skeleton(text, 0)
    return outcome


@pytest.mark.parametrize("guide", guide_names(ROOTS))
def test_every_example_is_fixed_once_and_for_all(guide: str) -> None:
    for owner, text in EXAMPLES:
        if owner == guide:
            settled(f"{text}\n\n- {text}\n", guide)


WORDS = (
    "a hour",
    "the the",
    "cancelled",
    "9PM",
    "14 July",
    "could of",
    "Park Jihu",
    "It is",
    "é",
    "😀",
    ".",
    "..",
    " ,",
)
MARKS = (
    "“",
    "”",
    '"',
    "`",
    "*",
    "_",
    "> ",
    "[x](y)",
    "- ",
    "# ",
    "<b>",
    "&amp;",
    "\\",
    "<!-- vale off -->",
    "\n",
    "\n\n",
)
PIECES = st.sampled_from((*WORDS, *MARKS, " ", "  "))


@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from(("US", "UK")))
def test_any_text_is_fixed_once_and_for_all_and_means_the_same(text: str, guide: str) -> None:
    settled(text, guide)
