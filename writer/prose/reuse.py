"""What of a text another may have used before: how it opens, how it ends, and its runs of words, as numbers.

Runs are found by winnowing (Schleimer, Wilkerson and Aiken: Winnowing, SIGMOD 2003): of the hashes of all
``GRAM`` words in a row the least of each ``WINDOW`` is kept, so that a run of ``SURE`` words that two texts
share leaves the same number in both. Places are offsets in the text as it was given.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple
from zlib import crc32

from writer.model.alert import Span
from writer.prose.sentences import sentences
from writer.values import Value

GRAM, WINDOW = 5, 4
SURE = GRAM + WINDOW - 1
"""So many words in a row that two texts share are found for sure; fewer by chance."""

_OWN = 2
"""A run that has fewer words of its own is anybody's, and so is a lede; a kicker with one is somebody's."""

_FEWEST = 4
"""A sentence of fewer words is nobody's."""

_OPENING, _SMALL = 9, 4
"""An opening is the first nine units of a text, four of them small words; what fills it in may be anything."""

_PLUMB = 1 << 32
"""Added to the hash of a run that is anybody's, so that it is chosen last."""

_NAME, _NUMBER, _FILLED = "<name>", "<number>", "<>"
_BLANK = re.compile(
    r"^(?:```|~~~).*?(?:^(?:```|~~~)[ \t]*$|\Z)|<!--.*?(?:-->|\Z)|^[ \t]*(?:#|>|\||!\[|\[\^).*?$"
    r"|^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+|\[TK\b[^\]]*\]|\]\([^)\n]*\)|<[a-zA-Z/][^>\n]*>|[*_`\[\]]",
    re.DOTALL | re.MULTILINE,
)
"""What is no prose: code, comments, headings, quotations set apart, tables, marks of lists, TKs, targets of links."""

_SAID = re.compile(r"[“\"](?:[^“”\"\n]|\n(?!\s*\n)){0,900}[”\"]")
_PARAGRAPH = re.compile(r"[^\W_].*?(?=\n[ \t]*\r?\n|\s*\Z)", re.DOTALL)
_ITEM = re.compile(r"[ \t]*(?:[-*+>|#]|\d{1,3}[.)])[ \t]")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,:%]*|[.!?…;:()—–|]")
_ENDS = frozenset(".!?…:")
_CURLY = str.maketrans("’", "'")


class English(Value):
    """Words of which a phrase is nobody's own (``common``), and modifiers that readers notice in openings."""

    common: frozenset[str]
    tics: frozenset[str]


class Run(NamedTuple):
    """A run of words at ``begin:end`` of the text, as a number."""

    key: int
    begin: int
    end: int


class Reuse(Value):
    """What a text has that another may have used: ``lede`` and ``kicker`` are its first and last sentence.

    ``opening`` is how the lede is built, ``turn`` the last clause of the kicker. ``tics`` are the modifiers of
    the first paragraph, each with its place. What is short, or has no words of its own, has the key 0.
    """

    lede: Run
    opening: Run
    kicker: Run
    turn: Run
    phrases: tuple[Run, ...]
    tics: tuple[tuple[str, Span], ...]


_Token = tuple[str, int, int, bool]
"""A word in lower case, a name, a number or a mark; where it begins and ends; whether it is a word."""

_NOTHING = Run(0, 0, 0)


