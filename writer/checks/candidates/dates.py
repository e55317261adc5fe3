"""When it comes out, and when it was ordered, shot or cancelled: each date by the word that it is the date of."""

from collections.abc import Iterator, Sequence

from writer.checks.candidates.material import Line, Material
from writer.checks.newsroom.facts_dates import told_dates
from writer.checks.newsroom.reading.claims import CLAIMS
from writer.checks.newsroom.reading.dated import EVENTS, Events
from writer.checks.newsroom.reading.datewords import FoundDate
from writer.checks.newsroom.reading.days import dates_in, place
from writer.checks.newsroom.reading.happenings import Happening
from writer.checks.newsroom.reading.subjects import Subjects
from writer.checks.newsroom.reading.units import OTHER, SEASON, Unit, clause, follows
from writer.checks.newsroom.reading.verbs import HELPERS, Group, Tense, group
from writer.model.candidate import Candidate
from writer.model.periods import Precision
from writer.model.windows import Window

_PAST = frozenset({Tense.PAST, Tense.PERFECT, Tense.PLUPERFECT})
_OF_SEASON = frozenset({"renewal", "order", "start", "wrap", "cancellation", "revival"})
_FINE = frozenset({Precision.DAY, Precision.MONTH, Precision.YEAR})


def releases(material: Material) -> Iterator[Candidate]:
    """The day or window of this release, as precisely as it is told."""
    words = EVENTS(material.subject.lexicon["dates"])
    for line in material.lines:
        for found in dates_in(material.subject, line.passage, line.number):
            event = _release(material, line, found, words)
            window = _read(material, line, found, event) if event >= 0 else None
            if window is not None:
                field = "premiere_date" if window.precision is Precision.DAY else "release_window"
                yield material.candidate(field, written(window), line, (found.begin, found.end))


def events(material: Material) -> Iterator[Candidate]:
    """The dates of what happened to the work: ordered, cancelled, revived, begun and wrapped."""
    fields = {kind: data.get("field") for kind, data in material.subject.lexicon["time"]["events"].items()}
    season = material.subject.facts.scalar("season")
    for line in material.lines:
        for found, happening in told_dates(material.subject, line.passage, line.number):
            yield from _earlier(material, line, found, happening)
            field = fields.get(happening.kind)
            ours = happening.kind in _OF_SEASON and happening.season in {0, season}
            window = _read(material, line, found, happening.at) if field and ours else None
            if field and window is not None and window.precision in _FINE and not material.is_of_other(line):
                yield material.candidate(field, written(window), line, (found.begin, found.end))


def _earlier(material: Material, line: Line, found: FoundDate, happening: Happening) -> Iterator[Candidate]:
    """When a season before this one began or ended."""
    season = material.subject.facts.scalar("season")
    before = isinstance(season, int) and 0 < happening.season < season
    window = _read(material, line, found, happening.at) if before and happening.kind in {"premiere", "finale"} else None
    if window is not None and window.precision in _FINE and not material.is_of_other(line):
        row = {"number": str(happening.season), happening.kind: written(window)}
        yield material.candidate("seasons", row, line, (found.begin, found.end))


def written(window: Window) -> str:
    """A window as the front matter has it: a day in figures, anything else in its words."""
    if window.precision is Precision.DAY and window.first is not None:
        return window.first.isoformat()
    return window.words


def _release(material: Material, line: Line, found: FoundDate, words: Events) -> int:
    """The unit that makes ``found`` the date of this release, or -1."""
    units = line.units
    first, last = place(units, found)
    begin, stop = clause(units, first)
    at = next((at for at in range(first - 1, begin - 1, -1) if _is_event(words, units, at)), -1)
    if at < 0:
        at = next((at for at in range(last + 1, stop) if _is_event(words, units, at)), -1)
    if (
        at < 0
        or _is_denied(material, line)
        or not _is_release(material, units, at, words)
        or not _is_ours(material, line, (at, last), words)
    ):
        return -1
    if not words.history.isdisjoint(unit.lower for unit in units[begin:first]) or _is_of_old(material, units, at):
        return -1
    denied = not words.not_this.isdisjoint(unit.lower for unit in units[max(first - _NEAR, begin) : first])
    return -1 if denied or not words.wished.isdisjoint(unit.lower for unit in units[begin:first]) else at


