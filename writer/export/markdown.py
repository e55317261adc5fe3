"""Clean Markdown: headline, dek and byline above the copy, and nothing of the program's own."""

from writer.export.story import Story


def export(story: Story) -> str:
    """The story as Markdown."""
    head = [f"# {story.headline}", f"*{story.dek}*" if story.dek else "", story.by]
    return "\n\n".join([*filter(None, head), story.copy.strip()]) + "\n"
