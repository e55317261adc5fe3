"""What a sentence states of the facts that are less than official: a date, a part in the cast, a work to come."""

import re
from collections.abc import Iterator, Mapping

from writer.checks.newsroom.facts_dates import told_dates
from writer.checks.newsroom.reading.alerts import by_path
from writer.checks.newsroom.reading.claims import CLAIMS, claims_of
from writer.checks.newsroom.reading.datewords import DATES
from writer.checks.newsroom.reading.days import place
from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.passages import Passage
from writer.checks.newsroom.reading.record import window_in
from writer.checks.subject import Subject
from writer.model.facts import Certainty, Fact
from writer.values import Value

WINDOWS = ("premiere_date", "release_window")
_ROW = re.compile(r"((?:cast|crew|upcoming)\[\d+\])\.(?:actor|name|title)$")


class Stated(Value, kw_only=False):
    """A fact that a sentence states at ``begin:end`` of its text, which is unit ``at``."""

    path: str
    fact: Fact
    at: int
    begin: int
    end: int


class Unsure(Value, eq=False):
    """The facts of one draft that are less than official, by their path; those of rows by that of the row."""

    subject: Subject
    facts: Mapping[str, Fact]
    holds: frozenset[str]

    def stated(self, passage: Passage, number: int) -> Iterator[Stated]:
        """Each of them that the sentence states, in whatever words."""
        if self.facts:
            yield from self.dates(passage, number)
            yield from self.rows(passage, number)
            yield from self.window(passage, number)
            yield from self._status(passage, number)

    def dates(self, passage: Passage, number: int) -> Iterator[Stated]:
        """The dates of events; that of the release is no such event."""
        units = passage.units[number]
        for found, happening in told_dates(self.subject, passage, number):
            for known in happening.known:
                fact = self.facts.get(known.path)
                if fact and known.path not in WINDOWS and not found.contradicts(known.window):
                    yield Stated(known.path, fact, place(units, found)[0], found.begin, found.end)

    def rows(self, passage: Passage, number: int) -> Iterator[Stated]:
        """Who is in the cast, who makes the work, and what else is to come."""
        units = passage.units[number]
        for mention in passage.mentions[number][1]:
            rows = {match[1] for path in mention.paths if (match := _ROW.match(path))} & self.facts.keys()
            at = next((i for i, unit in enumerate(units) if unit.begin <= mention.begin < unit.end), -1)
            if len(rows) == len(mention.forms) == 1 and at >= 0 and not passage.in_quote(mention.begin):
                path = rows.pop()
                yield Stated(path, self.facts[path], at, mention.begin, mention.end)

    def window(self, passage: Passage, number: int) -> Iterator[Stated]:
        """The very window on record, where it is the date of nothing else."""
        path = next((path for path in WINDOWS if path in self.facts), "")
        window = window_in(self.facts[path]) if path else None
        if window is None:
            return
        units, sentence = passage.units[number], passage.sentences[number]
        text = passage.text[sentence.begin : sentence.end]
        other = {
            found.begin
            for found, happening in told_dates(self.subject, passage, number)
            if not any(one.path in WINDOWS for one in happening.known)
        }
        for found in DATES(self.subject.lexicon["dates"]).find(text, self.subject.today):
            begin, end = sentence.begin + found.begin, sentence.begin + found.end
            same = any(choice.days == window.days for choice in found.choices)
            if same and begin not in other and not passage.in_quote(begin):
                at = next((i for i, unit in enumerate(units) if unit.end > begin), 0)
                yield Stated(path, self.facts[path], at, begin, end)

    def _status(self, passage: Passage, number: int) -> Iterator[Stated]:
        if "status" in self.facts:
            units = passage.units[number]
            for claim in claims_of(CLAIMS(self.subject.lexicon["status"]), passage.reading)[number]:
                if claim.holds and claim.name in self.holds:
                    yield Stated(
                        "status", self.facts["status"], claim.first, units[claim.first].begin, units[claim.last].end
                    )


def _unsure(subject: Subject) -> Unsure:
    facts = {path: fact for path, fact in by_path(subject.facts.record).items() if fact.certainty is not _SURE}
    statuses = subject.lexicon["status"]["statuses"]
    holds = frozenset(statuses.get(subject.facts.record.text("status"), {}).get("holds", ()))
    return Unsure(subject=subject, facts=facts, holds=holds)


_SURE = Certainty.OFFICIAL

UNSURE: Once[Unsure] = Once(_unsure)
"""A subject → its facts that are less than official."""
