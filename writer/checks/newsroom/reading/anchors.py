"""The dates that a span of time may run between, and whether any pair of them fits it."""

from collections.abc import Iterator

from writer.checks.newsroom.reading.record import Known
from writer.checks.newsroom.reading.spans import Range, TimeSpan
from writer.values import Value


class Anchor(Value):
    """A date that a span may run from or to: first and last day, and the path of the field or the place in the text."""

    first: int
    last: int
    path: str = ""
    text: str = ""


class Anchors(Value):
    """The dates at either end; ``sure`` if the sentence itself names both."""

    ones: tuple[Anchor, ...]
    others: tuple[Anchor, ...]
    sure: bool = False

    def pairs(self) -> Iterator[tuple[Anchor, Anchor]]:
        """Each of the one end with each of the other, but none with itself."""
        return (
            (one, other)
            for one in self.ones
            for other in self.others
            if (one.first, one.last) != (other.first, other.last)
        )


def anchor_of(known: Known) -> Anchor:
    """A date on record as an end of a span."""
    first, last = known.days
    return Anchor(first=first, last=last, path=known.path, text=str(known.fact.value))


def distance(one: Anchor, other: Anchor) -> Range:
    """The least and most days from one to the other, whichever is earlier."""
    if one.first > other.first:
        one, other = other, one
    return max(other.first - one.last, 0), other.last - one.first


def unfit(span: TimeSpan, anchors: Anchors) -> tuple[Anchor, Anchor] | None:
    """The pair that comes nearest, if none fits; ``None`` if one does, or there is none."""
    pairs = list(anchors.pairs())
    if not pairs or any(span.fits(distance(*pair)) for pair in pairs):
        return None
    return min(pairs, key=lambda pair: min(abs(end - span.low) for end in distance(*pair)))


def in_words(low: float, high: float) -> str:
    """A distance in days as years or months or days, for a message."""
    days = (low + high) / 2
    for unit, length in (("years", 365.2425), ("months", 30.437)):
        if days >= 1.5 * length:
            return f"about {days / length:.1f} {unit}"
    return f"{round(days)} days"
