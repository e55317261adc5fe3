"""Comments that switch rules off and on, as Vale obeys them."""

from collections.abc import Iterable, Iterator
from operator import itemgetter

from writer.checks.marks import EVERYTHING, vale_settings
from writer.values import Value


class Region(Value):
    """A stretch of the file in which a rule, a style, one text of a rule, or everything is off."""

    name: str
    begin: int
    end: int


class Switches(Value, kw_only=False):
    """All regions of one file."""

    regions: tuple[Region, ...] = ()

    def silence(self, check: str, match: str, at: int) -> bool:
        """Whether an alert of ``check`` on ``match`` that begins at ``at`` is switched off."""
        names = (EVERYTHING, check, check.partition(".")[0], f"{check}[{match}]")
        return any(region.begin <= at < region.end and region.name in names for region in self.regions)


def switches(comments: Iterable[tuple[str, int]], styles: Iterable[str], end: int) -> Switches:
    """What the comments, each with its place, say; ``styles`` are those that run, ``end`` is the end of the file."""
    return Switches(tuple(_regions(comments, tuple(styles), end)))


def _regions(comments: Iterable[tuple[str, int]], styles: tuple[str, ...], end: int) -> Iterator[Region]:
    begun: dict[str, int] = {}
    for text, at in sorted(comments, key=itemgetter(1)):
        for name, off in vale_settings(text, styles):
            if off:
                begun.setdefault(name, at)
            elif name in begun:
                yield Region(name=name, begin=begun.pop(name), end=at)
    yield from (Region(name=name, begin=begin, end=end + 1) for name, begin in begun.items())
