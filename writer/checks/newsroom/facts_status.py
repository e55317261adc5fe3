"""What the copy says about the state of the work, against ``status``: tense, denial and history understood."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from writer.checks.newsroom.reading.alerts import against, alert, by_path
from writer.checks.newsroom.reading.claims import CLAIMS, Claim, Claims, claims_of
from writer.checks.newsroom.reading.datewords import DATES, FoundDate
from writer.checks.newsroom.reading.local import by_passage
from writer.checks.newsroom.reading.passages import Passage
from writer.checks.newsroom.reading.units import SEASON, TITLE, Unit, clause, follows
from writer.checks.newsroom.reading.words import BREAKS, phrase
from writer.checks.subject import Subject
from writer.model.alert import Alert, Level
from writer.model.dates import PartialDate
from writer.model.periods import MONTHS
from writer.values import Value

RULE = "Facts.Status"
_RECENT_DAYS = 60


class FactsStatus(Value, kw_only=False):
    """``Facts.Status``."""

    name: str = "facts_status"
    rules: tuple[str, ...] = (RULE,)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each claim about this work that its status excludes, unless it tells of an earlier state."""
        lexicon = subject.lexicon["status"]
        status = subject.facts.record.text("status")
        if status not in lexicon["statuses"]:
            return
        look = _look(subject)
        level = against(subject.facts.record.get("status"))
        told, hearsay = frozenset(lexicon["told"]), frozenset(lexicon["hearsay"])

        def look_at(passage: Passage) -> Iterator[Alert]:
            for number, sentence in enumerate(passage.units):
                for claim in look.wrong(passage, number):
                    # somebody else says so: it may be told as what it is
                    attributed = not told.isdisjoint(passage.lowers[number])
                    if attributed and not hearsay.isdisjoint(passage.lowers[number]):
                        continue
                    yield _alert(passage, sentence, claim, status, min(level, Level.WARNING) if attributed else level)

        yield from by_passage(self.name, subject, look_at)


CHECK = FactsStatus()


def stated(subject: Subject, passage: Passage, number: int) -> Iterator[Claim]:
    """What one sentence states of this work's state as it is now, whatever the record says: a question states nothing.

    What it only asks, fears or denies, and what it tells of an earlier state, is left out.
    """
    look = _look(subject)
    yield from (
        claim for claim in look.claims_in(passage, number) if claim.holds and look.stands(passage, number, claim)
    )


def _look(subject: Subject) -> "_Look":
    lexicon = subject.lexicon["status"]
    status = subject.facts.record.text("status")
    rules = lexicon["statuses"].get(status, {"holds": (), "excludes": ()})
    dates = dict(_dates(subject, lexicon["turns"].values()))
    return _Look(
        subject=subject,
        claims=CLAIMS(lexicon),
        holds=frozenset(rules["holds"]),
        excludes=frozenset((*rules["excludes"], *_over(subject, lexicon["after"]))) - _of_others(subject),
        excludes_now=frozenset(rules.get("excludes_now", ())) - _of_others(subject),
        history=frozenset(lexicon["history"]),
        once=frozenset(lexicon["once"]),
        doubt=frozenset(lexicon["doubt"]),
        bounds=frozenset(lexicon["bounds"]),
        there=frozenset(lexicon["there"]),
        by_country=frozenset(lexicon["by_country"]),
        reported=frozenset(lexicon["reported"]),
        some_day=tuple(map(phrase, lexicon["some_day"])),
        backdrop=frozenset(lexicon["backdrop"]),
        for_a_time=frozenset(lexicon["for_a_time"]),
        parts=frozenset(lexicon["parts"]),
        season=_season(subject),
        ahead=status in lexicon["ahead"],
        turn=_last_turn(subject, dates.values()),
        own={claim: dates[field] for claim, field in lexicon["turns"].items() if field in dates},
    )


_BOUND = 3
"""How many units before its subject the "before" of a clause may stand."""


