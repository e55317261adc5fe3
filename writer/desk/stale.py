"""Staleness: facts past their shelf life, windows that have closed, days to come that have passed."""

from collections.abc import Iterator
from pathlib import Path

from writer.desk.desk import Desk
from writer.desk.listing import index_of, problems_of
from writer.errors import Problem
from writer.library.entries import Progress
from writer.model.ageing import Ageing
from writer.values import Value


class StaleDraft(Value):
    """A draft with its stale facts; one that cannot be read has ``problems`` instead."""

    path: Path
    facts: tuple[Ageing, ...] = ()
    problems: tuple[Problem, ...] = ()


def stale(desk: Desk, progress: Progress) -> Iterator[StaleDraft]:
    """Every draft of the desk with a stale fact, by name; spiked ones are left in peace."""
    index, folder = index_of(desk, progress), desk.places.drafts
    found = [StaleDraft(path=folder / f"{slug}.md", facts=facts) for slug, facts in index.stale(desk.today())]
    unread = [StaleDraft(path=path, problems=problems) for path, problems in problems_of(desk, index)]
    yield from sorted((*found, *unread), key=lambda one: one.path)
