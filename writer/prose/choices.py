"""Marked choices: a place in the copy where the writer's words and the facts went different ways, kept in the file.

::

    <!-- writer:choice yours -->
    Cameras roll in spring.
    <!-- writer:choice facts -->
    It films in June.
    <!-- writer:end -->

Whoever takes out one of the two and the three marks has chosen.
"""

import re
from collections.abc import Iterator

from writer.model.alert import Span
from writer.values import Value

MARK = "<!-- writer:"
"""What every mark begins with."""

_YOURS, _FACTS, _END = (f"{MARK}{name} -->" for name in ("choice yours", "choice facts", "end"))
_CHOICE = (
    rf"(?s)(?:(?!\A)(?<!---\n)\r?\n)?{_YOURS}[ \t]*\r?\n(?P<yours>.*?)\r?\n?"
    rf"{_FACTS}[ \t]*\r?\n(?P<facts>.*?)\r?\n?{_END}[ \t]*(?:\r?\n)?"
)
"""Compiled when it is first needed: few copies have a choice."""


class Choice(Value):
    """An open choice, and where it stands, marks and all; one side may be empty."""

    span: Span
    yours: str
    facts: str


def choices(text: str) -> Iterator[Choice]:
    """Every open choice in ``text``, in order."""
    for found in re.finditer(_CHOICE, text) if MARK in text else ():
        yield Choice(span=Span(begin=found.start(), end=found.end()), yours=found["yours"], facts=found["facts"])


def marked(yours: str, facts: str) -> str:
    """Both sides as an open choice, between marks that stand on lines of their own."""
    lines = (_YOURS, yours, _FACTS, facts, _END)
    return "".join(f"\n{line}" for line in lines if line) + "\n"


def taken(text: str, side: str) -> str:
    """``text`` with every open choice made for one side: ``yours`` or ``facts``."""
    return re.sub(_CHOICE, lambda found: found[side], text)
