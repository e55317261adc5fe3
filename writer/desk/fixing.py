"""Fixing texts: what may be mended unasked, what a writer says yes to, and never more than the words."""

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from writer.checks.newsroom.reading.dictionary import squash
from writer.checks.protected import Protected, protected
from writer.desk.desk import Desk
from writer.errors import Problem, SaveError, UsageError
from writer.library.entries import Progress
from writer.library.files import read_text
from writer.library.log import Event, append_events, whoami
from writer.library.places import is_vale_ini
from writer.model.alert import Alert
from writer.model.draft import Draft
from writer.model.report import GRAMMAR, FileReport, Unrun
from writer.prose.markdown import parse
from writer.prose.skeleton import skeleton
from writer.values import Value

ROUNDS = 20
"""A text that is still being mended after this many rounds is mended for ever."""

Ask = Callable[[Alert, str], str | None]
"""Asks what to put for an alert in a text, one of its suggestions; ``None`` leaves the words as they are."""


class Fix(Value):
    """``new`` for the words of ``alert``, at ``line`` and ``column`` of the text as it then was."""

    alert: Alert
    new: str
    line: int
    column: int


class Fixed(Value):
    """What became of a text. ``refused`` are fixes that would have changed more than words."""

    draft: Draft
    text: str
    fixes: tuple[Fix, ...] = ()
    refused: tuple[Fix, ...] = ()
    unrun: tuple[Unrun, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything was fixed."""
        return self.text != self.draft.text


def fix(
    desk: Desk,
    draft: Draft,
    *,
    guide: str = "",
    ask: Ask | None = None,
    without: Collection[str] = (),
    progress: Progress = lambda _done, _of: None,
) -> Fixed:
    """Mend what is safe, and with ``ask`` what it says, again and again until nothing is left; nothing is written.

    ``progress`` is told before each round, of which nobody knows how many there are: it may end this by raising.
    Raises ``UsageError`` under a ``.vale.ini``, which does not say what is safe.
    """
    if is_vale_ini(guide):
        raise UsageError("a .vale.ini does not say which fixes are safe", hint="name a style guide of ours")
    fixer = _Fixer(desk, draft, guide, frozenset(without), progress)
    fixer.mend()
    if ask is not None:
        fixer.offer(ask)
        fixer.mend()
    return fixer.outcome()


def write_fixed(desk: Desk, fixed: Fixed) -> None:
    """Write what was fixed, and note it in the log of a draft of the desk. Raises ``SaveError``."""
    path = Path(fixed.draft.path)
    if read_text(path) != fixed.draft.text:
        raise SaveError(f"{path} was changed while it was being fixed", hint="nothing was written; fix it again")
    desk.save(path, fixed.text)
    if desk.holds(path):
        by = whoami()
        made = ((one.alert, one.new) for one in fixed.fixes)
        events = (
            Event(event="fixed", check=alert.check, match=alert.match, reason=f"→ {new}", by=by) for alert, new in made
        )
        append_events(path, events)


class _Reading(Value):
    """A text as it was checked: its alerts, and where it may not be touched."""

    text: str
    file: FileReport
    places: Protected

    def may_put(self, alert: Alert, new: str) -> bool:
        """Whether ``alert`` stands on words as they are written, and ``new`` may stand for them."""
        words = self.text[alert.span.begin : alert.span.end]
        return bool(words) and words == alert.match != new and self.places.allows(self.text, alert.span, new)


class _Fixer:
    """One text on its way."""

    def __init__(self, desk: Desk, draft: Draft, guide: str, without: frozenset[str], progress: Progress) -> None:
        self._desk, self._draft, self._without, self._progress = desk, draft, without, progress
        genre = desk.genre(draft.facts.genre) if draft.facts.genre else None
        self._guide = desk.guides.guide(desk.guides.choose(draft, genre, guide), draft.facts.genre)
        self._named = guide
        self._extension = "txt" if draft.path.endswith(".txt") else "md"
        self._skeleton = skeleton(draft.text, draft.copy, self._extension)
        self._text = draft.text
        self._fixes: list[Fix] = []
        self._refused: list[Fix] = []
        self._unrun: tuple[Unrun, ...] = ()
        self._problems: tuple[Problem, ...] = ()

    def outcome(self) -> Fixed:
        """What became of the text."""
        return Fixed(
            draft=self._draft,
            text=self._text,
            fixes=tuple(self._fixes),
            refused=tuple(self._refused),
            unrun=self._unrun,
            problems=self._problems,
        )

    def mend(self) -> None:
        """Put in what is safe until nothing is left; rules that undo each other are left alone."""
        begun, done = self._text, tuple(self._fixes)
        given_up: frozenset[str] = frozenset()
        while circle := self._mend_without(given_up):
            given_up |= circle
            self._text, self._fixes = begun, list(done)

    def _mend_without(self, given_up: frozenset[str]) -> frozenset[str]:
        """Round after round; the rules that go round in a circle, or never end, if any do."""
        seen = {self._text: len(self._fixes)}
        while self._round(given_up):
            last = max(seen.values())
            if self._text in seen or len(seen) > ROUNDS:
                since = seen.get(self._text, last)
                return frozenset(fix.alert.check for fix in self._fixes[since:])
            seen[self._text] = len(self._fixes)
        return frozenset()

    def _round(self, given_up: frozenset[str]) -> bool:
        """Check once and put in every safe fix that touches no other; whether the text is now another."""
        self._progress(0, 0)
        reading = self._read(self._without | {GRAMMAR})
        self._refused = []
        safe = (alert for alert in reading.file.alerts if alert.check not in given_up and self._is_safe(alert))
        self._put_all(reading, ((alert, alert.suggestions[0]) for alert in safe))
        return self._text != reading.text

    def offer(self, ask: Ask) -> None:
        """Ask about every alert that has a suggestion, from the first to the last."""
        reading = self._read(self._without)
        offered = (
            alert for alert in reading.file.alerts if any(reading.may_put(alert, new) for new in alert.suggestions)
        )
        self._put_all(reading, ((alert, ask(alert, reading.text)) for alert in offered))

    def _read(self, without: frozenset[str]) -> _Reading:
        draft = self._desk.parse(self._text, self._draft.path)
        report = self._desk.check(draft, guide=self._named, without=without)
        self._unrun, self._problems = report.files[0].unrun, report.problems
        document = parse(draft.text, draft.copy, extension=self._extension)
        return _Reading(text=draft.text, file=report.files[0], places=protected(document, draft.facts.record))

    def _is_safe(self, alert: Alert) -> bool:
        """Whether there is one way to mend it, and the guide, or the fact that knows the name, vouches for that."""
        if len(alert.suggestions) != 1 or _loses_capital(alert):
            return False
        of_a_fact = bool(alert.field) and alert.suggestions[0] == alert.expected
        return self._guide.fixes_safely(alert.check) or (of_a_fact and squash(alert.match) == squash(alert.expected))

    def _put_all(self, reading: _Reading, fixes: Iterable[tuple[Alert, str | None]]) -> None:
        """Put in what may be put in, from the first to the last; of two that overlap, the first."""
        end = shift = 0
        for alert, new in fixes:
            if new is not None and alert.span.begin >= end and reading.may_put(alert, new):
                shift += self._put(reading, alert, new, shift)
                end = alert.span.end

    def _put(self, reading: _Reading, alert: Alert, new: str, shift: int) -> int:
        """Put ``new`` in unless that changes more than words; by how much the text has grown."""
        begin, end = alert.span.begin + shift, alert.span.end + shift
        text = f"{self._text[:begin]}{new}{self._text[end:]}"
        line, column = reading.file.lines.position(alert.span.begin)
        fix = Fix(alert=alert, new=new, line=line, column=column)
        if skeleton(text, self._draft.copy, self._extension) != self._skeleton:
            self._refused.append(fix)
            return 0
        self._text = text
        self._fixes.append(fix)
        return len(text) - len(reading.text) - shift


def _loses_capital(alert: Alert) -> bool:
    """Whether the suggestion is the same word in small letters: where a sentence begins, that would be wrong."""
    before, after = alert.match[:1], alert.suggestions[0][:1]
    return before != after and before.lower() == after
