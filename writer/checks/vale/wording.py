"""Texts in other forms, as the steps of an ``edit`` make them: names of programs, quotation marks, plain letters."""

import re
import unicodedata
from itertools import pairwise

_DUMB = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2014": "---", "\u2013": "--", "\u2026": "..."}
    | {"\u00a0": " "}
)
_LETTERS = str.maketrans(
    {"æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ß": "ss", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l"}
    | {"Ł": "L", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D"}
)
_SMART = (("---", "\u2014"), ("--", "\u2013"), ("...", "\u2026"))
_CURLY = {'"': "\u201c\u201d", "'": "\u2018\u2019"}
_OPENING = frozenset("([{<\u2014\u2013/")


def simple(text: str, between: str = " ") -> str:
    """``getHTTPResponse_v2`` as words in lower case, with ``between`` them."""
    parts = []
    for at, (before, letter) in enumerate(pairwise(f" {text}")):
        if (at > 1 and before.islower() and letter.isupper()) or not letter.isalnum():
            parts.append(" ")
        if letter.isalnum() or letter == " ":
            parts.append(letter.lower())
    return re.sub(" +", between, "".join(parts).strip())


def pascal(text: str) -> str:
    """``HttpResponse``."""
    return "".join(word[:1].upper() + word[1:] for word in simple(text).split(" "))


def camel(text: str) -> str:
    """``httpResponse``."""
    whole = pascal(text)
    return whole[:1].lower() + whole[1:] if len(whole) > 1 else text


def smart(text: str) -> str:
    """Dashes, ellipses and quotation marks as they are printed."""
    for plain, printed in _SMART:
        text = text.replace(plain, printed)
    return "".join(_quoted(before, mark) for before, mark in pairwise(f" {text}"))


def _quoted(before: str, mark: str) -> str:
    if mark not in _CURLY:
        return mark
    return _CURLY[mark][not (before.isspace() or before in _OPENING)]


def dumb(text: str) -> str:
    """Dashes, ellipses and quotation marks as they are typed."""
    return text.translate(_DUMB)


def ascii_only(text: str) -> str:
    """The same in letters without accents."""
    apart = unicodedata.normalize("NFD", dumb(text).translate(_LETTERS))
    return unicodedata.normalize("NFC", "".join(one for one in apart if unicodedata.category(one) != "Mn"))
