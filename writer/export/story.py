"""A story as it leaves the house: what is printed, and the facts that machines are told."""

from datetime import date

from writer.model.facts import Record
from writer.values import Value


class Story(Value, eq=False):
    """``copy`` is Markdown without comments; ``published`` and ``updated`` are as exact as they are known, or None.

    ``id`` is that of the draft, ``article_type`` the type of schema.org, ``record`` all of its facts.
    """

    id: str
    slug: str
    headline: str
    dek: str
    byline: str
    locale: str
    genre: str
    article_type: str
    stage: str
    words: int
    copy: str
    record: Record
    published: date | None = None
    updated: date | None = None
    embargo: date | None = None

    @property
    def by(self) -> str:
        """The line that says who wrote it; nothing without a byline."""
        return f"By {self.byline}" if self.byline else ""

    @property
    def description(self) -> str:
        """What search engines show of it: the description, else the dek."""
        return self.record.text("description") or self.dek

    @property
    def tags(self) -> tuple[str, ...]:
        """The words that it is filed under."""
        return tuple(map(str, self.record.rows("tags")))
