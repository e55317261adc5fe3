"""The catalogue of rules: every id is accounted for, and what it names is there."""

import re
from pathlib import Path

from writer.checks.newsroom import RULES

ROOT = Path(__file__).parents[2]
COUNTS = {
    "LO": 12, "ST": 16, "HL": 10, "QU": 9, "SO": 12, "FA": 17, "CE": 8, "WO": 16, "NT": 10, "ME": 9, "XA": 6, "TR": 9,
}  # fmt: skip
IDS = [f"{family}{number:02}" for family, count in COUNTS.items() for number in range(1, count + 1)]
MOST_LEFT_OUT = 15


def tables() -> list[list[list[str]]]:
    text = (ROOT / "docs" / "catalogue.md").read_text("utf-8")
    tables = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
    return [[[cell.strip() for cell in line.strip("|").split("|")] for line in one.splitlines()[2:]] for one in tables]


def test_every_id_is_there_once() -> None:
    assert [row[0] for row in tables()[0]] == IDS


def test_what_is_named_exists() -> None:
    named = {name for row in tables()[0] for name in re.findall(r"`(\w+\.\w+)`", row[2])}
    styles = {f"{path.parent.name}.{path.stem}" for path in (ROOT / "styleguides").glob("*/*.yml")}
    assert named - RULES - styles == set()
    assert len(named) > len(IDS) * 0.8


def test_every_rule_of_the_newsroom_is_asked_for() -> None:
    text = (ROOT / "docs" / "catalogue.md").read_text("utf-8") + (ROOT / "docs" / "facts.md").read_text("utf-8")
    told = re.findall(r"`(\w+\.\w+)`", text)
    assert RULES - set(told) - {"Leftovers.TK", "Leftovers.Conflict", "Length.Dek"} == set()


def test_what_is_left_out_says_why() -> None:
    everything, left_out = tables()
    ids = [row[0] for row in everything if row[2] == "left out"]
    assert [row[0] for row in left_out] == ids
    assert len(ids) <= MOST_LEFT_OUT
    assert all(len(row) == len(("id", "wrong", "right", "why")) and all(row) for row in left_out)
