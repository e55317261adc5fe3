"""A draft as it lies in its file: front matter with the facts, and copy."""

from collections.abc import Mapping
from datetime import date, datetime

from writer.errors import Problem
from writer.model.dates import moment_of
from writer.model.dismissal import Dismissal
from writer.model.facts import Facts
from writer.model.fields import Field
from writer.values import Value

PRINTED = ("headline", "dek")
"""Front-matter texts that are printed: the template makes them unless they are given, and they are checked as copy."""


class Draft(Value):
    """One draft, or any other text with or without front matter.

    ``text`` is the whole file; the front matter's YAML is ``text[front:front_end]`` (empty without
    one) and the copy begins at ``copy``. ``problems`` are those of the front matter: what could not
    be read is missing from ``facts``.
    """

    path: str
    text: str
    front: int
    front_end: int
    copy: int
    facts: Facts
    fields: Mapping[str, Field]
    problems: tuple[Problem, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()

    @property
    def yaml(self) -> str:
        """The front matter as it was written."""
        return self.text[self.front : self.front_end]

    @property
    def body(self) -> str:
        """The copy."""
        return self.text[self.copy :]

    @property
    def stage(self) -> str:
        """The draft's stage; a file without one is taken as for review."""
        return self.facts.record.text("stage") or "review"

    @property
    def wrong(self) -> tuple[Problem, ...]:
        """The problems that keep it from being used as it is."""
        return tuple(problem for problem in self.problems if not problem.advice)

    @property
    def embargo(self) -> datetime | None:
        """The moment until which it must not leave the house."""
        value = self.facts.scalar("embargo")
        return moment_of(value) if isinstance(value, date) else None

    @property
    def rendered(self) -> bool:
        """Whether the text came out of a template here."""
        return "writer" in self.facts.record and "rendered_on" in self.facts.record["writer"].record

    @property
    def variants(self) -> Mapping[str, Mapping[str, str]]:
        """Section → the ``form`` that it took when it was last rendered, and the ``skeleton`` of that."""
        return self.facts.variants
