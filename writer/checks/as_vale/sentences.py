"""Sentences as Vale cuts them: by Punkt, with the rules for English that the Go package ``prose`` adds to it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from writer.checks.as_vale.punkt import LOWER, LOWER_AT_START, UPPER, UPPER_INSIDE, PunktModel, english
from writer.model.alert import Span

_SPACES = "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_WIDE_STOPS = "\u3002\uff1b\uff01\uff1f"
"""They end a word without a space."""

_WORD = re.compile(rf"[^{_SPACES}{_WIDE_STOPS}]*[{_WIDE_STOPS}]|[^{_SPACES}{_WIDE_STOPS}]+")
_ENDING = re.compile("[.!?\u3002\uff01\uff1f]")
_ENDED = re.compile(rf"(?:(?<=[{_SPACES}])|\A)[^{_SPACES}.!?]*[.!?][^{_SPACES}]*")
_WIDE = frozenset(_WIDE_STOPS)
_ENDS = re.compile(
    r"""(?:\.["\u2019\u201d)]|[?](?:["'\u2019\u201d)])?|!(?:["'\u2019\u201d)])?)\Z|\.[\[("]|[?][\[(]|![\[(]"""
)
_NAME = "Yahoo!"
_INSIDE = (")", "\u2019", "\u201d", '"', "'")
_DOTTED = re.compile(r"(?:[0-9A-Za-z_]\.)+[0-9A-Za-z_]*\.")
_SPACED_ELLIPSIS = re.compile(r"(?:\.[\t\n\f\r ]?){2,}\.")
_ELLIPSIS = re.compile(r"\.\.+\Z")
_INITIAL = re.compile(r"[A-Za-z]\.")
_NUMBER = re.compile(r"-?[.,]?[0-9][0-9,.-]*\.?\Z")
_NUMBER_TYPE = "##number##"
_MARKS = frozenset(";:,.!?\uff1b\uff1a\uff0c\u3002\uff01\uff1f")
_STOPS = (".", "\u3002")


class _Token:
    """A word that may end a sentence, or the one after it; ``end`` is where it ends in the text."""

    __slots__ = ("breaks", "end", "short", "text")

    def __init__(self, text: str, end: int) -> None:
        self.text, self.end = text, end
        self.breaks = self.short = False

    @property
    def type(self) -> str:
        """The word as the model knows it: in lower case, numbers all alike, its stop gone if it ends a sentence."""
        kind = _NUMBER.sub(_NUMBER_TYPE, self.text.lower())
        kind = kind if len(kind) == 1 else kind.replace(",", "")
        return kind[:-1] if self.breaks and len(kind) > 1 and kind.endswith(".") else kind

    @property
    def bare(self) -> str:
        """Its type without its stop."""
        kind = self.type
        return kind[:-1] if len(kind) > 1 and kind.endswith(".") else kind

    @property
    def stops(self) -> bool:
        """Whether it ends in a full stop."""
        return self.text.endswith(_STOPS)

    @property
    def is_initial(self) -> bool:
        """Whether it is one letter with a stop."""
        return _INITIAL.fullmatch(self.text) is not None


@lru_cache(maxsize=4096)
def vale_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of one block, space around them left out."""
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[Span]:
    begin = 0
    for end in (*_breaks(text), len(text)):
        part = text[begin:end]
        if part.strip():
            yield Span(begin=begin + len(part) - len(part.lstrip()), end=begin + len(part.rstrip()))
        begin = end


def _breaks(text: str) -> Iterator[int]:
    """Where sentences end."""
    tokens = list(_tokens(text))
    if not tokens:
        return
    model = english()
    for token in tokens:
        _classify(token, model)
    for one, two in pairwise(tokens):
        _reclassify(one, two, model)
    for one, two in pairwise(tokens):
        _refine(one, two, model)
    yield from (token.end for token in tokens if token.breaks)


def _tokens(text: str) -> Iterator[_Token]:
    """Words with an ending mark and the word after each.

    A last word whose last character is not ASCII is not seen, as in Vale: a break before it is told
    without it.
    """
    blind = not text[-1:].isascii() and text[-1] not in _WIDE_STOPS
    for word in _ended(text):
        if blind and word.end() == len(text):
            return
        yield _Token(word[0], word.end())


def _ended(text: str) -> Iterator[re.Match[str]]:
    """Words with an ending mark and the word after each; few words have one, so the others are not looked at."""
    if not _WIDE.isdisjoint(text):
        yield from (two for one, two in pairwise((None, *_WORD.finditer(text))) if two and (_ends(one) or _ends(two)))
        return
    end = 0
    for word in _ENDED.finditer(text):
        if end and (after := _WORD.search(text, end)) and after.start() < word.start():
            yield after
        yield word
        end = word.end()
    if end and (after := _WORD.search(text, end)):
        yield after


def _ends(word: re.Match[str] | None) -> bool:
    return word is not None and _ENDING.search(word[0]) is not None


def _classify(token: _Token, model: PunktModel) -> None:
    """By the word alone."""
    if _ENDS.search(token.text) and _NAME not in token.text:
        token.breaks = True
    elif token.stops and not token.text.endswith(".."):
        # Vale counts characters and cuts bytes: a word with others than ASCII keeps more than its stop
        core = token.text.encode()[: len(token.text) - 1].decode(errors="replace").lower()
        token.short = core in model.abbreviations or core.rpartition("-")[2] in model.abbreviations
        token.breaks = not token.short


def _reclassify(one: _Token, two: _Token, model: PunktModel) -> None:
    """By the word after it: the second pass of Punkt."""
    if not one.stops:
        return
    if (one.bare, two.type) in model.collocations:
        one.breaks, one.short = False, True
    elif (one.short or _ELLIPSIS.search(one.text)) and not one.is_initial and _starts(two, model):
        one.breaks = True
    elif one.text == two.text == ".":
        one.breaks = two.breaks = False
    elif (one.is_initial or one.bare == _NUMBER_TYPE) and _goes_on(one, two, model):
        one.breaks, one.short = False, True


def _starts(token: _Token, model: PunktModel) -> bool:
    """Whether ``token`` begins a sentence, by its case or because it often does."""
    return _verdict(token, model) is True or (token.text[:1].isupper() and token.type in model.starters)


def _goes_on(one: _Token, two: _Token, model: PunktModel) -> bool:
    """Whether what follows an initial or a number belongs to it."""
    verdict = _verdict(two, model)
    always_upper = one.is_initial and two.text[:1].isupper() and not model.cases.get(two.type, 0) & LOWER
    return verdict is False or (verdict is None and always_upper)


def _verdict(token: _Token, model: PunktModel) -> bool | None:
    """Whether the case in which ``token`` stands tells that a sentence begins; ``None`` if it tells nothing."""
    if token.text in _MARKS:
        return False
    cases = model.cases.get(token.type, 0)
    if token.text[:1].isupper() and cases & LOWER and not cases & UPPER_INSIDE:
        return True
    if token.text[:1].islower() and (cases & UPPER or not cases & LOWER_AT_START):
        return False
    return None


def _refine(one: _Token, two: _Token, model: PunktModel) -> None:
    """What ``prose`` adds: ellipses, quotations and brackets, abbreviations with several stops."""
    if one.text.endswith(".") and two.text == ".":
        one.breaks = two.breaks = False
        return
    upper, starter = two.text[:1].isupper(), two.type in model.starters
    if _SPACED_ELLIPSIS.search(one.text) and (upper or starter):
        one.breaks = True
        return
    if one.breaks and one.text.endswith(_INSIDE) and two.text[:1].islower() and not starter:
        one.breaks = False
        return
    if one.text.endswith(".") and not one.breaks and upper and model.cases.get(two.type, 0) & LOWER:
        one.breaks = True
    if _DOTTED.search(one.text) and not one.is_initial:
        one.short = True
        one.breaks = _starts(two, model)
