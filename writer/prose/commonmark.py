"""CommonMark with tables, strikethrough, task lists, footnotes and bare links: the one door to pyromark."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, Literal, NamedTuple

from pyromark import Markdown, Options

TokenKind = Literal["open", "close", "text", "code", "html", "note", "task", "newline", "break", "rule"]

_BARE_LINK = re.compile(
    r"""(?<![^\s*_~(>])(?<!\]\()(?:
        (?:https?|ftp)://[-a-zA-Z0-9@:%._+~\#=]{1,256}\.[a-z]+(?::\d+)?(?:[/\#?][-\w@:%+.~\#$!?&/=();,'">^{}\[\]`]*)?
      | www\.[-a-zA-Z0-9@:%._+~\#=]{1,256}\.[a-z]+(?:[/\#?][-\w@:%+.~\#$!?&/=();,'">^{}\[\]`]*)?
      | [\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-zA-Z][\w-]*
    )""",
    re.VERBOSE | re.ASCII,
)
_MARK = re.compile(r"[*_~`&\[\]!<>]")
_TAGS = {
    "Paragraph": "p",
    "BlockQuote": "blockquote",
    "Item": "li",
    "CodeBlock": "pre",
    "HtmlBlock": "html",
    "FootnoteDefinition": "footnote",
    "Table": "table",
    "TableHead": "thead",
    "TableRow": "tr",
    "TableCell": "td",
    "Emphasis": "em",
    "Strong": "strong",
    "Strikethrough": "del",
    "Link": "a",
    "Image": "img",
}
_KINDS: Mapping[str, TokenKind] = {
    "Start": "open",
    "End": "close",
    "Text": "text",
    "Code": "code",
    "Html": "html",
    "InlineHtml": "html",
    "FootnoteReference": "note",
    "TaskListMarker": "task",
    "SoftBreak": "newline",
    "HardBreak": "break",
    "Rule": "rule",
}
_PARSER = Markdown(
    options=Options.ENABLE_TABLES | Options.ENABLE_STRIKETHROUGH | Options.ENABLE_TASKLISTS | Options.ENABLE_FOOTNOTES
)
_BEGINS = bytes(byte & 0b1100_0000 != 0b1000_0000 for byte in range(256))  # noqa: PLR2004
"""1 for a byte that begins a character in UTF-8."""


class Token(NamedTuple):
    """One thing met in a text; ``begin`` and ``end`` are code-point offsets.

    A table's head has a row, as in HTML, and its cells are ``th``.

    ``open`` and ``close`` have an HTML tag in ``name``, or ``html`` for a block of it, or ``footnote``, whose label
    is ``text``; for a link or an image ``text`` is the target. ``text``, ``code`` and ``html`` have what stands
    there, without the marks of quotes and lists around it, and without escapes. ``note`` refers to the footnote
    labelled ``text``.
    """

    kind: TokenKind
    name: str
    begin: int
    end: int
    text: str = ""


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """Cut ``text[start:end]`` into tokens; what stands side by side as it is written is one text, but for links."""
    links = _bare_links(text, start, end)
    begins = tuple(links)
    run: Token | None = None
    within = 0
    for token in _cut(text, start, end, links):
        plain = token.kind == "text" and token.end - token.begin == len(token.text)
        if run and plain and run.end == token.begin:
            run = run._replace(end=token.end)
            continue
        if run:
            yield from _linked(text, run, links, () if within else begins)
        run = token if plain else None
        if not plain:
            within += (token.name in {"a", "pre"}) * (1 if token.kind == "open" else -1)
            yield token


def _linked(text: str, run: Token, links: Mapping[int, int], begins: Sequence[int]) -> Iterator[Token]:
    """A run of text, cut at the links in it, of whose ``begins`` not all need be looked at."""
    at = run.begin
    for begin in begins[bisect_left(begins, run.begin) : bisect_left(begins, run.end)]:
        end = links[begin]
        if at <= begin and end <= run.end:
            if at < begin:
                yield Token("text", "", at, begin, text[at:begin])
            link = text[begin:end]
            yield Token("open", "a", begin, begin, link if "://" in link else "")
            yield Token("text", "", begin, end, link)
            yield Token("close", "a", end, end)
            at = end
    if at < run.end:
        yield Token("text", "", at, run.end, text[at : run.end])


def _cut(text: str, start: int, end: int, links: Mapping[int, int]) -> Iterator[Token]:
    source, masked = _masked(text, start, end, links)
    places = _places(source, start)
    head = False
    for event, span in _PARSER.events_with_range(source):
        begin, stop = places[span["start"]], places[span["end"]]
        if isinstance(event, str):
            yield Token(_KINDS[event], "", begin, stop)
            continue
        [(name, value)] = event.items()
        kind = _KINDS[name]
        if kind in {"open", "close"}:
            token = Token(kind, *_tag(value, begin, stop, masked))
            row = [Token(kind, "tr", begin, stop)] if token.name == "thead" else []
            head = kind == "open" if row else head
            token = token._replace(name="th") if head and token.name == "td" else token
            yield from (token, *row) if kind == "open" else (*row, token)
        elif kind == "text" and value == source[begin - start : stop - start]:
            yield Token(kind, "", begin, stop, text[begin:stop])
        else:
            yield Token(kind, "", begin, stop, _unmasked(str(value), masked))


def _tag(value: Any, begin: int, end: int, masked: Mapping[str, str]) -> tuple[str, int, int, str]:
    """Name, range and text of a token that opens or closes an element."""
    tag: str
    more: Any
    tag, more = (value, None) if isinstance(value, str) else next(iter(value.items()))
    if tag == "Heading":
        return (more if isinstance(more, str) else more["level"]).lower(), begin, end, ""
    if tag == "List":
        ordered = more is not None and more is not False
        return "ol" if ordered else "ul", begin, end, str(more) if ordered and more is not True else ""
    text = more if tag == "FootnoteDefinition" else ""
    if tag in {"Link", "Image"} and more:
        text = _unmasked(("mailto:" * (more["link_type"] == "Email")) + more["dest_url"], masked)
    return _TAGS[tag], begin, end, text or ""


def _bare_links(text: str, start: int, end: int) -> dict[int, int]:
    """Begin and end of each address in ``text[start:end]`` that may be a link though nothing marks it as one."""
    if text.find("://", start, end) < 0 and text.find("www.", start, end) < 0 and text.find("@", start, end) < 0:
        return {}
    found = _BARE_LINK.finditer(text, start, end)
    return {match.start(): match.start() + len(_trimmed(match[0])) for match in found}


def _trimmed(link: str) -> str:
    """``link`` without the punctuation of the sentence around it."""
    link = link.rstrip("?!.,:*_~'\"")
    while link.endswith(")") and link.count(")") > link.count("("):
        link = link[:-1]
    return link


def _masked(text: str, start: int, end: int, links: Mapping[int, int]) -> tuple[str, dict[str, str]]:
    """The source, in which no mark of Markdown is left inside a bare link, and what each link so changed was."""
    masked: dict[str, str] = {}
    pieces, at = [], start
    for begin, stop in links.items():
        link = text[begin:stop]
        mask = _MARK.sub("x", link)
        if mask != link:
            masked[mask] = link
        pieces += [text[at:begin], mask]
        at = stop
    return "".join((*pieces, text[at:end])), masked


def _unmasked(value: str, masked: Mapping[str, str]) -> str:
    for mask, link in masked.items():
        value = value.replace(mask, link)
    return value


def _places(source: str, start: int) -> Sequence[int]:
    """The code-point offset that each byte offset of the source, as UTF-8, stands for."""
    if source.isascii():
        return range(start, start + len(source) + 1)
    return list(accumulate(source.encode().translate(_BEGINS), initial=start))
