"""Alerts inside a rendered part of the copy that a field gave word for word say which field to change."""

from collections.abc import Iterator

from writer.checks.subject import Subject
from writer.model.alert import Alert, Span
from writer.model.facts import walk
from writer.model.fields import FieldType
from writer.model.names import same_form
from writer.values import replace

_WORDED = frozenset({FieldType.TEXT, FieldType.PROSE, FieldType.TITLE, FieldType.PERSON, FieldType.NAME})
_SHORTEST = 3
_ENDS = ".?!"


def with_fields(alerts: tuple[Alert, ...], subject: Subject) -> tuple[Alert, ...]:
    """``alerts``, each with the path of the field that its words come from, if it names none for another reason."""
    begin = subject.document.span.begin
    open_ = [alert for alert in alerts if subject.rendered and not alert.field and alert.span.begin >= begin]
    if not open_:
        return alerts
    places = tuple(_places(subject))
    found = {id(alert): _field(alert.span, places) for alert in open_}
    return tuple(replace(alert, field=found[id(alert)]) if found.get(id(alert)) else alert for alert in alerts)


def _field(span: Span, places: tuple[tuple[Span, str], ...]) -> str:
    """The field with the fewest words around ``span``."""
    around = [(place, path) for place, path in places if place.begin <= span.begin and span.end <= place.end]
    return min(around, key=lambda one: one[0].end - one[0].begin)[1] if around else ""


def _places(subject: Subject) -> Iterator[tuple[Span, str]]:
    """Each place in the copy where the words of a field stand as they are in the field."""
    worded = [
        (path, _plain(str(fact)).rstrip(_ENDS)) for path, fact in walk(subject.facts.record) if fact.type in _WORDED
    ]
    for block in subject.document.blocks:
        plain = block.plain()
        text = _plain(plain.text)
        for path, words in worded:
            at = text.find(words) if len(words) >= _SHORTEST and len(text) == len(plain.text) else -1
            while at >= 0:
                yield plain.source(at, at + len(words)), path
                at = text.find(words, at + 1)


def _plain(text: str) -> str:
    return same_form(text).replace("\n", " ")
