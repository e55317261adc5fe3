"""A candidate: what some material says that a field may hold, until a writer takes or refuses it."""

from collections.abc import Mapping

from writer.model.alert import Span
from writer.model.facts import Certainty
from writer.values import Value


class Candidate(Value):
    """A value for the field of that path (``season``, ``production.start``), or a row for a list (``cast``).

    ``value`` is as one would write it into the front matter. ``span`` is where the material says so, and ``sentence``
    what it stands in; both count code points of the material.
    """

    field: str
    value: str | Mapping[str, str]
    certainty: Certainty
    span: Span
    sentence: Span
