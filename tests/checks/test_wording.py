"""What a guide says under ``wording`` is what its rules ask for: the same text under each choice."""

from pathlib import Path

import pytest

from writer.desk.desk import Desk

CHOICES = {
    "date: month-first": ("It began on 14 July 2026.", "It began on July 14, 2026."),
    "date: day-first": ("It began on July 14, 2026.", "It began on 14 July 2026."),
    "serial_comma: no": ("It is with Kim, Park, and Lee.", "It is with Kim, Park and Lee."),
    "serial_comma: yes": ("It is with Kim, Park and Lee.", "It is with Kim, Park, and Lee."),
    "percent: percent": ("It rose 40% in May.", "It rose 40 percent in May."),
    "percent: per cent": ("It rose 40 percent in May.", "It rose 40 per cent in May."),
    'percent: "%"': ("It rose 40 per cent in May.", "It rose 40% in May."),
    "quotes: single": ("“We begin in May,” she said.", "‘We begin in May,’ she said."),
    "quotes: double": ("‘We begin in May,’ she said.", "“We begin in May,” she said."),
    "numerals_below: 10": ("It has 4 seasons.", "It has four seasons."),
}
"""Choice → a text that breaks it, and one that keeps it."""

RULES = {
    "date: month-first": "MonthFirst", "date: day-first": "DayFirst",
    "serial_comma: no": "NoSerialComma", "serial_comma: yes": "SerialComma",
    "percent: percent": "Percent", "percent: per cent": "PerCent", 'percent: "%"': "PercentSign",
    "quotes: single": "SingleQuotes", "quotes: double": "DoubleQuotes", "numerals_below: 10": "SmallNumbers",
}  # fmt: skip


def checks(desk: Path, below: str, choice: str, text: str) -> list[str]:
    folder = desk / "styleguides" / "House"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "guide.yaml").write_text(f"extends: [{below}]\nwording: {{{choice}}}\n", "utf-8")
    opened = Desk(desk)
    draft = opened.parse(f"{text}\n", str(desk / "drafts" / "a.md"))
    report = opened.check(draft, guide="House", without=frozenset({"grammar"}))
    assert report.problems == ()
    return [name for alert in report.alerts for name in alert.checks if name.startswith("Wording.")]


@pytest.mark.parametrize("below", ["US", "UK"])
@pytest.mark.parametrize("choice", CHOICES)
def test_a_choice_is_what_is_asked_for(desk: Path, below: str, choice: str) -> None:
    wrong, right = CHOICES[choice]
    assert f"Wording.{RULES[choice]}" in checks(desk, below, choice, wrong)
    key = choice.partition(":")[0]
    same = {f"Wording.{rule}" for other, rule in RULES.items() if other.startswith(f"{key}:")}
    assert same.isdisjoint(checks(desk, below, choice, right))


@pytest.mark.parametrize("below", ["US", "UK"])
def test_words_below_another_number_are_nobodys_rule(desk: Path, below: str) -> None:
    assert checks(desk, below, "numerals_below: 2", "It has 4 seasons and nine parts.") == []
