"""How sure the copy sounds, against how sure its facts are: nothing is stated that is only expected or rumored."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from writer.checks.newsroom.reading.alerts import alert, by_path
from writer.checks.newsroom.reading.claims import CLAIMS, Claims, claims_of
from writer.checks.newsroom.reading.dated import EVENTS
from writer.checks.newsroom.reading.datewords import DATES, FoundDate
from writer.checks.newsroom.reading.limits import limit
from writer.checks.newsroom.reading.local import by_passage
from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.passages import Part, Passage, passages
from writer.checks.newsroom.reading.record import window_in
from writer.checks.newsroom.reading.stated import UNSURE, WINDOWS
from writer.checks.newsroom.reading.units import SEASON, Phrases, Unit, by_first, first_of
from writer.checks.newsroom.reading.words import phrase
from writer.checks.subject import Subject
from writer.model.alert import Alert, Level
from writer.model.facts import Certainty, Fact
from writer.model.windows import Window
from writer.values import Value

WINDOW, STATUS, FIRM, MIXED, GUESSES = (
    f"Certainty.{name}" for name in ("Window", "Status", "Firm", "Mixed", "Guesses")
)
GUESS = frozenset({Certainty.EXPECTED, Certainty.RUMORED, Certainty.UNKNOWN})
"""What is no more than expected."""


class CertaintyCheck(Value, kw_only=False):
    """Warnings where copy is surer than its facts; suggestions where a reader cannot tell what is known."""

    name: str = "certainty"
    rules: tuple[str, ...] = (WINDOW, STATUS, FIRM, MIXED, GUESSES)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Sentence by sentence, and the share of guesses in the whole."""
        look = _look(subject)

        def look_at(passage: Passage) -> Iterator[Alert]:
            for number in range(len(passage.sentences)) if passage.part is not Part.QUOTE else ():
                yield from look.alerts(passage, number)

        yield from by_passage(self.name, subject, look_at)
        yield from _guesses(subject, look.words)


CHECK = CertaintyCheck()


class Words(Value):
    """``certainty.yaml``: each list as the phrases to compare, and the single words among them."""

    hedges: frozenset[str]
    open: frozenset[str]
    said: frozenset[str]
    concludes: frozenset[str]
    firm: Phrases
    official: frozenset[str]
    joins: frozenset[str]
    plans: frozenset[str]
    wishes: frozenset[str]
    settles: Phrases
    points: frozenset[str]
    pointing: frozenset[str]
    be: frozenset[str]

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> "Words":
        """Read the lexicon."""
        return cls(
            hedges=frozenset(lexicon["hedges"]),
            open=frozenset(lexicon["open"]),
            said=frozenset(lexicon["said"]),
            concludes=frozenset(lexicon["concludes"]),
            firm=by_first(map(phrase, lexicon["firm"])),
            official=frozenset(lexicon["official"]),
            joins=frozenset(lexicon["joins"]),
            plans=frozenset(lexicon["plans"]),
            wishes=frozenset(lexicon["wishes"]),
            settles=by_first(map(phrase, lexicon["settles"])),
            points=frozenset(lexicon["points"]),
            pointing=frozenset(lexicon["pointing"]),
            be=frozenset(lexicon["be"]),
        )

    def surely(self, units: Sequence[Unit]) -> Unit | None:
        """The first word of ``units`` that claims to be sure."""
        at = self.sure_at(units)
        return units[at] if at >= 0 else None

    def sure_at(self, units: Sequence[Unit]) -> int:
        """Where it stands, or -1."""
        return first_of(self.firm, units)

    def is_settled(self, units: Sequence[Unit]) -> bool:
        """Whether ``units`` give something a day, and no more: "is locked for May"."""
        return first_of(self.settles, units) >= 0

    def points_back(self, units: Sequence[Unit], at: int) -> bool:
        """Whether the sure word at ``at`` is said of what went before: "confirmed that date", "It is official"."""
        if at and units[at - 1].lower in self.pointing and at + 1 < len(units) and not units[at + 1].text[0].isalpha():
            return True
        after = [unit.lower for unit in units[at + 1 : at + 4]]
        thing = next((word for word in after if word not in self.pointing), "")
        if after and after[0] in self.pointing and (thing in self.points or not thing[:1].isalpha()):
            return True
        before = [unit.lower for unit in units[:at]]
        begins = before[:1] and before[0] in self.pointing and (before[1:2] and before[1] in self.points | self.be)
        return bool(begins) and not self.be.isdisjoint(before)


