"""Checks that are tried, one by one: what came of each, and what did not run."""

from collections.abc import Callable, Collection, Iterable

from writer.model.alert import Alert
from writer.model.guide import names_of
from writer.model.report import Unrun

Ran = tuple[tuple[Alert, ...], tuple[Unrun, ...]]
"""What came of it: the alerts, and what did not run."""

NOTHING: Ran = (), ()
"""A run of nothing."""


def together(ran: Iterable[Ran]) -> Ran:
    """Several runs as one."""
    ran = tuple(ran)
    return tuple(alert for alerts, _ in ran for alert in alerts), tuple(one for _, unrun in ran for one in unrun)


def attempt(name: str, call: Callable[[], Iterable[Alert]]) -> Ran:
    """The one place that catches everything: a check that crashes is reported, and the others still run."""
    try:
        return tuple(call()), ()
    except Exception as error:
        reason = str(error) or type(error).__name__
        return (), (
            Unrun(name=name, reason=reason, hint=f"the text was checked without it; see also --without {name}"),
        )


def is_waived(name: str, waived: Collection[str]) -> bool:
    """Whether ``name``, or the style or family it belongs to, need not run."""
    return not set(names_of(name)).isdisjoint(waived)
