"""Words of a text with their places."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"['’]s\b|[^\W_]+(?:['’](?!s\b)[^\W_]+)*(?:\+(?!\w))?|[^\w\s]")
_APOSTROPHE = str.maketrans({"’": "'"})
BREAKS = frozenset(";:()[]—–|")
"""Marks that end a clause; a comma does not, nor does the stop of an abbreviation."""


class Word(NamedTuple):
    """A word or a mark at ``begin:end`` of its text; a possessive 's is a word.

    ``lower`` has straight apostrophes; ``capital`` tells of its first letter. What is read as one unit (a title) is a
    word too: its ``lower`` then says what it is, and ``number`` is that of a season.
    """

    text: str
    lower: str
    begin: int
    end: int
    capital: bool
    number: int = 0


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    """The words and marks of ``text``; remembered, since every check asks for those of every sentence."""
    small = text.lower().translate(_APOSTROPHE)
    if len(small) != len(text):
        small = "".join(letter.lower()[:1] for letter in text).translate(_APOSTROPHE)
    return tuple(
        Word(text[begin:end], small[begin:end], begin, end, text[begin] != small[begin] and text[begin].isalpha())
        for begin, end in (found.span() for found in _WORD.finditer(text))
    )


_STEM = 6


def stem(word: Word) -> str:
    """How a word begins, in lower case: the same for "direct" and "directed"."""
    return word.lower[:_STEM]


def content(tokens: Iterable[Word], small: AbstractSet[str]) -> list[Word]:
    """The words that are not in ``small``, and no marks: what a sentence says, in whatever order."""
    return [word for word in tokens if word.text[0].isalnum() and word.lower not in small]


@lru_cache(maxsize=4096)
def phrase(text: str) -> tuple[str, ...]:
    """A phrase of a lexicon as the words to compare."""
    if text.isascii() and text.islower() and text.replace(" ", "").isalpha():  # most are
        return tuple(text.split())
    return tuple(word.lower for word in words(text))


def either(said: Iterable[str]) -> str:
    """A pattern for any of ``said``, the longest first; the same for a set of them in each process, as it is kept."""
    return "(?:" + "|".join(sorted(sorted(map(re.escape, said)), key=len, reverse=True)) + ")"


HYPHENS = frozenset("-‐‑")
"""Hyphens that join two parts of a name: plain, of Unicode, and one that does not break."""
