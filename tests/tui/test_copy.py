"""Offsets, differences and alerts that move with the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from writer.model.alert import Alert, Level, Span
from writer.tui.findings import moved
from writer.tui.widgets.copy import CopyArea, difference

TEXTS = st.text(alphabet="ab \n", max_size=30)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", (0, "", "")),
        ("abc", "abc", (0, "", "")),
        ("abc", "abXc", (2, "", "X")),
        ("aaa", "aa", (2, "a", "")),
        ("one two", "one 2", (4, "two", "2")),
    ],
)
def test_what_differs(old: str, new: str, expected: tuple[int, str, str]) -> None:
    at, was, now = difference(old, new)
    assert (0 if old == new else at, was, now) == expected


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS)
def test_a_difference_makes_the_one_out_of_the_other(old: str, new: str) -> None:
    at, was, now = difference(old, new)
    assert old[:at] + was + old[at + len(was) :] == old
    assert old[:at] + now + old[at + len(was) :] == new


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(["\n", "\r\n"]), st.lists(st.text(alphabet="aé𝒜 ", max_size=8), max_size=6))
def test_places_and_offsets_are_inverse(newline: str, lines: list[str]) -> None:
    text = newline.join(lines)
    area = CopyArea(text)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n" or not offset:
            row, column = area.place(offset)
            assert area.index((row, column)) == offset


@pytest.mark.parametrize(
    ("at", "removed", "added", "span"),
    [
        (0, 0, 3, (13, 17)),
        (0, 5, 0, (5, 9)),
        (10, 0, 1, (11, 15)),
        (14, 0, 1, (10, 14)),
        (20, 2, 9, (10, 14)),
        (12, 0, 1, None),
        (8, 3, 0, None),
        (13, 4, 4, None),
    ],
)
def test_alerts_move_with_the_text(at: int, removed: int, added: int, span: tuple[int, int] | None) -> None:
    alert = Alert(check="A.B", level=Level.WARNING, span=Span(begin=10, end=14), message="m")
    result = moved((alert,), at, removed, added)
    assert [(alert.span.begin, alert.span.end) for alert in result] == ([span] if span else [])


LINE_ENDS = ["\n", "\r\n", "\r", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(LINE_ENDS), st.text(alphabet="aé𝒜 ", max_size=4)), max_size=12).map("".join))
def test_every_line_separator_of_a_file_is_kept(text: str) -> None:
    area = CopyArea(text)
    assert area.written == text
    assert len(area.text) == len(text)


def test_a_mark_costs_no_walk_through_the_lines() -> None:
    area = CopyArea("one\ntwo\n\nfour")
    assert area.places([0, 3, 4, 8, 9, 99, -1]) == [(0, 0), (0, 3), (1, 0), (2, 0), (3, 0), (3, 4), (0, 0)]
