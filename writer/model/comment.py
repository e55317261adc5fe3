"""Comments on passages of a draft, and where they are anchored."""

from typing import Literal

from writer.values import Value

State = Literal["open", "resolved", "applied", "declined", "deleted"]


class Anchor(Value):
    """A passage: its ``sentence``, the ``words`` of that which are meant, and the sentences ``before`` and ``after``.

    A neighbour is empty at the beginning and the end of the copy. ``nth`` counts how often the words stand in the
    sentence before those that are meant.
    """

    sentence: str
    words: str
    before: str = ""
    after: str = ""
    nth: int = 0


class Comment(Value):
    """What somebody said of a passage; ``instead`` is the wording that a suggestion would put there."""

    id: str
    by: str
    at: str
    text: str
    anchor: Anchor
    instead: str = ""
    state: State = "open"
    draft: str = ""
