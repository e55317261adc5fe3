"""The blocks of a template while it is opened: they print nothing where they stand, and statements around them run."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

Blocks = Mapping[str, list[Callable[[Any], Iterator[str]]]]
"""What renders each block, that of the template itself before those of the templates that it extends."""


class Silenced(dict[str, list[Callable[[Any], Iterator[str]]]]):
    """Blocks behind one that prints nothing."""

    def __init__(self, blocks: Blocks) -> None:
        super().__init__({name: [_nothing, *renders] for name, renders in blocks.items()})

    def setdefault(self, name: str, default: object = None) -> list[Callable[[Any], Iterator[str]]]:
        """The blocks of that name, to which Jinja2 adds that of a template that is extended."""
        del default
        return super().setdefault(name, [_nothing])


def _nothing(_context: object) -> Iterator[str]:
    """Stands before each block while the template's own statements run."""
    yield ""
