"""Who plays whom: an actor with a character as the checks read a credit, and actors that are listed."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from writer.checks.candidates.material import Line, Material
from writer.checks.candidates.names import Run, is_person, named, runs
from writer.checks.newsroom.pairs import CREDITS, Credits
from writer.checks.newsroom.reading.words import Word
from writer.model.candidate import Candidate
from writer.values import Value

_BEFORE = 6
"""Words before an actor that may tell how large the part is."""


def cast(material: Material) -> Iterator[Candidate]:
    """A row for each actor whom a sentence casts, with character and role where it tells them."""
    credits_ = CREDITS(material.subject.lexicon["credits"])
    for line in material.lines:
        if material.is_of_other(line):
            continue
        found = [named(material, run) for run in runs(material, line) if not _in_brackets(line.words, run.first)]
        paired = {actor.first: character for actor, character in _pairs(material, line, found, credits_)}
        characters = {character.first for character in paired.values()}
        listed = {run.first for run in _listed(material, line, found, credits_)} - characters
        before: _Row | None = None
        for run in found:
            if run.first in paired or run.first in listed:
                before = _row(material, line, (run, paired.get(run.first)), found, before)
                yield material.candidate("cast", before.row, line, (run.begin, before.end))


class _Row(Value):
    """A row that was made, and where its words end: word ``last``, offset ``end``."""

    row: dict[str, str]
    last: int
    end: int


def _row(
    material: Material, line: Line, credit: tuple[Run, Run | None], found: Sequence[Run], before: _Row | None
) -> _Row:
    """The row of an actor; one that is listed right behind another has that one's role."""
    actor, character = credit
    row = {"actor": actor.text} | ({"character": character.text} if character is not None else {})
    role = _role(material, line, actor, character, found)
    if not role and before is not None:
        between = _unbracketed(line.words[before.last + 1 : actor.first])
        role = before.row.get("role", "") if material.words.sets["listed"].issuperset(between) else ""
    last = character or actor
    return _Row(row=row | ({"role": role} if role else {}), last=last.last, end=last.end)


def _pairs(material: Material, line: Line, found: Sequence[Run], credits_: Credits) -> Iterator[tuple[Run, Run]]:
    """Actor and character, side by side in the sentence."""
    for place, (one, other) in enumerate(pairwise(found)):
        between = _between(line.words, one, other)
        behind = [word.lower for word in line.words[other.last + 1 : other.last + 2]]
        if _describes(between, credits_):
            between = between[:-1]
        if is_person(material, one) and credits_.says_plays(between) and behind != ["'s"]:
            earlier = found[place - 1] if place else None
            if earlier is None or not _gives_way(_between(line.words, earlier, one), credits_):
                yield one, other
            elif is_person(material, earlier):
                yield earlier, other
        elif is_person(material, other) and credits_.says_played(between):
            yield other, one


def _gives_way(before: Sequence[str], credits_: Credits) -> bool:
    """Whether the actor behind these words leaves the part to the one before them: "replaces", "takes over from"."""
    return f" {' '.join(before)}".endswith(tuple(f" {words}" for words in credits_.sets["replaces"]))


def _describes(between: Sequence[str], credits_: Credits) -> bool:
    """Whether a character is described before it is named: "plays her partner, Sam Cole"."""
    at = next((at for at, word in enumerate(between) if word in credits_.bridges), len(between))
    articles = credits_.sets["articles"]
    return between[-1:] == [","] and at + 1 < len(between) and between[at + 1] in articles


def _between(words: Sequence[Word], one: Run, other: Run) -> list[str]:
    """The words between two names in lower case, without what stands in brackets."""
    return _unbracketed(words[one.last + 1 : other.first])


def _unbracketed(words: Sequence[Word]) -> list[str]:
    depth, found = 0, []
    for word in words:
        depth += (word.text == "(") - (word.text == ")" and depth > 0)
        if not depth and word.text != ")":
            found.append(word.lower)
    return found


def _in_brackets(words: Sequence[Word], at: int) -> bool:
    opened = sum(word.text == "(" for word in words[:at])
    return opened > sum(word.text == ")" for word in words[:at])


def _listed(material: Material, line: Line, found: Sequence[Run], credits_: Credits) -> Iterator[Run]:
    """Actors in a list that "starring" leads in, or that "join the cast" follows."""
    joints = credits_.sets["together"] | material.words.sets["before_names"]
    for group in _groups(line.words, found, joints, material.words.sets["listed"]):
        people = [run for run in group if is_person(material, run)]
        if len(people) == len(group) and (_is_led(material, line, group[0]) or _is_followed(material, line, group[-1])):
            yield from group


def _groups(
    words: Sequence[Word], found: Sequence[Run], joints: frozenset[str], listed: frozenset[str]
) -> list[list[Run]]:
    groups: list[list[Run]] = []
    for run in found:
        between = _between(words, groups[-1][-1], run) if groups else []
        if groups and not listed.isdisjoint(between) and joints.issuperset(between):
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups


def _is_led(material: Material, line: Line, run: Run) -> bool:
    before = [word.lower for word in line.words[: run.first]]
    return any(_ends_with(before, words) for words in material.words.phrases["starring"])


def _is_followed(material: Material, line: Line, run: Run) -> bool:
    behind = [word.lower for word in line.words[run.last + 1 :]]
    while behind[:1] == ["("] and ")" in behind:
        behind = behind[behind.index(")") + 1 :]
    return any(tuple(behind[: len(words)]) == words for words in material.words.phrases["cast_behind"])


def _ends_with(words: Sequence[str], end: Sequence[str]) -> bool:
    return tuple(words[-len(end) :]) == tuple(end)


def _role(material: Material, line: Line, actor: Run, character: Run | None, found: Iterable[Run]) -> str:
    """How large the part is, by the words right before the name or between name and character."""
    earlier = max((run.last for run in found if run.last < actor.first), default=-1)
    first = max(earlier + 1, actor.first - _BEFORE)
    words = line.words
    near = [word.lower for word in words[first : actor.first]]
    near += [word.lower for word in words[actor.last + 1 : character.first]] if character else []
    text = f" {' '.join(near)} "
    roles = material.words.maps["roles"]
    return next((role for role, said in roles.items() if any(f" {one} " in text for one in said)), "")
