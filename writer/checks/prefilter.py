"""Which rules may match a text at all: one look for every needle, before any pattern is compiled or run."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from writer.checks.vale.needles import Needles


def _holds(folded: str, needles: Needles) -> bool:
    """Whether one of each set is in the text; plain loops, as this runs for every rule and block."""
    for one in needles:
        for needle in one:
            if needle in folded:
                break
        else:
            return False
    return True


class Candidate(NamedTuple):
    """A rule that may match: which of its branches, and their needles.

    ``rule`` is its number, as given to the ``Prefilter``.
    """

    rule: int
    branches: tuple[int, ...]
    needles: tuple[Needles, ...]

    def may_match(self, folded: str) -> bool:
        """Whether a part of the text holds all that one of the branches needs."""
        return any(_holds(folded, branch) for branch in self.needles)


class Prefilter:
    """The needles of all rules, by the number of the rule and of the branch in it."""

    def __init__(self, rules: Iterable[Sequence[Needles]]) -> None:
        """Index the first needles of each branch; the others are looked for only where those are found."""
        self._rules = tuple(map(tuple, rules))
        self._users: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._always: list[tuple[int, int]] = []
        for rule, branches in enumerate(self._rules):
            for branch, needles in enumerate(branches):
                for needle in needles[0] if needles else ():
                    self._users[needle].append((rule, branch))
                if not needles:
                    self._always.append((rule, branch))

    def candidates(self, folded: str) -> tuple[Candidate, ...]:
        """The rules that may match a text, case-folded; in the order of the rules."""
        alive = set(self._always)
        for needle, users in self._users.items():
            if needle in folded:
                alive.update(users)
        branches: dict[int, list[int]] = defaultdict(list)
        for rule, branch in sorted(alive):
            if _holds(folded, self._rules[rule][branch][1:]):
                branches[rule].append(branch)
        return tuple(
            Candidate(rule, tuple(found), tuple(self._rules[rule][branch] for branch in found))
            for rule, found in branches.items()
        )
