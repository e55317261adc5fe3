"""A watch over templates: which branches they have, and which they took while it was on."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

_on = threading.local()


class Branch(NamedTuple):
    """A way that a template can go: the ``number``-th ``test`` of a file, on a ``line``, taken or not."""

    path: str
    number: int
    line: int
    test: str
    taken: bool


class Watch:
    """Which of the branches of genres' own templates were taken while it was on (``watching``)."""

    def __init__(self) -> None:
        self.branches: set[Branch] = set()
        self.reached: set[Branch] = set()

    def goes(self, path: str, number: int, line: int, test: str, outcome: object) -> object:
        """Note which way a test went, and give it back."""
        self.reached.add(Branch(path, number, line, test, bool(outcome)))
        return outcome


def watch_on() -> Watch | None:
    """The watch of this thread, if one is on."""
    watch: Watch | None = getattr(_on, "watch", None)
    return watch


@contextmanager
def watching(watch: Watch) -> Iterator[None]:
    """Have every template that is opened meanwhile tell ``watch`` its branches."""
    _on.watch = watch
    try:
        yield
    finally:
        _on.watch = None
