"""One result of a check: what, how grave, where in the file, and what to put instead."""

import enum

from writer.values import Value


class Level(enum.IntEnum):
    """How grave an alert is, in Vale's words; comparable."""

    SUGGESTION = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The word that files and reports use."""
        return self.name.lower()


LEVELS = {level.label: level for level in Level}
"""Word in a file or on the command line → level."""


class Span(Value):
    """Half-open range of code points of the file as it lies on disk, counted from 0."""

    begin: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.begin < other.end and other.begin < self.end


START = Span(begin=0, end=0)
"""The span of an alert that has nothing to point at: line 1, [1, 1]."""


class Related(Value):
    """The other place of two that do not agree."""

    span: Span
    message: str


class Alert(Value):
    """One result of one check on one file.

    ``check`` is ``Family.Rule``; ``match`` is the text at ``span``; ``suggestions`` are whole
    replacements for it, best first; ``field`` is the path of the fact it disagrees with
    (``cast[2].actor``) and ``expected`` what that fact says. ``also`` names other checks that found
    the same there. ``safe`` tells that its one suggestion may be put in unasked. ``action`` and its
    ``params`` are those of the rule of a Vale style.
    """

    check: str
    level: Level
    span: Span
    message: str
    match: str = ""
    suggestions: tuple[str, ...] = ()
    field: str = ""
    expected: str = ""
    description: str = ""
    link: str = ""
    related: tuple[Related, ...] = ()
    also: tuple[str, ...] = ()
    safe: bool = False
    action: str = ""
    params: tuple[str, ...] = ()

    @property
    def checks(self) -> tuple[str, ...]:
        """Every check that found this."""
        return (self.check, *self.also)

    @property
    def order(self) -> tuple[int, int, str]:
        """Sort key: by place, then by name."""
        return (self.span.begin, self.span.end, self.check)
