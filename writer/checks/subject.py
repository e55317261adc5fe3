"""What a check looks at: the copy with its facts, its genre, its guide and the English they share."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from writer.checks.ruleset import RuleSet
from writer.library.entries import Entry
from writer.library.index import Index
from writer.model.alert import Alert
from writer.model.dismissal import Dismissal
from writer.model.facts import EMPTY, Facts, Record
from writer.model.genre import Constraint, Genre
from writer.model.guide import Guide
from writer.model.names import KnownName
from writer.prose.document import Document
from writer.prose.reuse import English
from writer.values import Value


class Others(Value, eq=False):
    """The other drafts of the desk: ``index`` gives theirs, brought up to date, and ``folder`` holds their files.

    ``slug`` is the draft's own, which is none of them; for a text from elsewhere it is empty. ``template`` gives
    the text that the template makes of its facts, or nothing: what is printed by rule is nobody's repetition.
    ``english`` is what the index was made with.
    """

    index: Callable[[], Index]
    folder: Path
    slug: str
    english: English
    template: Callable[[], str]

    def is_other(self, entry: Entry, facts: Facts, today: date) -> bool:
        """Whether ``entry`` is another story that still counts: neither this one, nor this one before it was copied."""
        if entry.slug == self.slug or entry.stage == "spiked":
            return False
        mine = facts.genre, facts.title.casefold(), facts.record.text("season"), today.isoformat()
        return bool(self.slug) or (entry.genre, entry.title, entry.season, entry.day) != mine


class Subject(Value):
    """One text, ready to be checked.

    ``lexicon`` maps the name of a lexicon file (``status``) to its plain content. ``today`` is the
    reference day. ``rendered`` tells whether the text came out of the genre's template: rules on
    sections and budgets hold for such a text only. ``stage`` is the draft's, ``review`` if it has none;
    ``dismissals`` are its too. ``others`` are the drafts beside it, for a draft of a desk; ``before`` are
    the facts that its text was last rendered from, where they are kept. ``broken`` are the genre's constraints that its
    facts do not meet. ``desk_locale`` is
    the English of texts of which neither they nor their guide say it. ``dialects`` tell whose spellings are
    whose, unless the guide has those of one.
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
    desk_locale: str = "en-US"
    dialects: RuleSet | None = None
    others: Others | None = None
    before: Record = EMPTY
    broken: tuple[Constraint, ...] = ()

    @property
    def locale(self) -> str:
        """The English of the text: its own, else the guide's, else the desk's."""
        return self.facts.record.text("locale") or self.guide.locale or self.desk_locale


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
