"""The alerts that a change of the facts brought about: told, and gone to first, until somebody has seen them."""

from collections.abc import Collection, Iterable

from writer.model.alert import Alert
from writer.model.report import field_of
from writer.values import Value, replace

Key = tuple[str, str, str, str]


class Fresh(Value):
    """``fields`` were changed while alerts of the keys ``stood`` were there; ``alerts`` came after that."""

    fields: frozenset[str] = frozenset()
    stood: frozenset[Key] = frozenset()
    alerts: tuple[Alert, ...] = ()

    def after(self, fields: Collection[str], alerts: Iterable[Alert]) -> "Fresh":
        """After a change of ``fields``, before which ``alerts`` were there."""
        stood = self.stood if self.alerts else frozenset(map(_key, alerts))
        return replace(self, fields=self.fields.union(fields), stood=stood)

    def among(self, alerts: Iterable[Alert]) -> "Fresh":
        """Which of ``alerts`` are on what was changed and were not there before."""
        new = (alert for alert in alerts if alert.field and field_of(alert.field) in self.fields)
        return replace(self, alerts=tuple(alert for alert in new if _key(alert) not in self.stood))

    def next(self) -> tuple[Alert | None, "Fresh"]:
        """The first of them, which is then known."""
        if not self.alerts:
            return None, Fresh()
        first, *rest = self.alerts
        return first, replace(self, alerts=tuple(rest), stood=self.stood | {_key(first)}) if rest else Fresh()

    def before(self, status: str) -> str:
        """``status`` with how many there are before it."""
        count = len(self.alerts)
        if not count:
            return status
        return f"✗ {count} {'place disagrees' if count == 1 else 'places disagree'} now: F8 · {status}"


def _key(alert: Alert) -> Key:
    return alert.check, alert.match, alert.field, alert.message
