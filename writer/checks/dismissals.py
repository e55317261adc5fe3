"""Alerts that somebody dismissed, in the front matter or by a mark in the copy; and dismissals that are wrong.

A dismissal gives a reason and may have a last day. One that has no reason, is over, or finds nothing
to dismiss is an alert itself. Vale's own marks have no place for a reason: they work, and are told.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from writer.checks.marks import EVERYTHING, our_mark, vale_settings
from writer.checks.newsroom import RULES as FACTS
from writer.library.records import nearest
from writer.model.alert import Alert, Level, Span
from writer.model.dismissal import Dismissal
from writer.model.guide import names_of
from writer.model.report import Dismissed
from writer.prose.document import Comment
from writer.values import Value

REASON, EXPIRED, UNUSED, UNKNOWN = RULES = (
    "Dismissals.Reason",
    "Dismissals.Expired",
    "Dismissals.Unused",
    "Dismissals.Unknown",
)
"""What is said of dismissals."""


class Looked(Value):
    """The rules of a run by their ids, a family standing for all of its rules, and which of them really ran."""

    known: frozenset[str]
    ran: frozenset[str]

    def knows(self, name: str) -> bool:
        """Whether there is such a rule, style or family."""
        return name == EVERYTHING or bool(self._meant(name)) or not self.known.isdisjoint(names_of(name))

    def all_of(self, name: str) -> bool:
        """Whether everything that ``name`` means ran."""
        meant = self._meant(name) or self.known.intersection(names_of(name))
        return bool(meant) and meant <= self.ran

    def _meant(self, name: str) -> frozenset[str]:
        if name == EVERYTHING:
            return self.known - FACTS
        return frozenset(rule for rule in self.known if name in names_of(rule))


class Silence(Value):
    """One dismissal, wherever it is written; ``place`` is where. Without ``ours`` it is a mark of Vale's."""

    name: str
    place: Span
    covers: Callable[[Alert], bool]
    reason: str = ""
    until: date | None = None
    ours: bool = True

    @property
    def rule(self) -> str:
        """The rule, style or family that is meant, without the text that Vale's marks may add."""
        return self.name.partition("[")[0]

    @property
    def what(self) -> str:
        """What is dismissed, in words."""
        return "every rule" if self.name == EVERYTHING else self.name

    def holds(self, today: date) -> bool:
        """Whether it silences anything at all today."""
        return bool(self.reason or not self.ours) and (self.until is None or today <= self.until)


class Heard(Value):
    """The alerts that stand, those that are dismissed, and what is wrong with the dismissals."""

    standing: tuple[Alert, ...] = ()
    dismissed: tuple[Dismissed, ...] = ()
    complaints: tuple[Alert, ...] = ()


def hear(
    alerts: Iterable[Alert], comments: Iterable[Comment], dismissals: Iterable[Dismissal], looked: Looked, today: date
) -> Heard:
    """Part the dismissed of ``alerts`` from those that stand; ``today`` ends what had a last day."""
    marks, unreadable = _from_copy(comments)
    silences = (*map(_from_draft, dismissals), *marks)
    holding = [silence for silence in silences if silence.holds(today)]
    standing: list[Alert] = []
    dismissed: list[Dismissed] = []
    used: set[int] = set()
    for alert in alerts:
        covering = [silence for silence in holding if silence.covers(alert)]
        used.update(map(id, covering))
        if covering:
            dismissed.append(Dismissed(alert=alert, reason=covering[0].reason))
        else:
            standing.append(alert)
    wrong = [_wrong(silence, looked, today, used=id(silence) in used) for silence in silences]
    complaints = (*unreadable, *(alert for alert in wrong if alert is not None))
    return Heard(standing=tuple(standing), dismissed=tuple(dismissed), complaints=complaints)


