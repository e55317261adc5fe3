"""A file's text as prose: blocks, sections, paragraphs, comments, TKs and word counts."""

from collections.abc import Mapping

from writer.model.alert import Span
from writer.prose import tks
from writer.prose.blocks import Block, joined
from writer.prose.tks import TK
from writer.prose.trail import Step
from writer.values import Value

_NOT_SUMMED = frozenset({"heading", "table", "figure", "attr", "frontmatter"})


class Comment(Value):
    """An HTML comment: its place, and what stands between its marks."""

    span: Span
    text: str


class Element(Value):
    """A top-level element: paragraph, heading, list, blockquote, table, code, html or rule."""

    kind: str
    span: Span


class Paragraph(Value):
    """A top-level paragraph with its blocks: its text, and the alternative texts of images in it."""

    span: Span
    blocks: tuple[Block, ...]
    words: int


class Section(Value):
    """What stands under one heading, or before the first one (the lede: ``heading`` is None, ``level`` 0).

    ``blocks`` reach, as ``span`` does, to the next heading of this level or above, and hold the
    headings of subsections; ``own`` ends at the next heading of any level. ``words`` counts ``blocks``.
    """

    level: int
    heading: Block | None
    title: str
    span: Span
    blocks: tuple[Block, ...]
    own: tuple[Block, ...]
    words: int


class Document(Value):
    """The whole: ``text`` is the file as on disk; the copy is ``span`` of it.

    ``blocks`` are in reading order, footnotes last; ``inlines`` are the links, strong and emphasised
    words and code inside them, for rules with such a scope. The first of ``sections`` is the lede.
    ``trail`` is how the blocks came about, where somebody asked for it.
    """

    text: str
    extension: str
    span: Span
    blocks: tuple[Block, ...]
    inlines: tuple[Block, ...]
    elements: tuple[Element, ...]
    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    comments: tuple[Comment, ...]
    tks: tuple[TK, ...]
    words: int
    followers: Mapping[int, str]
    trail: tuple[Step, ...] = ()

    def follower(self, block: Block) -> str:
        """Name what comes after ``block``: list, item, blockquote, table, code, heading, paragraph … or nothing."""
        return self.followers.get(block.offsets[0], "")

    def masked(self, block: Block) -> str:
        """Give the text of ``block`` with its TKs masked, as long as before: what style and grammar read."""
        return tks.masked(block.text)

    def summary(self) -> Block:
        """Join paragraphs, list items and quotes, as Vale's scope ``summary`` sees them."""
        return joined(f"summary.{self.extension}", self._summed, "\n\n")

    def summed(self) -> str:
        """The text of ``summary``."""
        return "".join(f"{block.text}\n\n" for block in self._summed)

    @property
    def _summed(self) -> list[Block]:
        return [block for block in self.blocks if not _NOT_SUMMED.intersection(block.scopes)]
