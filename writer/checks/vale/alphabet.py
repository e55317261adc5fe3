"""The characters on which every engine used here agrees: what is a letter of a word, and which letters are one by case.

On others they do not: ``regex`` takes ``İ`` for an ``i``, ``re`` takes ``½`` for a letter, Hyperscan
knows no ``Ꭰ``. A text that has one of those is left to ``regex`` alone.
"""

from bisect import bisect
from functools import lru_cache

COMMON = (
    "\x00-\x7f\xa0-\xb1\xb4-\xb8\xba-\xbb\xbf-\u012f\u0132-\u017e\u0391-\u03a1\u03a3-\u03af\u03b1-\u03c9\u0400-\u045f"
    "\u2010-\u203e\u2041-\u2053\u20a0-\u20c0\u2100-\u214d\u2190-\u23ff\u25a0-\u2767\u3001-\u3004\u3041-\u3096"
    "\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3\U0001f300-\U0001f64f\U0001f680-\U0001f6c5\U0001f900-\U0001f9ff"
)
"""As ranges of a class, in order: European letters, CJK, punctuation, symbols; a test compares the engines on each."""


def is_common(text: str) -> bool:
    """Whether all of ``text`` is in ``COMMON``."""
    return text.isascii() or _is_common(text)


@lru_cache(maxsize=4096)
def _is_common(text: str) -> bool:
    return all(bisect(_EDGES, character) % 2 for character in set(text))


_EDGES = [edge for low, high in zip(COMMON[::3], COMMON[2::3], strict=True) for edge in (low, chr(ord(high) + 1))]
"""Where ranges begin and where they have ended; a class of so many characters would take ``re`` 5 ms to compile."""
