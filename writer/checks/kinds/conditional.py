"""``extends: conditional``: what may stand only where something else does, as an acronym after its long form."""

from collections.abc import Iterator, Sequence

from writer.checks.vale.dialect import group_names
from writer.checks.vale.hits import Find, Hit, hit_of
from writer.checks.vale.needles import Needles, needles
from writer.checks.vale.pattern import matches, search
from writer.checks.vale.terms import Exceptions, exceptions
from writer.checks.vale.whole import ALONE, Whole
from writer.library.rules import RuleFile
from writer.values import Value, replace

_FIRST, _SECOND = 0, 1


class Conditional(Value):
    """A match of ``first`` needs one of ``second``.

    If ``second`` has groups, one of them must have held the same text, here or in an earlier block;
    without groups, ``second`` must match in the same block. ``ignorecase`` is allowed and does
    nothing, as in Vale.
    """

    first: str = ""
    second: str = ""
    exceptions: tuple[str, ...] = ()
    ignorecase: bool = False

    def finder(self, rule: RuleFile, accept: Sequence[str]) -> "ConditionalFinder":
        """Take the patterns as they are. Raises ``BadPatternError``."""
        return ConditionalFinder(
            rule=rule,
            kind=self,
            exceptions=exceptions((*self.exceptions, *(accept if rule.vocab else ()))),
            needles=(needles(self.first), needles(self.second)),
            message=rule.message,
        )


class ConditionalFinder(Value):
    """A conditional rule, ready to look; its branches are ``first`` and ``second``."""

    rule: RuleFile
    kind: Conditional
    exceptions: Exceptions
    needles: Sequence[Needles]
    message: str

    @property
    def sources(self) -> Sequence[str]:
        """Both patterns."""
        return (self.kind.first, self.kind.second)

    def armed(self, branches: Sequence[int], _whole: Whole = ALONE, /) -> Find:
        """What finds the matches of ``first`` that lack theirs, given each block of a file in turn."""
        if _FIRST not in branches:
            return lambda _text, _some=None: iter(())
        second = self.kind.second if _SECOND in branches else ""
        if second and not group_names(second):
            return lambda text, _some=None: iter(()) if search(second, text) else self._hits(text, frozenset())
        defined: set[str] = set()

        def find(text: str, some: Sequence[int] | None = None) -> Iterator[Hit]:
            for match in matches(second, text) if second and (some is None or _SECOND in some) else ():
                defined.update(group for group in match.groups() if group)
            return self._hits(text, defined) if some is None or _FIRST in some else iter(())

        return find

    def _hits(self, text: str, defined: "set[str] | frozenset[str]") -> Iterator[Hit]:
        for match in matches(self.kind.first, text):
            if match.group() not in defined and not self.exceptions.silence(text, *match.span()):
                yield replace(hit_of(self.rule, *match.span(), (match.group(),)), sought=True)
