"""Anchors: passages found again in a text that was edited, by their sentence, or by what it has become."""

import re
from collections.abc import Sequence
from functools import lru_cache

from writer.model.alert import Span
from writer.model.comment import Anchor
from writer.prose.sentences import sentences
from writer.values import Value

_LIKE, _HALF_LIKE = 0.6, 0.45
"""So much of a sentence must have stayed for it to be the same one, and so much where a neighbour stands by it."""

_NEIGHBOUR = 0.25
"""What a neighbour that stayed counts beside the likeness of the sentence."""

_APART = r"[ \t]*(?:\r?\n|\Z|#|>|\||[-*+][ \t]|\d{1,3}[.)][ \t])"
_BLOCK = re.compile(rf"[ \t]*#[^\n]*\n?|[^\n]*(?:\n(?!{_APART})[^\n]+)*\n?")
"""What no sentence goes beyond: a heading, or a line with those that are wrapped below it."""


class _Sentence(Value):
    """A sentence, where it stands, and its neighbours."""

    span: Span
    text: str
    before: str = ""
    after: str = ""


def anchor_at(copy: str, begin: int, end: int) -> Anchor | None:
    """The anchor of ``copy[begin:end]``: words of one sentence, or a whole sentence if ``begin`` is ``end``.

    Nothing if no sentence holds them.
    """
    for one in _sentences(copy):
        if one.span.begin <= begin and end <= one.span.end and begin < one.span.end:
            words = copy[begin:end] if begin < end else one.text
            nth = sum(at < begin - one.span.begin for at in stands(words, one.text))
            return Anchor(sentence=one.text, words=words, before=one.before, after=one.after, nth=nth)
    return None


def stands(words: str, sentence: str) -> list[int]:
    """Where in ``sentence`` the words stand, each time."""
    return [at for at in range(len(sentence)) if words and sentence.startswith(words, at)]


def placed(anchor: Anchor, copy: str) -> Span | None:
    """Where the words of ``anchor`` stand in ``copy``; nothing if neither they nor their sentence can be told for sure.

    A sentence that still stands as it was is always the place; of several alike, the one with the same neighbours.
    """
    found = _sentences(copy)
    same = [one for one in found if one.text == anchor.sentence]
    best = max(same, key=lambda one: _neighbours(one, anchor), default=None) or _likest(anchor, found)
    return _words(best, anchor) if best else None


def carried(anchor: Anchor, was: str, now: str) -> Span | None:
    """Where the words of ``anchor`` went as the copy ``was`` became ``now``.

    As ``placed`` says, or with an edit that put other sentences in the place of theirs.
    """
    found = placed(anchor, now)
    old = placed(anchor, was) if found is None else None
    if old is None:
        return found
    # as above
    from difflib import SequenceMatcher  # noqa: PLC0415

    before, after = _sentences(was), _sentences(now)
    number = next(number for number, one in enumerate(before) if one.span.begin <= old.begin < one.span.end)
    texts = [one.text for one in before], [one.text for one in after]
    for tag, a, b, c, d in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if tag == "replace" and a <= number < b and c + number - a < d:
            return _words(after[c + number - a], anchor)
    return None


def _likest(anchor: Anchor, found: Sequence[_Sentence]) -> _Sentence | None:
    """The sentence that this one has become: by its words, or because it stands between the same neighbours."""
    # 13 ms to import, and most anchors stand where they stood
    from difflib import SequenceMatcher  # noqa: PLC0415

    best, most = None, 0.0
    matcher = SequenceMatcher(None, b=anchor.sentence, autojunk=False)
    for one in found:
        beside = _neighbours(one, anchor)
        matcher.set_seq1(one.text)
        needed = 0.0 if _between(one, anchor) else _HALF_LIKE if beside else _LIKE
        if matcher.quick_ratio() < needed:
            continue
        like = matcher.ratio()
        if like >= needed and like + _NEIGHBOUR * beside > most:
            best, most = one, like + _NEIGHBOUR * beside
    return best


def _neighbours(one: _Sentence, anchor: Anchor) -> int:
    """How many of its neighbours stayed; the ends of the copy are none."""
    return (one.before == anchor.before != "") + (one.after == anchor.after != "")


def _between(one: _Sentence, anchor: Anchor) -> bool:
    return (one.before, one.after) == (anchor.before, anchor.after) and bool(anchor.before and anchor.after)


def _words(one: _Sentence, anchor: Anchor) -> Span:
    """The words in their sentence; the sentence where they are no more, or an edit left in doubt which are meant."""
    places = stands(anchor.words, one.text)
    as_often = len(places) == max(1, len(stands(anchor.words, anchor.sentence)))
    if not as_often or anchor.nth >= len(places):
        return one.span
    begin = one.span.begin + places[anchor.nth]
    return Span(begin=begin, end=begin + len(anchor.words))


@lru_cache(maxsize=4)
def _sentences(copy: str) -> tuple[_Sentence, ...]:
    """Kept, since all comments on a draft ask for the sentences of its copy before and after a save."""
    spans: list[Span] = []
    begin = 0
    for block in _BLOCK.findall(copy):
        spans += [Span(begin=begin + one.begin, end=begin + one.end) for one in sentences(block)]
        begin += len(block)
    texts = [copy[span.begin : span.end] for span in spans]
    beside = zip(spans, texts, ["", *texts], [*texts[1:], ""], strict=False)
    return tuple(_Sentence(span=span, text=text, before=before, after=after) for span, text, before, after in beside)
