"""Waits that the copy tells of and no dates decide: two that disagree."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from writer.checks.newsroom.reading.alerts import alert
from writer.checks.newsroom.reading.passages import Passage
from writer.checks.newsroom.reading.spans import TimeSpan
from writer.model.alert import Alert, Level, Related

Wait: TypeAlias = tuple[TimeSpan, int, int, frozenset[int]]
"""A wait at its place, and the seasons that its sentence names."""


def disagreeing(rule: str, told: Iterable[tuple[Passage, Sequence[Wait]]]) -> Iterator[Alert]:
    """Each wait that is longer or shorter than one told earlier, where no dates say which is right."""
    waits: list[tuple[Passage, Wait]] = []
    for passage, found in told:
        for wait in found:
            span, begin, end, seasons = wait
            like = ((there, other) for there, other in waits if other[3] == seasons)
            apart = (one for one in like if span.low > one[1][0].high or span.high < one[1][0].low)
            first = next(apart, None)
            if first is None:
                waits.append((passage, wait))
                continue
            there, (_, low, high, _) = first
            text = there.text[low:high]
            related = Related(span=there.block.source(low, high), message=f"here it is '{text}'")
            message = f"further up the wait is '{text}'"
            yield alert(rule, Level.WARNING, (passage, begin, end), message, related=(related,))
