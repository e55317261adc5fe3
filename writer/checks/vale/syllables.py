"""How many syllables an English word has, as Vale counts them.

The rules are those of the npm package ``syllable`` as of 2017, by Titus Wormer (MIT licence), which
took them from ``Lingua::EN::Syllable`` and ``TextStatistics``: they are kept as they are, mistakes and all.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

_KNOWN: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys(("adieu", "cafe", "cafes", "chile", "chloe", "circe", "jesse", "jukebox", "maybe"), 2),
        **dict.fromkeys(("abed", "people", "shoreline", "daphne", "phoebe", "zoe"), 2),
        **dict.fromkeys(("abare", "acreage", "adame", "adobe", "apache", "coyote", "forever", "karate"), 3),
        **dict.fromkeys(("machete", "recipe", "sesame", "simile", "syncope", "tamale", "euterpe"), 3),
        **dict.fromkeys(("abalone", "abruzzese", "abbruzzese", "anemone", "aphrodite", "apostrophe", "ariadne"), 4),
        **dict.fromkeys(("calliope", "catastrophe", "epitome", "facsimile", "gethsemane", "guacamole"), 4),
        **dict.fromkeys(("hyperbole", "yosemite", "eurydice", "hermione", "penelope", "persephone"), 4),
        **dict.fromkeys(("aborigine", "aborigines"), 5),
    }
)

_PREFIXES = (
    (2, "above anti ante counter hyper afore agri infra intra inter over semi ultra under extra dia micro mega kilo"),
    (2, "pico nano macro"),
    (1, "un fore ware none non out post sub pre pro dis side"),
)
_SUFFIXES = (
    (3, "ology ologist onomy onomist"),
    (2, "fully berry woman women"),
    (1, "ly less some ful er ers ness cian cians ment ments ette ettes ville villes ships ship side sides port ports"),
    (1, "shire shires tion tioned"),
)
"""Syllables of each, tried in this order; one of either is taken off a word."""

_FEWER = (
    (
        r"cia(l|$)|tia|cius|cious|[^aeiou]giu|[aeiouy][^aeiouy]ion|iou|sia$|eous$|[oa]gue$|.[^aeiuoycgltdb]{2,}ed$"
        r"|.ely$|^jua|uai|eau|^busi$"
        r"|[aeiouy]([bcfgklmnprsvyz]|[ct]h|dg|g[hn]|l[lv]|lch|mm|n[cgn]|nch|r[cnsv]|s[ckls]|squ)ed$"
        r"|[aeiouy]([bdfklmnprstvy]|[ct]h|g[hn]|lch|l[lv]|mm|nch|nn|r[nsv]|s[cklst]|squ)es$"
    ),
    r"[aeiouy]([bcdfgklmnprstvyz]|[ct]h|dg|g[hn]|l[lv]|mm|n[cgn]|r[cnsv]|s[cklst]|squ)e$",
)
_MORE = (
    r"([^aeiouy]ie(r|s?t)|[aeiouym]bl|eo|ism|asm|thm|dnt|uity|dea|gean|oa|ua|eings?|[aeiouy]sh?e[rsd])$",
    r"[^gq]ua[^auieo]|[aeiou]{3}|^(ia|mc|coa[dglx].)",
    r"[^aeiou]y[ae]|[^l]lien|riet|dien|iu|io|ii|uen|real|iell|eo[^aeiou]|[aeiou]y[aeiou]",
    r"[^s]ia",
)
_VOWELS = r"[aeiouy]+"
_SHORTEST = 3
"""A shorter word has one."""


def syllables(word: str) -> int:
    """Count the syllables of ``word``; at least one, unless it is empty."""
    if len(word) < _SHORTEST:
        return min(len(word), 1)
    word = word.lower()
    if word in _KNOWN:
        return _KNOWN[word]
    rest, before = _without(word, _PREFIXES, str.removeprefix)
    rest, after = _without(rest, _SUFFIXES, str.removesuffix)
    more, fewer = _patterns()
    found = before + after + sum(_count(one, rest) for one in more) - sum(_count(one, rest) for one in fewer)
    return max(found, 1)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    """Compiled at first use only: few guides measure."""
    return tuple(map(re.compile, (_VOWELS, *_MORE))), tuple(map(re.compile, _FEWER))


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


def _without(word: str, parts: tuple[tuple[int, str], ...], remove: Callable[[str, str], str]) -> tuple[str, int]:
    for count, options in parts:
        for part in options.split():
            if (rest := remove(word, part)) != word:
                return rest, count
    return word, 0
