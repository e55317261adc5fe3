"""What stands around a span of time in its sentence, and the dates that it may run between."""

from collections.abc import Iterable, Iterator, Sequence

from writer.checks.newsroom.reading.anchors import Anchor, Anchors, anchor_of
from writer.checks.newsroom.reading.dated import nearest
from writer.checks.newsroom.reading.datewords import FoundDate
from writer.checks.newsroom.reading.days import dates_in, in_year_of, place
from writer.checks.newsroom.reading.ground import Ground
from writer.checks.newsroom.reading.happenings import Happening
from writer.checks.newsroom.reading.passages import Passage
from writer.checks.newsroom.reading.spans import TimeSpan
from writer.checks.newsroom.reading.units import OTHER, SEASON, TITLE, Unit, clause, follows
from writer.model.names import folded
from writer.model.periods import Precision
from writer.values import Value

_POOL = frozenset({"premiere", "finale", "renewal", "start", "wrap", "cancellation", "revival", "announcement"})


class Around(Value):
    """What stands around one span of a sentence: its units before and after, and the dates and events in them."""

    ground: Ground
    passage: Passage
    number: int
    units: Sequence[Unit]
    span: TimeSpan
    first: int
    after: int
    stop: int

    @classmethod
    def of(cls, ground: Ground, passage: Passage, number: int, span: TimeSpan) -> "Around":
        """Around ``span``, which sentence ``number`` of ``passage`` tells."""
        units, shift = passage.units[number], passage.sentences[number].begin
        first = next((i for i, unit in enumerate(units) if unit.end > span.begin + shift), len(units))
        after = next((i for i, unit in enumerate(units) if unit.begin >= span.done + shift), len(units))
        dates = dates_in(ground.subject, passage, number)
        commas = (
            i
            for i in range(after, len(units))
            if units[i].text in {",", ";", "—", "–", ":"}
            and not any(one.begin <= units[i].begin < one.end for one in dates)
        )
        return cls(
            ground=ground,
            passage=passage,
            number=number,
            units=units,
            span=span,
            first=first,
            after=after,
            stop=next(commas, len(units)),
        )

    def anchors(self) -> Anchors | None:
        """The dates at both ends, as far as the form of the span tells; ``None`` if nothing can be said."""
        if self._is_of_old_plan() or self._is_of_another():
            return None
        return {
            "ago": self._ago,
            "counting": self._counting,
            "later": self._later,
            "earlier": self._later,
            "after": self._after,
            "before": self._after,
            "from_now": self._from_now,
            "to_go": self._from_now,
            "wait": self._wait,
            "shoot": self._shoot,
            "lasting": self._lasting,
            "so_far": self._so_far,
            "": self._nothing,
        }[self.span.form]()

    def _is_of_old_plan(self) -> bool:
        """Whether it is measured from a day that is given up: "five weeks before it was to open"."""
        plans = self.ground.old_plans
        return any(follows(self.units, at, words) for at in range(self.after, self.stop) for words in plans)

    def _is_of_another(self) -> bool:
        """Whether the title before it is one of which nothing is on record."""
        titles = [at for at in range(self.first) if self.units[at].lower in {OTHER, TITLE}]
        last = titles[-1] if titles else -1
        happenings = self.ground.happenings
        if last < 0 or self.units[last].lower == TITLE or happenings.title_at(self.units, last):
            return False
        return folded(self.units[last].text.strip(_MARKS)) != happenings.source

    def _nothing(self) -> Anchors | None:
        """A span that is only followed, later, by "since": "a three-year edge since the renewal"."""
        words = [unit.lower for unit in self.units[self.after : self.stop]]
        if "since" not in words[:6]:
            return None
        begin = self.after + words.index("since") + 1
        ones = self._named(begin, self.stop)
        return self._of(ones, (self.ground.today, *self._rest())) if ones else None

    def _ago(self) -> Anchors | None:
        """What happened so long ago: the event or date in the same part of the sentence, up to a comma."""
        begin = next((i + 1 for i in range(self.first - 1, -1, -1) if self.units[i].text == ","), 0)
        ones = self._named(begin, self.first) or self._apposed(begin)
        if not ones and not begin:
            ones = self._named(self.after, len(self.units))
        return self._of(ones, (self.ground.today,), sure=True) if ones else None

    def _apposed(self, begin: int) -> tuple[Anchor, ...]:
        """The date right before the comma behind which the span begins: "in March 2022, nearly six years ago"."""
        if not begin or begin != self.first:
            return ()
        dates = (one for one in self._dates() if place(self.units, one)[1] == begin - 2)
        return tuple(anchor for one in dates for anchor in self._of_date(one))

    def _from_now(self) -> Anchors | None:
        ones = self._named(0, self.first) or self._named(self.after, len(self.units))
        return self._of((self.ground.today,), ones, sure=True) if ones else None

    def _waits_for_itself(self) -> bool:
        """Whether somebody waits who is no reader or viewer: "she once waited three years to finish a film"."""
        waited = next((i for i in range(self.first) if self.units[i].lower in self.ground.wait_verbs), -1)
        before = self.ground.happenings.subjects.before(self.units, waited) if waited >= 0 else -1
        return before >= 0 and self.units[before].lower not in self.ground.waiters

    def _counting(self) -> Anchors | None:
        return self._of(self._all(past=True), (self.ground.today,))

    def _later(self) -> Anchors | None:
        before = self._named(0, self.first)
        rest = self._named(self.after, clause(self.units, self.first)[1])
        words = {unit.lower for unit in self.units[: self.first]} | {
            unit.lower for unit in self.units[self.after : self.after + 2]
        }
        if not self.ground.now.isdisjoint(words):
            return self._of(before or self._all(past=True), (self.ground.today,))
        owner = self._owner() if before and rest else None
        if owner:
            before = tuple(one for one in before if one.path not in {known.path for known in owner.known})
        if before and rest:
            return self._of(before, rest, sure=True)
        if two := self._two_titles():
            return two
        ones, others = self._previous(), rest or before
        if ones and others:
            return self._of(ones, others, sure=True)
        earlier = self.ground.chronicle.entries_before([anchor.path for anchor in others])
        return self._of(map(anchor_of, earlier), others)

    def _two_titles(self) -> Anchors | None:
        """Both works that a sentence names before the span: "X followed Y six years later"."""
        named = (self.ground.happenings.title_at(self.units, at) for at in range(self.first))
        titles = tuple(dict.fromkeys(filter(None, named)))
        if len(titles) != _PAIR:
            return None
        ones, others = (map(anchor_of, self.ground.chronicle.of("premiere", title=title)) for title in titles)
        return self._of(ones, others)

    def _owner(self) -> Happening | None:
        """The event before the span that a date behind it belongs to: "it ended twenty weeks later, in December"."""
        events = self._happenings(0, self.first)
        dates = [one for one in self._dates() if place(self.units, one)[0] >= self.after]
        return next((event for date in dates for event in events if self._belongs(date, event)), None)

    def _after(self) -> Anchors | None:
        ones = self._named(self.after, self.stop) or self._whole()
        if not ones or self._of_holiday() or self._is_second():
            return None
        words = [unit.lower for unit in self.units[: self.first]]
        near = (words.index("between") if "between" in words else self.first) < _CLOSE
        rest = self._rest() or (self._previous() if near and self.units[0].lower in self.ground.pointing else ())
        if rest:
            return self._of(ones, rest, sure=True)
        others = self._of_tense()
        return self._of(ones, others) if others else None

    def _whole(self) -> tuple[Anchor, ...]:
        """The first day of the work itself: "five years before the film"."""
        words = [unit.lower for unit in self.units[self.after : self.stop] if unit.text != "."]
        works = self.ground.happenings.subjects.classes["show"] | self.ground.happenings.subjects.classes["film"]
        if len(words) != _PAIR or words[0] != "the" or words[1] not in works or self.ground.chronicle.titles:
            return ()
        chronicle = self.ground.chronicle
        return tuple(map(anchor_of, chronicle.of("premiere", season=1) or chronicle.of("premiere")))

    def _is_second(self) -> bool:
        """Whether it is the second of two spans that one clause has: "a year after X and two months after Y"."""
        before = [unit.lower for unit in self.units[: self.first]]
        return before[-1:] == ["and"] and "after" in before

    def _of_holiday(self) -> bool:
        return self.after < len(self.units) and self.units[self.after].lower.split()[0] in self.ground.holidays

    def _of_tense(self) -> tuple[Anchor, ...]:
        """Where the clause names no day: today if it tells of now, days to come if it looks ahead, else any."""
        words = {unit.lower for unit in (*self.units[: self.first], *self.units[self.stop :])}
        if not words.isdisjoint(self.ground.plans):
            return tuple(one for one in self._all() if one.last >= self.ground.today.first)
        if not words.isdisjoint(self.ground.now | self.ground.present):
            return (self.ground.today,)
        return (self.ground.today, *self._all()) if len(self._all()) > 1 else ()

    def _wait(self) -> Anchors | None:
        words = [unit.lower for unit in self.units]
        if self._waits_for_itself():
            return None
        if two := self._two_seasons():
            return two
        if "between" in words:
            begin = words.index("between") + 1
            middle = words.index("and", begin) if "and" in words[begin:] else begin
            ones = self._named(begin, middle, loose=True)
            ends = self._named(middle, min(middle + _PHRASE, len(words)), loose=True)
            others = tuple(one for one in ends if not one.path.endswith("finale"))
            if ones and others:
                return self._of(ones, others)
        if gap := self._before_one():
            return gap
        pool = (*self._all(), self.ground.today, *self._texts())
        return self._of(pool, pool) if len(pool) > _PAIR else None

    def _before_one(self) -> Anchors | None:
        """From the end of the season, or the entry, before the one that the sentence names to that one."""
        happenings, chronicle = self.ground.happenings, self.ground.chronicle
        here = range(*clause(self.units, self.first))
        seasons = {happenings.season_at(self.units, at) for at in here} - {0}
        titles = {happenings.title_at(self.units, at) for at in here} - {""}
        if len(titles) == 1 and chronicle.titles:
            others = chronicle.of("premiere", title=titles.pop())
            ones = chronicle.entries_before([one.path for one in others])[-1:]
        elif len(seasons) == 1 and (number := seasons.pop() + self._is_after_season()) > 1:
            others = chronicle.of("premiere", season=number)
            ones = tuple(one for kind in _SHOWN for one in chronicle.of(kind, season=number - 1))
        else:
            return None
        return self._of(map(anchor_of, ones), map(anchor_of, others)) if ones and others else None

    def _is_after_season(self) -> bool:
        """Whether it is the wait behind the season that is named: "waited three years after Season 4 ended"."""
        words = [unit.lower for unit in self.units]
        return any(words[at] == "after" and SEASON in words[at + 1 : at + 3] for at in range(self.after, self.stop))

    def _two_seasons(self) -> Anchors | None:
        """The last two seasons that are out: "three years separated the two seasons"."""
        at = next((i for i in range(self.after, self.stop) if self.units[i].lower in self.ground.plural_runs), 0)
        if not at or [unit.lower for unit in self.units[at - 2 : at]] != ["the", "two"]:
            return None
        ones, others = self.ground.chronicle.last_two_seasons(self.ground.subject.today)
        return self._of(map(anchor_of, ones), map(anchor_of, others)) if others else None

    def _shoot(self) -> Anchors | None:
        ones, others = (tuple(map(anchor_of, self.ground.chronicle.of(kind))) for kind in ("start", "wrap"))
        dates = self._texts()
        if not ones or not others:
            return self._of(dates, dates) if len(dates) == _PAIR else None
        return self._of(ones, others)

    def _lasting(self) -> Anchors | None:
        """As in "filming wrapped after seven months", "the shoot took five months"."""
        if going_on := self._so_far():
            return going_on
        told = [one.kind for one in self._happenings(0, len(self.units))]
        if self.units[0].lower == "it" and self.number:
            told += [one.kind for one in self.ground.happenings.find(self.passage.units[self.number - 1])]
            told += ["wrap"] * ("start" in told)
        shoot = "wrap" in told or any(unit.lower in self.ground.shoot_words for unit in self.units[: self.first])
        return self._shoot() if shoot and self.ground.chronicle.of("wrap") else None

    def _so_far(self) -> Anchors | None:
        """How long something has gone on: "has been filming for eleven months", "has played for ten weeks"."""
        words = [unit.lower for unit in self.units[: self.first]]
        if not self.ground.away.isdisjoint(words[-_PHRASE:]):
            return self._before_one()
        if not {"has", "have", "'s"}.intersection(words) or not self.ground.plans.isdisjoint(words):
            return None
        if not self.ground.shoot_words.isdisjoint(words[-_PHRASE:]) and "been" in words:
            ones = tuple(map(anchor_of, self.ground.chronicle.of("start")))
        else:
            ones = self._shown_since(words)
        return self._of(ones, (self.ground.today,)) if ones else None

    def _shown_since(self, words: Sequence[str]) -> tuple[Anchor, ...]:
        """The first day of what is being shown; none of a show of several seasons, which may mean any of them."""
        shown = not self.ground.showing.isdisjoint(words[-_PHRASE:])
        known = self.ground.chronicle.of("premiere") if shown else ()
        return tuple(map(anchor_of, known))

    def _of(self, ones: Iterable[Anchor], others: Iterable[Anchor], *, sure: bool = False) -> Anchors | None:
        return Anchors(ones=tuple(ones), others=tuple(others), sure=sure)

    def _rest(self) -> tuple[Anchor, ...]:
        """What the main clause names: before the span, and behind the phrase that follows it."""
        begin, end = clause(self.units, self.first)
        return (*self._named(begin, self.first), *self._named(self.stop, max(end, self.stop)))

    def _named(self, begin: int, end: int, *, loose: bool = False) -> tuple[Anchor, ...]:
        """The dates in a stretch of the sentence, and those on record of the events that it tells."""
        found = [one for one in self._dates() if begin <= place(self.units, one)[0] and place(self.units, one)[1] < end]
        events = [one for one in self._happenings(begin, end) if not any(self._belongs(date, one) for date in found)]
        known = [known for event in events for known in event.known]
        if loose or not (found or known):
            seasons = {self.ground.happenings.season_at(self.units, at) for at in range(begin, end)} - {0}
            known += [
                one
                for n in seasons
                for kind in ("premiere", "finale")
                for one in self.ground.chronicle.of(kind, season=n)
            ]
            titles = {self.ground.happenings.title_at(self.units, at) for at in range(begin, end)} - {""}
            known += [one for title in titles for one in self.ground.chronicle.of("premiere", title=title)]
        return (*(anchor for one in found for anchor in self._of_date(one)), *map(anchor_of, known))

    def _belongs(self, date: FoundDate, happening: Happening) -> bool:
        owner = nearest(self.ground.happenings, self.ground.dated, self.units, *place(self.units, date))
        return owner is not None and owner.at == happening.at

    def _dates(self) -> Sequence[FoundDate]:
        return [one for one in dates_in(self.ground.subject, self.passage, self.number) if not one.open]

    def _happenings(self, begin: int, end: int) -> list[Happening]:
        return [one for one in self.ground.happenings.find(self.units) if begin <= one.at < end]

    def _of_date(self, found: FoundDate) -> Iterator[Anchor]:
        """Its days; without a year, those on record of its event in the year that it has there."""
        text = self.passage.text[found.begin : found.end]
        if found.yearless and not found.relative:
            owner = nearest(self.ground.happenings, self.ground.dated, self.units, *place(self.units, found))
            known = owner.known if owner else ()
            dated = [in_year_of(found, one.window) for one in known] or self._agreed(found)
            agreed = [one for one in dated if not one.yearless]
            if not agreed:
                return iter(())
            found = agreed[0]
        return (Anchor(first=choice.days[0][0], last=choice.days[-1][1], text=text) for choice in found.choices)

    def _agreed(self, found: FoundDate) -> list[FoundDate]:
        """A date without a year in the year of each date on record that it agrees with."""
        exact = [one for one in self.ground.chronicle.known if one.window.precision in _EXACT]
        dated = [(in_year_of(found, one.window), one.window) for one in exact]
        return [one for one, window in dated if not one.contradicts(window)]

    def _texts(self) -> tuple[Anchor, ...]:
        return tuple(anchor for one in self._dates() for anchor in self._of_date(one))

    def _previous(self) -> tuple[Anchor, ...]:
        """What the sentence before tells of."""
        if not self.number or "born" in self.passage.lowers[self.number - 1]:
            return ()
        units = self.passage.units[self.number - 1]
        before = Around(
            ground=self.ground,
            passage=self.passage,
            number=self.number - 1,
            units=units,
            span=self.span,
            first=0,
            after=0,
            stop=len(units),
        )
        return before._named(0, len(units))

    def _all(self, *, past: bool = False) -> tuple[Anchor, ...]:
        """Every date on record that a wait may run from or to."""
        anchors = tuple(anchor_of(one) for one in self.ground.chronicle.known if one.kind in _POOL)
        return tuple(one for one in anchors if one.first <= self.ground.today.first) if past else anchors


_PHRASE = 8
_SHOWN = ("premiere", "finale")
_MARKS = "“”\"'‘’ ,"
_PAIR, _CLOSE = 2, 5
_EXACT = frozenset({Precision.DAY, Precision.MONTH})
