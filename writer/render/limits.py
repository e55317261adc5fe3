"""What no template may exceed: time, and the size of what it makes."""

import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from inspect import signature
from string import Formatter
from typing import Any

SECONDS = 5.0
"""How long the statements of a template, or one of its blocks, may take; on a busy machine more."""
MOST = 1_000_000
"""Characters that one block may print, or a string hold that is made by repeating another."""
POWER = 64
"""The highest power."""
_GROWING = ("batch", "center", "format", "round", "slice")
"""Filters that make more than they are given, by a number."""
_PADDING = frozenset({"center", "encode", "expandtabs", "ljust", "rjust", "to_bytes", "translate", "zfill"})
"""Methods of strings and numbers that do the same; templates have the filters instead."""
_DIGITS = re.compile(r"\d{5}")
"""A width or precision of a hundred thousand characters or more."""
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
    return method in _PADDING and isinstance(value, str | int)


def bounded(filters: Mapping[str, Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
    """Those of ``filters`` that may make too much, each so that it does not."""
    own = {"indent": _indent, "join": _join, "replace": _replace, "tojson": _json, "wordwrap": _wordwrap}
    return {name: _bounded(filters[name]) for name in _GROWING} | {name: own[name](filters[name]) for name in own}


def _bounded(make: Callable[..., object]) -> Callable[..., object]:
    """A filter that refuses a number that would make too much, before it is made."""

    @wraps(make)
    def made(value: object, *how: Any, **named: Any) -> object:
        name = make.__name__.rpartition("do_")[2]
        numbers = (number for number in (*how, *named.values()) if isinstance(number, int))
        if name == "format":
            _refuse_wide(str(value), (*how, *named.values()))
        elif any(abs(number) > MOST for number in numbers):
            raise _too_much(name)
        return make(value, *how, **named)

    return made


def _too_much(name: str) -> LimitError:
    return LimitError(f"'{name}' would make too much of it")


def _refuse_wide(text: str, values: Iterable[object], name: str = "format") -> None:
    """Raise ``LimitError`` if ``text``, filled by ``%``, would be too long."""
    longest = max((len(value) for value in values if isinstance(value, str)), default=0)
    if _WIDE.search(text) or len(text) + text.count("%") * longest > MOST:
        raise _too_much(name)


def refuse_growth(operator: str, left: Any, right: Any) -> None:
    """Raise ``LimitError`` if the operation would make too much."""
    size = len(left) if hasattr(left, "__len__") else len(right) if hasattr(right, "__len__") else 0
    times = right if isinstance(right, int) else left if isinstance(left, int) else 1
    if (operator == "*" and size * times > MOST) or (operator == "**" and abs(right) > POWER):
        raise _too_much(operator)
    if operator == "%" and isinstance(left, str):
        values = right.values() if isinstance(right, Mapping) else right if isinstance(right, tuple) else (right,)
        _refuse_wide(left, values, operator)


def bounded_format(method: Callable[..., str], make: Callable[..., str], formatter: Formatter) -> Callable[..., str]:
    """``make``, which is ``method`` (``str.format`` or ``str.format_map``) in a sandbox, unless that makes too much.

    ``formatter`` reads the fields as the sandbox does.
    """

    def made(*given: Any, **named: Any) -> str:
        formatter.format_field = _fields()  # type: ignore[method-assign, assignment]
        known = given[0] if method.__name__ == "format_map" and given else named
        formatter.vformat(method.__self__, given, known)  # type: ignore[attr-defined]
        return make(*given, **named)

    return made


def _fields() -> Callable[[Any, str], Any]:
    """What prints the fields, and refuses one that is too wide, or all that are too long."""
    size = 0

    def printed(value: object, how: str) -> str:
        nonlocal size
        if _DIGITS.search(how):
            raise _too_much("format")
        text = format(value, how)
        size += len(text)
        if size > MOST:
            raise _too_much("format")
        return text

    return printed


def bounded_method(method: Callable[..., Any]) -> Callable[..., Any] | None:
    """``replace`` or ``join`` of a string, so that it does not make too much; ``None`` for any other method."""
    text, name = getattr(method, "__self__", None), getattr(method, "__name__", "")
    if not isinstance(text, str) or name not in ("join", "replace"):
        return None
    if name == "join":
        return lambda parts: method(_few(parts, len(text)))

    def replaced(old: str, new: str, count: int = -1) -> object:
        _refuse_replacing(text, old, new, count)
        return method(old, new, count)

    return replaced


def _few(parts: Iterable[Any], between: int) -> Iterator[Any]:
    size = 0
    for part in parts:
        size += len(part) + between
        if size > MOST + between:
            raise _too_much("join")
        yield part


def _refuse_replacing(text: str, old: str, new: str, count: int) -> None:
    times = text.count(old)
    if len(text) + (min(times, count) if count >= 0 else times) * len(new) > MOST:
        raise _too_much("replace")


def _replace(make: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(make)
    def made(context: object, s: object, old: object, new: object, count: int | None = None) -> object:
        _refuse_replacing(str(s), str(old), str(new), -1 if count is None else count)
        return make(context, s, old, new, count)

    return made


def _join(make: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(make)
    def made(context: object, value: Iterable[object], d: object = "", attribute: str | int | None = None) -> object:
        parts = (make(context, [one], "", attribute) for one in value)
        return make(context, _few(parts, len(str(d))), d)

    return made


def _indent(make: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(make)
    def made(s: str, width: int | str = 4, *how: bool, **named: bool) -> object:
        if (len(width) if isinstance(width, str) else width) * (1 + s.count("\n")) > MOST:
            raise _too_much("indent")
        return make(s, width, *how, **named)

    return made


def _json(make: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(make)
    def made(context: object, value: object, indent: int | None = None) -> object:
        if (indent or 0) > POWER:
            raise _too_much("tojson")
        return make(context, value, indent)

    return made


def _wordwrap(make: Callable[..., Any]) -> Callable[..., Any]:
    called = signature(make)

    @wraps(make)
    def made(environment: Any, s: str, *how: Any, **named: Any) -> str:
        asked = called.bind(environment, s, *how, **named)
        asked.apply_defaults()
        width, between = asked.arguments["width"], asked.arguments["wrapstring"]
        between = environment.newline_sequence if between is None else between
        longest = max(map(len, s.split()), default=0)
        if longest**2 > MOST * max(width, 1):  # each line is cut off a long word, and the rest of it copied
            raise _too_much("wordwrap")
        asked.arguments["wrapstring"] = "\n"
        text = make(*asked.args, **asked.kwargs)
        if len(text) + text.count("\n") * len(between) > MOST:
            raise _too_much("wordwrap")
        return str(text.replace("\n", between))

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
