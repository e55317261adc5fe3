"""``extends: occurrence``: too many of something in one block, or too few."""

from collections.abc import Iterator, Sequence

from writer.checks.vale.actions import suggestions
from writer.checks.vale.hits import Find, Hit
from writer.checks.vale.needles import Needles, needles
from writer.checks.vale.pattern import matches, search, texts
from writer.checks.vale.whole import ALONE, Whole
from writer.library.rules import RuleFile
from writer.values import Value

_MASKED = frozenset("*@")


class Occurrence(Value):
    """A block may hold at most ``max`` matches of ``token`` and must hold at least ``min``; 0 is no limit."""

    token: str = ""
    min: int = 0
    max: int = 0
    ignorecase: bool = False

    def finder(self, rule: RuleFile, _accept: Sequence[str]) -> "OccurrenceFinder":
        """Put the pattern together. Raises ``BadPatternError``."""
        found = needles(self.token)
        return OccurrenceFinder(
            rule=rule,
            kind=self,
            source=f"{'(?i)' * self.ignorecase}(?:{self.token})",
            needles=((),) if self.min else (found,),
            message=rule.message,
        )


class OccurrenceFinder(Value):
    """An occurrence rule, ready to look; one that asks for something looks at every block."""

    rule: RuleFile
    kind: Occurrence
    source: str
    needles: Sequence[Needles]
    message: str

    @property
    def sources(self) -> Sequence[str]:
        """The pattern; one that asks for something must be looked at where it has none."""
        return ("" if self.kind.min else self.source,)

    def armed(self, _branches: Sequence[int], _whole: Whole = ALONE, /) -> Find:
        """What finds the blocks that hold too many or too few."""
        return lambda text, _some=None: self._hits(text)

    def _hits(self, text: str) -> Iterator[Hit]:
        count = len(texts(self.source, text))
        if not (0 < self.kind.max < count or count < self.kind.min):
            return
        span = _shown(text, [match.span() for match in matches(self.source, text)])
        if span is not None:
            offered = suggestions(self.rule.action, (text[slice(*span)],))
            yield Hit(begin=span[0], end=span[1], values=(count,), suggestions=offered, of_block=True)


def _shown(text: str, found: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Where the alert stands: the first match that can be seen, or the first word if nothing matched."""
    if not found:
        first = search(r"\S+", text)
        return first.span() if first else (0, 0)
    return next((span for span in found if _is_visible(text[slice(*span)])), None)


def _is_visible(text: str) -> bool:
    return bool(text.strip()) and not _MASKED.issuperset(text)
