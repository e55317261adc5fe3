"""Work that takes a while: done in a thread, told after a second how far it is, and stopped by Esc."""

import time
from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from textual.app import App
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import get_current_worker

from writer.library.entries import Progress
from writer.tui.commands.command import Where
from writer.tui.widgets.line import Line

TOLD_AFTER = 1.0
"""Seconds that a work may take before it is told."""

_EVERY = 0.25
"""Seconds between two looks at what is at work."""

T = TypeVar("T")


class StoppedError(Exception):
    """Nobody waits for this work any longer; its thread ends where it asks."""


class Work:
    """Something that is done for ``screen``; a later one of the same ``name`` there takes its place.

    ``stop`` is done when Esc stops it, ``left`` tells then how things stand.
    """

    def __init__(
        self, screen: Screen[Any], name: str, stop: Callable[[], object] = lambda: None, left: str = "nothing was done"
    ) -> None:
        """It begins now."""
        self.screen, self.name, self.stop, self.left = screen, name, stop, left
        self.is_over = False
        self._begun = time.monotonic()
        self._far = 0, 0

    def progress(self, done: int, of: int) -> None:
        """Tell how far it is, in its thread. Raises ``StoppedError`` if it shall go no further."""
        if self.is_over or get_current_worker().is_cancelled:
            raise StoppedError
        self._far = done, of

    @property
    def told(self) -> str:
        """What goes on and how far it is; nothing in its first second."""
        seconds = time.monotonic() - self._begun
        if self.is_over or seconds < TOLD_AFTER:
            return ""
        done, of = self._far
        return f"{self.name}: {f'{done:,} of {of:,}' if of else f'{seconds:.0f} s'} · Esc stops it"


class Working(App[None], inherit_bindings=False):
    """An app that knows what is at work."""

    PLACE: ClassVar[Where] = "work"
    _look: Timer | None = None
    _line: Line | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is."""
        super().__init__(*args, **kwargs)
        self._works: list[Work] = []

    def begin(self, work: Work) -> None:
        """Tell of ``work`` until it is over."""
        self._works = [one for one in self._works if not _replaces(work, one)]
        self._works.append(work)
        if self._look is None:
            self._look = self.set_timer(_EVERY, self._tell_work)

    def over(self, work: Work) -> bool:
        """``work`` is done; whether anybody still waits for it."""
        awaited, work.is_over = not work.is_over and work.screen.is_attached, True
        if awaited:
            self._works.remove(work)
            self._show_work()
        return awaited

    def _tell_work(self) -> None:
        self._look = None
        for work in self._works:
            work.is_over = work.is_over or not work.screen.is_attached
        self._works = [work for work in self._works if not work.is_over]
        if self.screen_stack:
            self._show_work()
        if self._works:
            self._look = self.set_timer(_EVERY, self._tell_work)

    def work_on(self, screen: Screen[Any]) -> Work | None:
        """The work that is told on ``screen``: the last one that took its second."""
        return next((one for one in reversed(self._works) if one.screen is screen and one.told), None)

    def _show_work(self) -> None:
        """On the line of the screen that has the class ``at-work``: none is laid out for it, since that takes long."""
        work = self.work_on(self.screen)
        line = self._line if work is None else self.screen.query_one_optional(".at-work", Line)
        if self._line is not None and line is not self._line:
            self._line.cover("")
        if line is not None:
            line.cover(work.told if work else "")
        self._line = line if work else None

    def action_stop(self) -> None:
        """Stop what is told."""
        work = self.work_on(self.screen)
        if work is not None and self.over(work):
            work.stop()
            self.notify(f"{work.name}: stopped, {work.left}", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc stops nothing where nothing is told: it is free for what it does there."""
        return super().check_action(action, parameters) and (action != "stop" or self.work_on(self.screen) is not None)


def _replaces(new: Work, old: Work) -> bool:
    old.is_over = old.is_over or (new.screen, new.name) == (old.screen, old.name)
    return old.is_over


def begin(work: Work) -> None:
    """Have the app tell of ``work``."""
    if isinstance(work.screen.app, Working):
        work.screen.app.begin(work)


def over(work: Work) -> bool:
    """``work`` is done; whether anybody still waits for it."""
    return isinstance(work.screen.app, Working) and work.screen.app.over(work)


def at_work(work: Work, do: Callable[[Progress], T], then: Callable[[T], object]) -> None:
    """``do`` something in a thread and hand what comes out to ``then``, unless nobody waits for it any longer."""

    def finish(found: T) -> None:
        if over(work):
            then(found)

    def run() -> None:
        try:
            found = do(work.progress)
        except StoppedError:
            return
        work.screen.call_later(finish, found)

    begin(work)
    work.screen.run_worker(run, thread=True, group=work.name)
