"""A person's name as one value with its forms, and how names are compared."""

import unicodedata

from writer.values import Value

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


def same_form(text: str) -> str:
    """The form in which names and titles are compared: NFC, curly and straight apostrophes alike."""
    return unicodedata.normalize("NFC", text).translate(_APOSTROPHES)


def folded(text: str) -> str:
    """The same without regard to case."""
    return same_form(text).casefold()


class PersonName(Value):
    """A name as it is printed at first mention; ``short`` is the recorded form of second reference."""

    full: str
    given: str = ""
    family: str = ""
    short: str = ""

    def __str__(self) -> str:
        """The full name."""
        return self.full


class KnownName(Value):
    """A name or title on record, and the path of the field that records it (``cast[2].actor``)."""

    text: str
    path: str
    kind: str
