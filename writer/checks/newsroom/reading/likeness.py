"""Names and sentences that are nearly alike: the one door to rapidfuzz."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

_LONG, _MIDDLE = 11, 5
_FAR = 4
"""No name is near that has so many letters more or less, whatever they are."""


def allowed(letters: str) -> int:
    """How many letters of a name may differ for it to be a slip: two of eleven, one of five, none of fewer."""
    return 2 if len(letters) >= _LONG else int(len(letters) >= _MIDDLE)


@lru_cache(maxsize=4096)
def nearest(letters: str, known: tuple[str, ...]) -> str:
    """The one of ``known`` that ``letters`` is a slip of, or nothing; two letters that changed places are one slip."""
    length = len(letters)
    close = [name for name in known if -_FAR < length - len(name) < _FAR and _may_be_near(letters, name)]
    if not close:
        return ""
    # here, since it takes 35 ms and most drafts have no near name
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    best, name = min((OSA.distance(letters, name), name) for name in close)
    return name if best <= allowed(name) or heard(letters) == heard(name) else ""


_SAME = 0.85
"""The share of their words, in order, that two sentences have in common when they say the same."""


def same_words(one: str, other: str) -> bool:
    """Whether two texts, lower case and without marks, say the same in nearly the same words."""
    words, others = one.split(), other.split()
    if 2 * (Counter(words) & Counter(others)).total() < _SAME * (len(words) + len(others)):
        return False  # in whatever order
    from rapidfuzz.distance import Indel  # noqa: PLC0415  as above

    return Indel.normalized_similarity(words, others, score_cutoff=_SAME) >= _SAME


_LIKE = 0.4
"""The share of their letters, in order, that two forms of a given name have in common."""


def alike(one: str, other: str) -> bool:
    """Whether two given names may be forms of one: "Rory" and "Ruairí", as letters."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 (as above)

    return one != other and Indel.normalized_similarity(one, other) >= _LIKE


_SLIP = 2
"""How many letters of a name may differ where the rest of it is right."""


def slips(known: Sequence[str], said: Sequence[str]) -> bool:
    """Whether ``said`` differs from ``known`` in a single part, which begins alike and is a slip away."""
    if len(known) != len(said):
        return False
    apart = [(one, other) for one, other in zip(known, said, strict=True) if one != other]
    if len(apart) != 1 or not apart[0][0] or not apart[0][1]:
        return False
    from rapidfuzz.distance import OSA  # noqa: PLC0415 (as above)

    one, other = apart[0]
    return one[0] == other[0] and abs(len(one) - len(other)) < _SLIP and OSA.distance(one, other) <= _SLIP


@lru_cache(maxsize=1024)
def heard(letters: str) -> str:
    """``letters`` with one spelling for each sound that is spelled in several ways, and no letter doubled."""
    return _DOUBLED.sub(r"\1", _SAME_SOUND.sub(lambda match: _SOUNDS[match[0]], letters))


_SOUNDS = {
    "oo": "u",
    "ou": "u",
    "eo": "u",
    "woo": "u",
    "ee": "i",
    "ie": "i",
    "ph": "f",
    "ck": "k",
    "sch": "sh",
    "th": "t",
}
_SAME_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_DOUBLED = re.compile(r"(.)\1")


def _may_be_near(letters: str, name: str) -> bool:
    """Whether no more letters stand apart than may differ, which is less work than to count what differs."""
    room = allowed(name)
    if not -room - 1 <= len(letters) - len(name) <= room + 1:
        return False
    return _apart(letters, name) <= room or heard(letters) == heard(name)


def _apart(one: str, other: str) -> int:
    """How many letters of either, each as often as it stands there, the other has not."""
    rest = list(other)
    missing = 0
    for letter in one:
        if letter in rest:
            rest.remove(letter)
        else:
            missing += 1
    return max(missing, len(rest))
