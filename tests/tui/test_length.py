"""The length meter: numbers, bars and signs."""

import pytest

from writer.model.report import LengthReport, SectionLength
from writer.tui.widgets.length import bar, guideline, meter_line, section_table, verdict

LENGTH = LengthReport(
    words=45,
    min=40,
    target=60,
    max=80,
    sections=(
        SectionLength(id="lede", heading="", words=5, min=10, max=30),
        SectionLength(id="people", heading="The people in it", words=40, max=30),
        SectionLength(id="next", heading="Next", words=0),
    ),
)


@pytest.mark.parametrize(
    ("low", "high", "text"), [(5, 9, "5–9"), (5, None, "from 5"), (None, 9, "to 9"), (None, None, "")]
)
def test_a_guideline_in_words(low: int | None, high: int | None, text: str) -> None:
    assert guideline(low, high) == text


@pytest.mark.parametrize(("words", "sign"), [(4, "−1"), (5, "✓"), (9, "✓"), (12, "+3")])
def test_a_verdict_is_a_sign_and_a_number(words: int, sign: str) -> None:
    assert verdict(words, 5, 9) == sign


@pytest.mark.parametrize(
    ("words", "full", "text"), [(0, 10, "░░░░"), (5, 10, "██░░"), (50, 10, "████"), (3, 0, "░░░░")]
)
def test_a_bar_never_leaves_its_cells(words: int, full: int, text: str) -> None:
    assert bar(words, full, 4) == text


def test_the_line_shows_the_whole_and_the_section_at_the_cursor() -> None:
    assert meter_line(LENGTH, LENGTH.sections[0]).plain == "45 words ████████░░ 40–80 ✓  │ Lede 5 of 10–30 −5"
    assert meter_line(LENGTH, None).plain == "45 words ████████░░ 40–80 ✓"


def test_the_table_drops_its_bars_where_it_is_narrow() -> None:
    assert section_table(LENGTH, 50).plain.splitlines() == [
        "Lede             ██░░░░░░░░   5   10–30   −5",
        "The people in it ██████████  40   to 30  +10",
        "Next             ░░░░░░░░░░   0             ",
    ]
    assert section_table(LENGTH, 26).plain.splitlines() == [
        "Lede        5   10–30   −5",
        "The peop…  40   to 30  +10",
        "Next        0             ",
    ]


def test_the_table_has_two_columns_where_it_is_wide() -> None:
    assert section_table(LENGTH, 78).plain.splitlines() == [
        "Lede               5   10–30   −5  Next               0             ",
        "The people in it  40   to 30  +10  ",
    ]