class _Look(Value):
    """What the claims of one draft are held against."""

    subject: Subject
    claims: Claims
    holds: frozenset[str]
    excludes: frozenset[str]
    excludes_now: frozenset[str]
    history: frozenset[str]
    once: frozenset[str]
    doubt: frozenset[str]
    bounds: frozenset[str]
    there: frozenset[str]
    by_country: frozenset[str]
    reported: frozenset[str]
    some_day: tuple[tuple[str, ...], ...]
    backdrop: frozenset[str]
    for_a_time: frozenset[str]
    parts: frozenset[str]
    season: int | None
    ahead: bool
    turn: date
    own: Mapping[str, PartialDate]
    """Of a claim: when the turn that it tells of came, on record."""

    def claims_in(self, passage: Passage, number: int) -> tuple[Claim, ...]:
        """The claims of one sentence; a question makes none."""
        asks = any(unit.text == "?" for unit in passage.units[number][-2:])
        return () if asks else claims_of(self.claims, passage.reading)[number]

    def wrong(self, passage: Passage, number: int) -> Iterator[Claim]:
        """The claims of one sentence that cannot hold with this status."""
        last = -1
        for claim in self.claims_in(passage, number):
            excluded = claim.name in self.excludes or (claim.name in self.excludes_now and not claim.past)
            against_status = excluded if claim.holds else claim.name in self.holds
            if against_status and claim.first > last and self.stands(passage, number, claim):
                last = claim.last
                yield claim

    def stands(self, passage: Passage, number: int, claim: Claim) -> bool:
        """Whether it is made of this work as it is now, and by the text itself."""
        sentence = passage.units[number]
        return (
            not passage.in_quote(sentence[claim.first].begin)
            and self._of_this_work(sentence, passage.units[number - 1] if number else (), claim)
            and not self._open(sentence, claim)
            and not (claim.past and self._history(passage, number, claim))
        )

    def _of_this_work(self, sentence: Sequence[Unit], before: Sequence[Unit], claim: Claim) -> bool:
        """No other title and no other season is meant; where earlier seasons exist, some claims need the coming one."""
        if self._other_season(sentence, claim):
            return False
        if claim.subject < 0:
            return True
        head = sentence[claim.subject]
        if (
            claim.new
            and (self.season or 1) > 1
            and not self.claims.subjects.is_coming(sentence, claim.subject, self.season or 1)
        ):
            return False
        if head.lower == "it":
            if not any(map(_is_own, before)) and any(unit.lower in self.parts for unit in before):
                return False
            return not self.claims.subjects.ends_on_other(sentence[: claim.subject]) and not (
                not any(_is_own(unit) for unit in sentence[: claim.subject])
                and self.claims.subjects.ends_on_other(before)
            )
        return not self.claims.subjects.ends_on_other(sentence[: claim.subject]) or _is_own(head)

    def _other_season(self, sentence: Sequence[Unit], claim: Claim) -> bool:
        begin, end = clause(sentence, claim.first)
        near = [unit.number for unit in sentence[begin:end] if unit.lower == SEASON]
        if not near or self.season is None or self.season in near:
            return False
        return self.ahead or min(near) < self.season  # after the last season none is to come

    def _open(self, sentence: Sequence[Unit], claim: Claim) -> bool:
        """Whether it is only feared, hoped, asked or denied."""
        begin, _ = clause(sentence, claim.first)
        told = any(unit.lower in self.reported for unit in sentence)
        if (claim.name in self.by_country and _is_abroad(sentence, claim)) or any(
            unit.lower in self.there for unit in sentence[claim.last + 1 : claim.last + 3]
        ):
            return True
        subject = claim.subject if 0 <= claim.subject < claim.first else claim.first
        if not claim.past and any(
            unit.lower in self.bounds for unit in sentence[max(begin, subject - _BOUND) : subject]
        ):
            return True
        if any(follows(sentence, at, words) for at in range(begin, claim.first) for words in self.some_day):
            return True
        return told or any(unit.lower in self.doubt for unit in sentence[begin : claim.first])

    def _history(self, passage: Passage, number: int, claim: Claim) -> bool:
        """Whether the past that it tells of is over: by a word for it, or by its date."""
        sentence = passage.units[number]
        beside = sentence[max(claim.first - 1, 0) : claim.last + 2]
        if any(unit.lower in self.history for unit in sentence) or any(unit.lower in self.once for unit in beside):
            return True
        if self._is_backdrop(sentence, claim):
            return True
        text = passage.text[sentence[0].begin : sentence[-1].end]
        found = DATES(self.subject.lexicon["dates"]).find(text, self.subject.today)
        return any(self._is_past(self._last(date), claim.name) for date in found)

    def _is_backdrop(self, sentence: Sequence[Unit], claim: Claim) -> bool:
        """Whether the rest of the sentence comes after it ("after NBC canceled it"), or it was only for a time."""
        begin = next((at + 1 for at in range(claim.first - 1, -1, -1) if sentence[at].text in BREAKS | {","}), 0)
        before = {unit.lower for unit in sentence[begin : claim.first]}
        behind = [unit.lower for unit in sentence[claim.last + 1 : claim.last + 6]]
        lasted = behind[:1] == ["for"] and not self.for_a_time.isdisjoint(behind)
        return lasted or not self.backdrop.isdisjoint(before)

    def _is_past(self, day: date, claim: str) -> bool:
        """Whether ``day`` is before the last turn, or the one that the record itself has for ``claim``."""
        own = self.own.get(claim)
        return day < self.turn or (own is not None and own.first <= day <= own.last)

    def _last(self, found: FoundDate) -> date:
        """The last day of a date; of one without a year, the latest that has begun."""
        today, choices = self.subject.today, found.choices
        begun = [one for one in choices if one.first and one.first <= today] if found.yearless else choices
        return max((one.last for one in begun if one.last), default=date.max)


