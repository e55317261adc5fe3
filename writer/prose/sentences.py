"""Where the sentences of a text begin and end: rules for news English, abbreviations as data."""

import re
from collections.abc import Iterator
from functools import lru_cache

from writer.model.alert import Span

ABBREVIATIONS = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "rev",
        "gen",
        "col",
        "lt",
        "sgt",
        "capt",
        "det",
        "insp",
        "supt",
        "maj",
        "cmdr",
        "gov",
        "sen",
        "rep",
        "st",
        "mt",
    }
    | {"jr", "sr", "inc", "ltd", "co", "corp", "bros", "vs", "etc", "dept", "est", "ft", "feat", "yahoo!", "jeopardy!"}
    | {"jan", "feb", "mar", "apr", "aug", "sept", "sep", "oct", "nov", "dec", "no #", "nos #", "vol #", "ep #", "pt #"}
)
"""The commonest, in lower case without their stop; ``no #`` holds before a number only; ``yahoo!`` keeps its mark."""

STARTERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "it", "he", "she", "they", "we", "i", "you", "there", "here"}
    | {"his", "her", "its", "their", "our", "my", "who", "what", "when", "where", "why", "how", "which", "while"}
    | {"and", "but", "or", "so", "yet", "if", "as", "at", "in", "on", "for", "from", "with", "after", "before", "since"}
    | {"however", "then", "now", "still", "although", "though", "because", "meanwhile", "also", "according", "both"}
)
"""Words that, capitalised after an abbreviation, begin a sentence: ``in the U.S. The show`` but ``U.S. Army``."""

_STOP = re.compile(r"(?P<stop>[.!?\u2026]+)(?P<close>[\"'\u201d\u2019)\]]*)(?=\s)")
_NEXT = re.compile(r"\s+(?P<open>[\"'\u201c\u2018(\[*]*)(?P<word>[^\s]*)")
_TOKEN = re.compile(r"[^\s\"\u201c\u2018(\[-]*\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]+\.)+[^\W\d_]+\Z")
_INITIAL = re.compile(r"[A-HJ-Z]\Z")
_DASHES = "-\u2013\u2014"


def sentences(
    text: str, abbreviations: frozenset[str] = ABBREVIATIONS, starters: frozenset[str] = STARTERS
) -> list[Span]:
    """Cut ``text`` into sentences, space around them left out."""
    return list(_cut(text, abbreviations, starters))


@lru_cache(maxsize=4096)
def _cut(text: str, abbreviations: frozenset[str], starters: frozenset[str]) -> tuple[Span, ...]:
    """Remembered, since the newsroom's checks and the style rules ask for the same, check after check."""
    begins = [0]
    ends = []
    for stop in _STOP.finditer(text):
        follows = _NEXT.match(text, stop.end())
        if follows and follows[0].strip() and _breaks(text, stop, follows, abbreviations, starters):
            ends.append(stop.end())
            begins.append(stop.end())
    return tuple(_spans(text, begins, [*ends, len(text)]))


def _spans(text: str, begins: list[int], ends: list[int]) -> Iterator[Span]:
    for begin, end in zip(begins, ends, strict=True):
        part = text[begin:end]
        if part.strip():
            yield Span(begin=begin + len(part) - len(part.lstrip()), end=begin + len(part.rstrip()))


def _breaks(
    text: str,
    stop: re.Match[str],
    follows: re.Match[str],
    abbreviations: frozenset[str],
    starters: frozenset[str],
) -> bool:
    """Whether a sentence ends at ``stop``, seeing what ``follows``."""
    word = follows["word"]
    if _continues(word):
        return False
    mark = stop["stop"]
    if mark == "\u2026" or mark.startswith(".."):
        return not _is_shout(word)
    if stop["close"] and mark != ".":
        return True
    core = _core(text, stop)
    starts = word.strip("\"'\u201d\u2019),;:").partition("\u2019")[0].partition("'")[0].lower() in starters
    if core + " #" in abbreviations or (core == text[: stop.start()].strip() and core.isdigit()):
        return not (core.isdigit() or word[:1].isdigit())
    if core in abbreviations or _DOTTED.match(core):
        return starts
    return not _INITIAL.match(_token(text, stop.start()))


def _continues(word: str) -> bool:
    """Whether ``word`` goes on with the sentence: lower case (but ``iPhone``), a dash, or mere punctuation."""
    first, second = word[:1], word[1:2]
    return not first or first in _DASHES or (first.islower() and not second.isupper())


def _is_shout(word: str) -> bool:
    """Whether ``word`` after an ellipsis is its punch line: ``tick, tick... BOOM!``."""
    letters = word.rstrip(".!?,\"'\u201d\u2019")
    return (word != letters and "!" in word) or (len(letters) > 1 and letters.isupper())


def _core(text: str, stop: re.Match[str]) -> str:
    """Take the word before ``stop``, lower case; an exclamation mark stays with it."""
    mark = stop["stop"]
    return (_token(text, stop.start()) + ("" if mark == "." else mark)).lower()


def _token(text: str, end: int) -> str:
    found = _TOKEN.search(text, max(0, end - 40), end)
    return found[0] if found else ""
