"""Which alerts the list shows: from a level up, and of one family of rules or of all."""

from collections.abc import Iterable

from writer.model.alert import Alert, Level
from writer.values import Value, replace

_NEXT = {Level.SUGGESTION: Level.WARNING, Level.WARNING: Level.ERROR, Level.ERROR: Level.SUGGESTION}
_TOLD = {Level.SUGGESTION: "", Level.WARNING: "warnings and errors", Level.ERROR: "errors"}


class Wanted(Value):
    """Alerts of ``level`` or graver, and of ``family`` if it is named: what stands before the dot of a check."""

    level: Level = Level.SUGGESTION
    family: str = ""

    def takes(self, alert: Alert) -> bool:
        """Whether ``alert`` is one of them."""
        return alert.level >= self.level and self.family in {"", family_of(alert)}

    def next_level(self) -> "Wanted":
        """Fewer levels; after errors alone, all of them."""
        return replace(self, level=_NEXT[self.level])

    def next_family(self, alerts: Iterable[Alert]) -> "Wanted":
        """The family after this one, by name, of those in ``alerts``; after the last, all of them."""
        later = sorted(family for family in set(map(family_of, alerts)) if family > self.family)
        return replace(self, family=later[0] if later else "")

    @property
    def told(self) -> str:
        """What is wanted, in a few words."""
        return " of ".join(filter(None, (_TOLD[self.level], self.family)))


ALL = Wanted()
"""Nothing is left out."""


def family_of(alert: Alert) -> str:
    """What stands before the dot of its check."""
    return alert.check.partition(".")[0]
