"""The words of dates and release windows, as letters: what ``writer.model.phrases`` reads.

Each word becomes a letter, that of a field (``writer.model.periods``) or of a joint; a phrase so has a shape: that of
"from late 2026 to March 2027" is ``FPYRMY``.

==  =====================  ==  ==================  ==  =========================
A   about                  X   between             R   to
F   from                   &   and                 T   to, and by before a date
B   by                     |   or                  -   to
L   before                 /   or                  N   onward, or later
G   after                                          E   at the latest, or earlier
==  =====================  ==  ==================  ==  =========================
"""

import re
from typing import TypeAlias

from writer.model.edtf import date_fields
from writer.model.periods import HALVES, MONTHS, QUARTERS

_IDIOMS = {
    "no earlier than": "from",
    "not earlier than": "from",
    "no sooner than": "from",
    "not before": "from",
    "not until": "from",
    "as early as": "from",
    "as soon as": "from",
    "no later than": "by",
    "not later than": "by",
    "as late as": "by",
    "before the end of": "by",
    "earlier than": "before",
    "prior to": "before",
    "later than": "after",
    "at the earliest": "onward",
    "or later": "onward",
    "and beyond": "onward",
    "at the latest": "latest",
    "or earlier": "latest",
    "beginning of": "early",
    "start of": "early",
    "middle of": "mid",
    "end of": "late",
    "-to-": " to ",
    "-or-": " or ",
}
"""Several words → one, in this order."""

Letters: TypeAlias = tuple[str, list[int]]
"""Letters, and the values of those that are fields."""

_JOINTS = {
    "A": "about around approximately roughly circa ca c ~",
    "F": "from since starting beginning",
    "B": "by",
    "L": "before",
    "G": "after following",
    "X": "between",
    "T": "until till through thru",
    "R": "to",
    "-": "-",
    "|": "or",
    "/": "/",
    "&": "and",
    "N": "onward onwards",
    "E": "latest",
}
_FIELDS = {
    "P": ("early", "mid middle", "late"),
    "S": ("spring", "summer", "autumn fall", "winter"),
    "Q": ("q1", "q2", "q3", "q4"),
    "H": ("h1", "h2"),
    "O": ("first", "second", "third", "fourth"),
    "M": tuple(f"{name.lower()} {name[:3].lower()}" for name in MONTHS),
}
_WORDS: dict[str, Letters] = {
    **dict.fromkeys(("a", "an", "the", "in", "on", "at", "of", "during", "sometime", "month", "year", ","), ("", [])),
    **{word: (letter, []) for letter, words in _JOINTS.items() for word in words.split()},
    **{
        word: (letter, [value])
        for letter, values in _FIELDS.items()
        for value, words in enumerate(values, start=1)
        for word in words.split()
    },
    **dict.fromkeys(("last", "final", "back", "latter"), ("O", [-1])),
    "sept": ("M", [9]),
    "quarter": ("W", [QUARTERS]),
    "half": ("W", [HALVES]),
    "splitwinter": ("V", [0]),
}
_LETTER_OF_DIGITS = {1: "D", 2: "D", 4: "Y"}
_NO_WORD: Letters = ("?", [])

_PIECE = r"\d{4}-\d\d(?:-\d\d)?(?![\d-])|\d\d?(?:st|nd|rd|th)|\d+|[a-z]+\d?|[^\s.]"
_TWO_YEARS = r"winter (?:of )?(\d{4}) ?[-/] ?(?:\d\d)?(\d\d)(?![\d-])"
_GLUE = r"(?<=P)-|(?<=^D)-(?=M-Y)|(?<=[MSQH])(?<!Y[MSQH])(?<!Y-[MSQH])-(?=Y)|(?<=Y)-(?=[MSQH](?![YD]))"
"""Dashes inside one name, as in "mid-2026", "12-March-2027", "Q3-2026" and "2026-Q3"; all others mean "to"."""

_HYPHENS = str.maketrans(
    dict.fromkeys("\N{HYPHEN}\N{NON-BREAKING HYPHEN}", "-")
    | dict.fromkeys("\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}", " - "),
)
"""A dash is no hyphen: 27 after 2026 and a dash is a year, after a hyphen it might be EDTF."""


def letters_of(text: str) -> Letters:
    """Give the shape of ``text``, ``?`` in place of each word that means nothing here."""
    text = text.translate(_HYPHENS)
    for idiom, word in _IDIOMS.items():
        if idiom in text:
            text = text.replace(idiom, word)
    if "winter" in text:
        text = re.sub(_TWO_YEARS, _split_winter, text)
    tokens = [_WORDS.get(token) or _number(token) for token in re.findall(_PIECE, text)]
    letters = "".join([letter for letter, _ in tokens])
    values = [value for _, values in tokens for value in values]
    return (re.sub(_GLUE, "", letters) if "-" in letters else letters), values


def _number(token: str) -> Letters:
    """Read digits: a date, a year or a day; a word that stands here has no meaning."""
    if not token[0].isdecimal():
        return _NO_WORD
    if "-" in token:
        fields = date_fields(*token.split("-"))
        return "".join(fields), [*fields.values()]
    digits = token.rstrip("stndrh")
    return _LETTER_OF_DIGITS.get(len(digits), "?"), [int(digits)]


def _split_winter(found: re.Match[str]) -> str:
    """Keep "winter 2026/27" apart from "winter 2026" and from "winter 2026 to 2028"."""
    year = int(found[1])
    return f"splitwinter {year}" if (year + 1) % 100 == int(found[2]) else found[0]
