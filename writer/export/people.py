"""Everybody whom a story names, and what they have to do with it."""

from collections.abc import Iterator

from writer.export.story import Story
from writer.values import Value


class Named(Value):
    """A person: the role in the production or in the story, and the character that is played, if any."""

    name: str
    role: str
    character: str = ""


def people(story: Story) -> tuple[Named, ...]:
    """Cast, crew, the subject and others, each once, in the order of the facts."""
    found: dict[str, Named] = {}
    for one in _all(story):
        if one.name:
            found.setdefault(one.name, one)
    return tuple(found.values())


def _all(story: Story) -> Iterator[Named]:
    for row in story.record.rows("cast"):
        record = row.record
        yield Named(name=record.text("actor"), role="actor", character=record.text("character"))
    for row in story.record.rows("crew"):
        yield Named(name=row.record.text("name"), role=row.record.text("job") or "crew")
    if "subject" in story.record:
        yield Named(name=story.record["subject"].record.text("name"), role="subject")
    for row in story.record.rows("people"):
        yield Named(name=row.record.text("name"), role=row.record.text("descriptor") or "mentioned")
