"""Days against the calendar and the day of publication: wrong weekdays, and plans that are past."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from writer.checks.newsroom.reading.alerts import against, alert
from writer.checks.newsroom.reading.dated import EVENTS, Events
from writer.checks.newsroom.reading.datewords import FoundDate
from writer.checks.newsroom.reading.days import dates_in, in_year_of, place
from writer.checks.newsroom.reading.happenings import HAPPENINGS, Happenings
from writer.checks.newsroom.reading.local import by_passage
from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.passages import Passage
from writer.checks.newsroom.reading.record import CHRONICLE, Known, knows_day
from writer.checks.newsroom.reading.units import SEASON, TITLE, Unit, clause
from writer.checks.newsroom.reading.words import either
from writer.checks.subject import Subject
from writer.checks.vale.pattern import like_re
from writer.model.alert import Alert, Level
from writer.model.periods import Precision
from writer.values import Value

WEEKDAY, PAST = "Time.Weekday", "Time.Past"
_FRESH = 60
"""Days within which a plan of a day without a year is of the day just past, not of the one in a year."""

_REACH = 12
_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")
_LEAP_DAY = "02-29"
_RELEASE = frozenset({"premiere_date", "release_window"})


class TimeDays(Value, kw_only=False):
    """``Time.Weekday`` and ``Time.Past``."""

    name: str = "time_days"
    rules: tuple[str, ...] = (WEEKDAY, PAST)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each weekday that its date has not, each plan of a day gone by, each past of a day to come."""
        look = _Look(
            subject=subject,
            words=WORDS(subject.lexicon["time"]),
            dated=EVENTS(subject.lexicon["dates"]),
            other=EVENTS(subject.lexicon["dates"]).not_the_work | frozenset(subject.lexicon["time"]["other_events"]),
            happenings=HAPPENINGS(subject),
            known=CHRONICLE(subject).known,
        )
        dated = knows_day(subject)

        def look_at(passage: Passage) -> Iterator[Alert]:
            for number, lowers in enumerate(passage.lowers):
                if not look.words.weekdays.keys().isdisjoint(lowers):
                    yield from look.weekdays(passage, number)
                if dated and not look.words.telling.isdisjoint(lowers):
                    yield from look.plans(passage, number)
                if not look.words.to_come.isdisjoint(lowers):
                    yield from look.upcoming(passage, number)

        yield from by_passage(self.name, subject, look_at)


CHECK = TimeDays()


class Words(Value, eq=False):
    """What ``time.yaml`` says of days and plans."""

    weekdays: dict[str, int]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    plans: frozenset[str]
    planned: frozenset[str]
    happened: frozenset[str]
    speech: frozenset[str]
    to_come: frozenset[str]
    works: frozenset[str]
    owners: frozenset[str]
    makes_noun: frozenset[str]
    out: frozenset[str]

    @property
    def telling(self) -> frozenset[str]:
        """The words without which a sentence tells of no plan and no past."""
        return self.plans | self.planned | self.happened

    @classmethod
    def of(cls, lexicon: dict[str, Any]) -> "Words":
        """Read ``time.yaml``."""
        days = {name.lower(): number for number, name in enumerate(lexicon["weekdays"])}
        days |= {short.lower(): days[name.lower()] for short, name in lexicon["short_weekdays"].items()}
        names = either((*lexicon["weekdays"], *lexicon["short_weekdays"]))
        sets = {
            name: frozenset(lexicon[name])
            for name in ("plans", "planned", "happened", "speech", "to_come", "works", "owners", "out", "makes_noun")
        }
        return cls(
            weekdays=days,
            before=like_re(rf"(?-i:\b(?P<day>{names})\.?(?:,? (?:the |on )?|, )$)"),
            behind=like_re(rf"(?-i:(?:,? (?:{either(lexicon['falls'])}) |,? \(a? ?)(?P<day>{names})\b)"),
            **sets,
        )


WORDS: Once[Words] = Once(Words.of)
"""``time.yaml`` → what it says of days and plans."""


