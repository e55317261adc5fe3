"""Title case and sentence case, as Vale makes them."""

import re
from collections.abc import Iterator
from functools import cached_property

from writer.checks.vale.pattern import Match, fullmatch, matches, search, substitute
from writer.checks.vale.tagger import tagged
from writer.values import Value

_WORD = r"[\p{N}\p{L}*]+[^\s]*"
_TITLE_WORD = r"[\p{N}\p{L}]+[^\s\-/]*"
_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-"})
_BEFORE_SMALL = frozenset(" -/")


class Titles(Value):
    """A style of titles: words that stay small in the middle; ``before_noun`` are small before a noun only."""

    small: frozenset[str]
    before_noun: frozenset[str] = frozenset()


_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "en", "for", "if", "in", "nor", "of", "on", "or", "per", "the", "vs"}
    | {"vs.", "via", "v", "v."}
)
_PREPOSITIONS = frozenset(
    {"with", "from", "into", "during", "including", "until", "against", "among", "throughout", "despite", "towards"}
    | {"upon", "concerning", "about", "over", "through", "before", "between", "after", "since", "without", "under"}
    | {"within", "along", "following", "across", "beyond", "around", "down", "near", "above"}
)
AP = Titles(small=_SMALL | {"to"}, before_noun=frozenset({"to"}))
"""The Associated Press has ``to`` small before a noun and great before a verb."""
CHICAGO = Titles(small=_SMALL | _PREPOSITIONS | {"to"})
"""The Chicago manual keeps every preposition small."""


class Casing(Value, dict=True):
    """What a rule says of case: ``terms`` are patterns of words with a case of their own, ``kept`` is all of them."""

    terms: tuple[str, ...]
    kept: str
    titles: Titles = AP
    indicators: tuple[str, ...] = ()
    prefix: str = ""

    @cached_property
    def _longest_first(self) -> tuple[str, ...]:
        return tuple(sorted(self.terms, key=len, reverse=True))

    @cached_property
    def _spelled(self) -> frozenset[str]:
        return frozenset(term.lower() for term in self.terms)

    @cached_property
    def _any(self) -> str:
        return "|".join(f"(?:{term})" for term in self._longest_first)

    @cached_property
    def words(self) -> str:
        """What a word is when texts are compared: a kept term, or all up to the next space."""
        return f"{self.kept}|{_WORD}" if self.kept else _WORD

    @cached_property
    def tokens(self) -> str:
        """What a word is when a text is converted."""
        own = rf"\b(?:{'|'.join(self._longest_first)})\b|" if self.terms else ""
        return f"(?i)(?:{own}{_WORD})"

    def keeps(self, text: str) -> bool:
        """Whether a kept term is in ``text``."""
        return bool(self.kept) and search(self.kept, text) is not None

    def own(self, word: str) -> str | None:
        """``word`` as its term spells it, or as it is if the term, as a pattern, matches anywhere in it."""
        if word.lower() not in self._spelled and not (self.terms and search(self._any, word)):
            return None
        for term in self._longest_first:
            if term.lower() == word.lower():
                return term
            if search(term, word):
                return word
        return None

    def parted(self, text: str) -> tuple[str, str]:
        """The prefix that is left alone, and the rest."""
        found = fullmatch(f"({self.prefix})[\\s\\S]*", text) if self.prefix else None
        at = found.end(1) if found else 0
        return text[:at], text[at:]


PLAIN = Casing(terms=(), kept="")
"""No word has a case of its own."""


def sentence_case(text: str, casing: Casing) -> str:
    """``text`` in lower case, but for the first word, words after an indicator, and the kept terms."""
    prefix, rest = casing.parted(text)
    return prefix + " ".join(_sentence_words(rest, casing))


def _sentence_words(text: str, casing: Casing) -> Iterator[str]:
    before = ""
    for number, match in enumerate(matches(casing.tokens, text)):
        word = match.group()
        if (own := casing.own(word)) is not None:
            yield own
        elif number == 0 or _is_indicator(before, number - 1, casing.indicators):
            yield word[:1].upper() + word[1:].lower()
        else:
            yield word.lower()
        before = word


def _is_indicator(word: str, number: int, indicators: tuple[str, ...]) -> bool:
    if any(word.endswith(mark) and len(word) > len(mark) for mark in indicators):
        return True
    return number == 0 and re.search(r"[0-9]+\.", word) is not None


def title_case(text: str, casing: Casing) -> str:
    """``text`` with capitals, but for small words inside it; letters after the first stay as they are."""
    prefix, rest = casing.parted(text)
    plain = rest.translate(_QUOTES)
    number = -1

    def word(match: Match) -> str:
        nonlocal number
        number += 1
        return _title_word(match, number, plain, casing)

    return prefix + substitute(_TITLE_WORD, word, rest)


def _title_word(match: Match, number: int, plain: str, casing: Casing) -> str:
    word = match.group()
    if (own := casing.own(word)) is not None:
        return own
    small = _is_small(word.lower(), number, plain, casing.titles, inside=match.start() > 0 and match.end() < len(plain))
    is_lower = small and match.start() > 0 and _is_inside(plain, *match.span())
    return word.lower() if is_lower else word[:1].upper() + word[1:]


def _is_small(word: str, number: int, plain: str, titles: Titles, *, inside: bool) -> bool:
    """Whether a word of that number may stand in lower case; what follows it is told by the number, too."""
    if word in titles.before_noun:
        tokens = tagged(plain if plain.endswith((".", "!", "?")) else f"{plain}.")
        if number + 1 < len(tokens):
            return tokens[number + 1].tag.startswith("NN")
    return inside and word in titles.small


def _is_inside(text: str, begin: int, end: int) -> bool:
    """Whether a word goes on with the title: not after ``: `` or ``- ``, not before a hyphen, unless after one."""
    before, two_before, after = text[begin - 1], text[begin - 2 : begin - 1], text[end : end + 1]
    return before in _BEFORE_SMALL and two_before not in {":", "-"} and (after != "-" or before == "-")
