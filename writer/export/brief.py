"""A brief: the story's first whole sentences, 60 words at most, under its headline."""

from collections.abc import Iterator

from writer.export.flow import flow
from writer.export.story import Story
from writer.prose.sentences import sentences
from writer.prose.words import count

WORDS = 60
"""So long is a brief at most, without its headline."""


def export(story: Story) -> str:
    """The story as a brief."""
    kept: list[str] = []
    left = WORDS
    for sentence in _sentences(story):
        left -= count(sentence)
        if left < 0:
            break
        kept.append(sentence)
    return f"{story.headline}\n\n{' '.join(kept) or story.dek}\n"


def _sentences(story: Story) -> Iterator[str]:
    """The sentences of the copy's paragraphs; one with a value still to come is none."""
    for part in flow(story.copy):
        if part.kind == "paragraph":
            text = part.text
            for span in sentences(text):
                sentence = text[span.begin : span.end].strip()
                if "[TK" not in sentence and sentence:
                    yield sentence