def _of_others(subject: Subject) -> frozenset[str]:
    """What may be said of another season than that on record."""
    seasons = "season" in subject.facts.record or "seasons" in subject.facts.record
    return frozenset(subject.lexicon["status"]["of_one"]) if seasons else frozenset()


def _season(subject: Subject) -> int | None:
    season = subject.facts.scalar("season")
    return season if isinstance(season, int) else None


def _dates(subject: Subject, fields: Iterable[str]) -> Iterator[tuple[str, PartialDate]]:
    facts = by_path(subject.facts.record)
    for name in fields:
        value = facts[name].value if name in facts else None
        if isinstance(value, PartialDate):
            yield name, value


def _over(subject: Subject, after: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """The claims that are excluded since a day on record is past."""
    for name, value in _dates(subject, after):
        if value.last < subject.today:
            yield from after[name]


def _last_turn(subject: Subject, dates: Iterable[PartialDate]) -> date:
    """The day before which a dated statement is history: that of the last turn on record, else two months ago."""
    known = [value.first for value in dates if value.first <= subject.today]
    return max(known, default=subject.today - timedelta(days=_RECENT_DAYS))


def _is_abroad(sentence: Sequence[Unit], claim: Claim) -> bool:
    """Whether "in" and a place follow: "has been playing in Chile"; where the story is at home is not on record."""
    for at in range(claim.last, min(claim.last + 2, len(sentence) - 1)):
        place = sentence[at + 1]
        if sentence[at].lower == "in" and place.capital and place.text[0].isalpha() and place.text not in MONTHS:
            return not _is_own(place)
    return False


def _is_own(unit: Unit) -> bool:
    return unit.lower in {TITLE, SEASON}


def _alert(passage: Passage, sentence: Sequence[Unit], claim: Claim, status: str, level: Level) -> Alert:
    begin, end = sentence[claim.first].begin, sentence[claim.last].end
    return alert(
        RULE,
        level,
        (passage, begin, end),
        f"'{passage.text[begin:end]}' does not go with the status on record, '{status}'",
        field="status",
        expected=status,
    )