def reuse(text: str, start: int, names: frozenset[str], english: English) -> Reuse:
    """Read the copy, ``text[start:]``; ``names`` are the capitalised words of the names on record."""
    prose = _masked(text, start)
    places = [found.span() for found in _PARAGRAPH.finditer(prose, start)]
    runs = (
        Run(key, begin + first, begin + last)
        for begin, end in places
        for key, first, last in _runs(prose[begin:end], names, english.common)
    )
    copy = [place for place in places if not _ITEM.match(text, _line_start(text, place[0]))]
    lead = _tokens(prose, *copy[0], names) if copy else []
    first = _sentence(prose, copy[0], lead, 0) if copy else []
    last = _sentence(prose, copy[-1], _tokens(prose, *copy[-1], names), -1) if len(copy) > 1 else []
    return Reuse(
        lede=_whole(first, english.common),
        opening=_opening(first, english.common),
        kicker=_whole(last, english.common, 1),
        turn=_whole(_last_clause(last), english.common, 1),
        phrases=tuple(runs),
        tics=tuple((text, Span(begin=begin, end=end)) for text, begin, end, _ in lead if text in english.tics),
    )


@lru_cache(maxsize=2048)
def _runs(paragraph: str, names: frozenset[str], common: frozenset[str]) -> tuple[Run, ...]:
    """Kept, since from one check to the next most paragraphs stay as they are."""
    return tuple(_phrases(_tokens(paragraph, 0, len(paragraph), names), common))


def pattern(headline: str, names: frozenset[str]) -> int:
    """How a headline is built, as a number: names and numbers may be others; 0 for one of hardly any words."""
    return _whole(_tokens(headline, 0, len(headline), names), frozenset(), 1).key


def capitals(names: Iterable[str]) -> frozenset[str]:
    """The capitalised words of ``names``."""
    return frozenset(word for name in names for word in name.split() if word[0].isupper())


class Words(Value, eq=False):
    """The words of a text as they are compared, with the place of each; ``line`` has a blank around each of them.

    ``ends`` are the numbers of the words that end a sentence.
    """

    line: str
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    ends: frozenset[int]

    @classmethod
    def of(cls, text: str, start: int = 0) -> "Words":
        """The words of the prose of the copy, ``text[start:]``; what somebody said is none of it."""
        words: list[str] = []
        places: list[tuple[int, int]] = []
        ends: set[int] = set()
        prose = _lower(_masked(text, start))
        for found in _TOKEN.finditer(prose, start):
            if found[0][0].isalnum():
                words.append(found[0])
                places.append(found.span())
            elif found[0] in _ENDS:
                ends.add(len(words) - 1)
        return cls(line=f" {' '.join(words)} ", words=tuple(words), places=tuple(places), ends=frozenset(ends))

    def numbers(self, begin: int, end: int) -> tuple[int, int]:
        """First and past-the-end number of the words at ``begin:end`` of the text."""
        return bisect_left(self.places, (begin, 0)), bisect_left(self.places, (end, 0))

    def find(self, words: Sequence[str]) -> int:
        """The number of the first of ``words`` where they stand in a row, or -1."""
        at = self.line.find(f" {' '.join(words)} ")
        return self.line.count(" ", 0, at) if at >= 0 else -1


def _masked(text: str, start: int) -> str:
    """``text`` with what is no prose as blanks, and what somebody said as bars: as long as before."""
    copy = _BLANK.sub(lambda found: _blanks(found[0], " "), text[start:])
    return text[:start] + _SAID.sub(lambda found: _blanks(found[0], "|"), copy)


def _blanks(text: str, mark: str) -> str:
    return mark * len(text) if "\n" not in text else "\n".join(mark * len(line) for line in text.split("\n"))


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _lower(text: str) -> str:
    """``text`` in small letters, straight apostrophes in it, as long as before."""
    small = text.lower().translate(_CURLY)
    return small if len(small) == len(text) else "".join(letter.lower()[:1] for letter in text).translate(_CURLY)


def _tokens(text: str, begin: int, end: int, names: frozenset[str]) -> list[_Token]:
    """Words, names, numbers and marks; several names side by side are one, and so is what somebody said."""
    return [(word, begin + first, begin + last, is_word) for word, first, last, is_word in _cut(text[begin:end], names)]


