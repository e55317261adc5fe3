"""The names of the facts as a dictionary: where they stand in a text, in whatever form."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from writer.model.names import same_form
from writer.values import Value

_APOSTROPHES = "['\u2019\u2018\u02bc]"
_BETWEEN = r"[\s\u2010\u2011-]+"
_SUFFIX = rf"(?:{_APOSTROPHES}s|e?s{_APOSTROPHES}?|{_APOSTROPHES})?(?!\w)"
_ENDING = re.compile(rf"(?:{_APOSTROPHES}s|e?s{_APOSTROPHES}?|{_APOSTROPHES})$")
_PARTS = re.compile(r"[\s\u2010\u2011-]+")
_WORD = re.compile(r"\w")
_UNKNOWN = "zvkx"
_SHORTEST = 3


class Mention(Value):
    """A name in a text: ``name_end`` is where a possessive or plural ending begins, ``end`` where it stops."""

    begin: int
    name_end: int
    end: int


class Names(Value):
    """Names, titles, platforms … in all forms that are no mistake.

    Those are the possessive, the plural, capitals, a hyphen for a space and a space for a hyphen,
    any apostrophe, and for the speller each single word of them.
    """

    pattern: re.Pattern[str] | None
    words: frozenset[str]

    @classmethod
    def of(cls, phrases: Iterable[str]) -> "Names":
        """Build the dictionary; the last ones built are kept."""
        return _built(frozenset(same_form(" ".join(phrase.split())) for phrase in phrases if _WORD.search(phrase)))

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Find every name in ``text``, the longest where several begin."""
        if self.pattern is None:
            return ()
        return tuple(
            Mention(begin=match.start(), name_end=match.end("name"), end=match.end())
            for match in self.pattern.finditer(text)
        )

    def spells(self, text: str) -> bool:
        """Whether the speller may pass ``text``: it, or each part that hyphens make of it, is a word of a name."""
        whole = same_form(text)
        return whole in self.words or all(
            part in self.words or _ENDING.sub("", part) in self.words for part in _PARTS.split(whole)
        )


def disguised(text: str, mentions: Iterable[Mention]) -> str:
    """Put a word that nobody knows, as long and with the same first letter, for each name."""
    pieces, at = [], 0
    for mention in mentions:
        length = mention.name_end - mention.begin
        pieces += [text[at : mention.begin], text[mention.begin], (_UNKNOWN * length)[: length - 1]]
        at = mention.name_end
    return "".join((*pieces, text[at:]))


@lru_cache(maxsize=32)
def _built(phrases: frozenset[str]) -> Names:
    forms = {form for phrase in phrases for form in (phrase, phrase.upper())}
    spelled = {form for one in forms for form in (one, unicodedata.normalize("NFD", one))}
    if not spelled:
        return Names(pattern=None, words=frozenset())
    alternatives = "|".join(_form(one) for one in sorted(spelled, key=lambda one: (-len(one), one)))
    return Names(
        pattern=re.compile(rf"(?<!\w)(?P<name>{alternatives}){_SUFFIX}"),
        words=frozenset(word for form in forms for part in form.split() for word in _words(part)),
    )


def _words(part: str) -> Iterator[str]:
    """List what the speller may ask about in ``part``, a name without spaces; it cuts at apostrophes, too."""
    for word in (part, *_PARTS.split(part)):
        bare = word.strip('.,:;!?"()')
        yield from filter(None, (word, bare))
        yield from (piece for piece in bare.split("'") if len(piece) >= _SHORTEST)


def _form(phrase: str) -> str:
    """Write a pattern for ``phrase``; any apostrophe stands for any, a hyphen for a space and the other way round."""
    parts = (re.escape(part).replace("'", _APOSTROPHES) for part in _PARTS.split(phrase))
    return _BETWEEN.join(part for part in parts if part)
