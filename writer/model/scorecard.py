"""The sourcing scorecard of a draft: its facts, what they stand on, and what the text says beyond them."""

from datetime import date

from writer.model.alert import Span
from writer.model.facts import Certainty
from writer.values import Value


class Standing(Value):
    """One fact as it stands: the path of its field, its value, and what is known of it.

    ``sources`` are those it names; ``general`` tells that it leaves that to the draft's sources as a whole.
    ``checked`` is the day for which it was last known, ``stale_since`` the first day on which it is too old.
    """

    field: str
    value: str
    certainty: Certainty
    sources: tuple[str, ...] = ()
    general: bool = False
    checked: date | None = None
    stale_since: date | None = None

    @property
    def unsourced(self) -> bool:
        """Whether nobody is named who says so."""
        return not self.sources and not self.general


class SourceUse(Value):
    """A source of the draft: its tier (strong, weak or unknown), its kind, and the fields that name it."""

    name: str
    kind: str
    tier: str
    fields: tuple[str, ...] = ()


class Unbacked(Value):
    """Words of the text that no field backs: a name, a date, a number or a quotation, at ``span`` of the file."""

    kind: str
    text: str
    span: Span


class Scorecard(Value):
    """All of it, for one draft on one day."""

    path: str
    day: date
    facts: tuple[Standing, ...]
    sources: tuple[SourceUse, ...]
    unbacked: tuple[Unbacked, ...]

    @property
    def unsourced(self) -> tuple[Standing, ...]:
        """The facts that nobody is named for."""
        return tuple(fact for fact in self.facts if fact.unsourced)

    @property
    def stale(self) -> tuple[Standing, ...]:
        """The facts that are past their shelf life."""
        return tuple(fact for fact in self.facts if fact.stale_since is not None and fact.stale_since <= self.day)
