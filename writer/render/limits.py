"""What no template may exceed: time, and the size of what it makes."""

import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from typing import Any

SECONDS = 5.0
"""How long the statements of a template, or one of its blocks, may take; on a busy machine more."""
MOST = 1_000_000
"""Characters that one block may print, or a string hold that is made by repeating another."""
POWER = 64
"""The highest power."""
_GROWING = ("batch", "center", "format", "indent", "slice")
"""Filters that make more than they are given, by a number."""
_PADDING = frozenset({"center", "expandtabs", "format", "format_map", "ljust", "rjust", "zfill"})
"""Methods of strings that do the same; templates have the filters instead."""
_WIDE = re.compile(r"%[^a-zA-Z%]*(?:\d{5}|\*)")
"""A width with which ``%`` fills up to a hundred thousand characters or more, or any."""
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


def pads(value: object, method: str) -> bool:
    """Whether a method of ``value`` fills up to any length."""
    return method in _PADDING and isinstance(value, str)


def bounded(filters: Mapping[str, Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
    """Those of ``filters`` that may make too much, each so that it does not."""
    return {name: _bounded(filters[name]) for name in _GROWING}


def _bounded(make: Callable[..., object]) -> Callable[..., object]:
    """A filter that refuses a number that would make too much, before it is made."""

    @wraps(make)
    def made(value: object, *how: Any, **named: Any) -> object:
        name = make.__name__.rpartition("do_")[2]
        numbers = (number for number in (*how, *named.values()) if isinstance(number, int))
        if _WIDE.search(str(value)) if name == "format" else any(abs(number) > MOST for number in numbers):
            raise LimitError(f"'{name}' would make too much of it")
        return make(value, *how, **named)

    return made


def start_the_clock() -> None:
    """The time of this thread begins now."""
    _running.until, _running.computed = time.monotonic() + SECONDS, None


def look_at_the_clock(_environment: object = None) -> None:
    """Raise ``LimitError`` in what takes too long."""
    if time.monotonic() > getattr(_running, "until", float("inf")):
        _look_again()


def _look_again() -> None:
    """Time is up, but the machine may be busy with others: what hardly computed gets the same time again.

    The clock of a thread costs up to a thousand times what the other does, so it is asked only here.
    """
    computed = time.thread_time()
    if _running.computed is not None and computed - _running.computed > SECONDS / 2:
        raise LimitError(f"the template takes longer than {SECONDS:g} seconds")
    if _running.computed is None:  # from here on all that it computes counts, however slowly it gets to it
        _running.computed = computed
    _running.until = time.monotonic() + SECONDS
