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
    """The paragraphs of the copy, each with the line ends before it: the items of a list stand one below the other."""
    before: Part | None = None
    for part in flow(story.copy):
        next_item = part.begins and before is not None and before.kind == part.kind
        yield ("\n" if next_item else "\n\n") + _line(part)
        before = part


def _line(part: Part) -> str:
    if part.kind not in _LISTS:
        return part.text
    mark = "   " if not part.begins else "- " if part.kind == "item" else f"{part.number}. "
    return mark + part.text
