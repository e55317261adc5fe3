"""What the spans of one draft are held against: its dates on record, and the words of ``time.yaml``."""

from writer.checks.newsroom.reading.anchors import Anchor
from writer.checks.newsroom.reading.dated import EVENTS as DATED
from writer.checks.newsroom.reading.dated import Events as Dated
from writer.checks.newsroom.reading.happenings import HAPPENINGS, Happenings
from writer.checks.newsroom.reading.record import CHRONICLE, Chronicle
from writer.checks.newsroom.reading.spans import SPANS, Spans
from writer.checks.newsroom.reading.words import phrase
from writer.checks.subject import Subject
from writer.values import Value

_SETS = (
    "story",
    "now",
    "waiters",
    "holidays",
    "wait_verbs",
    "plural_runs",
    "pointing",
    "shoot_words",
    "showing",
    "away",
)
"""Sets of words that ``time.yaml`` has under the names that they have here."""


class Ground(Value):
    """What the spans of one draft are held against."""

    subject: Subject
    spans: Spans
    chronicle: Chronicle
    happenings: Happenings
    dated: Dated
    story: frozenset[str]
    now: frozenset[str]
    present: frozenset[str]
    plans: frozenset[str]
    waiters: frozenset[str]
    holidays: frozenset[str]
    wait_verbs: frozenset[str]
    plural_runs: frozenset[str]
    pointing: frozenset[str]
    shoot_words: frozenset[str]
    showing: frozenset[str]
    away: frozenset[str]
    old_plans: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, subject: Subject) -> "Ground":
        """Read ``time.yaml`` and the record."""
        words = subject.lexicon["time"]
        return cls(
            subject=subject,
            spans=SPANS(subject.lexicon),
            chronicle=CHRONICLE(subject),
            happenings=HAPPENINGS(subject),
            dated=DATED(subject.lexicon["dates"]),
            present=frozenset(words["is"]),
            plans=frozenset(words["will"]),
            old_plans=tuple(map(phrase, words["old_plans"])),
            **{name: frozenset(words[name]) for name in _SETS},
        )

    @property
    def today(self) -> Anchor:
        """The day of publication."""
        day = self.subject.today.toordinal()
        return Anchor(first=day, last=day, text="today")
