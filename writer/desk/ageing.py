"""Which facts of a draft age: those with a shelf life, windows that will close, days that will come."""

from collections.abc import Iterator
from datetime import date, timedelta

from writer.checks.newsroom.reading.record import window_in
from writer.checks.scorecard import standings
from writer.model.ageing import Ageing
from writer.model.draft import Draft
from writer.model.facts import Fact

_TO_COME = ("release_window", "premiere_date")
_OUT = frozenset({"released", "airing", "ended", "cancelled", "shelved"})
"""Statuses under which a window lies behind us rightly."""

_DAY = timedelta(days=1)


def ageing(draft: Draft) -> Iterator[Ageing]:
    """The facts of a draft that may no longer hold on some day, or do not already."""
    record = draft.facts.record
    if record.text("status") not in _OUT:
        for name in _TO_COME:
            last = _last(record.get(name))
            if last:
                yield Ageing(field=name, value=record.text(name), kind="window", until=last)
    for number, row in enumerate(record.rows("next_events")):
        last = _last(row.record.get("date"))
        if last:
            yield Ageing(field=f"next_events[{number}]", value=row.record.text("event"), kind="event", until=last)
    for fact in standings(record, draft.fields):
        if fact.checked and fact.stale_since:
            until = fact.stale_since - _DAY
            yield Ageing(field=fact.field, value=fact.value, kind="checked", until=until, checked=fact.checked)


def stale_facts(draft: Draft, today: date) -> Iterator[Ageing]:
    """The facts of a draft that may no longer hold on the day ``today``."""
    return (one for one in ageing(draft) if one.until < today)


def _last(fact: Fact | None) -> date | None:
    window = window_in(fact)
    return window.last if window else None
