"""One format of stories that leave the house, one file; ``EXPORTERS`` names them as ``--to`` does."""

from collections.abc import Mapping
from importlib import import_module

from writer.export.story import Story

EXPORTERS: Mapping[str, str] = {
    "markdown": "clean Markdown, with headline, dek and byline",
    "html": "an accessible page of its own",
    "text": "plain text, a paragraph a line",
    "docx": "a Word document",
    "jsonld": "schema.org, for the head of a page",
    "ninjs": "IPTC ninjs 3.1",
    "wxr": "an import file for WordPress",
    "brief": "60 words at most",
    "push": "one line for a phone",
}
"""Format → what it is. A format is imported only when it is asked for: ``export(story)`` of its module."""

BINARY = frozenset({"docx"})
"""Formats that are no text."""


def export(story: Story, form: str) -> bytes:
    """``story`` in the format ``form``, a key of ``EXPORTERS``."""
    made: str | bytes = import_module(f"writer.export.{form}").export(story)
    return made.encode() if isinstance(made, str) else made
