"""An article as a template made it."""

from collections.abc import Mapping

from writer.values import Value, field


class Form(Value):
    """A form that the facts allow: its id, its text, and its skeleton, which is the text with its values masked."""

    id: str
    text: str
    skeleton: str


class Section(Value):
    """A section that has something to say; the lede has no ``heading``."""

    id: str
    heading: str
    body: str

    def __str__(self) -> str:
        """The section as it stands in the copy."""
        return f"## {self.heading}\n\n{self.body}" if self.heading else self.body


class Article(Value):
    """A rendered article; headline and dek have no markup. ``forms`` are those that sections took, by their ids."""

    headline: str
    dek: str
    sections: tuple[Section, ...]
    forms: Mapping[str, Form] = field(default_factory=dict)

    @property
    def copy(self) -> str:
        """The Markdown below the front matter; it ends with one newline, or is empty."""
        return "\n\n".join(map(str, self.sections)) + "\n" if self.sections else ""
