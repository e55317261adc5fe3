"""A push line: the headline, as one line that a phone shows whole."""

from writer.export.story import Story

CHARACTERS = 110
"""What phones show of a line before they cut it."""


def export(story: Story) -> str:
    """The story as a line; a headline that is too long ends at a word."""
    text = " ".join(story.headline.split())
    if len(text) > CHARACTERS:
        text = text[: CHARACTERS - 1].rsplit(" ", 1)[0].rstrip(",;:–— ") + "…"
    return f"{text}\n"
