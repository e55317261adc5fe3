"""Sameness: which drafts of a batch begin alike, which share most of their phrases, and which forms they took.

Texts are compared by the numbers that winnowing keeps of their phrases (``writer.prose.reuse``); names and numbers
are none of them. What a large part of all drafts has is the template's, and tells no two of them apart.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import combinations, groupby

from writer.batch.values import Outcome
from writer.values import Value, field

_WORST = 20
"""So many pairs are told."""

_COMMON = 30
"""A phrase that more drafts have is the template's."""


class Pair(Value):
    """Two drafts by their slugs; ``share`` is the part of their phrases that they have in common."""

    first: str
    second: str
    share: float


class Sameness(Value):
    """What the drafts of a batch share: pairs, worst first; ``nearest`` is the draft most like each.

    ``forms`` counts the forms of ledes; ``repeated`` the drafts whose lede is built as that of one before.
    """

    ledes: tuple[Pair, ...] = ()
    bodies: tuple[Pair, ...] = ()
    forms: tuple[tuple[str, int], ...] = ()
    repeated: int = 0
    nearest: Mapping[str, Pair] = field(default_factory=dict)


def sameness(outcomes: Sequence[Outcome]) -> Sameness:
    """What ``outcomes`` share; the time grows with their number, not with its square."""
    done = [outcome for outcome in outcomes if outcome.stage]
    made = [form for outcome in done for form in outcome.forms if form.section == "lede"]
    forms = Counter(f"{outcome.genre} {form.form}" for outcome in done for form in outcome.forms)
    skeletons = Counter(form.skeleton for form in made)
    shared = _shared(done)

    def pairs() -> Iterator[Pair]:
        return (_pair(done[one], done[other], count) for (one, other), count in shared.items())

    return Sameness(
        ledes=tuple(_same_ledes(done))[:_WORST],
        bodies=tuple(nsmallest(_WORST, pairs(), key=_rank)),
        forms=tuple(forms.most_common()),
        repeated=sum(skeletons.values()) - len(skeletons),
        nearest=_nearest(pairs()),
    )


def _same_ledes(done: Iterable[Outcome]) -> Iterable[Pair]:
    first: dict[int, str] = {}
    for outcome in done:
        if outcome.lede and outcome.lede in first:
            yield Pair(first=first[outcome.lede], second=outcome.slug, share=1.0)
        elif outcome.lede:
            first[outcome.lede] = outcome.slug


def _shared(done: Sequence[Outcome]) -> Counter[tuple[int, int]]:
    """How many phrases that few others have two drafts share, by their places in ``done``."""
    every = array("Q", b"".join(outcome.prints for outcome in done))
    counts = ((phrase, sum(1 for _ in alike)) for phrase, alike in groupby(sorted(every)))
    few = {phrase for phrase, count in counts if 1 < count <= _COMMON}
    having: defaultdict[int, list[int]] = defaultdict(list)
    for number, outcome in enumerate(done):
        for phrase in few.intersection(outcome.phrases):
            having[phrase].append(number)
    return Counter(pair for numbers in having.values() for pair in combinations(numbers, 2))


def _pair(one: Outcome, other: Outcome, count: int) -> Pair:
    return Pair(first=one.slug, second=other.slug, share=count / min(len(one.phrases), len(other.phrases)))


def _rank(pair: Pair) -> tuple[float, str, str]:
    """What sorts pairs, worst first."""
    return -pair.share, pair.first, pair.second


def _nearest(pairs: Iterable[Pair]) -> dict[str, Pair]:
    found: dict[str, Pair] = {}
    for pair in pairs:
        for near in (pair, Pair(first=pair.second, second=pair.first, share=pair.share)):
            known = found.get(near.first)
            if known is None or (-near.share, near.second) < (-known.share, known.second):
                found[near.first] = near
    return found
