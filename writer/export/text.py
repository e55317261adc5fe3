"""Plain text: a paragraph a line, with a blank line between them."""

from collections.abc import Iterator

from writer.export.flow import Part, flow
from writer.export.story import Story

_LISTS = frozenset({"item", "number"})


def export(story: Story) -> str:
    """The story as text."""
    head = [story.headline, story.dek, story.by]
    return "\n\n".join(filter(None, head)) + "".join(_copy(story)) + "\n"


def _copy(story: Story) -> Iterator[str]:
    """The paragraphs of the copy, each with the line ends before it: those of a list stand one below the other."""
    before: Part | None = None
    for part in flow(story.copy):
        in_list = part.kind in _LISTS and before is not None and before.kind == part.kind
        yield ("\n" if in_list else "\n\n") + (f"- {part.text}" if part.kind in _LISTS else part.text)
        before = part
