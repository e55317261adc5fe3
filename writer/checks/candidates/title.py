"""Which work the material is about: tried out on each title that it may mean, by what it then says of it."""

from collections.abc import Iterator, Sequence

from writer.checks.candidates.material import Line, Material
from writer.checks.newsroom.reading.claims import CLAIMS, claims_of
from writer.checks.newsroom.reading.units import CLOSING, OTHER, SEASON, STRANGER, TITLE, Unit, follows
from writer.checks.newsroom.reading.words import phrase
from writer.model.candidate import Candidate
from writer.model.fields import FieldType
from writer.model.names import folded

_MARKS = "“”\"'‘’ ,.*_!?"
_LONGEST = 8
_IS = frozenset({",", "is", "was", "has", "remains"})
_NEAR = 4
"""How many units beside a title a noun for the work may stand."""


def is_about(material: Material, title: str) -> bool:
    """Whether the material says of ``title`` what only a work can be said to be or do."""
    return _weight(material, title) > 0


def find(material: Material) -> Iterator[Candidate]:
    """The title of the work, if what the material says of one title makes it the work."""
    places: dict[str, tuple[Line, Unit]] = {}
    for line, unit, text in _named(material):
        key = folded(text)
        if key not in places or (places[key][1].text.isupper() and not text.isupper()):
            places[key] = (line, unit)
    weights = {key: _weight(material, _bare(unit.text)) for key, (_, unit) in places.items()}
    most = max(weights.values(), default=0)
    best = next((key for key in places if weights[key] and 2 * weights[key] >= most), "")
    if best:
        line, unit = places[best]
        text = _bare(unit.text)
        begin = line.passage.text.find(text, unit.begin, unit.end)
        place = (begin, begin + len(text)) if begin >= 0 else (unit.begin, unit.end)
        yield material.candidate("title", text, line, place, sure=True)


def _bare(text: str) -> str:
    return text.strip(_MARKS)


def _named(material: Material) -> Iterator[tuple[Line, Unit, str]]:
    """What may be the title: a few words in marks or in italics, or a name that is renewed or cancelled."""
    italics = {block.text.strip() for block in material.subject.document.inlines if block.scope.startswith("emphasis")}
    for line in material.lines:
        text = line.passage.text
        for at, unit in enumerate(line.units):
            if unit.lower == OTHER or _is_object(material, line.units, at):
                yield line, unit, _bare(unit.text)
        for title in italics:
            begin = text.find(title, line.words[0].begin, line.words[-1].end)
            if begin >= 0 and title[:1].isupper() and title.count(" ") < _LONGEST:
                yield line, Unit(title, OTHER, begin, begin + len(title), capital=True), title


def _is_object(material: Material, units: Sequence[Unit], at: int) -> bool:
    """Whether the name at ``at`` has no marks, and is what was renewed or cancelled."""
    words, unit = material.words.sets, units[at]
    if not unit.capital or unit.lower in {TITLE, SEASON} or unit.lower in words["not_names"]:
        return False
    ahead = units[at + 1].lower if at + 1 < len(units) else "."
    of_season = at > 1 and units[at - 1].lower == "of" and units[at - 2].lower == SEASON
    if of_season and unit.lower == STRANGER:
        return True
    if at and units[at - 1].lower in words["title_verbs"]:
        return unit.lower == STRANGER or ahead in {"for", "after", "."}
    behind = at + 1
    while behind < len(units) and units[behind].lower in words["title_helpers"]:
        behind += 1
    done = behind < len(units) and units[behind].lower in words["title_verbs"]
    passive = behind > at + 1 and any(one.lower in {"been", "was", "is", "be"} for one in units[at + 1 : behind])
    return done and passive and unit.lower == STRANGER


def _weight(material: Material, title: str) -> int:
    """How much the material says of ``title`` that only a work can be said to be or do."""
    if not title:
        return 0
    tried = material.knowing("title", title, FieldType.TITLE)
    claims = CLAIMS(material.subject.lexicon["status"])
    total = 0
    for line in tried.lines:
        at = next((at for at, unit in enumerate(line.units) if unit.lower == TITLE), -1)
        if at >= 0:
            total += 3 * _is_claimed(line, claims_of(claims, line.passage.reading)[line.number])
            total += 2 * any(unit.lower == SEASON for unit in line.units[max(at - _NEAR, 0) : at + _NEAR])
            total += _is_called(tried, line.units, at)
            before = [unit.lower for unit in line.units[:at] if unit.text not in _MARKS]
            total += 2 * (bool(before) and before[-1] in material.words.sets["title_deeds"])
    return total


def _is_claimed(line: Line, claims: Sequence[object]) -> bool:
    return any(line.units[claim.subject].lower == TITLE for claim in claims if claim.subject >= 0)  # type: ignore[attr-defined]


def _is_called(material: Material, units: Sequence[Unit], at: int) -> bool:
    """Whether a noun for a work stands right before the title, or behind it after a comma."""
    nouns = material.words.sets["work_nouns"]
    before = [unit.lower for unit in units[max(at - 2, 0) : at] if unit.text[0].isalnum()]
    behind = [unit.lower for unit in units[at + 1 : at + 2 + _NEAR] if unit.text not in CLOSING]
    return (bool(before) and before[-1] in nouns) or (
        bool(behind) and behind[0] in _IS and not nouns.isdisjoint(behind)
    )


def medium(material: Material) -> Iterator[Candidate]:
    """What the work is, by the noun right before its title, or right behind it."""
    media = {phrase(noun): kind for noun, kind in material.words.maps["media"].items()}
    for line in material.lines:
        units = line.units
        at = next((at for at, unit in enumerate(units) if unit.lower == TITLE), -1)
        stop = next((i for i in range(at - 1, -1, -1) if units[i].text not in _MARKS), -1) + 1 if at > 0 else 0
        found = [noun for noun in media if stop >= len(noun) and follows(units, stop - len(noun), noun)]
        if found:
            noun = max(found, key=len)
            place = units[stop - len(noun)].begin, units[stop - 1].end
            yield material.candidate("medium", media[noun], line, place, sure=True)
            return