_NEAR = 4


def _is_event(words: Events, units: Sequence[Unit], at: int) -> bool:
    """Whether something happens at ``at``; cinemas are only where it does."""
    return words.is_event(units, at) and units[at].lower not in words.cinemas


def _is_of_old(material: Material, units: Sequence[Unit], at: int) -> bool:
    """Whether it had been so, or was to be: "had been due in November", "was to premiere in May"."""
    verb = group(units, at, HELPERS(material.subject.lexicon["status"]))
    return verb.was_to or verb.tense is Tense.PLUPERFECT


def _is_denied(material: Material, line: Line) -> bool:
    """Whether a sentence tells what is not so."""
    denials = material.words.phrases["denials"]
    return any(follows(line.units, at, words) for at in range(len(line.units)) for words in denials)


def _is_release(material: Material, units: Sequence[Unit], at: int, words: Events) -> bool:
    """Whether the event at ``at`` is that the work comes out: its verb is of the work, or it is a noun for that."""
    word = units[at].lower
    subjects, helpers = CLAIMS(material.subject.lexicon["status"]).subjects, HELPERS(material.subject.lexicon["status"])
    if words.kinds[word] not in {"release", "weak"} and word not in words.opens:
        return False
    verb = group(units, at, helpers)
    head = subjects.before(units, verb.first)
    noun = word in material.words.sets["release_nouns"] and at > 0 and units[at - 1].lower in {"a", "its", "the"}
    return not verb.denied and (_is_work(material, subjects, units, head, word, words) or noun)


def _is_work(
    material: Material, subjects: Subjects, units: Sequence[Unit], head: int, word: str, words: Events
) -> bool:
    if head < 0:
        return False
    if word in words.opens:  # a film opens in cinemas, and a season with a scene
        film = material.subject.lexicon["time"]["film"]
        in_cinemas = not words.cinemas.isdisjoint(unit.lower for unit in units)
        is_film = in_cinemas or material.subject.facts.record.text("medium") == "film"
        return units[head].lower in film or (is_film and subjects.is_one(units, head, "work"))
    sets = material.words.sets
    extra = units[head].lower in sets["release_subjects"] | sets["release_nouns"]
    return extra or subjects.is_one(units, head, "work")


def _is_ours(material: Material, line: Line, place: tuple[int, int], words: Events) -> bool:
    """Whether the clause is of this work and this season, and of no trailer, book or festival."""
    at, last = place
    begin, stop = clause(line.units, at)
    units = line.units[begin:stop]
    season = material.subject.facts.scalar("season")
    named = {unit.number for unit in units if unit.lower == SEASON}
    if material.is_of_other(line) or any(unit.lower == OTHER for unit in units) or (named and season not in named):
        return False
    return words.not_the_work.isdisjoint(unit.lower for unit in line.units[min(at, last) : max(at, last) + _NEAR])


def _read(material: Material, line: Line, found: FoundDate, event: int) -> Window | None:
    """The one window that is meant: of a date without a year the next, or the last where the past is told."""
    verb = group(line.units, event, HELPERS(material.subject.lexicon["status"]))
    past = _is_past(line.units, event, verb)
    season, named = material.subject.facts.scalar("season"), any(unit.lower == SEASON for unit in line.units)
    if past and _is_first(line.units, event) and season not in {None, 1} and not named:
        return None  # the show's own premiere, not that of this season
    today, choices = material.subject.today, found.choices
    if found.relative or found.yearless:
        if not material.dated:
            return None
        begun = [one for one in choices if one.first and one.first <= today]
        coming = [one for one in choices if one.last and one.last >= today]
        choices = tuple(begun[-1:] if past else coming[:1])
    if not choices or choices[0].precision is Precision.UNKNOWN:
        return None
    window = choices[0]
    return window if window.words or window.precision is Precision.DAY else None


def _is_past(units: Sequence[Unit], event: int, verb: Group) -> bool:
    word = units[event].lower
    return verb.tense in _PAST or (verb.tense is Tense.BARE and word.endswith(("ed", "gan", "gun")))


def _is_first(units: Sequence[Unit], event: int) -> bool:
    return units[event].lower.startswith(("premier", "debut", "launch", "arriv", "release", "land", "air", "return"))
