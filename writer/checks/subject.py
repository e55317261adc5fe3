"""What a check looks at: the copy with its facts, its genre, its guide and the English they share."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Protocol

from writer.model.alert import Alert
from writer.model.dismissal import Dismissal
from writer.model.facts import Facts
from writer.model.genre import Genre
from writer.model.guide import Guide
from writer.model.names import KnownName
from writer.prose.document import Document
from writer.values import Value


class Subject(Value):
    """One text, ready to be checked.

    ``lexicon`` maps the name of a lexicon file (``status``) to its plain content. ``today`` is the
    reference day. ``rendered`` tells whether the text came out of the genre's template: rules on
    sections and budgets hold for such a text only. ``stage`` is the draft's, ``review`` if it has none;
    ``dismissals`` are its too.
    """

    document: Document
    facts: Facts
    names: tuple[KnownName, ...]
    guide: Guide
    lexicon: Mapping[str, Any]
    today: date
    stage: str = "review"
    genre: Genre | None = None
    rendered: bool = False
    dismissals: tuple[Dismissal, ...] = ()


class Check(Protocol):
    """A newsroom check: a name, the rules it may raise, and a function from subject to alerts."""

    @property
    def name(self) -> str:
        """What it is waived by: the name of its file."""

    @property
    def rules(self) -> tuple[str, ...]:
        """Every ``Family.Rule`` that it may raise."""

    def run(self, subject: Subject) -> Iterable[Alert]:
        """The alerts on ``subject``, in any order."""
