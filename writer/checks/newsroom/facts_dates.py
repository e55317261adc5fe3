"""When the copy says that something happened, against the dates on record, and against itself."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from writer.checks.newsroom.reading.alerts import against, alert
from writer.checks.newsroom.reading.dated import EVENTS as DATED
from writer.checks.newsroom.reading.dated import Events as Dated
from writer.checks.newsroom.reading.dated import nearest
from writer.checks.newsroom.reading.datewords import FoundDate
from writer.checks.newsroom.reading.days import closed, dates_in, in_year_of, place
from writer.checks.newsroom.reading.happenings import HAPPENINGS, Happening, Happenings
from writer.checks.newsroom.reading.local import by_passage, extracts
from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.passages import Passage
from writer.checks.newsroom.reading.printing import in_place
from writer.checks.newsroom.reading.record import Known
from writer.checks.newsroom.reading.units import Unit, clause, follows
from writer.checks.newsroom.reading.verbs import HELPERS, Helpers, Tense, group
from writer.checks.newsroom.reading.words import phrase
from writer.checks.subject import Subject
from writer.model.alert import Alert, Level, Related
from writer.values import Value

DATE, CONTRADICTION = "Facts.Date", "Time.Contradiction"
_YEAR = 366
_OF_THE_RELEASE = frozenset({"premiere_date", "release_window"})
_MANY_TIMES = frozenset({"renewal", "start", "wrap", "cancellation", "revival"})


class FactsDates(Value, kw_only=False):
    """``Facts.Date`` and ``Time.Contradiction``."""

    name: str = "facts_dates"
    rules: tuple[str, ...] = (DATE, CONTRADICTION)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each date of an event that its field excludes; else each that excludes an earlier one in the text."""
        look = _LOOK(subject)
        yield from by_passage(DATE, subject, look.dates)
        yield from _disagreeing(extracts(CONTRADICTION, subject, look.told))


CHECK = FactsDates()


def told_dates(subject: Subject, passage: Passage, number: int) -> Iterator[tuple[FoundDate, Happening]]:
    """Each date that a sentence of ``passage`` gives an event; none that is denied, planned of old, or a bound."""
    look = _LOOK(subject)
    for found, happening in look.dated_in(passage, number):
        if not look.is_set_aside(passage.units[number], found, happening):
            yield found, happening


def _look(subject: Subject) -> "_Look":
    words = subject.lexicon["time"]
    return _Look(
        subject=subject,
        happenings=HAPPENINGS(subject),
        words=DATED(subject.lexicon["dates"]),
        helpers=HELPERS(subject.lexicon["status"]),
        earlier=frozenset(words["earlier_times"]),
        holding=tuple(map(phrase, words["holding"])),
        books=frozenset(words["books"]).difference(words["books_too_plain"]),
        meant=frozenset(words["meant"]),
        airing=subject.facts.record.text("status") == "airing",
    )


_Told: TypeAlias = tuple[tuple[str, int], FoundDate]
"""Kind and season of an event that is on no record, and a date that the text has for it."""


