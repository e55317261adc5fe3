"""Quotation marks inside others: each pair takes the marks that its depth asks for."""

import re
from collections.abc import Sequence

Marks = tuple[str, str]
"""An opening and a closing mark."""

_MARK = re.compile('[“”‘’"]')
_CLOSING = {"“": "”", "‘": "’", '"': '"'}


def alternated(text: str, marks: Sequence[Marks]) -> str:
    """``text`` with its quotations in ``marks``: the outer ones in the first pair, those inside them in the next.

    A mark that has no other one is left as it is, and so is an apostrophe.
    """
    pairs = _pairs(text)
    if not pairs:
        return text
    letters = list(text)
    for begin, end in pairs:
        depth = sum(first < begin and end < last for first, last in pairs)
        letters[begin], letters[end] = marks[depth % len(marks)]
    return "".join(letters)


def _pairs(text: str) -> list[tuple[int, int]]:
    """Where each quotation of ``text`` begins and ends."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for at, letter in ((found.start(), found[0]) for found in _MARK.finditer(text)):
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        begin = next((begin for begin in reversed(opened) if _CLOSING[text[begin]] == letter), None)
        if begin is not None and not before.isspace() and not (letter == "’" and after.isalnum()):
            pairs.append((begin, at))
            del opened[opened.index(begin) :]
        elif letter in _CLOSING and not before.isalnum() and after.strip():
            opened.append(at)
    return pairs
