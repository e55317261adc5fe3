"""What the desk's parts need of one another, so that none of them imports what it stands in."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Protocol

from writer.library.places import Places
from writer.model.draft import Draft
from writer.model.genre import Genre
from writer.model.report import Report


class Checks(Protocol):
    """What checks a draft under a guide."""

    def check(self, draft: Draft, genre: Genre | None, guide: str, today: date, without: frozenset[str]) -> Report:
        """Every alert on one text."""

    def check_in_steps(self, draft: Draft, genre: Genre | None, guide: str, today: date) -> Iterator[Report]:
        """The same, without grammar first."""


class DraftFolder(Protocol):
    """What is needed of a desk to know all of its drafts."""

    places: Places

    def parse(self, text: str, path: str) -> Draft:
        """A draft from its text."""

    def render(self, draft: Draft) -> Draft:
        """The draft as its template writes it."""

    def base(self, path: Path) -> str:
        """The last render of a draft."""

    def genre_stamp(self, genre_id: str) -> int:
        """The state of a genre's files."""