def _wrong(silence: Silence, looked: Looked, today: date, *, used: bool) -> Alert | None:
    """What is wrong with one dismissal, if anything."""
    if not silence.ours:
        return _wrong_in_vale(silence, looked, used=used)
    if not looked.knows(silence.rule):
        hint = nearest(silence.rule, looked.known)
        return _alert(UNKNOWN, silence.place, f"There is no rule '{silence.rule}'{f': {hint}' if hint else '.'}")
    if silence.until is not None and silence.until < today:
        return _alert(EXPIRED, silence.place, f"This dismissal of {silence.what} ended on {silence.until}.")
    if not silence.reason:
        return _alert(REASON, silence.place, f"A dismissal of {silence.what} gives its reason; without one it is void.")
    if not used and looked.all_of(silence.rule):
        return _alert(UNUSED, silence.place, f"There is nothing of {silence.what} that this would dismiss.")
    return None


def _wrong_in_vale(silence: Silence, looked: Looked, *, used: bool) -> Alert | None:
    """A mark of Vale's may be meant for rules that only Vale runs: then nothing is said of it."""
    if used:
        mark = f"writer off{'' if silence.name == EVERYTHING else f' {silence.rule}'}: the reason"
        return _alert(REASON, silence.place, f"This dismisses {silence.what} without a reason: write <!-- {mark} -->.")
    if silence.name != EVERYTHING and looked.all_of(silence.rule):
        return _alert(UNUSED, silence.place, f"There is nothing of {silence.what} that this would dismiss.")
    return None


def _alert(check: str, place: Span, message: str) -> Alert:
    return Alert(check=check, level=Level.WARNING, span=place, message=message)


def _from_draft(dismissal: Dismissal) -> Silence:
    return Silence(
        name=dismissal.check,
        place=dismissal.span,
        covers=dismissal.covers,
        reason=dismissal.reason,
        until=dismissal.until,
    )


class _Region(Value):
    """From one mark to the one that ends it, or to the end of the text."""

    name: str
    begin: int
    end: int

    def covers(self, alert: Alert) -> bool:
        """Whether ``alert`` begins in here and is meant; with everything off, facts stay facts."""
        if not self.begin <= alert.span.begin < self.end:
            return False
        if self.name == EVERYTHING:
            return alert.check not in FACTS
        return self.name in (*names_of(alert.check), f"{alert.check}[{alert.match}]")


class _Switch(Value):
    """One setting of one mark."""

    name: str
    off: bool
    place: Span
    reason: str = ""
    until: date | None = None
    ours: bool = False


def _from_copy(comments: Iterable[Comment]) -> tuple[list[Silence], list[Alert]]:
    """The dismissals that marks in the copy make, and the marks that cannot be read."""
    switches: list[_Switch] = []
    unreadable = []
    for comment in sorted(comments, key=lambda comment: comment.span.begin):
        try:
            switches += _switches(comment)
        except ValueError as error:
            unreadable.append(_alert(UNKNOWN, comment.span, f"This mark cannot be read: {error}"))
    return list(_silences(switches)), unreadable


def _switches(comment: Comment) -> Iterator[_Switch]:
    text = comment.text.strip()
    mark = our_mark(text)
    if mark is not None:
        until = _day(mark.until) if mark.until else None
        yield _Switch(name=mark.name, off=mark.off, place=comment.span, reason=mark.reason, until=until, ours=True)
    else:
        yield from (_Switch(name=name, off=off, place=comment.span) for name, off in vale_settings(text, ()))


def _day(text: str) -> date:
    if len(text) != len("2027-01-31"):
        raise ValueError(f"'{text}' is no day; write it like 2027-01-31")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"there is no day {text}") from None


def _silences(switches: Iterable[_Switch]) -> Iterator[Silence]:
    """A mark of Vale's ends what Vale's began, and ours what ours did; what nothing ends goes to the end."""
    begun: dict[tuple[str, bool], _Switch] = {}
    for switch in switches:
        key = switch.name, switch.ours
        if switch.off:
            begun.setdefault(key, switch)
        elif key in begun:
            yield _silence(begun.pop(key), switch.place.begin)
    yield from (_silence(switch, sys.maxsize) for switch in begun.values())


def _silence(switch: _Switch, end: int) -> Silence:
    region = _Region(name=switch.name, begin=switch.place.begin, end=end)
    return Silence(
        name=switch.name,
        place=switch.place,
        covers=region.covers,
        reason=switch.reason,
        until=switch.until,
        ours=switch.ours,
    )
