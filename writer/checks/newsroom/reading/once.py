"""Data of a lexicon made ready once, not once a draft."""

from collections.abc import Callable, Sequence
from operator import attrgetter, is_
from typing import Any, Generic, TypeVar

Made = TypeVar("Made")


class Once(Generic[Made]):
    """``make`` of the last thing it was asked about; asked again about the very same thing, it answers from memory.

    What is made of some parts of a thing alone, those named ``of``, is the same as long as these are.
    """

    __slots__ = ("_last", "make", "parts")

    def __init__(self, make: Callable[[Any], Made], of: Sequence[str] = ()) -> None:
        """Nothing is made yet."""
        self.make = make
        self.parts: Callable[[Any], Any] = attrgetter(*of) if of else _itself
        self._last: tuple[tuple[Any, ...], Made] | None = None

    def __call__(self, thing: Any) -> Made:
        """Ready to use. What was asked last is one value, so that threads never see half of it."""
        last, parts = self._last, self.parts(thing)
        if last is None or not all(map(is_, last[0], parts)):
            last = self._last = (parts, self.make(thing))
        return last[1]


def _itself(thing: Any) -> tuple[Any]:
    return (thing,)