@lru_cache(maxsize=256)
def _cut(text: str, names: frozenset[str]) -> tuple[_Token, ...]:
    """The tokens of a paragraph; kept, since from one check to the next the first and the last stay as they are."""
    found: list[_Token] = []
    small = _lower(text)
    starts, named = True, False
    for match in _TOKEN.finditer(text):
        first, last = match.span()
        word = small[first:last]
        if word.isalpha() or word[0].isalpha():
            is_name = text[first] != word[0] and (not starts or text[first:last] in names) and word[:2] not in _I
        else:
            is_name = word == "|"
        if is_name:
            found.append((_NAME, found.pop()[1] if named else first, last, False))
        elif word[0].isalpha():
            found.append((word, first, last, True))
        else:
            found.append((_NUMBER if word[0].isdigit() else word, first, last, False))
        starts, named = word in _ENDS, is_name
    return tuple(found)


_I = frozenset({"i", "i'"})
"""How the one pronoun that is always written with a capital begins."""


def _sentence(text: str, place: tuple[int, int], tokens: Sequence[_Token], which: int) -> list[_Token]:
    """The first or the last sentence of a paragraph."""
    spans = sentences(text[place[0] : place[1]])
    begin, end = place[0] + spans[which].begin, place[0] + spans[which].end
    return [token for token in tokens if begin <= token[1] < end]


def _whole(tokens: Sequence[_Token], common: frozenset[str], own: int = _OWN) -> Run:
    """All of ``tokens``, marks left out, if enough of them are words of their own."""
    said = [token for token in tokens if token[3] or token[0] in {_NAME, _NUMBER}]
    words = [text for text, _, _, is_word in said if is_word]
    if len(words) < _FEWEST or len(set(words) - common) < own:
        return _NOTHING
    return Run(_key([token[0] for token in said]), said[0][1], said[-1][2])


def _last_clause(tokens: Sequence[_Token]) -> Sequence[_Token]:
    marks = [at for at, (text, *_) in enumerate(tokens[:-1]) if text in {";", ":", "—", "–", _NAME}]
    return tokens[marks[-1] + 1 :] if marks else ()


def _opening(tokens: Sequence[_Token], common: frozenset[str]) -> Run:
    """The first units of a lede, up to a name or number: small words as they are, others as a gap to be filled in."""
    units: list[str] = []
    end = 0
    for text, _, stop, is_word in tokens:
        if not is_word or len(units) == _OPENING:
            break
        if text in common:
            units.append(text)
            end = stop
        elif not units or units[-1] != _FILLED:
            units.append(_FILLED)
    if units and units[-1] == _FILLED:
        units.pop()
    if sum(unit != _FILLED for unit in units) < _SMALL:
        return _NOTHING
    return Run(_key(units), tokens[0][1], end)


def _key(words: Iterable[str]) -> int:
    return crc32(" ".join(words).encode()) or 1


def _phrases(tokens: Sequence[_Token], common: frozenset[str]) -> Iterator[Run]:
    """The runs that winnowing keeps; names, numbers and the ends of sentences break them."""
    edges = [-1, *(at for at, token in enumerate(tokens) if not token[3]), len(tokens)]
    for before, after in pairwise(edges):
        if after - before > GRAM:
            yield from _winnowed(tokens[before + 1 : after], common)


def _winnowed(words: Sequence[_Token], common: frozenset[str]) -> Iterator[Run]:
    texts = [word[0] for word in words]
    own = [0, *accumulate(text not in common for text in texts)]
    keys = [
        crc32(" ".join(texts[at : at + GRAM]).encode()) + (_PLUMB if own[at + GRAM] - own[at] < _OWN else 0)
        for at in range(len(texts) - GRAM + 1)
    ]
    chosen = -1
    for first in range(max(len(keys) - WINDOW + 1, 1)):
        window = keys[first : first + WINDOW]
        least = min(window)
        at = first + len(window) - 1 - window[::-1].index(least)
        if at != chosen and least < _PLUMB:
            yield Run(least, words[at][1], words[at + GRAM - 1][2])
        chosen = at
