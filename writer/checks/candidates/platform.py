"""Which service orders or shows the work: one that the lists know, or one whose doing the sentence tells."""

from collections.abc import Iterator, Sequence

from writer.checks.candidates.material import Line, Material
from writer.checks.newsroom.facts_platform import SERVICES, Services
from writer.checks.newsroom.reading.claims import CLAIMS, claims_of
from writer.checks.newsroom.reading.dategrammar import months_of
from writer.checks.newsroom.reading.units import SEASON, STRANGER, TITLE, Unit, clause
from writer.checks.newsroom.reading.verbs import HELPERS, group
from writer.model.candidate import Candidate

_REACH = 12


def platform(material: Material) -> Iterator[Candidate]:
    """The service that orders this work, or on which it is to be seen."""
    services = SERVICES(material.subject.lexicon["platforms"])
    for line in material.lines:
        if not material.is_of_other(line):
            for begin, end in (
                *_ordering(material, line, services),
                *_showing(material, line, services),
                *_owning(material, line, services),
            ):
                yield material.candidate("platform", line.passage.text[begin:end], line, (begin, end))


def _ordering(material: Material, line: Line, services: Services) -> Iterator[tuple[int, int]]:
    """Who renewed it, or did what only a service does: "Orbit+ has renewed the drama"."""
    status = material.subject.lexicon["status"]
    claims, helpers = CLAIMS(status), HELPERS(status)
    for claim in claims_of(claims, line.passage.reading)[line.number]:
        active = claim.subject > claim.last or claim.subject < 0
        verb = line.units[claim.last].lower in services.orders or line.units[claim.first].lower in services.orders
        ordered = any(unit.lower in services.orders for unit in line.units[claim.first : claim.last + 1])
        before = {unit.lower for unit in line.units[clause(line.units, claim.first)[0] : claim.first]}
        if active and ordered and before.isdisjoint(status["backdrop"]):
            head = claims.subjects.before(
                line.units, group(line.units, claim.last if verb else claim.first, helpers).first
            )
            head = _announcing(material, line.units, head)
            name = (_name(material, line, head, services) or _house(material, line.units, head)) if head >= 0 else None
            if name:
                yield name


def _announcing(material: Material, units: Sequence[Unit], head: int) -> int:
    """The subject, or for an "it" that of the announcement before it: "Orbit+ today announced that it has renewed"."""
    if head < 0 or units[head].lower not in material.words.sets["themselves"]:
        return head
    conjunctions = CLAIMS(material.subject.lexicon["status"]).subjects.ends
    at = next(
        (at for at in range(head - 1, 0, -1) if units[at].lower in conjunctions and units[at].lower[-2:] == "ed"), 0
    )
    today = {words[0] for words in material.words.phrases["today"]}
    return at - 1 - (at > 1 and units[at - 1].lower in today)


def _house(material: Material, units: Sequence[Unit], at: int) -> tuple[int, int] | None:
    """A name of several words that orders a work, and is nobody's: "Canal Nord has cancelled the comedy"."""
    unit = units[at]
    jobs = material.words.sets["before_names"]
    person = unit.text.partition(" ")[0].lower() in jobs or (at > 0 and units[at - 1].lower in jobs)
    short = unit.lower == STRANGER and unit.text.count(" ") <= len(("of", "words"))
    return (unit.begin, unit.end) if short and not person else None


def _owning(material: Material, line: Line, services: Services) -> Iterator[tuple[int, int]]:
    """Whose work it is called: "Orbit+'s limited series"; a service by its name or its sign."""
    units = line.units
    for at in range(len(units) - 2):
        if units[at + 1].lower != "'s" or not units[at].capital:
            continue
        near = {unit.lower for unit in units[at + 2 : at + 2 + _OWNED]}
        service = services.pattern.match(line.passage.text, units[at].begin) or "+" in units[at].text
        ours = TITLE in near or not near.isdisjoint(material.words.sets["work_nouns"])
        if service and ours and (name := _name(material, line, at, services)):
            yield name


_OWNED = 4
"""How many units behind an owner the work may stand."""


def _showing(material: Material, line: Line, services: Services) -> Iterator[tuple[int, int]]:
    """Where it is to be seen: "premieres March 12 on Orbit+"."""
    units = line.units
    for at, unit in enumerate(units[1:], 1):
        if units[at - 1].lower not in services.at or not unit.capital:
            continue
        begin, _ = clause(units, at)
        near = {one.lower for one in units[max(begin, at - _REACH) : at]}
        shown = not near.isdisjoint(services.shows | services.showed) and near.isdisjoint(services.elsewhere)
        ours = any(one.lower in {TITLE, SEASON} or one.lower in _works(material) for one in units)
        if shown and ours and (name := _name(material, line, at, services)):
            yield name


def _works(material: Material) -> frozenset[str]:
    return CLAIMS(material.subject.lexicon["status"]).subjects.classes["work"]


def _name(material: Material, line: Line, at: int, services: Services) -> tuple[int, int] | None:
    """The service that the unit at ``at`` is, or begins; ``None`` for a day, a person or a common word."""
    unit, text = line.units[at], line.passage.text
    if line.passage.in_quote(unit.begin):
        return None
    known = services.pattern.match(text, unit.begin)
    if known:
        return known.span()
    months = frozenset(months_of(material.subject.lexicon["dates"]))
    return (unit.begin, unit.end) if _may_be_one(material, line.units, at, months) else None


def _may_be_one(material: Material, units: Sequence[Unit], at: int, months: frozenset[str]) -> bool:
    """Whether an unknown name can only be a service: one word with a capital, no part of a longer name."""
    unit, words = units[at], material.words.sets
    beside = [units[i] for i in (at - 1, at + 1) if 0 <= i < len(units)]
    plain = unit.capital and unit.text[0].isalpha() and not unit.lower.startswith("<")
    common = unit.lower in words["not_services"] or unit.lower in words["not_names"] or unit.lower in months
    return (
        plain and not common and not any(one.capital and one.text[0].isalpha() for one in beside if one.lower[0] != "<")
    )
