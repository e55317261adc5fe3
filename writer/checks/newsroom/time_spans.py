"""How long the copy says that something took, against the dates that it can mean."""

from collections.abc import Iterable, Iterator, Sequence

from writer.checks.newsroom.reading.alerts import alert
from writer.checks.newsroom.reading.anchors import Anchor, Anchors, distance, in_words, unfit
from writer.checks.newsroom.reading.around import Around
from writer.checks.newsroom.reading.ground import Ground
from writer.checks.newsroom.reading.local import extracts
from writer.checks.newsroom.reading.passages import Passage
from writer.checks.newsroom.reading.spans import TimeSpan
from writer.checks.newsroom.reading.units import SEASON, Unit
from writer.checks.newsroom.reading.waits import Wait, disagreeing
from writer.checks.subject import Subject
from writer.model.alert import Alert, Level
from writer.values import Value

RULE = "Time.Span"


class TimeSpans(Value, kw_only=False):
    """``Time.Span``."""

    name: str = "time_spans"
    rules: tuple[str, ...] = (RULE,)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each span that fits no pair of dates which the sentence can mean; of two that disagree the later."""
        ground = Ground.of(subject)
        told = tuple(extracts(RULE, subject, lambda passage: _told(ground, passage)))
        for passage, found in told:
            yield from (_alert(passage, one) for one in found if isinstance(one, _Unfit))
        waits = ((passage, [one for one in found if not isinstance(one, _Unfit)]) for passage, found in told)
        yield from disagreeing(RULE, waits)


CHECK = TimeSpans()


class _Unfit(Value):
    """A span that fits no dates, and the two that come nearest; ``sure`` if the sentence names both and no others."""

    span: TimeSpan
    begin: int
    end: int
    dates: tuple[Anchor, Anchor]
    sure: bool


def _told(ground: Ground, passage: Passage) -> Iterator[_Unfit | Wait]:
    """The spans that fit no pair of dates, and the waits that no dates decide."""
    for span, begin, end, units, anchors in _spans(ground, passage):
        wrong = unfit(span, anchors) if anchors else None
        if anchors and wrong:
            sure = anchors.sure and len(anchors.ones) == len(anchors.others) == 1
            yield _Unfit(span=span, begin=begin, end=end, dates=wrong, sure=sure)
        elif anchors is None and span.form in _WAITS:
            yield span, begin, end, frozenset(unit.number for unit in units if unit.lower == SEASON)


def _spans(ground: Ground, passage: Passage) -> Iterator[tuple[TimeSpan, int, int, Sequence[Unit], Anchors | None]]:
    """Each span of the work with its place, its sentence, and the dates that it may run between."""
    for number, lowers in enumerate(passage.lowers):
        if ground.spans.units.isdisjoint(lowers) or not ground.story.isdisjoint(lowers):
            continue
        sentence = passage.sentences[number]
        for found in ground.spans.find(passage.text[sentence.begin : sentence.end]):
            begin, end = found.begin + sentence.begin, found.end + sentence.begin
            if not passage.in_quote(begin):
                anchors = Around.of(ground, passage, number, found).anchors()
                yield found, begin, end, passage.units[number], anchors


_WAITS = frozenset({"wait", "counting"})
_JOINED = frozenset({"after", "before"})


def _alert(passage: Passage, found: _Unfit) -> Alert:
    """An error only where "after" or "before" joins two ends that are sure."""
    exact = found.sure and found.span.form in _JOINED
    one, other = found.dates
    apart = in_words(*distance(one, other))
    text = passage.text[found.begin : found.end]
    fields = [anchor.path for anchor in found.dates if anchor.path]
    return alert(
        RULE,
        Level.ERROR if exact else Level.WARNING,
        (passage, found.begin, found.end),
        f"'{text}' fits no dates on record: {one.text} to {other.text} is {apart}",
        field=fields[0] if fields else "",
        expected=apart,
    )
