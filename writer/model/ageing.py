"""Facts that age: each with the last day on which it may be taken as it stands."""

from datetime import date
from typing import Literal

from writer.values import Value


class Ageing(Value):
    """A fact that will be stale: the path of its field, what it says, and ``until``, the last day for which it holds.

    ``kind`` tells why it ages: a ``window`` closes, an ``event`` was to come on that day, a fact that was ``checked``
    on the day of that name is past its shelf life, and so is one that an earlier story ``told`` on that day.
    """

    field: str
    value: str
    kind: Literal["window", "event", "checked", "told"]
    until: date
    checked: date | None = None

    def told(self, today: date) -> str:
        """``release_window 'late 2026' has closed``."""
        return f"{self.field} '{self.value}' {self.why(today)}"

    def why(self, today: date) -> str:
        """The end of that sentence."""
        if self.checked:
            known = "is from the story of" if self.kind == "told" else "is as of"
            return f"{known} {self.checked}, {(today - self.checked).days} days ago"
        return "has closed" if self.kind == "window" else f"was to come on {self.until}"
