"""``extends: capitalization``: headings and the like in one style of capitals."""

from collections.abc import Iterator, Sequence

from writer.checks.vale.actions import suggestions
from writer.checks.vale.casing import AP, CHICAGO, Casing, sentence_case, title_case
from writer.checks.vale.hits import Find, Hit
from writer.checks.vale.needles import Needles
from writer.checks.vale.pattern import compiled, matches, search
from writer.checks.vale.terms import exceptions
from writer.checks.vale.whole import ALONE, Whole
from writer.library.rules import RuleFile
from writer.values import Value, replace

_STYLES = {"Chicago": CHICAGO}
_CONVERTED = frozenset({"$title", "$sentence"})


class Capitalization(Value):
    """The whole block must look as ``match`` says: ``$title``, ``$sentence``, ``$lower``, ``$upper`` or a pattern.

    ``style`` is that of titles, ``AP`` or ``Chicago``; a word after one that ends in an indicator may
    have a capital; so many words in a hundred as ``threshold`` says must be right; what ``prefix``
    matches at the beginning is left alone.
    """

    match: str = ""
    style: str = ""
    exceptions: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    threshold: float = 0.0
    prefix: str = ""

    def finder(self, rule: RuleFile, accept: Sequence[str]) -> "CapitalizationFinder":
        """Gather the words that keep their case. Raises ``BadPatternError``."""
        accepted = tuple(accept) if rule.vocab else ()
        terms = (*self.exceptions, *accepted)
        if self.prefix:
            compiled(self.prefix)
        return CapitalizationFinder(
            rule=rule,
            kind=self,
            casing=Casing(
                terms=tuple(terms if accepted else (f"(?-i){term}" for term in terms)),
                kept=exceptions(terms).words,
                titles=_STYLES.get(self.style, AP),
                indicators=self.indicators,
                prefix=self.prefix,
            ),
            message=rule.message,
        )


DEFAULT_THRESHOLD = 0.8
"""The share of words that must be right where a rule has no ``threshold``."""


class CapitalizationFinder(Value):
    """A capitalization rule, ready to look at every block."""

    rule: RuleFile
    kind: Capitalization
    casing: Casing
    message: str
    needles: Sequence[Needles] = ((),)
    sources: Sequence[str] = ("",)

    def armed(self, _branches: Sequence[int], _whole: Whole = ALONE, /) -> Find:
        """What finds the blocks in another style."""
        return lambda text, _some=None: self._hits(text)

    def _hits(self, text: str) -> Iterator[Hit]:
        expected = self._expected(text)
        if self._is_fine(text, expected):
            return
        action = self.rule.action
        if action.name == "replace" and not action.params and self.kind.match in _CONVERTED:
            action = replace(action, params=(expected.replace("$", "$$"),))
        yield Hit(begin=0, end=len(text), values=(text, expected), suggestions=suggestions(action, (text,)))

    def _expected(self, text: str) -> str:
        if self.kind.match == "$title":
            return title_case(text, self.casing)
        if self.kind.match == "$sentence":
            return sentence_case(text, self.casing)
        return {"$lower": text.lower(), "$upper": text.upper()}.get(self.kind.match, self.kind.match)

    def _is_fine(self, text: str, expected: str) -> bool:
        if self.kind.match in _CONVERTED:
            return self._share(text, expected) >= (self.kind.threshold or DEFAULT_THRESHOLD)
        right = text == expected if self.kind.match.startswith("$") else search(self.kind.match, text) is not None
        return right or self.casing.keeps(text)

    def _share(self, text: str, expected: str) -> float:
        """How many of the words in ``text`` are as expected; none, if there are no words or the first is wrong."""
        words, wanted = self._words(text), self._words(expected)
        good = [
            at >= len(wanted) or word == wanted[at] or self.casing.keeps(word) or self._may_shout(word)
            for at, word in enumerate(words)
        ]
        if not words or (self.kind.match == "$sentence" and not good[0] and words[0] != _capitalised(words[0])):
            return -1
        return sum(good) / len(words)

    def _words(self, text: str) -> list[str]:
        return [match.group() for match in matches(self.casing.words, text)]

    def _may_shout(self, word: str) -> bool:
        return self.kind.match == "$title" and word == word.upper()


def _capitalised(word: str) -> str:
    """As Go's ``Title`` has it: the first letter, and the first after anything that is no letter."""
    return "".join(
        letter.upper() if at == 0 or not _is_inner(word[at - 1]) else letter for at, letter in enumerate(word.lower())
    )


def _is_inner(character: str) -> bool:
    return character.isalnum() or character in "_'"