WORDS: Once[Words] = Once(Words.of)
"""``certainty.yaml`` → its words."""


class _Look(Value):
    """What one draft is unsure of: its window, its status, or neither."""

    subject: Subject
    words: Words
    claims: Claims
    releases: frozenset[str]
    production: frozenset[str]
    window: Window | None
    window_field: str
    is_guess: bool
    status: Fact | None
    holds: frozenset[str]
    season: object

    def alerts(self, passage: Passage, number: int) -> Iterator[Alert]:
        """What one sentence claims too firmly."""
        units, lowers = passage.units[number], passage.lowers[number]
        if not units or passage.in_quote(units[0].begin + 1) or not self.words.open.isdisjoint(lowers):
            return
        dated = self._dated(passage, number)
        claim = self._claimed(passage, number)
        if dated is None and claim is None:
            yield from self._settled(passage, number)
            return
        sure = self.words.surely(units)
        if dated and not self.is_guess and not (sure and sure.lower in self.words.official):
            return  # what is only reported may be stated, and is not official
        hedged = not self.words.hedges.isdisjoint(lowers) or self._is_attributed(passage, number)
        if sure and not hedged and (dated or (claim and self._status_is_guess)):
            yield self._firm(passage, sure, dated)
        elif dated and not hedged:
            yield self._window(passage, *dated)
        elif dated and claim and not self._status_is_guess and not self.words.concludes.isdisjoint(lowers):
            message = "what is known and what is expected stand in one sentence: readers cannot tell them apart"
            sentence = passage.sentences[number]
            yield alert(MIXED, Level.SUGGESTION, (passage, sentence.begin, sentence.end), message)
        elif claim and self._status_is_guess and not hedged:
            yield self._state(passage, *claim)

    @property
    def _status_is_guess(self) -> bool:
        return self.status is not None and self.status.certainty in GUESS

    def _dated(self, passage: Passage, number: int) -> tuple[int, int] | None:
        """Where the sentence gives the window that is only expected, as that of this release."""
        lowers, units = passage.lowers[number], passage.units[number]
        if self.window is None or self._is_of_another_season(units):
            return None
        if self.releases.isdisjoint(lowers):
            settled = (self.words.surely(units) or self.words.is_settled(units)) and lowers.isdisjoint(self.production)
            same = next(UNSURE(self.subject).window(passage, number), None) if settled else None
            return (same.begin, same.end) if same else None
        sentence = passage.sentences[number]
        text = passage.text[sentence.begin : sentence.end]
        for found in DATES(self.subject.lexicon["dates"]).find(text, self.subject.today):
            if self._is_window(found):
                return sentence.begin + found.begin, sentence.begin + found.end
        return None

    def _settled(self, passage: Passage, number: int) -> Iterator[Alert]:
        """Where a sentence makes sure of the window that the one before it only expects: "That date is official"."""
        units = passage.units[number]
        at = self.words.sure_at(units)
        hedged = not self.words.hedges.isdisjoint(passage.lowers[number])
        if number and at >= 0 and self.is_guess and not hedged and self.words.points_back(units, at):
            dated = self._dated(passage, number - 1)
            if dated:
                yield self._firm(passage, units[at], dated)

    def _is_of_another_season(self, units: Sequence[Unit]) -> bool:
        seasons = [unit.number for unit in units if unit.lower == SEASON]
        return bool(seasons) and self.season is not None and self.season not in seasons

    def _is_window(self, found: FoundDate) -> bool:
        ahead = not found.over(self.subject.today) and not found.yearless
        return ahead and self.window is not None and not found.contradicts(self.window)

    def _claimed(self, passage: Passage, number: int) -> tuple[int, int] | None:
        """Where the sentence states the status on record."""
        units = passage.units[number]
        if self._is_of_another_season(units):
            return None
        for claim in claims_of(self.claims, passage.reading)[number]:
            if claim.holds and claim.name in self.holds:
                return units[claim.first].begin, units[claim.last].end
        return None

    def _is_attributed(self, passage: Passage, number: int) -> bool:
        """Whether somebody is said to say so, or a source on record is named."""
        _, found = passage.mentions[number]
        named = any(path.startswith("sources[") for mention in found for path in mention.paths)
        return named or not self.words.said.isdisjoint(passage.lowers[number])

    def _firm(self, passage: Passage, sure: Unit, dated: tuple[int, int] | None) -> Alert:
        field = self.window_field if dated else "status"
        certainty = self.subject_certainty(field)
        message = f"'{sure.text}' is more than is known: {field} is on record as {certainty}"
        return alert(FIRM, Level.WARNING, (passage, sure.begin, sure.end), message, field=field, expected=certainty)

    def _window(self, passage: Passage, begin: int, end: int) -> Alert:
        certainty = self.subject_certainty(self.window_field)
        message = f"'{passage.text[begin:end]}' is stated, and only {certainty}: say who expects it, or leave it open"
        where = passage, begin, end
        return alert(WINDOW, Level.WARNING, where, message, field=self.window_field, expected=certainty)

    def _state(self, passage: Passage, begin: int, end: int) -> Alert:
        certainty = self.subject_certainty("status")
        message = f"'{passage.text[begin:end]}' is stated, and only {certainty}: say who reports it"
        return alert(STATUS, Level.WARNING, (passage, begin, end), message, field="status", expected=certainty)

    def subject_certainty(self, field: str) -> str:
        """How sure the field is, in its own word."""
        return by_path(self.subject.facts.record)[field].certainty.value


