"""The ends that nobody at the keyboard asked for: the line to the terminal is cut, or the machine stops."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable

GRACE = 3
"""Seconds that are left for keeping text once the terminal is gone."""


def when_cut(keep: Callable[[], Awaitable[None]]) -> None:
    """Await ``keep`` when the terminal is gone, and end as its signal asks.

    Nothing may be drawn for a terminal that is gone: Textual would wait for it for ever. So the end is not left to
    it, and where even keeping text hangs, the system's alarm ends the process.
    """
    loop = asyncio.get_running_loop()
    tasks = set()

    async def end() -> None:
        try:
            await keep()
        finally:
            loop.remove_signal_handler(signal.SIGHUP)
            os.kill(os.getpid(), signal.SIGHUP)

    def cut() -> None:
        signal.alarm(GRACE)
        tasks.add(loop.create_task(end()))

    loop.add_signal_handler(signal.SIGHUP, cut)


def when_stopped(end: Callable[[], object]) -> None:
    """Call ``end`` when the process is asked to end."""
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, end)
