"""Where the work stands, which season it is, and the day on which that became known."""

from collections import Counter
from collections.abc import Iterable, Iterator

from writer.checks.candidates.material import Line, Material
from writer.checks.newsroom.facts_status import stated
from writer.checks.newsroom.reading.claims import CLAIMS, Claim, claims_of
from writer.checks.newsroom.reading.units import SEASON, TITLE, Unit, clause, follows
from writer.model.candidate import Candidate
from writer.model.facts import Certainty
from writer.values import replace


def season(material: Material) -> Iterator[Candidate]:
    """The season that the news is about: the last of which something is claimed, else the only one that is named."""
    found = [
        (line, unit, claimed)
        for line in material.lines
        if not material.is_of_other(line) and line.units[-1].text != "?"
        for unit, claimed in _seasons(material, line)
    ]
    claimed = [(line, unit) for line, unit, has_claim in found if has_claim]
    numbers = Counter(unit.number for _, unit, _ in found)
    named = [(line, unit) for line, unit, _ in found if _is_named(material, line, unit)]
    meant = claimed or (named if len(numbers) == 1 else [])
    if meant:
        line, unit = max(meant, key=lambda one: one[1].number)
        yield material.candidate("season", str(unit.number), line, (unit.begin, unit.end), sure=True)


def _is_named(material: Material, line: Line, unit: Unit) -> bool:
    """Whether a season is that of the work: named with it, or by its number in figures where the work is known."""
    in_figures = unit.text[:1].isupper() and unit.text[-1:].isdigit()
    return any(one.lower == TITLE for one in line.units) or (in_figures and bool(material.subject.facts.title))


def _seasons(material: Material, line: Line) -> Iterator[tuple[Unit, bool]]:
    """The seasons of one sentence, and whether something that holds is claimed beside each."""
    claims = CLAIMS(material.subject.lexicon["status"])
    made = [claim for claim in claims_of(claims, line.passage.reading)[line.number] if claim.holds]
    for at, unit in enumerate(line.units):
        if unit.lower == SEASON and not line.passage.in_quote(unit.begin):
            begin, end = clause(line.units, at)
            yield unit, any(begin <= claim.first < end and not _is_over(material, line, claim) for claim in made)


def _is_over(material: Material, line: Line, claim: Claim) -> bool:
    """Whether it tells of a season that is out: what was released in the past is none that the news is about."""
    return claim.past and claim.name in {"released", "ended"} and not material.is_of_other(line)


def status(material: Material, released: Iterable[Candidate]) -> Iterator[Candidate]:
    """The state that the text comes to: of several claims the one that tells of most, or that a day to come is set."""
    ranks = {claim: rank for rank, claim in enumerate(material.words.maps["statuses"])}
    released = tuple(released)
    found = [
        (ranks[claim.name], line, claim)
        for line in material.lines
        for claim in stated(material.subject, line.passage, line.number)
        if claim.name in ranks and _is_now(material, line, claim)
    ]
    if found:
        _, line, claim = max(found, key=lambda one: one[0])
        place = line.units[claim.first].begin, line.units[claim.last].end
        made = material.candidate("status", material.words.maps["statuses"][claim.name], line, place)
        yield _dated(material, made, released) or made
    elif dated := _dated(material, None, released):
        yield dated
    yield from _turns(material, [(line, claim) for _, line, claim in found])


def _dated(material: Material, made: Candidate | None, released: Iterable[Candidate]) -> Candidate | None:
    """What is on its way is dated as soon as its day is official."""
    rule, today = material.words.maps["dated"], material.subject.today.isoformat()
    days = (one for one in released if one.field == "premiere_date" and one.certainty is Certainty.OFFICIAL)
    day = next((one for one in days if str(one.value) > today), None)
    ahead = made is None or made.value in rule["from"]
    return replace(day, field="status", value=rule["to"]) if day and ahead else None


def _is_now(material: Material, line: Line, claim: Claim) -> bool:
    """Whether it is of the season that the news is about: "Season 1 premiered" is none of Season 2."""
    season = material.subject.facts.scalar("season")
    begin, end = clause(line.units, claim.first)
    named = {unit.number for unit in line.units[begin:end] if unit.lower == SEASON}
    new = claim.name in {"released", "airing"}
    return (season in named) if named else not (new and claim.past and season not in {None, 1})


def _turns(material: Material, found: list[tuple[Line, Claim]]) -> Iterator[Candidate]:
    """The day of the source, for what it says happened today."""
    fields = material.subject.lexicon["status"]["turns"]
    for line, claim in found:
        at = next((at for at in range(len(line.units)) if _is_today(material, line, at)), -1)
        if claim.name in fields and at >= 0 and material.dated:
            unit = line.units[at]
            yield material.candidate(
                fields[claim.name], material.subject.today.isoformat(), line, (unit.begin, unit.end)
            )


def _is_today(material: Material, line: Line, at: int) -> bool:
    return any(follows(line.units, at, words) for words in material.words.phrases["today"])
