"""How long our own checks take on a draft of 1,300 words in a warm process: Markdown, style rules and newsroom.

The reference is what the Markdown parser alone takes to make HTML of the same copy. No grammar.
"""

from itertools import cycle

import pyromark

from benchmarks.timing import DATA, ROOT, Figure, finish, in_turn
from writer.desk import Desk

DRAFT = DATA / "long.md"
BAR, EDIT_BAR = 20, 5
EDITS = 40


def main() -> None:
    """Time the same text again, and one that differs in a paragraph from the one before."""
    desk = Desk(ROOT)
    text = DRAFT.read_text("utf-8")
    begin = text.index("\n---\n") + len("\n---\n")
    middle = text.index("\n\n", (begin + len(text)) // 2) + 2
    space = text.index(" ", middle + 20)
    edited = cycle(f"{text[:space]} quite{number}{text[space:]}" for number in range(EDITS))

    def check(one: str) -> None:
        desk.check(desk.parse(one, str(DRAFT)), without=frozenset({"grammar"}))

    for _ in range(3):
        check(text)
    again, after_edit, bare = in_turn(
        lambda: check(text), lambda: check(next(edited)), lambda: pyromark.html(text[begin:]), times=EDITS - 1
    )
    finish(
        Figure(name="own checks, warm", value=again, reference="pyromark", reference_value=bare, bar=BAR),
        Figure(
            name="own checks after an edit",
            value=after_edit,
            reference="pyromark",
            reference_value=bare,
            bar=EDIT_BAR,
        ),
    )


main()
