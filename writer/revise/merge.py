"""Three-way merge of copy: what the writer changed stays, what they left follows the facts."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from writer.prose.sentences import sentences
from writer.values import Value


class Conflict(Value):
    """A place in the merged copy where the writer's words stand, and what the facts would say there now."""

    begin: int
    end: int
    facts: str


class Merged(Value):
    """The merged copy, and the places where both sides changed; there the writer's words stand."""

    text: str
    conflicts: tuple[Conflict, ...] = ()


def merge(base: str, new: str, edited: str) -> Merged:
    """Bring the changes from ``base`` (the last render) to ``new`` (this render) into ``edited``.

    The unit is the sentence.
    """
    if edited == base:
        return Merged(text=new)
    if new in (base, edited):
        return Merged(text=edited)
    text, conflicts = "", []
    for was, now, theirs in _chunks(_units(base), _units(new), _units(edited)):
        piece = "".join(now if theirs == was else theirs)
        if theirs not in (was, now) and now != was:
            end = len(text) + len(piece.rstrip())
            conflicts.append(Conflict(begin=end - len(piece.strip()), end=end, facts="".join(now).strip()))
        text += piece
    return Merged(text=text, conflicts=tuple(conflicts))


def _units(text: str) -> tuple[str, ...]:
    """Sentences, and the white space between them, as units of their own."""
    edges = {0, len(text)}
    at = 0
    for line in text.splitlines(keepends=True):
        for sentence in sentences(line):
            edges |= {at + sentence.begin, at + sentence.end}
        at += len(line)
    return tuple(text[begin:end] for begin, end in pairwise(sorted(edges)))


Units = Sequence[str]


def _chunks(base: Units, new: Units, edited: Units) -> Iterator[tuple[Units, Units, Units]]:
    """The three texts cut where all of them agree: each unit they share alone, then what lies between."""
    in_new, in_edited = _matches(base, new), _matches(base, edited)
    b = n = e = 0
    for at in range(len(base) + 1):
        if at == len(base):
            yield base[b:], new[n:], edited[e:]
        elif at in in_new and at in in_edited:
            yield base[b:at], new[n : in_new[at]], edited[e : in_edited[at]]
            yield base[at : at + 1], new[in_new[at] : in_new[at] + 1], edited[in_edited[at] : in_edited[at] + 1]
            b, n, e = at + 1, in_new[at] + 1, in_edited[at] + 1


def _matches(base: Units, other: Units) -> dict[int, int]:
    # 13 ms to import, and a desk that only checks never merges
    from difflib import SequenceMatcher  # noqa: PLC0415

    matcher = SequenceMatcher(None, base, other, autojunk=False)
    return {block.a + step: block.b + step for block in matcher.get_matching_blocks() for step in range(block.size)}
