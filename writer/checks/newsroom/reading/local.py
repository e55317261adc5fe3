"""What a check finds in one passage, kept for as long as the passage and the facts around it stay the same.

An edit changes one paragraph; of the others, checks that look at the whole get what was found in each of them before.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.passages import Passage, passages
from writer.checks.subject import Subject
from writer.model.alert import Alert, Span
from writer.values import Value, replace

Found = TypeVar("Found")

_CONTEXTS, _PASSAGES = 4, 2048
"""How many drafts are kept, and how many passages of each."""


class _Place(Value, eq=False):
    """A passage at ``begin`` of its file, and what each check has found in it; alerts with the place they had then."""

    passage: Passage
    begin: int
    found: dict[str, Any]


class _Context(Value, eq=False):
    """The facts and the guide that passages were looked at with, and what was found in each."""

    subject: Subject
    found: dict[tuple[str, ...], dict[str, Any]]

    def holds(self, subject: Subject) -> bool:
        """Whether a passage says the same under ``subject``."""
        own = self.subject
        return (
            own.guide is subject.guide
            and own.lexicon is subject.lexicon
            and (own.today, own.stage, own.rendered) == (subject.today, subject.stage, subject.rendered)
            and (own.genre is subject.genre or own.genre == subject.genre)
            and (own.names is subject.names or own.names == subject.names)
            and (own.facts is subject.facts or own.facts == subject.facts)
        )


_contexts: list[_Context] = []


def _context(subject: Subject) -> _Context:
    held = next((one for one in tuple(_contexts) if one.holds(subject)), None)
    if held is None or len(held.found) > _PASSAGES:
        held = _Context(subject=subject, found={})
        _contexts[:] = [held, *_contexts[: _CONTEXTS - 1]]
    return held


def forget() -> None:
    """Keep nothing: what is asked next is found anew."""
    _contexts.clear()


def _places(subject: Subject) -> tuple[_Place, ...]:
    found = _context(subject).found
    return tuple(_place(subject, found, passage) for passage in passages(subject))


def _place(subject: Subject, found: dict[tuple[str, ...], dict[str, Any]], passage: Passage) -> _Place:
    """Passages that read alike and are written alike, at whatever place, share what is found in them."""
    offsets = passage.block.offsets
    if not offsets:
        return _Place(passage=passage, begin=0, found={})
    begin = offsets[0]
    key = passage.block.scope, passage.text, subject.document.text[begin : offsets[-1] + 1]
    return _Place(passage=passage, begin=begin, found=found.setdefault(key, {}))


_PLACES: Once[tuple[_Place, ...]] = Once(_places)


def by_passage(check: str, subject: Subject, look: Callable[[Passage], Iterable[Alert]]) -> Iterator[Alert]:
    """The alerts of ``look`` on each passage of ``subject``, looked at anew only where something has changed.

    ``look`` depends on nothing but the passage, the facts, the guide and the day; ``check`` tells it from others.
    """
    for place in _PLACES(subject):
        kept = place.found.get(check)
        if kept is None:
            kept = place.found[check] = (place.begin, tuple(look(place.passage)))
        if kept[1]:
            by = place.begin - kept[0]
            yield from (_moved(alert, by) for alert in kept[1]) if by else kept[1]


def extracts(
    check: str, subject: Subject, look: Callable[[Passage], Iterable[Found]]
) -> Iterator[tuple[Passage, tuple[Found, ...]]]:
    """What ``look`` takes out of each passage for a check that looks at the whole; passages without any are left out.

    The same holds as of ``by_passage``; places in what is taken out are those in the passage's text.
    """
    for place in _PLACES(subject):
        kept = place.found.get(check)
        if kept is None:
            kept = place.found[check] = tuple(look(place.passage))
        if kept:
            yield place.passage, kept


def _moved(alert: Alert, by: int) -> Alert:
    related = tuple(replace(one, span=_shifted(one.span, by)) for one in alert.related)
    return replace(alert, span=_shifted(alert.span, by), related=related)


def _shifted(span: Span, by: int) -> Span:
    return Span(begin=span.begin + by, end=span.end + by)
