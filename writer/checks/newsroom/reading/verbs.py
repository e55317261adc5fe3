"""What stands around a verb: its tense, whether it is denied, and where its subject ends."""

import enum
from collections.abc import Mapping, Sequence

from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.units import Unit
from writer.values import Value


class Tense(enum.Enum):
    """When, as far as a verb and its helpers tell."""

    PAST = enum.auto()
    PERFECT = enum.auto()
    PRESENT = enum.auto()
    FUTURE = enum.auto()
    MODAL = enum.auto()
    PLUPERFECT = enum.auto()
    BARE = enum.auto()
    """No helper says it: the verb's own form does."""


class Group(Value):
    """A verb with its helpers: words ``first`` to ``last``, both included; ``to_be`` if the last helper is a "be".

    What ``was_to`` happen was planned once: "was to premiere", "was set to return".
    """

    first: int
    last: int
    tense: Tense
    denied: bool
    to_be: bool
    was_to: bool


class Helpers(Value):
    """The helping verbs of a lexicon, by what they do."""

    sets: Mapping[str, frozenset[str]]
    all: frozenset[str]

    @classmethod
    def of(cls, data: Mapping[str, Sequence[str]]) -> "Helpers":
        """Read ``helpers`` of ``status.yaml``."""
        sets = {name: frozenset(words) for name, words in data.items()}
        return cls(sets=sets, all=frozenset().union(*sets.values()))


HELPERS: Once[Helpers] = Once(lambda lexicon: Helpers.of(lexicon["helpers"]))
"""``status.yaml`` → its helpers."""

_TENSES = (
    ("pluperfect", Tense.PLUPERFECT),
    ("modal", Tense.MODAL),
    ("future", Tense.FUTURE),
    ("perfect", Tense.PERFECT),
    ("past", Tense.PAST),
    ("present", Tense.PRESENT),
)


_VERBS = ("be", "other", *(name for name, _ in _TENSES))


def group(tokens: Sequence[Unit], at: int, helpers: Helpers) -> Group:
    """The group of the verb at ``at``: back over helpers and adverbs, but not over an adverb that begins it."""
    first = at
    while first and _is_helper(tokens[first - 1], helpers):
        first -= 1
    while first < at and _only_adverb(tokens[first].lower, helpers):
        first += 1
    found = [token.lower for token in tokens[first:at]]
    return Group(
        first=first,
        last=at,
        tense=_tense(found, helpers),
        denied=_denied(found, helpers),
        to_be=_ends_in_be(found, helpers),
        was_to=_was_to(found, helpers),
    )


def _is_helper(token: Unit, helpers: Helpers) -> bool:
    return token.lower in helpers.all or (token.lower.endswith("ly") and not token.capital)


def _only_adverb(word: str, helpers: Helpers) -> bool:
    return word.endswith("ly") or not any(
        word in helpers.sets[name] for name in helpers.sets if name not in {"adverbs", "toward"}
    )


def _tense(found: Sequence[str], helpers: Helpers) -> Tense:
    sets = helpers.sets
    tense = next((tense for name, tense in _TENSES if any(word in sets[name] for word in found)), Tense.BARE)
    if tense is Tense.PRESENT and "been" in found:
        tense = Tense.PERFECT
    waits = "to" in found and tense in {Tense.PRESENT, Tense.PERFECT, Tense.BARE}
    return Tense.FUTURE if waits else Tense.MODAL if tense is Tense.PAST and _was_to(found, helpers) else tense


def _was_to(found: Sequence[str], helpers: Helpers) -> bool:
    """Whether something was to be; nobody says whether it was."""
    return "to" in found and not helpers.sets["past"].isdisjoint(found)


def _denied(found: Sequence[str], helpers: Helpers) -> bool:
    """``not``, or ``yet to``; ``not only`` denies nothing."""
    return any(word in helpers.sets["denial"] for word in found) or ("yet" in found and "to" in found)


def _ends_in_be(found: Sequence[str], helpers: Helpers) -> bool:
    verbs = [word for word in found if any(word in helpers.sets[name] for name in _VERBS)]
    return bool(verbs) and verbs[-1] in helpers.sets["be"]
