"""Facts that another draft on the same work states differently: one of the two is wrong, or there is news."""

from collections.abc import Iterable, Iterator

from writer.checks.newsroom.reading.record import window_in
from writer.checks.subject import Subject
from writer.library.entries import Entry
from writer.model.alert import START, Alert, Level
from writer.model.facts import Fact
from writer.model.windows import Window
from writer.values import Value

ELSEWHERE = "Facts.Elsewhere"
_WINDOWS = ("premiere_date", "release_window")


class Elsewhere(Value, kw_only=False):
    """Against a draft of this day or a later one a warning; against an earlier one a suggestion to say what changed."""

    name: str = "facts_elsewhere"
    rules: tuple[str, ...] = (ELSEWHERE,)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each field that contradicts the newest other draft on this season of the work."""
        if subject.others is None or not subject.facts.title:
            return
        found = subject.others.index().with_title(subject.facts.title.casefold())
        season = subject.facts.record.text("season")
        others, today = subject.others, subject.today
        same = [one for one in found if one.season == season and others.is_other(one, subject.facts, today)]
        for name in _WINDOWS:
            yield from _window(subject, name, same)
        yield from _status(subject, same)


CHECK = Elsewhere()


def _window(subject: Subject, name: str, others: Iterable[Entry]) -> Iterator[Alert]:
    fact = subject.facts.record.get(name)
    ours = window_in(fact)
    other = next((one for one in others if getattr(one, name)), None)
    if fact is None or ours is None or other is None:
        return
    theirs: str = getattr(other, name)
    try:
        contradicts = ours.contradicts(Window.parse(theirs))
    except ValueError:  # that draft cannot be read in this field, and is told so itself
        return
    if contradicts:
        yield _alert(subject, name, fact, other, theirs)


def _status(subject: Subject, others: Iterable[Entry]) -> Iterator[Alert]:
    """Against drafts of this day and later ones alone: what was so before is no contradiction."""
    fact = subject.facts.record.get("status")
    other = next((one for one in others if one.status and one.day >= subject.today.isoformat()), None)
    if fact is not None and other is not None and other.status != str(fact):
        yield _alert(subject, "status", fact, other, other.status)


def _alert(subject: Subject, name: str, fact: Fact, other: Entry, theirs: str) -> Alert:
    later = other.day >= subject.today.isoformat()
    said = f"{other.slug} of {other.day} says {theirs}"
    ask = "one of the two is wrong" if later else "say what changed, and since when"
    inside = fact.span is not None and fact.span.end <= subject.document.span.begin
    span = fact.span if fact.span is not None and inside else START
    return Alert(
        check=ELSEWHERE,
        level=Level.WARNING if later else Level.SUGGESTION,
        span=span,
        message=f"{said}: {ask}",
        match=subject.document.text[span.begin : span.end],
        field=name,
        expected=theirs,
    )
