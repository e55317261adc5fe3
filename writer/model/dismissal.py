"""A dismissal: what a draft says of alerts that somebody has looked at and means to keep as they are."""

from datetime import date

from writer.model.alert import START, Alert, Span
from writer.model.guide import names_of
from writer.model.names import same_form
from writer.values import Value


class Dismissal(Value):
    """Every alert of ``check``, a rule or a family, on the words ``match``, wherever they stand in the draft.

    It holds to the end of the day ``until``, or for good. ``span`` is its place in the file.
    """

    check: str
    match: str = ""
    reason: str = ""
    by: str = ""
    until: date | None = None
    span: Span = START

    def covers(self, alert: Alert) -> bool:
        """Whether ``alert`` is meant: lines may be broken elsewhere, and apostrophes be of another shape."""
        return self.check in names_of(alert.check) and same_words(self.match) == same_words(alert.match)


def same_words(text: str) -> str:
    """The form in which the words of alerts are compared: spaces and line ends alike."""
    return " ".join(same_form(text).split())
