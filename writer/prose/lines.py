"""The lines of a text by place."""

import re

_NEWLINE = re.compile(r"\r\n?|\n")

Line = tuple[int, int]
"""Begin and end of a line, its newline left out."""


def lines(text: str, start: int, end: int) -> list[Line]:
    """Cut ``text[start:end]`` at newlines of any kind."""
    found = []
    for newline in _NEWLINE.finditer(text, start, end):
        found.append((start, newline.start()))
        start = newline.end()
    return [*found, (start, end)]
