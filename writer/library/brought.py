"""Copy that is brought back from elsewhere: Markdown, plain text, or HTML, which is turned into Markdown."""

import re

_PAGE = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body|main|article|section|div|p|h[1-6]|ul|ol|blockquote)\b",
    re.IGNORECASE | re.DOTALL,
)
_DAYS = re.compile(r"<p>\s*(?:Published|Updated)\s+<time\b[^<]*</time>\s*</p>")
"""The lines of an exported page that say when it was published and updated, and nothing else."""

_ESCAPED = re.compile(r"(?m)^(\d+(?=\\[.)])|(?=\\[-+]))\\(?=\S\s)")
"""What text and no mark of a list begins a paragraph with, in Markdown: here it is as it was typed."""

_TITLE = re.compile(r"\s*#[ \t]+(?P<title>[^\n]*?)[ \t]*#*[ \t]*(?:\n|\Z)")


def as_markdown(text: str) -> str:
    """``text``, from HTML if it begins as a page or a part of one."""
    text = text.removeprefix("\ufeff")
    if not _PAGE.match(text):
        return text
    # 150 ms to import, and few texts come back as HTML
    from html2text import HTML2Text  # noqa: PLC0415

    reader = HTML2Text(bodywidth=0)
    reader.ul_item_mark, reader.emphasis_mark = "-", "*"
    reader.unicode_snob = reader.ignore_images = True
    return _ESCAPED.sub(r"\1", reader.handle(_DAYS.sub("", text)))


def titled(copy: str) -> tuple[str, str]:
    """The heading of the first level that a copy begins with, or nothing; and the rest."""
    found = _TITLE.match(copy)
    return (found["title"], copy[found.end() :]) if found else ("", copy)
