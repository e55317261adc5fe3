"""One form of a batch's report, one file; ``REPORTS`` names them as ``--format`` does."""

from collections.abc import Mapping
from importlib import import_module

from writer.batch.answers import Answers

REPORTS: Mapping[str, str] = {
    "text": "for people",
    "json": "everything, for programs",
    "html": "one page, to read and to print",
}
"""Form → what it is. A form is imported only when it is asked for: ``render(found)`` of its module."""


def render_report(found: Answers, form: str) -> str:
    """The answers in ``form``, a key of ``REPORTS``."""
    rendered: str = import_module(f"writer.batch.reports.{form}").render(found)
    return rendered
