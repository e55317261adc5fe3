"""Data of a lexicon made ready once, not once a draft."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Made = TypeVar("Made")


class Once(Generic[Made]):
    """``make`` of the last thing it was asked about; asked again about the very same thing, it answers from memory."""

    __slots__ = ("_last", "make")

    def __init__(self, make: Callable[[Any], Made]) -> None:
        """Nothing is made yet."""
        self.make = make
        self._last: tuple[Any, Made] | None = None

    def __call__(self, thing: Any) -> Made:
        """Ready to use. What was asked last is one value, so that threads never see half of it."""
        last = self._last
        if last is None or last[0] is not thing:
            last = self._last = (thing, self.make(thing))
        return last[1]
