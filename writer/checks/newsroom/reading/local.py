"""What a check finds in one passage, kept for as long as the passage and the facts around it stay the same.

An edit changes one paragraph; the others are read again only by checks that look at the whole.
"""

from collections.abc import Callable, Iterable, Iterator

from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.passages import Passage, passages
from writer.checks.subject import Subject
from writer.model.alert import Alert, Span
from writer.values import Value, replace

_CONTEXTS, _PASSAGES = 4, 8192
"""How many drafts are kept, and how much of each."""


class _Context(Value, eq=False):
    """The facts and the guide that passages were looked at with; ``found`` is what came of it, and where from."""

    subject: Subject
    found: dict[tuple[str, ...], tuple[int, tuple[Alert, ...]]]

    def holds(self, subject: Subject) -> bool:
        """Whether a passage says the same under ``subject``."""
        own = self.subject
        return (
            own.guide is subject.guide
            and own.lexicon is subject.lexicon
            and (own.today, own.stage, own.rendered) == (subject.today, subject.stage, subject.rendered)
            and own.genre == subject.genre
            and own.names == subject.names
            and own.facts == subject.facts
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


_CONTEXT: Once[_Context] = Once(_context)


def by_passage(check: str, subject: Subject, look: Callable[[Passage], Iterable[Alert]]) -> Iterator[Alert]:
    """The alerts of ``look`` on each passage of ``subject``, looked at anew only where something has changed.

    ``look`` depends on nothing but the passage, the facts, the guide and the day; ``check`` tells it from others.
    """
    found = _CONTEXT(subject).found
    for passage in passages(subject):
        offsets = passage.block.offsets
        if not offsets:
            yield from look(passage)
            continue
        begin = offsets[0]
        written = subject.document.text[begin : offsets[-1] + 1]
        key = (check, passage.block.scope, passage.text, written)
        kept = found.get(key)
        if kept is None:
            kept = found[key] = (begin, tuple(look(passage)))
        yield from kept[1] if kept[0] == begin else (_moved(alert, begin - kept[0]) for alert in kept[1])


def _moved(alert: Alert, by: int) -> Alert:
    related = tuple(replace(one, span=_shifted(one.span, by)) for one in alert.related)
    return replace(alert, span=_shifted(alert.span, by), related=related)


def _shifted(span: Span, by: int) -> Span:
    return Span(begin=span.begin + by, end=span.end + by)
