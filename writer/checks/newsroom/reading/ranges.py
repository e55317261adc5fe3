"""Ranges as a lexicon writes them."""


def ends_of(text: str) -> tuple[int, int]:
    """The two numbers of "-6 to 0"."""
    first, _, last = text.partition(" to ")
    return int(first), int(last)
