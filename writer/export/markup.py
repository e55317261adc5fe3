"""The copy as HTML: what is HTML in it is shown and not obeyed, and no link runs a script."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from writer.prose.commonmark import Token, tokens

_SAFE = re.compile(r"(?:https?|mailto):|[^:]*(?:[/?#]|\Z)", re.IGNORECASE)
"""A link that leads to a page, to a place in it or to a mailbox."""
_OPENED = {
    "html": "<p>",
    "pre": "<pre><code>",
    "thead": "<thead>\n",
    "ul": "<ul>\n",
    "ol": "<ol>\n",
    "blockquote": "<blockquote>\n",
    "table": "<table>\n",
}
_CLOSED = {"html": "</p>\n", "pre": "</code></pre>\n"}
_IN_LINE = frozenset({"em", "strong", "del", "a", "td", "th"})
_ALONE = {"newline": "\n", "break": "<br>\n", "rule": "<hr>\n"}


def markup(copy: str) -> str:
    """``copy`` as HTML; a footnote stands where it was written, after its label."""
    return "".join(_printed(tokens(copy, 0, len(copy)))).replace("\n</p>", "</p>")


def _printed(found: Iterable[Token]) -> Iterator[str]:
    image = False
    for token in found:
        if token.name == "img":
            image = token.kind == "open"
            yield f'<img src="{_target(token)}" alt="' if image else '">'
        elif image:
            yield escape(token.text) if token.kind in {"text", "code"} else ""
        elif token.kind in {"open", "close"}:
            yield _tag(token)
        else:
            yield _content(token)


def _tag(token: Token) -> str:
    name = token.name
    if name == "footnote":
        return f"<p><sup>{escape(token.text)}</sup></p>\n" if token.kind == "open" else ""
    if token.kind == "close":
        return _CLOSED.get(name, f"</{name}>" if name in _IN_LINE else f"</{name}>\n")
    if name == "ol" and token.text not in {"", "1"}:
        return f'<ol start="{token.text}">\n'
    return f'<a href="{_target(token)}">' if name == "a" else _OPENED.get(name, f"<{name}>")


def _content(token: Token) -> str:
    shown = escape(token.text, quote=False)
    if token.kind == "code":
        return f"<code>{shown}</code>"
    if token.kind == "note":
        return f"<sup>{shown}</sup>"
    if token.kind == "task":
        return "☑ " if token.text == "True" else "☐ "
    return _ALONE.get(token.kind, shown)


def _target(token: Token) -> str:
    return escape(token.text) if _SAFE.match(token.text) else ""
