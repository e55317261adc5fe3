"""The file in which Vale finds its blocks again: bytes and characters."""

from hypothesis import given
from hypothesis import strategies as st

from writer.checks.as_vale.finding import Context


@given(st.text("a\n\u00e9\u2019\U0001f600", max_size=20))
def test_bytes_and_characters(text: str) -> None:
    context = Context(text)
    begins = [len(text[:at].encode()) for at in range(len(text) + 1)]
    assert [context.byte(at) for at in range(len(begins))] == begins
    assert [context.characters(begin) for begin in begins] == list(range(len(begins)))


def test_a_byte_inside_a_character_is_its_characters() -> None:
    assert [Context("a\u2019b").characters(at) for at in range(6)] == [0, 1, 1, 1, 2, 3]
