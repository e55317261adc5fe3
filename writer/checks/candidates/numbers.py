"""How many episodes, and how long: the numbers that the checks hold against their fields."""

from collections.abc import Iterator

from writer.checks.candidates.material import Line, Material
from writer.checks.newsroom.facts_numbers import NUMBERS_OF, runtimes_in
from writer.checks.newsroom.facts_season import episodes_in
from writer.checks.newsroom.reading.counts import COUNTS
from writer.checks.newsroom.reading.units import SEASON
from writer.model.candidate import Candidate


def episodes(material: Material) -> Iterator[Candidate]:
    """The number of episodes of this season."""
    counts = COUNTS(material.subject.lexicon["counts"])
    season = material.subject.facts.scalar("season")
    for line in material.lines:
        named = {unit.number for unit in line.units if unit.lower == SEASON}
        if counts.episodes.isdisjoint(unit.lower for unit in line.units) or material.is_of_other(line):
            continue
        for at, noun, number in episodes_in(line.passage, line.units, counts):
            if number > 1 and (not named or season in {None, *named}) and _is_all(material, line, at):
                place = line.units[at].begin, line.units[noun].end
                yield material.candidate("episodes", str(number), line, place)


def parts(material: Material) -> Iterator[Candidate]:
    """The same of "the six-part drama"."""
    words = material.words.sets["part_words"]
    for line in material.lines:
        units = line.units
        for at in range(2, len(units)):
            number = line.passage.numbers.cardinal(units[at - 2].lower) if units[at].lower in words else None
            joined = units[at - 1].text in _HYPHENS and units[at - 2].end == units[at - 1].begin
            if number and number > 1 and joined and not material.is_of_other(line):
                place = units[at - 2].begin, units[at].end
                yield material.candidate("episodes", str(number), line, place)


def _is_all(material: Material, line: Line, at: int) -> bool:
    """Whether nothing near says that these are some of them."""
    near = {unit.lower for unit in line.units[max(at - _REACH, 0) : at + _REACH]}
    return near.isdisjoint(material.words.sets["not_all"])


_REACH = 6
_HYPHENS = frozenset("-‐‑")


def runtime(material: Material) -> Iterator[Candidate]:
    """The running time, in minutes; not one in round hours."""
    words = NUMBERS_OF(material.subject.lexicon)
    for line in material.lines:
        if not words.minutes.isdisjoint(unit.lower for unit in line.units) and not material.is_of_other(line):
            for told in runtimes_in(line.passage, line.number, words):
                if told.minutes % 60 or told.low == told.high:
                    yield material.candidate("runtime_minutes", str(told.minutes), line, (told.begin, told.end))
