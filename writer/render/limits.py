"""What no template may exceed: time, and the size of what it makes."""

import threading
import time
from collections.abc import Iterable, Iterator

SECONDS = 5.0
"""How long the statements of a template, or one of its blocks, may take; on a busy machine more."""
MOST = 1_000_000
"""Characters that one block may print, or a string hold that is made by repeating another."""
POWER = 64
"""The highest power."""
_running = threading.local()


class LimitError(ValueError):
    """A template takes too long, or makes too much."""


def limited(parts: Iterable[str]) -> Iterator[str]:
    """What a block prints. Raises ``LimitError`` where that is too much."""
    size = 0
    for part in parts:
        size += len(part)
        if size > MOST:
            raise LimitError(f"the block prints more than {MOST:,} characters")
        yield part


def start_the_clock() -> None:
    """The time of this thread begins now."""
    _running.until, _running.computed = time.monotonic() + SECONDS, None


def look_at_the_clock(_environment: object = None) -> None:
    """Raise ``LimitError`` in what takes too long."""
    if time.monotonic() > getattr(_running, "until", float("inf")):
        _look_again()


def _look_again() -> None:
    """Time is up, but the machine may be busy with others: what hardly computed gets the same time once more.

    The clock of a thread costs up to a thousand times what the other does, so it is asked only here.
    """
    computed = time.thread_time()
    if _running.computed is not None and computed - _running.computed > SECONDS / 2:
        raise LimitError(f"the template takes longer than {SECONDS:g} seconds")
    _running.until, _running.computed = time.monotonic() + SECONDS, computed
