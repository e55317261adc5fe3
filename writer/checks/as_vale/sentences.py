"""Sentences as Vale cuts them: by its own rules for tokens between spaces, not by ours for news English."""

import re

from writer.model.alert import Span
from writer.prose.sentences import ABBREVIATIONS, STARTERS

_TOKEN = re.compile(r"\S+")
_ENDS = re.compile(
    r"""(?:\.["\u2019\u201d)]|[?](?:["'\u2019\u201d)])?|!(?:["'\u2019\u201d)])?)\Z|\.[\[("]|[?][\[(]|![\[(]"""
)
_INSIDE = (")", "\u2019", "\u201d", '"', "'")
_DOTTED = re.compile(r"(?:\w\.)+\w*\.")
_ALSO_SMALL = STARTERS - {
    "she", "we", "you", "that", "a", "an", "his", "her", "its", "their", "our", "my", "who", "what", "how", "which",
    "where", "why", "at", "for", "on", "from", "with", "after", "before", "as", "or", "and", "now", "still", "also",
}  # fmt: skip
"""Words that begin a sentence after a quotation or brackets even in lower case."""

_SHORT = re.compile(r"\W*(?:\w\.){2,}\W*")
_ELLIPSIS = re.compile(r"(?:\.\s?){2,}\.")
_INITIAL = re.compile(r"[^\W\d]\.")
_NUMBER = re.compile(r"-?[.,]?\d[\d,.-]*\.")
_NAME = "Yahoo!"

_ABBREVIATIONS = frozenset(
    {name for name in ABBREVIATIONS if " " not in name}
    | {"a.m", "p.m", "u.s", "u.k", "u.n", "u.s.a", "d.c", "l.a", "n.y", "ph.d", "e.g", "sgt", "gov", "no", "mt"}
    | {"ala", "ariz", "calif", "colo", "conn", "del", "fla", "ga", "ill", "kan", "ky", "mass", "md", "mich", "minn"}
    | {"nev", "okla", "ore", "pa", "tenn", "va", "vt", "wash", "wis", "ave", "ct", "messrs", "reps", "maj", "adm"}
    | {"tues", "wed", "fri", "cos", "yr", "ok", "sw", "mg", "chg"}
) - {"etc", "rev", "capt", "est", "dept", "feat", "yahoo!", "jeopardy!", "mar", "apr"}
"""In lower case, without their last stop: those that the English model of Punkt knows."""


def vale_sentences(text: str) -> list[Span]:
    """The sentences of one block, space around them left out."""
    tokens = list(_TOKEN.finditer(text))
    found, begin = [], 0
    for number, token in enumerate(tokens):
        if number + 1 == len(tokens) or _breaks(token[0], tokens[number + 1][0]):
            found.append(Span(begin=tokens[begin].start(), end=token.end()))
            begin = number + 1
    return found


def _breaks(token: str, following: str) -> bool:
    """Whether a sentence ends after ``token``."""
    upper, starter = following[:1].isupper(), _plain(following) in STARTERS
    if token.endswith(".") and following == ".":
        return False
    if _DOTTED.search(token) and not _INITIAL.fullmatch(token):
        return upper and (starter or not _SHORT.fullmatch(token))
    if _ELLIPSIS.search(token) and upper:
        return True
    if _ENDS.search(token) and _NAME not in token:
        return not (token.endswith(_INSIDE) and following[:1].islower() and _plain(following) not in _ALSO_SMALL)
    if not token.endswith(".") or token.endswith(".."):
        return False
    return (upper and starter) or not _is_short(token, following)


def _is_short(token: str, following: str) -> bool:
    """Whether the stop of ``token`` belongs to an abbreviation, an initial or a number."""
    core = token[:-1].lower()
    if core in _ABBREVIATIONS or core.rpartition("-")[2] in _ABBREVIATIONS or _INITIAL.fullmatch(token):
        return True
    return bool(_NUMBER.fullmatch(token)) and following[:1].islower()


def _plain(word: str) -> str:
    return re.sub(r"\W+\Z", "", word).lower()
