"""A text that is handed over for its facts, with its source."""

from writer.values import Value


class Handed(Value):
    """A text and its source, a row of ``sources``."""

    text: str
    source: dict[str, str]
