"""Exceptions and accepted vocabulary: terms that silence an alert."""

import re
from collections.abc import Iterable
from functools import lru_cache

from writer.checks.vale.dialect import is_literal
from writer.checks.vale.pattern import matches, search
from writer.values import Value


def term_pattern(term: str) -> str:
    """A vocabulary term as a pattern: its dots are plain if nothing else in it is special."""
    if is_literal(term.replace(".", "")):
        term = term.replace(".", r"\.")
    return re.sub(r"[ \t]+", r"\\s+", term)


class Exceptions(Value):
    """The patterns of a rule's exceptions: ``words`` anywhere in the match, ``phrases`` around it; ``''`` if none."""

    words: str
    phrases: str

    def silence(self, text: str, begin: int, end: int) -> bool:
        """Whether a match at ``text[begin:end]`` is excepted."""
        if self.words and _has(self.words, text[begin:end].strip()):
            return True
        if not self.phrases:
            return False
        return any(found.start() <= begin and end <= found.end() for found in matches(self.phrases, text))


@lru_cache(maxsize=8192)
def _has(pattern: str, text: str) -> bool:
    """Whether ``pattern`` matches in ``text``; the same few words and names come again and again."""
    return search(pattern, text) is not None


def exceptions(terms: Iterable[str]) -> Exceptions:
    """The exceptions that ``terms`` make, longest first."""
    ordered = sorted(dict.fromkeys(map(term_pattern, terms)), key=len, reverse=True)
    words = "|".join(term if term.startswith("(?i)") else f"(?-i){term}" for term in ordered)
    phrases = "|".join(term for term in ordered if r"\s" in term or " " in term)
    return Exceptions(
        words=rf"(?m)\b(?:{words})\b" if words else "",
        phrases=rf"(?i)\b(?:{phrases})\b" if phrases else "",
    )
