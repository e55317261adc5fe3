"""Looking for a match by its text, as Vale does where it does not know the place."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from writer.checks.as_vale.finding import Context, Spot
from writer.checks.as_vale.sentences import vale_sentences
from writer.checks.vale.words import words

_NEWLINE = b"\n"
_QUOTES = {"'": b"(?:'|\xe2\x80\x98|\xe2\x80\x99)", '"': b'(?:"|\xe2\x80\x9c|\xe2\x80\x9d)'}
_UNSEEN = frozenset(b"#@")
"""What earlier looks left of a text stands for any byte."""


class Place(NamedTuple):
    """Where a text was found: its line from 0, its column from 1, its length; all in characters."""

    line: int
    column: int
    length: int


class Search:
    """One rule's search in one passage: what it has found once is masked, so that it finds the next."""

    def __init__(self, context: Context, text: str, spot: Spot, *, everywhere: bool) -> None:
        """``everywhere`` tells that the line on which the passage may be is not tried first."""
        self._context = context.at(spot.moment)
        self._text, self._spot, self._everywhere = text, spot, everywhere
        self._taken: Counter[str] = Counter()

    def place(self, match: str, begin: int, end: int, beside: Sequence[str] = ()) -> Place | None:
        """Where ``match``, which stands at ``begin`` in the passage, is.

        ``beside`` are texts that stand before it and are none. What cannot be found is not reported.
        """
        before = self._text.encode()[: max(begin, 0)]
        skip = 0 if beside else max(0, _count(before, match.encode()) - self._taken[match])
        found, hit = None, -1
        if not self._everywhere and begin >= 0:
            found = self._on_a_line(match, begin, end, skip, beside)
        if found is None:
            masked = _masked_all(self._context, beside)
            column, shown, hit = _locate(masked, self._text, match, begin, skip, self._spot.at)
            hit += (len(self._context) - len(masked)) * (hit >= 0)
            found = _by_column(self._context, column, shown) if column > 0 else None
        if found is not None:
            self._context = _taken(self._context, match.encode(), hit)
            self._taken[match] += 1
        return found

    def _on_a_line(self, match: str, begin: int, end: int, skip: int, beside: Sequence[str]) -> Place | None:
        """On the first line with the same text at the same bytes, or on the one where the passage may begin."""
        starts = [0, *(newline.end() for newline in re.finditer(_NEWLINE, self._context))]
        number = min(
            self._same_bytes(match.encode(), begin, end, starts),
            self._spot.line if 0 <= self._spot.line < len(starts) else len(starts),
        )
        if number == len(starts):
            return None
        line = self._context[starts[number] : [*starts, None][number + 1]]
        column, shown, _ = _locate(_masked_all(line, beside), self._text, match, begin, skip, -1)
        return _clipped(number, column, len(shown), line) if column > 0 else None

    def _same_bytes(self, sought: bytes, begin: int, end: int, starts: Sequence[int]) -> int:
        """The first line that has ``sought`` at the bytes from ``begin`` to ``end``; their number if none has."""
        at = self._context.find(sought) if len(sought) == end - begin else -1
        while at >= 0:
            number = bisect_right(starts, at) - 1
            if at - starts[number] == begin and at + len(sought) < len(self._context):
                return number
            at = self._context.find(sought, at + 1)
        return len(starts)


def _by_column(context: bytes, column: int, shown: str) -> Place | None:
    """``column`` counts from 1 over the whole file."""
    text = context.decode()
    if column > len(text):
        return None
    begin = text.rfind("\n", 0, column - 1) + 1
    line = text[begin : text.find("\n", column - 1) + 1 or None]
    return _clipped(text.count("\n", 0, begin), column - begin, len(shown), line.encode())


def _clipped(number: int, column: int, length: int, line: bytes) -> Place:
    """A match reaches no further than the end of its line."""
    return Place(number, column, max(1, min(length, _length(line) - column + 1)))


def _locate(context: bytes, text: str, match: str, begin: int, skip: int, at: int) -> tuple[int, str, int]:
    """The column of ``match``, counted over all of ``context``, what was found, and at which byte; -1 if nothing."""
    offset = _block(context, text.encode(), match, at)
    given = len(context)
    if offset >= 0:
        context = _masked(context, 0, offset, b"@")
        offset -= given - len(context)
    direct = (offset if offset >= 0 else at) + begin
    if begin >= 0 and (offset >= 0 or at >= 0) and _is_direct(context, direct, max(offset, 0), match):
        found = direct
    else:
        found = _look(context, match, skip)
    if found < 0:
        column, line = _guess(context, text, match)
        return column, line, -1
    found += context.startswith(b"_", found)
    return _length(context[:found]) + 1, match, found + given - len(context)


def _block(context: bytes, passage: bytes, match: str, at: int) -> int:
    """Where the passage begins: as told, if it is there, else where its text, or for a mark its first word, stands."""
    if 0 <= at <= len(context) and _seen_through(context, at, passage):
        return at
    offset = context.find(passage)
    if offset < 0 and not any(map(_is_inner, match)):
        first = next(iter(passage.split()), b"")
        offset = context.find(first) if first else -1
    return offset


