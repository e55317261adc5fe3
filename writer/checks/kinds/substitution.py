"""``extends: substitution``: words that have a better form."""

import re
from collections.abc import Iterator, Sequence

from writer.checks.vale.actions import expand, recase, suggestions
from writer.checks.vale.hits import Find, Hit
from writer.checks.vale.messages import sentence_of, unquote_first
from writer.checks.vale.needles import Needles, needles, spellings
from writer.checks.vale.pattern import Match, Pattern, fullmatch, substitute
from writer.checks.vale.terms import Exceptions, exceptions
from writer.checks.vale.whole import ALONE, Whole
from writer.library.rules import RuleFile
from writer.values import Value

_PLAIN_VALUE = re.compile(r"(?:[^\W_]|[ -])*")
_OPEN = re.compile(r"(?<!\\)\((?!\?)")


class Substitution(Value):
    """``swap`` maps a pattern to what should stand instead; with ``action: replace``, to options parted by ``|``.

    ``capitalize`` carries a capital over to the replacement. ``pos`` is allowed and does nothing, as in Vale.
    """

    swap: tuple[tuple[str, str], ...] = ()
    exceptions: tuple[str, ...] = ()
    ignorecase: bool = False
    nonword: bool = False
    capitalize: bool = False
    pos: str = ""

    def finder(self, rule: RuleFile, accept: Sequence[str]) -> "SubstitutionFinder":
        """Put the pattern together, longest key first. Raises ``BadPatternError``."""
        swap = tuple(sorted(self.swap, key=lambda pair: -len(pair[0].encode())))
        keys = tuple(_without_groups(key) for key, _ in swap)
        start, stop = ("(?m)(?:", ")") if self.nonword else (r"(?m)\b(?:", r")\b")
        pattern = Pattern(
            head="(?i)" * self.ignorecase + start,
            branches=tuple(f"({key})" for key in keys),
            tail=stop,
            needles=tuple(map(needles, keys)),
        )
        terms = (*self.exceptions, *(accept if rule.vocab else ()))
        return SubstitutionFinder(rule=rule, kind=self, swap=swap, pattern=pattern, exceptions=exceptions(terms))


def _without_groups(key: str) -> str:
    """``key`` with its plain groups made non-capturing: each key is a group of its own."""
    if key.count("(") == key.count("(?") + key.count(r"\("):
        return key
    return _OPEN.sub("(?:", key)


class SubstitutionFinder(Value):
    """A substitution rule, ready to look."""

    rule: RuleFile
    kind: Substitution
    swap: tuple[tuple[str, str], ...]
    pattern: Pattern
    exceptions: Exceptions

    @property
    def needles(self) -> Sequence[Needles]:
        """What must be in a text for each key to match."""
        return self.pattern.needles

    @property
    def sources(self) -> Sequence[str]:
        """The pattern of each key."""
        return self.pattern.sources

    @property
    def message(self) -> str:
        """The rule's message; options that are offered bring their own quotes."""
        return unquote_first(self.rule.message) if self._offers else self.rule.message

    @property
    def _offers(self) -> bool:
        return self.rule.action.name == "replace" and not self.rule.action.params

    def armed(self, branches: Sequence[int], _whole: Whole = ALONE, /) -> Find:
        """What finds the hits of those keys."""
        return lambda text, some=None: self._hits(branches if some is None else some, text)

    def _hits(self, branches: Sequence[int], text: str) -> Iterator[Hit]:
        for branch, match in self.pattern.matches(branches, text):
            begin, end = match.span(1)
            expected = self._expected(match.group(1), *self.swap[branch])
            if self._is_fine(match.group(1), expected) or self.exceptions.silence(text, begin, end):
                continue
            yield self._hit(begin, end, match.group(1), expected)

    def _expected(self, observed: str, key: str, value: str) -> str:
        if re.search(r"\$\d", value):
            template, source = value, "(?i)" * self.kind.ignorecase + key
            value = substitute(source, lambda match: expand(template, _groups(match)), observed)
        return _capitalised(value) if self._capitalises(observed) else value

    def _capitalises(self, observed: str) -> bool:
        return self.kind.capitalize and _capitalised(observed) == observed

    def _is_fine(self, observed: str, expected: str) -> bool:
        """Whether the text has the expected form already."""
        if self.rule.action.name == "replace":
            return observed in _options(expected)
        if _PLAIN_VALUE.fullmatch(expected):
            return observed == expected
        return fullmatch(f"(?:{expected})", observed) is not None

    def _hit(self, begin: int, end: int, observed: str, expected: str) -> Hit:
        if self._offers:
            offered = self._offered(observed, expected)
            shown = sentence_of(offered)
        else:
            offered = suggestions(self.rule.action, (observed,))
            shown = _spelling(observed, expected)
        return Hit(begin=begin, end=end, values=(shown, observed), suggestions=offered)

    def _offered(self, observed: str, expected: str) -> tuple[str, ...]:
        options = _options(expected)
        if self._capitalises(observed):
            options = tuple(map(_capitalised, options))
        if self.rule.matchcase:
            options = tuple(recase(observed, option) for option in options)
        return options


def _options(expected: str) -> tuple[str, ...]:
    parts = re.split(r"(?<!\\)\|", expected)
    return tuple(part.replace(r"\|", "|") for part in parts if part)


def _spelling(observed: str, expected: str) -> str:
    """A value that is a small pattern is shown as the one of its spellings that was meant."""
    if expected.isalnum():
        return expected
    return next((one for one in spellings(expected) if one.lower() == observed.lower()), expected)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _groups(match: Match) -> tuple[str, ...]:
    return (match.group(), *(group or "" for group in match.groups()))
