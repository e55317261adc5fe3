"""Which rules may match a text at all: one look for every needle, before any pattern is compiled or run."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from writer.checks.vale.needles import Needles
from writer.values import Value


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


class Prefilter(Value):
    """The needles of all ``rules``, by the number of the rule and of the branch in it.

    ``users`` are the branches by their first needles; the others are looked for only where those are found.
    """

    rules: tuple[Sequence[Needles], ...]
    users: Mapping[str, Sequence[tuple[int, int]]]
    always: Sequence[tuple[int, int]]

    @classmethod
    def of(cls, rules: Iterable[Sequence[Needles]]) -> "Prefilter":
        """Index them."""
        rules = tuple(map(tuple, rules))
        users: dict[str, list[tuple[int, int]]] = defaultdict(list)
        always: list[tuple[int, int]] = []
        for rule, branches in enumerate(rules):
            for branch, needles in enumerate(branches):
                for needle in needles[0] if needles else ():
                    users[needle].append((rule, branch))
                if not needles:
                    always.append((rule, branch))
        return cls(rules=rules, users=dict(users), always=always)

    def candidates(self, folded: str) -> tuple[Candidate, ...]:
        """The rules that may match a text, case-folded; in the order of the rules."""
        alive = set(self.always)
        for needle, users in self.users.items():
            if needle in folded:
                alive.update(users)
        branches: dict[int, list[int]] = defaultdict(list)
        for rule, branch in sorted(alive):
            if _holds(folded, self.rules[rule][branch][1:]):
                branches[rule].append(branch)
        return tuple(
            Candidate(rule, tuple(found), tuple(self.rules[rule][branch] for branch in found))
            for rule, found in branches.items()
        )
