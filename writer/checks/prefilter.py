"""Which rules may match which texts: one look for all patterns, before any of them is compiled or run.

A database of all patterns tells it in one pass over a text. Until there is one, and for texts with
characters that it might mistake, needles tell it: literals that the patterns demand.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol, TypeAlias

from writer.checks.vale.alphabet import is_common
from writer.checks.vale.needles import Needles
from writer.library.cache import Packed
from writer.values import Value


def _holds(folded: str, needles: Needles) -> bool:
    """Whether one of each set is in the text; plain loops, as this runs for every rule and text."""
    for one in needles:
        for needle in one:
            if needle in folded:
                break
        else:
            return False
    return True


class Scanner(Protocol):
    """A database of patterns, by their numbers; it need not have all of them."""

    @property
    def missing(self) -> Sequence[int]:
        """Those that it has not."""

    def hits(self, text: str) -> list[int]:
        """Those that may match ``text``, which has common characters only; none that does is missing."""


class Candidate(NamedTuple):
    """A rule that may match: in which of the texts, in their order, and there which of its branches.

    ``rule`` is its number, as given to the ``Prefilter``.
    """

    rule: int
    texts: tuple[tuple[int, tuple[int, ...]], ...]

    @property
    def branches(self) -> tuple[int, ...]:
        """All branches that may match anywhere, in order."""
        return tuple(sorted({branch for _, branches in self.texts for branch in branches}))


_Found: TypeAlias = defaultdict[int, dict[int, list[int]]]
"""Rule → number of a text → branches."""


class Prefilter(Value, dict=True):
    """What the branches of all rules demand. A branch has a number here, counted through all rules.

    ``places`` are their rules and their numbers in the rule.
    """

    places: tuple[tuple[int, int], ...]
    needles: Packed[Needles]

    @classmethod
    def of(cls, rules: Iterable[Sequence[Needles]]) -> "Prefilter":
        """Index the needles of each branch of each rule."""
        branches = [((rule, at), one) for rule, branches in enumerate(rules) for at, one in enumerate(branches)]
        return cls(places=tuple(place for place, _ in branches), needles=Packed(one for _, one in branches))

    @cached_property
    def _users(self) -> Mapping[str, Sequence[int]]:
        """The branches by their first needles; the others are looked for only where those are found.

        Under ``""`` stand those that have none.
        """
        users: dict[str, list[int]] = defaultdict(list)
        for number, needles in enumerate(self.needles):
            for needle in needles[0] if needles else ("",):
                users[needle].append(number)
        return users

    def candidates(
        self, texts: Sequence[str], scanner: Scanner | None = None, offered: Sequence[Collection[int]] = ()
    ) -> tuple[Candidate, ...]:
        """The rules that may match any of ``texts``; in the order of the rules.

        ``scanner`` has the patterns of the branches by their numbers; ``offered`` are the rules that look at
        each of the texts, all of them unless that is told.
        """
        scanned = [number for number, text in enumerate(texts) if is_common(text)] if scanner else []
        others = sorted(set(range(len(texts))).difference(scanned)) if len(scanned) < len(texts) else []
        found: _Found = defaultdict(dict)
        offered = offered or (range(len(self.places)),) * len(texts)
        if scanner:
            self._by_scanner(scanner, texts, scanned, offered, found)
        self._by_needles(texts, others, offered, found)
        return tuple(_candidate(rule, found[rule]) for rule in sorted(found))

    def _by_scanner(
        self,
        scanner: Scanner,
        texts: Sequence[str],
        numbers: Iterable[int],
        offered: Sequence[Collection[int]],
        found: _Found,
    ) -> None:
        """Note all that may match in the texts with these numbers."""
        places, missing = self.places, scanner.missing
        for number in numbers:
            rules = offered[number]
            hits = scanner.hits(texts[number]) if rules else []
            if missing and rules:
                folded = texts[number].casefold()
                hits += (at for at in missing if _holds(folded, self.needles[at]))
            for hit in hits:
                rule, branch = places[hit]
                if rule in rules:
                    found[rule].setdefault(number, []).append(branch)

    def _by_needles(
        self, texts: Sequence[str], numbers: Sequence[int], offered: Sequence[Collection[int]], found: _Found
    ) -> None:
        """The same; what is in none of the texts is looked for only once."""
        folded = [(number, texts[number].casefold()) for number in numbers]
        whole = "\n".join(text for _, text in folded)
        alive: set[int] = set()
        for needle, users in self._users.items() if folded else ():
            if needle in whole:
                alive.update(users)
        for at in alive:
            rule, branch = self.places[at]
            if _holds(whole, self.needles[at][1:]):
                for number, text in folded:
                    if rule in offered[number] and _holds(text, self.needles[at]):
                        found[rule].setdefault(number, []).append(branch)


def _candidate(rule: int, found: Mapping[int, Sequence[int]]) -> Candidate:
    return Candidate(rule, tuple((number, tuple(sorted(found[number]))) for number in sorted(found)))
