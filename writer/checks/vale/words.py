"""Words as Vale cuts them for spelling, and for guesses at a place: contractions whole, marks around them gone."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_RUN = re.compile(r"[^\s\x1c-\x1f]+")
_STRAIGHT = str.maketrans({"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'"})
_SPECIAL = re.compile(r"(?:[A-Za-z]\.){2,}|[A-Z][a-z]{1,2}\.")
_BEFORE = ("$", "(", '"', "[", "'")
_AFTER = (",", ")", '"', "]", "!", ";", ".", "?", ":", "'")
EMOTICONS = frozenset(
    (  # noqa: SIM905 (sixty lines would say no more)
        "(-8 (-; (-_-) (._.) (: (= (o: (\u00ac_\u00ac) (\u0ca0_\u0ca0) -__- 8-) 8-D 8D :( :(( :((( :() :))) :-) "
        ":-)) :-))) :-* :-/ :-X :-] :-o :-p :-x :-| :-} :0 :3 :P :] :`( :`) :`-( :o :o) =( =) =D =| @_@ O.o O_o V_V "
        "XDD [-: ^___^ o_0 o_O o_o v_v xD xDD \u00af\\(\u30c4)/\u00af "
        "(\u256f\u00b0\u25a1\u00b0\uff09\u256f\ufe35\u253b\u2501\u253b"
    ).split()
)
"""Signs made of several marks, which stay whole."""


class Word(NamedTuple):
    """A word with straight quotes, and where it begins; it is ``exact`` if it stands there as it is."""

    text: str
    begin: int
    exact: bool


def words(text: str) -> Iterator[Word]:
    """The words of ``text``, those without a letter left out."""
    for run in _RUN.finditer(text):
        straight = run[0].translate(_STRAIGHT)
        word = _core(straight)
        if word:
            begin = run[0].find(word)
            exact = begin >= 0
            yield Word(word, run.start() + (begin if exact else straight.find(word)), exact)


@lru_cache(maxsize=8192)
def _core(token: str) -> str:
    """``token`` without what stands around it; nothing if no letter is left."""
    while token not in EMOTICONS and not _SPECIAL.fullmatch(token):
        if len(token) > 1 and token.startswith(_BEFORE):
            token = token[1:]
        elif len(token) > 1 and token.endswith(_AFTER):
            token = token[:-1]
        else:
            break
    return token if any(map(str.isalpha, token)) else ""
