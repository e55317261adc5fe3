"""Rendered text to tidy Markdown: paragraphs on one line each, lists kept, the template's joints closed."""

import re

EMPTY = "\x1f"
"""Stands where an expression printed nothing, so that its line is not taken for a blank one; ``tidy`` removes it."""

BLANK = f" \t\n\r{EMPTY}"
"""What a block that has nothing to say may still print."""

DOT = "\ue000"
"""Stands for a full stop inside a name that has two in a row; ``tidy`` puts it back."""

_SPACES = re.compile(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")
"""White space that is no single space and means as much; a no-break space belongs to a name."""
_BLANK_LINE = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_ITEM = re.compile(r"[ \t]*(?:[-*+>]|\d+\.)[ \t]")
_BEFORE_STOP = re.compile(r"(?<!^[-*+>]) +(?=[,.;:!?](?:[\s”\"')\]*]|$))")
_TWO_STOPS = re.compile(r"(?<![.\\])([.?!])([*”\"'’)]*)\.(?![.\w])")

_AFTER_QUOTE = re.compile(r"([”’])([,.])(?![\w.])")


def tidy(text: str, *, stops_in_quotes: bool = False) -> str:
    """``text`` without leading, trailing and doubled white space, one line for each paragraph and list item.

    No space before a comma or stop; a full stop after a stop that a name or quotation brought goes; with
    ``stops_in_quotes`` a comma or full stop after a closing quotation mark moves before it.
    """
    paragraphs = (_paragraph(block.replace(EMPTY, "")) for block in _BLANK_LINE.split(text.replace("\r\n", "\n")))
    tidied = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    tidied = _AFTER_QUOTE.sub(r"\2\1", tidied) if stops_in_quotes else tidied
    return tidied.replace(DOT, ".")


def _paragraph(block: str) -> str:
    lines: list[str] = []
    for line in block.split("\n"):
        if lines and line.strip() and not _ITEM.match(line):
            lines[-1] += f" {line}"
        elif line.strip():
            lines.append(line)
    return "\n".join(_line(line) for line in lines)


def _line(text: str) -> str:
    text = _BEFORE_STOP.sub("", _SPACES.sub(" ", text).strip(" "))
    return _TWO_STOPS.sub(r"\1\2", text)