def _look(subject: Subject) -> _Look:
    facts = by_path(subject.facts.record)
    field = next((name for name in WINDOWS if name in facts), "")
    unsure = field if field and facts[field].certainty in GUESS else ""
    reported = field if field and facts[field].certainty is Certainty.REPORTED else ""
    statuses = subject.lexicon["status"]["statuses"]
    return _Look(
        subject=subject,
        words=WORDS(subject.lexicon["certainty"]),
        claims=CLAIMS(subject.lexicon["status"]),
        releases=EVENTS(subject.lexicon["dates"]).any_release,
        production=frozenset(subject.lexicon["dates"]["events"]["production"]),
        window=window_in(facts[unsure or reported]) if unsure or reported else None,
        window_field=unsure or reported,
        is_guess=bool(unsure),
        status=facts.get("status"),
        holds=frozenset(statuses.get(subject.facts.record.text("status"), {}).get("holds", ())),
        season=subject.facts.scalar("season"),
    )


def _guesses(subject: Subject, words: Words) -> Iterator[Alert]:
    """A story of which too much is guessed, at its first guess."""
    copy = [one for one in passages(subject) if one.part in {Part.PARAGRAPH, Part.LIST}]
    told = [(one, number) for one in copy for number in range(len(one.sentences)) if len(one.units[number]) > 1]
    guesses = [(one, number) for one, number in told if not words.hedges.isdisjoint(one.lowers[number])]
    share = 100 * len(guesses) / max(len(told), 1)
    most = limit(subject, GUESSES)
    if len(told) >= limit(subject, GUESSES, "from") and share > most:
        passage, number = guesses[0]
        sentence = passage.sentences[number]
        message = f"{share:.0f} % of the sentences guess, hope or report, over {most} %: report more, or label it"
        yield alert(GUESSES, Level.SUGGESTION, (passage, sentence.begin, sentence.end), message)
