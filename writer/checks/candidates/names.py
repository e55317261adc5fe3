"""Names in running text: runs of words with capitals, and which of them can be a person's."""

from collections.abc import Iterator, Sequence

from writer.checks.candidates.material import Line, Material
from writer.checks.newsroom.reading.dategrammar import months_of
from writer.checks.newsroom.reading.words import Word
from writer.model.fields import FieldType
from writer.prose.sentences import STARTERS
from writer.values import Value, replace

_HYPHENS = frozenset("-‐‑")
_LEAST, _MOST = 2, 4
"""Words of a person's name, particles and initials left out."""


class Run(Value):
    """Words ``first`` to ``last`` of a sentence, both included: a name; ``count`` of them have a capital."""

    first: int
    last: int
    begin: int
    end: int
    text: str
    count: int


def runs(material: Material, line: Line) -> tuple[Run, ...]:
    """The names of a sentence from left to right; what somebody is quoted as saying names nobody."""
    return tuple(_runs(material, line))


def _runs(material: Material, line: Line) -> Iterator[Run]:
    tokens, sets = line.words, material.words.sets
    not_names = sets["not_names"] | frozenset(months_of(material.subject.lexicon["dates"]))
    particles = frozenset(material.subject.lexicon["credits"]["particles"])
    at = 0
    while at < len(tokens):
        starts = tokens[at].capital and not _is_common(tokens, at, not_names)
        if not starts or line.passage.in_quote(tokens[at].begin):
            at += 1
            continue
        last = _end(tokens, at, not_names, particles)
        first = at
        while first < last and tokens[first].lower in sets["before_names"]:
            first += 1
        if tokens[first].capital:
            yield _run(line, first, last)
        at = last + 1


def _run(line: Line, first: int, last: int) -> Run:
    tokens = line.words[first : last + 1]
    begin, end = tokens[0].begin, tokens[-1].end
    count = sum(token.capital and len(token.text) > 1 for i, token in enumerate(tokens) if not _joined(tokens, i))
    return Run(first=first, last=last, begin=begin, end=end, text=line.passage.text[begin:end], count=count)


def _joined(tokens: Sequence[Word], at: int) -> bool:
    return at > 0 and tokens[at - 1].text in _HYPHENS


def _is_common(tokens: Sequence[Word], at: int, not_names: frozenset[str]) -> bool:
    return tokens[at].lower in not_names or (at == 0 and tokens[at].lower in STARTERS)


def _end(tokens: Sequence[Word], at: int, not_names: frozenset[str], particles: frozenset[str]) -> int:
    """The last word of the name that begins at ``at``."""
    step = 1
    while step and at + 1 < len(tokens):
        step = _step(tokens, at, not_names, particles)
        at += step
    return at


def _step(tokens: Sequence[Word], at: int, not_names: frozenset[str], particles: frozenset[str]) -> int:
    """How many words farther the name goes on: over a hyphen, the stop of an initial, a particle, or one word."""
    here, after = tokens[at], tokens[at + 1]
    beyond = tokens[at + 2] if at + 2 < len(tokens) else None
    touches = here.end == after.begin
    if beyond is not None:
        hyphen = touches and after.text in _HYPHENS and after.end == beyond.begin and beyond.text[0].isalpha()
        initial = touches and after.text == "." and len(here.text) == 1 and beyond.capital
        particle = after.lower in particles and beyond.capital and after.end + 1 == beyond.begin
        if hyphen or initial or particle:
            return 2
    return int(after.capital and here.end + 1 == after.begin and after.lower not in not_names)


def is_person(material: Material, run: Run) -> bool:
    """Whether it may be the full name of somebody: two to four words, none of which houses and places have."""
    lowers = {word.strip(".").lower() for word in run.text.split()}
    return (
        _LEAST <= run.count <= _MOST
        and lowers.isdisjoint(material.words.sets["not_people"])
        and not any(letter.isdigit() or letter == "+" for letter in run.text)
        and not run.text.isupper()
        and run.text.casefold() != material.subject.facts.title.casefold()
    )


def named(material: Material, run: Run) -> Run:
    """The same with the full name, where it is the family name of one person on record."""
    if run.count != 1:
        return run
    people = {name.text for name in material.subject.names if name.kind == FieldType.PERSON.value}
    meant = [name for name in people if name.split()[-1] == run.text and " " in name]
    return replace(run, text=meant[0], count=_LEAST) if len(meant) == 1 else run
