"""The scorecard: what each fact stands on, and what the text says that no field backs, by the checks' own readers."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from writer.checks.newsroom.quotes_record import is_verbatim
from writer.checks.newsroom.reading.datewords import DATES, FoundDate
from writer.checks.newsroom.reading.passages import Passage, passages
from writer.checks.newsroom.reading.quotations import QUOTATIONS, spoken_words
from writer.checks.newsroom.reading.record import window_in, window_of
from writer.checks.newsroom.reading.spans import SPANS
from writer.checks.newsroom.reading.units import NUMBERS, STRANGER
from writer.checks.subject import Subject
from writer.model.facts import Certainty, Fact, Record, walk
from writer.model.fields import Field
from writer.model.intervals import days_of
from writer.model.periods import Precision
from writer.model.scorecard import Scorecard, SourceUse, Standing, Unbacked
from writer.model.windows import Window

_OF_THE_DRAFT = frozenset(
    {"genre", "headline", "dek", "byline", "published", "updated", "locale", "stage", "guide", "embargo", "spoilers"}
    | {"description", "tags", "editor", "due", "disclosure", "images", "sources", "writer", "nut_graf"}
)
"""Fields that say something of the draft, not of the world."""

_SMALLEST = 3
"""Smaller numbers are words like any other."""

_FEWEST = 4
_DIGITS = re.compile(r"\d[\d,.]*\d|\d")


def scorecard(subject: Subject, path: str, day: date) -> Scorecard:
    """The scorecard of ``subject`` on ``day``."""
    fields = subject.genre.fields if subject.genre else {}
    facts = tuple(standings(subject.facts.record, fields))
    unbacked = (*_names(subject), *_dates(subject), *_numbers(subject), *_quotations(subject))
    return Scorecard(
        path=path,
        day=day,
        facts=facts,
        sources=tuple(_sources(subject, facts)),
        unbacked=tuple(sorted(unbacked, key=lambda one: (one.span.begin, one.kind))),
    )


def standings(record: Record, fields: Mapping[str, Field]) -> Iterator[Standing]:
    """What each fact stands on: a list is as many facts as it has rows, a record as it has answers."""
    said = {name: row.record for row in record.rows("sources") for name in _called(row.record)}
    for name, fact in record.items():
        if name in _OF_THE_DRAFT or name not in fields:
            continue
        for path, one in _facts(name, fact):
            yield _standing(path, one, fields[name].shelf_life, said)


def _facts(name: str, fact: Fact) -> Iterator[tuple[str, Fact]]:
    if fact.rows:
        yield from ((f"{name}[{number}]", row) for number, row in enumerate(fact.rows))
    elif isinstance(fact.value, Record):
        yield from ((f"{name}.{inner}", one) for inner, one in fact.record.items())
    else:
        yield name, fact


def _standing(path: str, fact: Fact, shelf_life: int | None, said: Mapping[str, Record]) -> Standing:
    checked = fact.as_of or max(filter(None, (_day(said[name]) for name in fact.sources if name in said)), default=None)
    stale = checked + timedelta(days=shelf_life + 1) if checked and shelf_life is not None else None
    return Standing(
        field=path,
        value=_value(fact),
        certainty=fact.certainty,
        sources=fact.sources,
        general=not fact.sources and fact.certainty is Certainty.OFFICIAL and bool(said),
        checked=checked,
        stale_since=stale,
    )


def _value(fact: Fact) -> str:
    if isinstance(fact.value, Record):
        return " · ".join(_value(one) for one in fact.record.values())
    return ", ".join(map(_value, fact.rows)) if fact.rows else str(fact)


def _called(row: Record) -> list[str]:
    return [name for name in (row.text("name"), row.text("id")) if name]


def _day(row: Record) -> date | None:
    window = window_in(row.get("date"))
    return window.last if window else None


def _sources(subject: Subject, facts: tuple[Standing, ...]) -> Iterator[SourceUse]:
    policy = subject.guide.sources
    for row in subject.facts.record.rows("sources"):
        names, kind = _called(row.record), row.record.text("kind")
        tier = "weak" if kind in policy.weak else "strong" if kind in policy.strong else "unknown"
        used = tuple(fact.field for fact in facts if not set(names).isdisjoint(fact.sources))
        yield SourceUse(name=names[0] if names else "", kind=kind, tier=tier, fields=used)


def _names(subject: Subject) -> Iterator[Unbacked]:
    """Two capitalised words or more that are on no record, each once."""
    seen: set[str] = set()
    for passage in passages(subject):
        for unit in (unit for units in passage.units for unit in units if unit.lower == STRANGER):
            if unit.text not in seen:
                seen.add(unit.text)
                yield _unbacked("name", passage, unit.begin, unit.end)


def _dates(subject: Subject) -> Iterator[Unbacked]:
    """Dates that say more than any field knows: "2022" is backed by a day in 2022, but no day by a year."""
    known = [window for _, fact in walk(subject.facts.record) if (window := window_of(fact)) is not None]
    for passage, found in _dated(subject):
        if not found.relative and not found.open and not any(_backs(window, found) for window in known):
            yield _unbacked("date", passage, found.begin, found.end)


def _backs(known: Window, found: FoundDate) -> bool:
    """Whether a field knows this, or says that it may be this; a day may leave out its year."""
    if found.yearless and known.precision is Precision.DAY and known.first:
        day = known.first.month, known.first.day
        return any(window.first and (window.first.month, window.first.day) == day for window in found.choices)
    one_of = any(choice.days == days_of((one,)) for choice in found.choices for one in known.intervals)
    return one_of or found.covers(known)


def _dated(subject: Subject) -> Iterator[tuple[Passage, FoundDate]]:
    dates = DATES(subject.lexicon["dates"])
    return ((passage, found) for passage in passages(subject) for found in dates.find(passage.text, subject.today))


def _numbers(subject: Subject) -> Iterator[Unbacked]:
    """Numbers from three on that stand in no field and count no rows; dates and spans of time are told elsewhere."""
    record = subject.facts.record
    known = {number for _, fact in walk(record) for number in _DIGITS.findall(str(fact))}
    known |= {str(len(fact.rows)) for fact in record.values() if fact.rows}
    dated = [(passage.block.source(one.begin, one.end), one) for passage, one in _dated(subject)]
    numbers = NUMBERS(subject.lexicon["wording"])
    for passage in passages(subject):
        spans = SPANS(subject.lexicon).find(passage.text)
        for token in (token for sentence in passage.sentences for token in sentence.words):
            value = numbers.cardinal(token.lower)
            if value is None or value < _SMALLEST or str(value) in known:
                continue
            place = passage.block.source(token.begin, token.end)
            timed = any(span.begin <= token.begin < span.end for span in spans)
            if not timed and not any(place.overlaps(span) for span, _ in dated):
                yield _unbacked("number", passage, token.begin, token.end)


def _quotations(subject: Subject) -> Iterator[Unbacked]:
    known = [spoken_words(row.record.text("text")) for row in subject.facts.record.rows("quotes")]
    for one in QUOTATIONS(subject):
        if one.count >= _FEWEST and (one.speech or one.pull) and not any(is_verbatim(one.text, row) for row in known):
            yield _unbacked("quotation", one.passage, one.begin, one.end)


def _unbacked(kind: str, passage: Passage, begin: int, end: int) -> Unbacked:
    return Unbacked(kind=kind, text=passage.text[begin:end], span=passage.block.source(begin, end))