class _Look(Value):
    """What the dates of one draft are held against."""

    subject: Subject
    happenings: Happenings
    words: Dated
    helpers: Helpers
    earlier: frozenset[str]
    holding: tuple[tuple[str, ...], ...]
    airing: bool
    books: frozenset[str]
    meant: frozenset[str]

    def dates(self, passage: Passage) -> Iterator[Alert]:
        """Each date of an event that its field excludes."""
        for units, found, happening in self.dated(passage):
            if happening.known:
                yield from self._against_record(passage, units, found, happening)

    def told(self, passage: Passage) -> Iterator[_Told]:
        """Each date of an event that no field has."""
        for units, found, happening in self.dated(passage):
            named = happening.season > 0 or (happening.kind in {"start", "wrap"} and not happening.season)
            free = found.yearless or found.open
            if not happening.known and named and not free and not self.is_set_aside(units, found, happening):
                yield (happening.kind, happening.season), found

    def dated(self, passage: Passage) -> Iterator[tuple[Sequence[Unit], FoundDate, Happening]]:
        """Each date of an event, with its sentence and the event."""
        for number, units in enumerate(passage.units):
            yield from ((units, found, happening) for found, happening in self.dated_in(passage, number))

    def dated_in(self, passage: Passage, number: int) -> Iterator[tuple[FoundDate, Happening]]:
        """Each date of an event in one sentence, and the event."""
        lowers, units = passage.lowers[number], passage.units[number]
        if lowers.isdisjoint(self.happenings.events.by_word) and lowers.isdisjoint(self.books):
            return
        for found in dates_in(self.subject, passage, number):
            happening = self.of_date(units, found)
            if happening and not passage.in_quote(units[happening.at].begin):
                yield found, happening

    def of_date(self, units: Sequence[Unit], found: FoundDate) -> Happening | None:
        """The event that ``found`` is the date of, if it is one of ours: the nearest before it, else after it."""
        first, last = place(units, found)
        if any(first >= len(words) and follows(units, first - len(words), words) for words in self.holding):
            return None
        if first > 1 and units[first - 1].lower == "of" and units[first - 2].lower in self.books:
            return self.happenings.of_source(units, first - 2)
        if last + 1 < len(units) and units[last + 1].lower in self.books:
            return Happening(at=last + 1, kind="book", known=self.happenings.chronicle.of("book"), season=0)
        happening = nearest(self.happenings, self.words, units, first, last)
        return None if happening and happening.kind == "book" and happening.at > last else happening

    def _against_record(
        self, passage: Passage, units: Sequence[Unit], found: FoundDate, happening: Happening
    ) -> Iterator[Alert]:
        known = happening.known
        abroad = happening.kind == "premiere" and self._is_abroad(units)
        if (
            abroad
            or self.is_set_aside(units, found, happening)
            or any(self._agrees(found, one, happening) for one in known)
        ):
            return
        one = known[0]
        near = abs(one.days[0] - self.subject.today.toordinal()) < _YEAR
        sure = not _is_near(found) and (found.relative or not found.yearless or near)
        level = against(one.fact) if sure else Level.WARNING
        expected = str(one.fact.value)
        plain = not (found.lead or found.relative)
        yield alert(
            DATE,
            level,
            (passage, found.begin, found.end),
            f"'{passage.text[found.begin : found.end]}' is not when it was: on record is '{expected}'",
            suggestions=in_place(passage.text, found.begin, one.window, self.subject) if plain else (),
            field=one.path,
            expected=expected,
        )

    def _is_abroad(self, units: Sequence[Unit]) -> bool:
        """Whether the sentence begins with a place: "In Denmark, it was shown first", but not "In Season 2"."""
        dates = self.subject.lexicon["dates"]
        if len(units) < len(("In", "Denmark", "it")) or units[0].lower != "in" or not units[1].capital:
            return False
        dated = units[1].text in dates["months"] or units[1].lower in dates["seasons"]
        return units[1].text.isalpha() and not dated and not units[2].text.isdecimal()

    def _agrees(self, found: FoundDate, known: Known, happening: Happening) -> bool:
        if known.path in _OF_THE_RELEASE and not _is_near(found) and not (self.airing and found.yearless):
            return True  # the check of the window reads it
        dated = closed(in_year_of(found, known.window))
        if not dated.contradicts(known.window):
            return True
        may_be_earlier = happening.kind in _MANY_TIMES and not happening.season
        return may_be_earlier and all(self.happenings.chronicle.before_this(window) for window in dated.choices)

    def is_set_aside(self, units: Sequence[Unit], found: FoundDate, happening: Happening) -> bool:
        """Whether it is denied, planned of old, one time of several, or only a bound."""
        begin, end = clause(units, happening.at)
        verb = group(units, happening.at, self.helpers)
        bound = found.open and found.lead != "since"
        near = {unit.lower for unit in units[max(begin, happening.at - 5) : min(end, happening.at + 3)]}
        again = happening.kind in _MANY_TIMES and not near.isdisjoint(self.earlier)
        ahead = any(one.path.startswith("upcoming") for one in happening.known)
        planned = happening.at > 0 and units[happening.at - 1].lower == "to" and not ahead
        open_ = verb.tense is Tense.MODAL and not (
            ahead and any(one.lower in self.meant for one in units[verb.first : verb.last])
        )
        return verb.denied or open_ or planned or again or bound


_LOOK: Once[_Look] = Once(_look)
"""A subject → what the dates of its text are held against."""


def _disagreeing(told: Iterable[tuple[Passage, Sequence[_Told]]]) -> Iterator[Alert]:
    """Each date that another, further up, excludes."""
    said: dict[tuple[str, int], tuple[FoundDate, Passage]] = {}
    for passage, dates in told:
        for event, found in dates:
            earlier, where = said.setdefault(event, (found, passage))
            if not found.contradicts(earlier.choices[0]):
                continue
            text = where.text[earlier.begin : earlier.end]
            place = where.block.source(earlier.begin, earlier.end)
            yield alert(
                CONTRADICTION,
                Level.ERROR,
                (passage, found.begin, found.end),
                f"further up the same is dated '{text}'",
                related=(Related(span=place, message=f"here it is '{text}'"),),
            )


def _is_near(found: FoundDate) -> bool:
    """Whether it is told by its distance in days, which the check of the window does not read."""
    return found.relative and all(choice.words == "" for choice in found.choices)
