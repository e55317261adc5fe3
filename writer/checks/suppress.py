"""In-text comments that switch rules off and on: ``<!-- vale off -->``, ``<!-- vale Style.Rule = NO -->``."""

import re
from collections.abc import Iterable, Iterator

from writer.model.alert import Alert
from writer.model.guide import names_of
from writer.prose.document import Comment
from writer.values import Value

_SWITCH = re.compile(r"vale\s+(?:(?P<all>on|off)|(?P<name>[\w.-]+)\s*=\s*(?P<value>YES|NO|on|off))")
_OFF = frozenset({"off", "NO"})
_ALL = ""


class Region(Value):
    """A stretch of the file in which a rule or a style is off; without a name, every style rule is."""

    begin: int
    end: int
    name: str

    def silences(self, alert: Alert, *, style: bool) -> bool:
        """Whether ``alert`` begins in here and is meant; ``vale off`` means style rules only, facts stay facts."""
        if not self.begin <= alert.span.begin < self.end:
            return False
        return style if self.name == _ALL else self.name in names_of(alert.check)


def regions(comments: Iterable[Comment], end: int) -> tuple[Region, ...]:
    """Where what is off, up to ``end``, the end of the file."""
    return tuple(_regions(comments, end))


def _regions(comments: Iterable[Comment], end: int) -> Iterator[Region]:
    begun: dict[str, int] = {}
    for comment in sorted(comments, key=lambda comment: comment.span.begin):
        match = _SWITCH.fullmatch(comment.text.strip())
        if match is None:
            continue
        name = match["name"] or _ALL
        if (match["all"] or match["value"]) in _OFF:
            begun.setdefault(name, comment.span.end)
        elif name in begun:
            yield Region(begin=begun.pop(name), end=comment.span.begin, name=name)
    yield from (Region(begin=begin, end=end, name=name) for name, begin in begun.items())