class _Look(Value):
    """What the days of one draft are held against."""

    subject: Subject
    words: Words
    dated: Events
    other: frozenset[str]
    happenings: Happenings
    known: tuple[Known, ...]

    @property
    def is_out(self) -> bool:
        """Whether the work is out on the day of publication."""
        return self.subject.facts.record.text("status") in self.words.out

    def weekdays(self, passage: Passage, number: int) -> Iterator[Alert]:
        sentence, text = passage.sentences[number], passage.text
        for found in dates_in(self.subject, passage, number):
            if found.relative or found.choices[0].precision is not Precision.DAY:
                continue
            if found.yearless and not knows_day(self.subject):
                continue
            match = self.words.before.search(text, sentence.begin, found.begin) or self.words.behind.match(
                text, found.end, sentence.end
            )
            days = self._days(found, text)
            if match and days and self.words.weekdays[match["day"].lower()] not in {day.weekday() for day in days}:
                yield self._wrong_weekday(passage, match, days[0], sure=not found.yearless)

    def _days(self, found: FoundDate, text: str) -> list[date]:
        """The days that a date may be, the likeliest first: of a year named, on record, near today or in the text."""
        days = [choice.first for choice in found.choices if choice.first]
        if not found.yearless:
            return days
        return self._on_record(days[0]) or [*self._nearby(days), *self._in_years(days[0], text)]

    def _on_record(self, day: date) -> list[date]:
        firsts = [one.window.first for one in self.known if one.window.precision is Precision.DAY]
        return [first for first in firsts if first and (first.month, first.day) == (day.month, day.day)]

    def _nearby(self, days: Sequence[date]) -> list[date]:
        return sorted(days, key=lambda day: abs((day - self.subject.today).days))[:1]

    def _in_years(self, day: date, text: str) -> list[date]:
        years = {int(year) for year in _YEAR.findall(text)}
        return [day.replace(year=year) for year in years if f"{day:%m-%d}" != _LEAP_DAY]

    def _wrong_weekday(self, passage: Passage, match: re.Match[str], day: date, *, sure: bool) -> Alert:
        sure = sure or bool(self._on_record(day))
        right = f"{day:%A}"
        text = f"{day:%B} {day.day}, {day.year}"
        return alert(
            WEEKDAY,
            Level.ERROR if sure else Level.WARNING,
            (passage, *match.span("day")),
            f"{text} {'was' if day < self.subject.today else 'is'} a {right}",
            suggestions=(right,),
            expected=right,
        )

    def plans(self, passage: Passage, number: int) -> Iterator[Alert]:
        """A plan of a day gone by, or a past of a day to come."""
        units = passage.units[number]
        dates = dates_in(self.subject, passage, number)
        for at, unit in enumerate(units) if dates else ():
            if passage.in_quote(unit.begin):
                continue
            verb = self._planned(units, at)
            gone = (
                next((one for one in self._of_verb(units, at, verb, dates) if self._is_gone(one)), None)
                if verb
                else None
            )
            if gone and not self._told_by_the_window(units, verb, gone):
                yield self._plan(passage, units[at].begin, units[verb].end, gone)
            elif unit.lower in self.words.happened and (ahead := self._ahead(units, at, dates)):
                if self._told_by_its_field(units, at, ahead):
                    continue
                yield self._not_yet(passage, unit, ahead)

    def _planned(self, units: Sequence[Unit], at: int) -> int:
        """The verb of the plan that begins at ``at``: "will premiere", "is set to premiere"; 0 if none does."""
        if units[at].lower in self.words.plans:
            verb = at + 1
        elif (
            units[at].lower in _BE
            and at + 2 < len(units)
            and units[at + 1].lower in self.words.planned
            and units[at + 2].lower == "to"
        ):
            verb = at + 3
        else:
            return 0
        while verb < len(units) - 1 and (units[verb].lower in _SKIPPED or units[verb].lower.endswith("ly")):
            verb += 1
        return verb if verb < len(units) and units[verb].text[0].isalpha() else 0

    def _of_verb(self, units: Sequence[Unit], at: int, verb: int, dates: Sequence[FoundDate]) -> Iterator[FoundDate]:
        """The dates of a plan: those behind its verb, and one that opens the sentence."""
        _, stop = clause(units, verb)
        for one in dates:
            first, last = place(units, one)
            behind = verb < first < min(stop, verb + _REACH) and not self._another(units, verb + 1, first)
            if (behind or (last < at and first <= 1)) and one.lead not in _BOUNDS:
                yield one

    def _another(self, units: Sequence[Unit], begin: int, end: int) -> bool:
        """Whether a verb of its own, or a relative clause, stands between the plan and the date."""
        verbs = self.words.happened | self.words.speech
        return any(unit.lower in verbs or unit.lower in _RELATIVE for unit in units[begin:end])

    def _is_gone(self, found: FoundDate) -> bool:
        today = self.subject.today
        if not found.yearless:
            return not found.relative and found.over(today)
        if found.relative or found.choices[0].precision is not Precision.DAY:
            return False
        near = min((choice.first for choice in found.choices if choice.first), key=lambda day: abs((day - today).days))
        return 0 < (today - near).days <= _FRESH

    def _told_by_the_window(self, units: Sequence[Unit], verb: int, found: FoundDate) -> bool:
        """Whether the check of the release window says the same, and says what is right."""
        if self.dated.kinds.get(units[verb].lower) != "release" or any(unit.lower in self.other for unit in units):
            return False
        return any(one.path in _RELEASE and found.contradicts(one.window) for one in self.known)

    def _told_by_its_field(self, units: Sequence[Unit], at: int, found: FoundDate) -> bool:
        """Whether the event has a field, and the check of dates says what is right."""
        happening = self.happenings.at(units, at)
        return happening is not None and any(found.contradicts(one.window) for one in happening.known)

    def _ahead(self, units: Sequence[Unit], at: int, dates: Sequence[FoundDate]) -> FoundDate | None:
        before = {unit.lower for unit in units[max(at - 3, 0) : at]}
        if at and units[at - 1].lower in self.words.makes_noun:
            return None
        if not before.isdisjoint(_NOT_PAST | self.words.planned | self.words.plans):
            return None
        today = self.subject.today
        for found in dates:
            first, _ = place(units, found)
            if at < first <= at + _NEAR:
                one = self._on_day(units, at, found)
                if (
                    one.lead
                    or one.yearless
                    or one.relative
                    or not one.choices[0].first
                    or one.choices[0].first <= today
                ):
                    return None
                between = {unit.lower for unit in units[at + 1 : first]}
                aimed = units[first - 1].lower in _AIMS or not between.isdisjoint(
                    self.words.planned | _RELATIVE | _AHEAD
                )
                return None if aimed else one
        return None

    def _on_day(self, units: Sequence[Unit], at: int, found: FoundDate) -> FoundDate:
        """A date without a year in that of the one day on record that the event may have; any other as it is."""
        happening = self.happenings.at(units, at) if found.yearless else None
        known = happening.known if happening else ()
        if len(known) != 1 or happening is None or happening.kind != "premiere":
            return found
        dated = in_year_of(found, known[0].window)
        return dated if known[0].season in {0, 1} and not dated.contradicts(known[0].window) else found

    def _is_over(self, units: Sequence[Unit], noun: int) -> bool:
        """Whether the season, or the finale of it, that is called upcoming is past on record."""
        if units[noun].lower != SEASON:
            return False
        behind = units[noun + 1].lower if noun + 1 < len(units) else ""
        kind = "finale" if behind in self.happenings.events.last_ones else "premiere"
        days = [one.days[1] for one in self.happenings.chronicle.of(kind, season=units[noun].number)]
        return bool(days) and max(days) < self.subject.today.toordinal()

    def _plan(self, passage: Passage, begin: int, end: int, found: FoundDate) -> Alert:
        on_record = [one for one in self.known if not found.contradicts(one.window)] if not found.yearless else []
        when = passage.text[found.begin : found.end]
        return alert(
            PAST,
            Level.ERROR if on_record or not found.yearless else Level.WARNING,
            (passage, begin, end),
            f"'{when}' is past on the day of publication, {self.subject.today.isoformat()}",
            field=on_record[0].path if on_record else "",
            expected=str(on_record[0].fact.value) if on_record else "",
        )

    def _not_yet(self, passage: Passage, unit: Unit, found: FoundDate) -> Alert:
        when = passage.text[found.begin : found.end]
        message = f"'{when}' is still to come on the day of publication"
        return alert(PAST, Level.ERROR, (passage, unit.begin, unit.end), message)

    def upcoming(self, passage: Passage, number: int) -> Iterator[Alert]:
        """A work that is out, called upcoming."""
        units = passage.units[number]
        season = self.subject.facts.scalar("season")
        for at, unit in enumerate(units):
            if unit.lower not in self.words.to_come or passage.in_quote(unit.begin):
                continue
            noun = next((i for i in range(at + 1, min(at + 4, len(units))) if units[i].lower in self.words.works), 0)
            owned = any(one.lower in self.words.owners or one.lower == "<name>" for one in units[max(at - 2, 0) : at])
            other = units[noun].lower == SEASON and units[noun].number != season
            of_it = units[noun].lower in {TITLE, SEASON} or (at and units[at - 1].lower in {"the", "this"})
            gone = (self.is_out and not other) or self._is_over(units, noun)
            if noun and not owned and gone and of_it:
                sure = units[noun].lower in {TITLE, SEASON}
                status = self.subject.facts.record.text("status")
                level = against(self.subject.facts.record.get("status")) if sure else Level.WARNING
                message = f"'{unit.text}' does not go with the status on record, '{status}'"
                yield alert(PAST, level, (passage, unit.begin, unit.end), message, field="status", expected=status)


_NEAR = 9
_BE = frozenset({"is", "are", "'s"})
_SKIPPED = frozenset(
    {"be", "not", "also", "then", "now", "again", "once", "more", "finally", "only", "still", "instead"}
)
_BOUNDS = frozenset({"after", "since", "from", "until", "later than", "no earlier than", "not before"})
_NOT_PAST = frozenset(
    {"be", "to", "being", "not", "would", "could", "may", "might", "should", "been", "get", "gets", "if", "newly"}
)
_AIMS = frozenset({"for", "to", "until", "till", "through", "by"})
_AHEAD = frozenset(
    {"due", "return", "premiere", "release", "date", "arrival", "launch", "debut", "plans", "plan", "to", ","}
)
_RELATIVE = frozenset({"which", "who", "that", "after", "since", "as", "because", "than", "where", "began"})
