"""Staleness: facts past their shelf life, windows that have closed, days to come that have passed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from writer.checks.newsroom.reading.record import window_in
from writer.checks.scorecard import standings
from writer.desk.desk import Desk
from writer.errors import FileError, Problem
from writer.model.draft import Draft
from writer.model.facts import Fact
from writer.values import Value

_TO_COME = ("release_window", "premiere_date")
_OUT = frozenset({"released", "airing", "ended", "cancelled", "shelved"})
"""Statuses under which a window lies behind us rightly."""

_PUT_AWAY = frozenset({"spiked"})


class Stale(Value):
    """One fact that may no longer hold: its field, what it says, and why."""

    field: str
    value: str
    why: str

    def __str__(self) -> str:
        """``release_window 'late 2026' has closed``."""
        return f"{self.field} '{self.value}' {self.why}"


class StaleDraft(Value):
    """A draft with its stale facts; one that cannot be read has ``problems`` instead."""

    path: Path
    facts: tuple[Stale, ...] = ()
    problems: tuple[Problem, ...] = ()


def stale(desk: Desk) -> Iterator[StaleDraft]:
    """Every draft of the desk with a stale fact, by name; spiked ones are left in peace."""
    for path in sorted(desk.drafts()):
        try:
            draft = desk.read(path)
        except FileError as error:
            yield StaleDraft(path=path, problems=error.problems)
            continue
        facts = tuple(stale_facts(draft, desk.today())) if draft.stage not in _PUT_AWAY else ()
        if facts:
            yield StaleDraft(path=path, facts=facts)


def stale_facts(draft: Draft, today: date) -> Iterator[Stale]:
    """The facts of a draft that may no longer hold on the day ``today``."""
    record = draft.facts.record
    if record.text("status") not in _OUT:
        for name in _TO_COME:
            last = _last(record.get(name))
            if last and last < today:
                yield Stale(field=name, value=record.text(name), why="has closed")
    for number, row in enumerate(record.rows("next_events")):
        last = _last(row.record.get("date"))
        if last and last < today:
            yield Stale(field=f"next_events[{number}]", value=row.record.text("event"), why=f"was to come on {last}")
    for fact in standings(record, draft.fields):
        if fact.checked and fact.stale_since and fact.stale_since <= today:
            why = f"is as of {fact.checked}, {(today - fact.checked).days} days ago"
            yield Stale(field=fact.field, value=fact.value, why=why)


def _last(fact: Fact | None) -> date | None:
    window = window_in(fact)
    return window.last if window else None
