"""When the copy says it comes out, against ``release_window`` and ``premiere_date``."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from writer.checks.newsroom.reading.alerts import against, alert, by_path
from writer.checks.newsroom.reading.claims import CLAIMS
from writer.checks.newsroom.reading.dated import EVENTS, Events
from writer.checks.newsroom.reading.dategrammar import months_of
from writer.checks.newsroom.reading.datewords import FoundDate
from writer.checks.newsroom.reading.days import DAYS, closed, left_open, months_in, place
from writer.checks.newsroom.reading.local import by_passage
from writer.checks.newsroom.reading.passages import Passage
from writer.checks.newsroom.reading.printing import in_place
from writer.checks.newsroom.reading.record import window_in
from writer.checks.newsroom.reading.seasons import SEASONS, Seasons
from writer.checks.newsroom.reading.subjects import Subjects
from writer.checks.newsroom.reading.units import (
    NAME,
    OTHER,
    SEASON,
    STRANGER,
    TITLE,
    Unit,
    clause,
    comma,
    comma_after,
    comma_before,
    follows,
)
from writer.checks.newsroom.reading.verbs import HELPERS, Group, Helpers, Tense, group
from writer.checks.subject import Subject
from writer.model.alert import Alert, Level
from writer.model.facts import Fact
from writer.model.fields import FieldType
from writer.model.names import folded
from writer.model.periods import Precision
from writer.model.windows import Window
from writer.values import Value, replace

RULE = "Facts.ReleaseWindow"
_FIELDS = ("premiere_date", "release_window")
_OUT = frozenset({"released", "airing", "ended"})
_PAST = frozenset({Tense.PAST, Tense.PERFECT, Tense.PLUPERFECT})
_LATER = frozenset({"before", "until"})
_CLOSE = 21
"""Days within which a date without a year is taken for the one on record, and wrong."""

_MARKS = "“”\"'‘’ ,"
_REACH = 8
"""How many units before a date the verb may stand that moves the release to it."""

_BACK = 2
"""How many units before "theaters" or "out" its verb may stand."""

_NEAR = 4
"""How many units before a date a "not" or "rather than" may stand to be about it."""


class FactsWindow(Value, kw_only=False):
    """``Facts.ReleaseWindow``."""

    name: str = "facts_window"
    rules: tuple[str, ...] = (RULE,)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each date of this release that the field excludes, or that says more than is known."""
        facts = by_path(subject.facts.record)
        field = next((name for name in _FIELDS if name in facts), "")
        known = window_in(facts[field]) if field else None
        if known is None:
            return
        look = _Look(
            subject=subject,
            known=known,
            fact=facts[field],
            field=field,
            others=tuple(_recorded(facts)),
            words=EVENTS(subject.lexicon["dates"]),
            subjects=CLAIMS(subject.lexicon["status"]).subjects,
            helpers=HELPERS(subject.lexicon["status"]),
            today=subject.today,
            season=_number(subject),
            seasons=SEASONS(subject),
            out=subject.facts.record.text("status") in _OUT,
            in_cinemas=subject.facts.record.text("medium") in {"film", "franchise"},
            coming=frozenset(folded(row.record.text("title")) for row in subject.facts.record.rows("upcoming")),
            made=frozenset(subject.lexicon["dates"]["events"]["production"]) - {"film", "films"},
            calendar=frozenset((*months_of(subject.lexicon["dates"]), *DAYS(subject.lexicon).weekdays)),
        )

        def look_at(passage: Passage) -> Iterator[Alert]:
            for number, lowers in enumerate(passage.lowers):
                if not look.words.any_release.isdisjoint(lowers):
                    for found in months_in(subject, passage, number):
                        yield from look.alerts(passage, passage.units[number], found)

        yield from by_passage(self.name, subject, look_at)


CHECK = FactsWindow()


