"""Modules that others import and hardly ever use: each is loaded when somebody first asks something of it.

``importlib.util.LazyLoader`` does the same, but shows a module half loaded to a second thread that asks meanwhile.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from threading import RLock
from types import ModuleType
from typing import Any


class _StandIn(ModuleType):
    """In the place of a module that is not loaded yet."""

    def __getattr__(self, name: str) -> Any:
        return getattr(_loaded(self.__name__), name)


_turn = RLock()


def _loaded(name: str) -> Any:
    """The module itself; a second thread that asks for it waits for the first, as for every import."""
    with _turn:
        if isinstance(sys.modules.get(name), _StandIn):
            del sys.modules[name]
    return import_module(name)


def later(name: str, **meanwhile: Callable[..., Any]) -> None:
    """Load the module ``name``, unless it is there, not before it is used for more than what is there ``meanwhile``."""
    if name not in sys.modules:
        module = sys.modules[name] = _StandIn(name)
        vars(module).update(meanwhile)


@contextmanager
def without(name: str) -> Iterator[None]:
    """Let what is imported meanwhile do without the module ``name``, as if it were not installed."""
    there = sys.modules.get(name)
    sys.modules[name] = None  # type: ignore[assignment]  # so Python is told that there is none
    try:
        yield
    finally:
        del sys.modules[name]
        if there is not None:
            sys.modules[name] = there


def cleandoc(text: str) -> str:
    """``inspect.cleandoc``; for one line, as most of what click has cleaned are, ``inspect`` need not be there."""
    cleaned: str = _loaded("inspect").cleandoc(text) if "\n" in text else text.expandtabs().lstrip()
    return cleaned
