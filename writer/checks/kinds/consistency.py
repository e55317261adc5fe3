"""``extends: consistency``: of two spellings, one file keeps to one."""

from collections.abc import Iterator, Sequence

from writer.checks.vale.dialect import BadPatternError, group_names
from writer.checks.vale.hits import Find, Hit, hit_of
from writer.checks.vale.needles import Needles, needles
from writer.checks.vale.pattern import matches
from writer.checks.vale.whole import ALONE, Whole
from writer.library.rules import RuleFile
from writer.values import Value, replace


class Consistency(Value):
    """Once the file has had both sides of a pair of ``either``, every block that has one of them gets an alert."""

    either: tuple[tuple[str, str], ...] = ()
    nonword: bool = False
    ignorecase: bool = False

    def finder(self, rule: RuleFile, _accept: Sequence[str]) -> "ConsistencyFinder":
        """Put a pattern together for each pair. Raises ``BadPatternError``."""
        start, stop = ("(?m)(?:", ")") if self.nonword else (r"(?m)\b(?:", r")\b")
        head = "(?i)" * self.ignorecase + start
        if any("writer_" in name for pair in self.either for side in pair for name in group_names(side)):
            raise BadPatternError("groups must not be called 'writer_…'")
        return ConsistencyFinder(
            rule=rule,
            sources=tuple(f"{head}(?P<writer_a>{one})|(?P<writer_b>{two}){stop}" for one, two in self.either),
            needles=tuple(needles(f"{one}|{two}") for one, two in self.either),
            message=rule.message,
        )


class ConsistencyFinder(Value):
    """A consistency rule, ready to look; each branch is a pair."""

    rule: RuleFile
    sources: tuple[str, ...]
    needles: Sequence[Needles]
    message: str

    def armed(self, branches: Sequence[int], _whole: Whole = ALONE, /) -> Find:
        """What finds the blocks in which a pair is mixed, given each block of a file in turn."""
        seen: dict[int, set[str]] = {branch: set() for branch in branches}
        return lambda text, some=None: self._hits(text, seen, branches if some is None else some)

    def _hits(self, text: str, seen: dict[int, set[str]], branches: Sequence[int]) -> Iterator[Hit]:
        for branch in branches:
            sides = seen[branch]
            found = list(matches(self.sources[branch], text))
            sides.update("first" if match["writer_a"] is not None else "second" for match in found)
            if found and len(sides) > 1:
                last = found[-1]
                yield replace(hit_of(self.rule, *last.span(), (last.group(),)), sought=True)