class _Look(Value):
    """What the dates of one draft are held against."""

    subject: Subject
    known: Window
    fact: Fact
    field: str
    others: tuple[Window, ...]
    words: Events
    subjects: Subjects
    helpers: Helpers
    today: date
    season: int | None
    seasons: Seasons
    out: bool
    in_cinemas: bool
    calendar: frozenset[str]
    made: frozenset[str]
    """Words of a shoot: what moves is not the release."""

    coming: frozenset[str]
    """Titles of ``upcoming``, which the window of a franchise is that of."""

    def alerts(self, passage: Passage, units: Sequence[Unit], found: FoundDate) -> Iterator[Alert]:
        """The alert on one date, if it is the date of this release."""
        first, last = place(units, found)
        event = self._event(units, first, last, found)
        if event < 0 or not self._of_this_release(units, first, event) or self._of_person(passage, units, event):
            return
        if self._moves(units, event) and all(one.last and one.last.year < self.today.year for one in found.choices):
            return  # a story is: "the series moves it to 1953"
        found = self._meant(units, event, found)
        verb = group(units, event, self.helpers)
        close = self._is_close(found) and not verb.denied and self._tells_of_past(units, verb)
        if not close and self._is_idle(units, event, found):
            return
        problem = "may not be when it came out" if close else self._problem(units, first, found, verb)
        if problem:
            yield self._alert(passage, found, problem)

    def _is_idle(self, units: Sequence[Unit], event: int, found: FoundDate) -> bool:
        """Whether so little is said that it may be of anything: a bound, or, of a work that is out, a day to come."""
        weak = self.words.kinds[units[event].lower] == "weak"
        if not self.out:
            return weak and found.lead in _LATER
        if found.yearless:
            told = self._came_out(units, event, found) or self._is_to_come(units, event)
            return weak or found.relative or not told
        ahead = all(choice.first and choice.first > self.today for choice in found.choices)
        return weak or (ahead and not self._is_to_come(units, event))

    def _is_to_come(self, units: Sequence[Unit], event: int) -> bool:
        """Whether it is told of the whole work, which has no further season, that it is still to come out."""
        verb = group(units, event, self.helpers)
        head = self.subjects.before(units, verb.first)
        told = self._looks_ahead(units, verb) and (self.season is None or self.in_cinemas)
        return told and self.subjects.is_one(units, head, "work") and not self._is_elsewhere(units, event)

    def _came_out(self, units: Sequence[Unit], event: int, found: FoundDate) -> bool:
        """Whether it is told, with a date without a year, that the work came out, and not that it did so elsewhere."""
        if self._moved_by(units, place(units, found)[0], found) >= 0:
            return True
        told = self._tells_of_past(units, group(units, event, self.helpers)) or found.lead == "since"
        return told and self._is_plain_release(units, event) and not self._is_elsewhere(units, event)

    def _is_elsewhere(self, units: Sequence[Unit], event: int) -> bool:
        """Whether the clause names a place or service, or says that it comes out once more."""
        begin, stop = clause(units, event)[0], comma_after(units, event)
        own = comma_before(units, event)
        there = (*units[begin + 1 : min(begin + _NEAR, own)], *units[max(own, 1) : stop])
        return any(unit.lower in self.words.again or self._is_place(unit) for unit in there)

    def _ends_there(self, units: Sequence[Unit], event: int) -> bool:
        """Whether "until" leads to the day itself: "delayed until May", "the wait lasts until May"."""
        return self._moves(units, event) or units[event].lower == "wait"

    def _is_place(self, unit: Unit) -> bool:
        """Whether it may be a place or a service: a capital that no title, season, person, month or day explains."""
        return unit.capital and unit.lower not in {TITLE, SEASON, NAME} and unit.lower not in self.calendar

    def _meant(self, units: Sequence[Unit], event: int, found: FoundDate) -> FoundDate:
        """The date that is meant by a bound: where "since" or a move leads to, and the next summer of "by summer"."""
        if found.lead in _LATER and group(units, event, self.helpers).denied:
            return left_open(found)
        if (found.lead == "since" and event < place(units, found)[0]) or self._ends_there(units, event):
            return closed(found)
        if not (found.yearless and found.open):
            return found
        ahead = tuple(one for one in found.choices if one.last and one.last >= self.today)
        return replace(found, choices=ahead[:1]) if ahead and not self.out else found

    def _event(self, units: Sequence[Unit], first: int, last: int, found: FoundDate) -> int:
        """The word that says what the date is the date of: right behind it, else the nearest before, else after."""
        begin, stop = clause(units, first)
        for index in range(last + 1, min(last + 3, stop)):
            if self._is_plain_release(units, index) and units[last + 1].text != ",":
                return index
        before = next((index for index in range(first - 1, begin - 1, -1) if self.words.is_event(units, index)), -1)
        begins = self.words.begins
        after = next(
            (at for at in range(last + 1, stop) if self.words.is_event(units, at) and units[at].lower not in begins), -1
        )
        event = before if before >= 0 else after
        moved = self._moved_by(units, first, found)
        if moved >= 0:
            return moved
        if before > begin and self._is_told_of(units, begin, before):
            return -1
        if event >= 0 and units[event].lower in self.words.opens and self._opens(found):
            return event
        return event if event >= 0 and self._is_release(units, event, begin, stop) else -1

    def _moved_by(self, units: Sequence[Unit], first: int, found: FoundDate) -> int:
        """The verb that moves the release to a date, as in "pushed back to May"; -1 if none does."""
        led = found.lead in self.words.moved_to or (found.lead == "from" and " to " in found.text)
        if not (led or (first > 0 and units[first - 1].lower in self.words.moved_to)):
            return -1
        begin = comma_before(units, first) if units[first - 1].lower == "for" else clause(units, first)[0]
        return next((at for at in range(first - 1, max(begin, first - _REACH) - 1, -1) if self._moves(units, at)), -1)

    def _moves(self, units: Sequence[Unit], at: int) -> bool:
        return units[at].lower in self.words.moves

    def _opens(self, found: FoundDate) -> bool:
        """Whether "opens" is said of a film in cinemas, not of its first scene: on a day or month of these years."""
        fine = any(choice.precision in {Precision.DAY, Precision.MONTH} for choice in found.choices)
        now = any(choice.first and choice.first.year >= self.today.year - 1 for choice in found.choices)
        return self.in_cinemas and fine and now

    def _is_told_of(self, units: Sequence[Unit], begin: int, event: int) -> bool:
        """Whether it is the object of news, whose date it then is: "Arte ordered the drama's return in December"."""
        owned = units[event - 1].lower in {"'s", "its", "their", "the"}
        told = (unit.lower for unit in units[begin : event - 1] if self.words.kinds.get(unit.lower) == "news")
        return owned and any(word.endswith("ed") for word in told)

    def _is_close(self, found: FoundDate) -> bool:
        """Whether a day without a year lies so near to the day on record that it can only be meant to be that day."""
        if not self.out or not found.yearless or found.relative or self.known.first is None:
            return False
        exact = self.known.precision is Precision.DAY
        days = [choice.first for choice in found.choices if choice.first and choice.first == choice.last]
        return exact and any(0 < abs((day - self.known.first).days) <= _CLOSE for day in days)

    def _is_plain_release(self, units: Sequence[Unit], at: int) -> bool:
        return self.words.kinds.get(units[at].lower) == "release" and self.words.is_event(units, at)

    def _is_release(self, units: Sequence[Unit], event: int, begin: int, stop: int) -> bool:
        """A plain release word is one; "expected" and its like are if they are said of nothing else."""
        kind = self.words.kinds[units[event].lower]
        if units[event].lower in self.words.begins:
            head = self.subjects.before(units, group(units, event, self.helpers).first)
            return head >= 0 and units[head].lower in self.subjects.classes["whole"]
        if kind != "weak":
            return kind == "release"
        if event + 1 < stop and units[event + 1].lower == "to":
            return False  # "expects to be done by May"
        if self._is_other_deed(units, event, stop):
            return False
        kinds = {self.words.kinds.get(unit.lower) for unit in units[begin:stop]}
        return "release" in kinds or kinds.isdisjoint({"production", "news"})

    def _is_other_deed(self, units: Sequence[Unit], event: int, stop: int) -> bool:
        """Whether it is expected of somebody to do what is no release: "expects a service to pick it up"."""
        to = next((at for at in range(event + 2, stop - 1) if units[at].lower == "to"), stop)
        verb = units[to + 1].lower if to < stop else "be"
        return verb != "be" and self.words.kinds.get(verb) not in {"release", "weak"}

    def _of_this_release(self, units: Sequence[Unit], first: int, event: int) -> bool:
        """No other season, no other title, no festival, no trailer."""
        begin, stop = clause(units, first)
        seasons = [self.seasons.meant(units, at) for at in range(begin, stop) if units[at].lower == SEASON]
        if seasons and self.season is not None and self.season not in seasons:
            return False
        elsewhere = self.words.not_the_work if self.in_cinemas else self.words.not_the_work | self.words.cinemas
        end = min(comma_after(units, max(first, event)), max(first, event) + _REACH)
        if any(unit.lower in elsewhere for unit in units[begin:end]):
            return False
        wished = not self.words.wished.isdisjoint(unit.lower for unit in units[begin:first])
        another = any(self._is_another(units, at) for at in range(begin, first))
        part = any(self._is_part(units, at) for at in range(max(begin, event - _NEAR), min(stop, event + _NEAR)))
        if wished or another or part or self._is_of_another(units, event):
            return False
        titles = [unit for unit in units[: max(event, first)] if unit.lower in {TITLE, OTHER}]
        return not titles or titles[-1].lower == TITLE or folded(titles[-1].text.strip(_MARKS)) in self.coming

    def _is_of_another(self, units: Sequence[Unit], event: int) -> bool:
        """Whether its subject is a person, a stranger or a part of the work, or what moves is a shoot."""
        head = self.subjects.before(units, group(units, event, self.helpers).first)
        if self._moves(units, event):
            return any(unit.lower in self.made for unit in units[comma_before(units, event) : event])
        other = self.words.persons | self.words.portions | {OTHER, STRANGER}
        return head >= 0 and (units[head].lower in other or self._is_part(units, head))

    def _is_part(self, units: Sequence[Unit], at: int) -> bool:
        """Whether it is an episode or another part of the work; "ten-part" is none."""
        return units[at].lower in self.words.parts and not (at and units[at - 1].text == "-")

    def _is_another(self, units: Sequence[Unit], at: int) -> bool:
        """Whether the words at ``at`` name another work of the house: "its next", but not "its next season"."""
        found = next((words for words in self.words.another if follows(units, at, words)), None)
        behind = at + len(found or ())
        return found is not None and units[behind].lower not in {SEASON, *self.seasons.nouns}

    def _of_person(self, passage: Passage, units: Sequence[Unit], event: int) -> bool:
        """Whether it is an actor or other person on record who "returns"."""
        head = self.subjects.before(units, group(units, event, self.helpers).first)
        if head < 0 or units[head].lower != NAME:
            return False
        found = (one for _, mentions in passage.mentions for one in mentions if one.begin == units[head].begin)
        return any(form.known.kind == FieldType.PERSON.value for mention in found for form in mention.forms)

    def _problem(self, units: Sequence[Unit], first: int, found: FoundDate, verb: Group) -> str:
        """What is wrong with the date, in words; nothing if it is right, or of another time."""
        if self._is_history(units, first, found, verb) or self._is_set_aside(units, first, verb, found):
            return ""
        if found.contradicts(self.known):
            return "is not when it comes out" if not self.out else "is not when it came out"
        if found.open or found.covers(self.known) or verb.denied:
            return ""
        return "is more than is known"

    def _is_history(self, units: Sequence[Unit], first: int, found: FoundDate, verb: Group) -> bool:
        """A plan of old, or an earlier release: told in the past, or of a day that is past and on record."""
        moved = self._moves(units, verb.last)
        begin = comma_before(units, verb.first) if moved else clause(units, first)[0]
        told = (at for at in range(begin, first) if units[at].lower in self.words.history)
        if verb.was_to or verb.tense is Tense.PLUPERFECT or any(not _is_aside(units, at, verb.first) for at in told):
            return True
        if any(choice.days == other.days for choice in found.choices for other in self.others):
            return True
        past = found.yearless and self._tells_of_past(units, verb) and not moved
        if not past and not found.over(self.today):
            return False
        if moved or (self._looks_ahead(units, verb) and not past):
            return False
        return not self.out or any(not found.contradicts(other) for other in self.others)

    def _tells_of_past(self, units: Sequence[Unit], verb: Group) -> bool:
        words = {unit.lower for unit in units[max(verb.last - _BACK, 0) : verb.last + 1]}
        past = any(word.endswith("ed") for word in words) or not words.isdisjoint(self.words.past)
        return verb.tense in _PAST or (verb.tense is Tense.BARE and past and not verb.to_be)

    def _looks_ahead(self, units: Sequence[Unit], verb: Group) -> bool:
        word = units[verb.last].lower
        present = verb.tense is Tense.PRESENT or (verb.tense is Tense.BARE and word.endswith("s"))
        told = present or verb.tense in {Tense.FUTURE, Tense.MODAL}
        return told or any(unit.lower in self.words.ahead for unit in units)

    def _is_set_aside(self, units: Sequence[Unit], first: int, verb: Group, found: FoundDate) -> bool:
        """Whether the date is named as one that it is not: "will not arrive in 2025", "rather than 2025"."""
        near = any(unit.lower in self.words.not_this for unit in units[max(first - _NEAR, 0) : first])
        denied = verb.denied and verb.last < first
        begin, stop = clause(units, first)
        text = " ".join(unit.lower for unit in units[begin:stop])
        if any(phrase in text for phrase in self.words.ruled_out):
            return True
        if found.lead == "from" and verb.denied:  # "not until May": from then on
            return not found.contradicts(self.known)
        return (denied or near) and (found.lead in _LATER or not found.covers(self.known))

    def _alert(self, passage: Passage, found: FoundDate, problem: str) -> Alert:
        begin, end, expected = found.begin, found.end, str(self.known)
        level = against(self.fact) if problem.startswith("is not") else Level.WARNING
        plain = not (found.lead or found.relative or self._is_unknown)
        return alert(
            RULE,
            level,
            (passage, begin, end),
            f"'{passage.text[begin:end]}' {problem}: on record is '{expected}'",
            suggestions=in_place(passage.text, begin, self.known, self.subject) if plain else (),
            field=self.field,
            expected=expected,
        )

    @property
    def _is_unknown(self) -> bool:
        return self.known.precision is Precision.UNKNOWN


def _is_aside(units: Sequence[Unit], at: int, stop: int) -> bool:
    """Whether the word at ``at`` stands between two commas before ``stop``: ", once planned for May, will arrive"."""
    return comma(units, 0, at) and comma(units, at + 1, stop)


def _recorded(facts: Mapping[str, Fact]) -> Iterator[Window]:
    """Every other date on record."""
    for path, fact in facts.items():
        window = None if path in _FIELDS or path.startswith("published") else window_in(fact)
        if window and window.precision is not Precision.UNKNOWN:
            yield window


def _number(subject: Subject) -> int | None:
    season = subject.facts.scalar("season")
    return season if isinstance(season, int) else None
