"""``extends: existence``: words that should not be there."""

from collections.abc import Iterator, Sequence

from writer.checks.vale.dialect import group_names
from writer.checks.vale.hits import Find, Hit, hit_of
from writer.checks.vale.needles import Needles, needles
from writer.checks.vale.pattern import Match, Pattern
from writer.checks.vale.terms import Exceptions, exceptions
from writer.checks.vale.whole import ALONE, Whole
from writer.library.rules import RuleFile
from writer.values import Value


class Existence(Value):
    """Every match of one of ``tokens`` is an alert.

    ``raw`` is put before the tokens as it stands, or after them with ``append``; ``nonword`` lets
    tokens begin and end inside words.
    """

    tokens: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()
    append: bool = False
    exceptions: tuple[str, ...] = ()
    ignorecase: bool = False
    nonword: bool = False

    def finder(self, rule: RuleFile, accept: Sequence[str]) -> "ExistenceFinder":
        """Put the pattern together. Raises ``BadPatternError``."""
        terms = (*self.exceptions, *(accept if rule.vocab and not self.nonword else ()))
        tokens = tuple(token for token in self.tokens if token.strip())
        return ExistenceFinder(
            rule=rule, pattern=self._pattern(tokens), exceptions=exceptions(terms), message=rule.message
        )

    def _pattern(self, tokens: tuple[str, ...]) -> Pattern:
        case, raw = "(?i)" * self.ignorecase, "".join(self.raw)
        start, stop = (r"(?m)\b(?:", r")\b") if tokens and not self.nonword else ("(?m)(?:", ")")
        if not raw and tokens and not any(map(_is_entangled, tokens)):
            return Pattern(head=case + start, branches=tokens, tail=stop, needles=tuple(map(needles, tokens)))
        words = start + "|".join(tokens) + stop
        whole = words + raw if self.append else raw + words
        return Pattern(head=case, branches=(whole,), tail="", needles=(needles(whole),))


def _is_entangled(token: str) -> bool:
    """Whether leaving ``token`` out would change what the others mean: it holds numbered groups or flags."""
    return "(" in token and (bool(group_names(token)) or "(?i" in token or "(?-" in token or "(?s" in token)


class ExistenceFinder(Value):
    """An existence rule, ready to look."""

    rule: RuleFile
    pattern: Pattern
    exceptions: Exceptions
    message: str

    @property
    def needles(self) -> Sequence[Needles]:
        """What must be in a text for each branch to match."""
        return self.pattern.needles

    @property
    def sources(self) -> Sequence[str]:
        """The pattern of each branch."""
        return self.pattern.sources

    def armed(self, branches: Sequence[int], _whole: Whole = ALONE, /) -> Find:
        """What finds the hits of those branches."""
        return lambda text, some=None: self._hits(branches if some is None else some, text)

    def _hits(self, branches: Sequence[int], text: str) -> Iterator[Hit]:
        for _, match in self.pattern.matches(branches, text):
            if not self.exceptions.silence(text, *match.span()):
                yield hit_of(self.rule, *match.span(), _groups(match))


def _groups(match: Match) -> tuple[str, ...]:
    """The match and the groups of the token that matched: all groups from the first that took part."""
    groups = match.groups()
    first = next((number for number, group in enumerate(groups) if group is not None), len(groups))
    return (match.group(), *(group or "" for group in groups[first:]))
