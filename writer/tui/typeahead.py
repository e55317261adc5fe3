"""Keys that were pressed before the form they are meant for stands on the screen."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from textual import events
from textual.app import App
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

HELD_FOR = 10.0
"""Seconds after which no form is waited for any longer."""

STUCK_AFTER = 1.0
"""Seconds after which no key is waited for when the app ends."""

_ROUNDS = 4
"""How often a command climbs behind the keys: once more than a change is told anew on its way."""


Held = list[events.Key | events.Paste]
"""What was pressed and pasted, in order."""


class FormReady(Message):
    """A form has the focus, or is done with."""


class WaitOver(Message):
    """No form came, and those keys, which are ``held``, wait no longer."""

    def __init__(self, held: Held) -> None:
        """Name the wait that is over: another one may have begun."""
        super().__init__()
        self.held = held


class TypeAhead(App[None], inherit_bindings=False):
    """An app in which keys wait for a form that one of them asked for; over a slow line many come at once."""

    _held: Held | None = None
    _until: Timer | None = None

    async def on_event(self, event: events.Event) -> None:
        """Let a key or a paste wait, or take the event as any app does."""
        if self._held is not None and isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._held.append(event)
        else:
            await super().on_event(event)

    def hold_keys(self) -> None:
        """Let keys wait from now on, until a form is ready."""
        if self._held is None:
            held = self._held = []
            self._until = self.set_timer(HELD_FOR, lambda: self.post_message(WaitOver(held)))

    async def on_form_ready(self, _: FormReady) -> None:
        """Take the keys that waited; this comes behind those that arrived before it."""
        await self._release()

    async def on_wait_over(self, event: WaitOver) -> None:
        """The same, if it is still these keys that wait."""
        if event.held is self._held:
            await self._release()

    async def _release(self) -> None:
        if self._until:
            self._until.stop()
        held, self._held = self._held or [], None
        for key in held:
            await self.on_event(key)


def hold_keys(widget: Widget) -> None:
    """Say that ``widget`` is about to ask for a form: what is typed from now on is meant for that."""
    if isinstance(widget.app, TypeAhead):
        widget.app.hold_keys()


def after_keys(screen: Screen[Any], then: Callable[[], object]) -> None:
    """Do ``then`` when the keys typed before it have done their work.

    A command's key overtakes letters that still wait in the focused widget, and the changes that
    they make climb from widget to screen, told anew by some on the way. So does this, behind them.
    """
    way = list(screen.focused.ancestors_with_self) if screen.focused else [screen]
    steps = [node for node in way if isinstance(node, Widget)] * _ROUNDS

    def climb(left: list[Widget]) -> None:
        if left:
            left[0].call_later(climb, left[1:])
        else:
            then()

    climb(steps)


async def keys_done(screen: Screen[Any]) -> None:
    """Wait until the keys typed before have done their work, but not for a screen that is stuck."""
    done = asyncio.Event()
    after_keys(screen, done.set)
    with suppress(TimeoutError):
        async with asyncio.timeout(STUCK_AFTER):
            await done.wait()