def _look(context: bytes, match: str, skip: int) -> int:
    """The first place of ``match`` that will do, ``skip`` of them left out."""
    found = -1
    if _QUOTES.keys().isdisjoint(match):
        found = next(_skipping(_literal(context, match.encode()), skip), -1)
    if found < 0:
        found = _by_pattern(context, match, skip)
    return found if found >= 0 else context.find(match.encode())


def _skipping(places: Iterator[int], skip: int) -> Iterator[int]:
    for place in places:
        if not skip:
            yield place
        skip -= 1


def _is_direct(context: bytes, at: int, start: int, match: str) -> bool:
    """Whether ``match`` stands at that very byte, as a whole word, and not before."""
    sought = match.encode()
    if at < start or not _QUOTES.keys().isdisjoint(match) or not (_is_inner(match[0]) and _is_inner(match[-1])):
        return False
    end = at + len(sought)
    if context[at:end] != sought or _is_inner(_before(context, at)) or _is_inner(_after(context, end)):
        return False
    low, high = at - context.startswith(b"_", at - 1) * (at > 0), end + context.startswith(b"_", end)
    return context.find(sought, start, at) < 0 and not _is_marked(context, low, high)


def _literal(context: bytes, sought: bytes) -> Iterator[int]:
    """Where ``sought`` stands as a word of its own, and not against marks of code."""
    if not sought:
        return
    text = sought.decode()
    at = context.find(sought)
    while at >= 0:
        end = at + len(sought)
        bounded = _parts(_before(context, at), text[0]) and _parts(_after(context, end), text[-1])
        if bounded and not _is_marked(context, at, end):
            yield at
        at = context.find(sought, at + len(text[0].encode()))


def _count(context: bytes, sought: bytes) -> int:
    return sum(1 for _ in _literal(context, sought))


def _parts(outer: str, inner: str) -> bool:
    """Whether a word ends between the two."""
    return not outer or outer == "_" or _is_inner(outer) != _is_inner(inner)


def _by_pattern(context: bytes, match: str, skip: int) -> int:
    """Straight quotes match curly ones, too; if all are against marks of code, the first will do."""
    found = [one.span() for one in _pattern(match).finditer(context)]
    open_ones = [begin for begin, end in found if not _is_marked(context, begin, end)]
    if skip < len(open_ones):
        return open_ones[skip]
    return found[0][0] if found else -1


@lru_cache(maxsize=256)
def _pattern(match: str) -> re.Pattern[bytes]:
    inner = b"".join(_QUOTES.get(character) or re.escape(character.encode()) for character in match)
    return re.compile(rb"(?:\A|\b|_)" + inner + rb"(?:_|\b|\Z)")


def _is_marked(context: bytes, begin: int, end: int) -> bool:
    """Whether a match stands against a backtick, a hyphen or a dollar, and so may be code."""
    if begin > 1 and context[begin - 1] in b"`-":
        return True
    if end + 1 < len(context) and context[end + 1] in b"`-" and context[end] not in b"\t\n\v\f\r \x85\xa0":
        return True
    beside = context[begin - 1 : begin] if begin else b""
    return beside == b"$" or context[end : end + 1] in {b"`", b"$"}


def _guess(context: bytes, text: str, match: str) -> tuple[int, str]:
    """The first line with all words of the sentence that holds ``match``: the whole line is then reported."""
    sentences = [text[span.begin : span.end] for span in vale_sentences(text)]
    sentence = next((one for one in reversed(sentences) if one == match or one.find(match) > 0), "")
    if sentence:
        sought = [word.text for word in words(sentence)]
        for line in context.decode().split("\n"):
            if all(word in line for word in sought):
                return context.find(line.encode()) + 1, line
    return -1, text


def _seen_through(context: bytes, at: int, text: bytes) -> bool:
    """Whether ``context`` has ``text`` at that byte, some of it perhaps masked."""
    if context.startswith(text, at):
        return True
    part = context[at : at + len(text)]
    return len(part) == len(text) and all(a == b or a in _UNSEEN for a, b in zip(part, text, strict=True))


def _taken(context: bytes, match: bytes, hit: int) -> bytes:
    """``context`` with the match masked, one mark a character."""
    begin = hit if hit >= 0 and context.startswith(match, hit) else context.find(match)
    return _masked(context, begin, begin + len(match), b"#") if begin >= 0 else context


def _masked_all(context: bytes, texts: Sequence[str]) -> bytes:
    for text in texts:
        begin = context.find(text.encode())
        if begin >= 0:
            context = _masked(context, begin, begin + len(text.encode()), b"@")
    return context


def _masked(context: bytes, begin: int, end: int, mark: bytes) -> bytes:
    lines = context[begin:end].split(_NEWLINE)
    return context[:begin] + _NEWLINE.join(mark * _length(line) for line in lines) + context[end:]


def _length(text: bytes) -> int:
    return len(text.decode(errors="replace"))


def _is_inner(character: str) -> bool:
    return character.isalpha() or character.isdecimal()


def _before(context: bytes, at: int) -> str:
    return context[max(0, at - 4) : at].decode(errors="replace")[-1:]


def _after(context: bytes, at: int) -> str:
    return context[at : at + 4].decode(errors="replace")[:1]
