"""White space and stops at the joints of a template."""

import pytest

from writer.render.layout import tidy


@pytest.mark.parametrize(
    ("rendered", "expected"),
    [
        ("  One line\n goes on.\n\n\n  Next. \n", "One line goes on.\n\nNext."),
        ("The cast:\n\n- A\n- B\n  goes on\n", "The cast:\n\n- A\n- B goes on"),
        ("- ? when\n- who .", "- ? when\n- who."),
        ("“Words.” She said\n, he said .", "“Words.” She said, he said."),
        ("Said by Robert Downey Jr..", "Said by Robert Downey Jr."),
        ("Season 2 of *Jeopardy!*.", "Season 2 of *Jeopardy!*"),
        ("It is *Tick, Tick... Boom!* again.", "It is *Tick, Tick... Boom!* again."),
        ("A line\n\x1f\nof three.", "A line of three."),
        ("J.\N{NO-BREAK SPACE}J. Abrams", "J.\N{NO-BREAK SPACE}J. Abrams"),
        ("In .hack, .5 of it.", "In .hack, .5 of it."),
        (" \n\x1f\n", ""),
    ],
)
def test_the_joints_are_closed(rendered: str, expected: str) -> None:
    assert tidy(rendered) == expected


def test_american_stops_stand_in_the_quotation() -> None:
    assert tidy("It is “You”, and “It”.", stops_in_quotes=True) == "It is “You,” and “It.”"
    assert tidy("It is “You”, and “It”.") == "It is “You”, and “It”."
