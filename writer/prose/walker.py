"""Cuts events into blocks exactly as Vale does: scopes, masked code, the spaces between elements."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from writer.model.alert import Span
from writer.prose.blocks import Block, mask
from writer.prose.events import Event
from writer.prose.trail import MARK, Step, tag_step
from writer.values import Value

_INLINE = frozenset(
    {"b", "big", "i", "small", "abbr", "acronym", "cite", "dfn", "em", "kbd", "strong", "a", "br", "img"}
)
_INLINE |= {"span", "sub", "sup", "code", "tt", "del"}
_SCOPES: Mapping[str, str] = MappingProxyType(
    {
        "th": "table.header",
        "td": "table.cell",
        "caption": "table.caption",
        "li": "list",
        "blockquote": "blockquote",
        "figcaption": "figure.caption",
        **{f"h{level}": f"heading.h{level}" for level in range(1, 7)},
    }
)
_CAPTURES: Mapping[str, str] = MappingProxyType(
    {"a": "link", "strong": "strong", "b": "strong", "em": "emphasis", "i": "emphasis", "code": "code", "tt": "code"}
)
_TAKEN_FOR_CODE = frozenset({"em", "b"})
_SWITCH = {"vale off": True, "vale on": False}
_CLOSING = frozenset(".?!,:;)]}\u2014\u2013")
_OPENING = frozenset("([{\u2014\u2013")


class Unread(Value):
    """HTML elements whose text no rule reads: ``skipped`` ones make no block, ``masked`` ones stand as ``***``.

    ``skipped`` may also name ``alt``, the alternative texts of images. With ``by_comments``, what stands
    between ``<!-- vale off -->`` and ``<!-- vale on -->`` is left out too.
    """

    skipped: frozenset[str] = frozenset({"script", "style", "pre", "figure", "noscript", "iframe"})
    masked: frozenset[str] = frozenset({"tt", "code", "kbd"})
    classes: frozenset[str] = frozenset({"problematic", "pre", "code"})
    by_comments: bool = False


_NOWHERE = array("i")
_START = Span(begin=0, end=0)

UNREAD = Unread()
"""What Vale leaves out unless it is told otherwise."""


class _Open:
    """An element that has begun: its link target, and where in the piece list its text starts."""

    __slots__ = ("as_code", "begin", "classes", "first", "href", "skips", "tag")

    def __init__(self, event: Event, classes: tuple[str, ...], href: str, first: int, *, skips: bool) -> None:
        self.tag, self.begin, self.as_code = event.name, event.begin, False
        self.classes, self.href, self.first, self.skips = classes, href, first, skips


class _Piece(NamedTuple):
    """A part of a block: as Vale has it, as a reader sees it, as it is written; and its place in the file."""

    shown: str
    read: str
    raw: str
    begin: int
    end: int


class Walk:
    """What came out of walking: blocks in reading order, and what stands between them."""

    def __init__(self) -> None:
        """Nothing yet; ``followers`` has the place of a block's first character → tag of the next element."""
        self.blocks: list[Block] = []
        self.inlines: list[Block] = []
        self.comments: list[Event] = []
        self.elements: list[Event] = []
        self.followers: dict[int, str] = {}
        self.trail: list[Step] = []


def walk(events: Iterable[Event], extension: str, unread: Unread = UNREAD, *, trail: bool = False) -> Walk:
    """Cut ``events`` into blocks; scopes end in ``extension``, as Vale's do. Steps are noted only for a ``trail``."""
    walker = _Walker(extension, unread, traced=trail)
    for event in events:
        walker.feed(event)
    walker.flush()
    return walker.found


class _Walker:
    """Gathers text until a block element begins or ends."""

    def __init__(self, extension: str, unread: Unread, *, traced: bool) -> None:
        self.extension = extension
        self.unread = unread
        self.masked = unread.masked | unread.skipped & _INLINE
        self.found = Walk()
        self.stack: list[_Open] = []
        self.skipping = 0
        self.outer = 0
        self.seen: list[str] = []
        self.node: list[Event] = []
        self.pieces: list[_Piece] = []
        self.extent: Span | None = None
        self.after_inline = False
        self.inline_seen = False
        self.space: int | None = None
        self.tail: Event | None = None
        self.before_comment: Event | None = None
        self.alt: list[_Piece] = []
        self.waiting: list[int] = []
        self.muted = False
        self.traced = traced
        self.note: Callable[[Step], object] = self.found.trail.append if traced else _forget
        self.handlers = {
            "text": self.node.append,
            "open": self._open,
            "close": self._close,
            "void": self._void,
            "comment": self._comment,
            "alt": self._alt,
            "extent": self._extent,
            "element": self.found.elements.append,
        }

    def feed(self, event: Event) -> None:
        """Take the next event."""
        self.handlers[event.kind](event)

    def flush(self) -> None:
        """End the block gathered so far, if there is one."""
        self._end_node()
        pieces, self.pieces = self.pieces, []
        scope = next((_SCOPES[tag] for tag in self.seen if tag in _SCOPES), "")
        shift = int(bool(scope and pieces and pieces[0].shown == " "))
        del pieces[:shift]
        if any(piece.shown.strip() for piece in pieces):
            block = self._block(".".join(("text", *self._scopes(scope), self.extension)), pieces, self.extent)
            self.note(Step("block", number=len(self.found.blocks), shift=shift))
            self.found.blocks.append(block)
            self.waiting.append(next(piece.begin for piece in pieces if piece.shown))
        self.note(Step("end"))
        for element in self.stack:
            element.first = 0
        self.seen.clear()
        self.after_inline = self.inline_seen = False
        self.space = self.tail = self.before_comment = None

    def _scopes(self, scope: str) -> Iterator[str]:
        if scope:
            yield scope
        for element in self.stack:
            for name in element.classes:
                yield from ("class", name)

    def _open(self, event: Event) -> None:
        if event.name not in _INLINE:
            self._block_begins(event)
        else:
            self._inline_begins()
        classes = tuple(event.attributes["class"].split()) if "class" in event.attributes else ()
        skips = event.name in self.unread.skipped - _INLINE or not self.unread.classes.isdisjoint(classes)
        self.skipping += skips
        href = event.attributes.get("href", "")
        element = _Open(event, classes, href, len(self.pieces), skips=skips)
        element.as_code = event.name in _TAKEN_FOR_CODE and self.seen[-1:] == ["code"]
        self.seen.append("code" if element.as_code else event.name)
        self.stack.append(element)
        self.note(tag_step(event.name, event.attributes))

    def _block_begins(self, event: Event) -> None:
        self._end_node()
        if self.pieces:
            self.flush()
        self.inline_seen = self.after_inline = False
        for place in self.waiting:
            self.found.followers[place] = event.name
        self.waiting.clear()
        self.outer = len(self.stack)

    def _inline_begins(self) -> None:
        self._end_node()
        self.inline_seen = True
        self.after_inline = False

    def _void(self, event: Event) -> None:
        if event.name in _INLINE:
            self._inline_begins()
        else:
            self._block_begins(event)
        if self.alt:
            self.note(Step("alt", number=len(self.found.blocks)))
            self.found.blocks.append(self._block("text.attr.alt", self.alt, None))
            self.alt = []
        self.seen.append(event.name)
        self.note(tag_step(event.name, event.attributes))

    def _close(self, event: Event) -> None:
        inline = event.name in _INLINE
        if inline:
            self._end_node()
        index = next((i for i in range(len(self.stack) - 1, -1, -1) if self.stack[i].tag == event.name), None)
        if inline and index is not None:
            self._capture(self.stack[index], event.end)
        if inline:
            self.note(MARK)
        else:
            self.flush()
        if index is not None:
            self.skipping -= sum(element.skips for element in self.stack[index:])
            del self.stack[index:]
        self.after_inline = inline

    def _capture(self, element: _Open, end: int) -> None:
        """Make an inline element a block of its own, as rules with its scope see it."""
        scope = _CAPTURES.get(element.tag)
        pieces = self.pieces[element.first :]
        if pieces and not pieces[0].shown.strip():
            del pieces[0]
        if not scope or not pieces or element.as_code:
            return
        masked = scope == "code" or element.tag in self.masked
        if self.traced:
            begin = sum(len(piece.shown) for piece in self.pieces[: len(self.pieces) - len(pieces)])
            text = "".join(piece.shown for piece in pieces)
            lead = len(text) - len(text.lstrip(" \n"))
            number = len(self.found.inlines)
            self.note(Step("inline", text.strip(), number, shift=begin + lead, masked=masked))
        if masked:
            pieces = [piece._replace(shown=piece.raw, read=piece.raw) for piece in pieces]
        span = Span(begin=element.begin, end=end)
        self.found.inlines.append(self._block(f"{scope}.{self.extension}", pieces, span))

    def _block(self, scope: str, pieces: list[_Piece], span: Span | None) -> Block:
        """A block; one on a trail is found again by its text."""
        if self.traced:
            text = "".join(piece.shown for piece in pieces)
            return Block(scope=scope, text=text, offsets=_NOWHERE, span=span or _START)
        return _block(scope, pieces, span)

    def _comment(self, event: Event) -> None:
        self._end_node()
        if not self.inline_seen:
            self.after_inline, self.before_comment = True, self.tail
        self.note(Step("comment", event.text.strip()))
        self.found.comments.append(event)
        if self.unread.by_comments and event.text.strip() in _SWITCH:
            self.muted = _SWITCH[event.text.strip()]

    def _alt(self, event: Event) -> None:
        if "alt" not in self.unread.skipped:
            self.alt.append(_Piece(event.text, event.text, event.text, event.begin, event.end))

    def _extent(self, event: Event) -> None:
        self.extent = _span(event)

    def _end_node(self) -> None:
        """Put the text gathered since the last tag into the block."""
        if not self.node:
            return
        node, lead = _trimmed(self.node)
        space, self.space = lead.begin if lead else self.space, _last_space(self.node)
        before, self.before_comment = self.before_comment, None
        lead = lead or (before if self.after_inline else None)
        self.tail = _tail(self.node)
        self.node.clear()
        after, self.after_inline = self.after_inline, False
        if not node:
            return
        text = "".join(event.text for event in node)
        self.note(Step("text", text))
        if not self.skipping and not self.muted:
            self._add(node, lead, space, after=after, text=text)
        self.note(MARK)

    def _add(self, node: list[Event], lead: Event | None, space: int | None, *, after: bool, text: str) -> None:
        """Put ``node``, whose text is ``text``, into the block."""
        masked = self._masked(node)
        if after:
            self.pieces.extend(_separator(lead))
        elif self.inline_seen:
            self._part(space, node[0].begin - 1, glued=node[0].text[0] in _CLOSING and not masked)
        hidden = masked or self._is_emphasis_after_code()
        if self.traced and not hidden:
            self.note(Step("run", text, sum(len(piece.shown) for piece in self.pieces)))
        for event in node:
            shown = mask(event.text) if hidden else event.text
            read = "" if event.name else shown if masked else event.text
            self.pieces.append(_Piece(shown, read, event.text, event.begin, event.end))

    def _part(self, space: int | None, place: int, *, glued: bool) -> None:
        """Part a text from what stands before it as Vale does once an inline element has begun.

        Vale puts a space between them, or none if ``glued``; ``space`` is where the copy has one.
        """
        if space is not None:
            self.pieces.append(_Piece("" if glued else " ", " ", " ", space, space + 1))
        elif not glued and not (self.pieces and self.pieces[-1].shown[-1:] in _OPENING):
            self.pieces.append(_Piece(" ", "", " ", place, place + 1))

    def _masked(self, node: list[Event]) -> bool:
        """Whether ``node`` is code, or a link that shows nothing but its target."""
        inner = self.stack[self.outer :]
        text = "".join(event.text for event in node) if any(element.href for element in inner) else None
        return any(element.tag in self.masked or element.href == text for element in inner)

    def _is_emphasis_after_code(self) -> bool:
        """Whether Vale takes what follows for code, as it does with emphasis right after code."""
        inner = self.stack[-1:]
        return "code" in self.masked and self.seen[-1:] == ["code"] and bool(inner) and inner[0].as_code


def _forget(_step: Step) -> None:
    """Where nobody asks for the trail."""


def _span(event: Event) -> Span:
    return Span(begin=event.begin, end=event.end)


def _trimmed(node: list[Event]) -> tuple[list[Event], Event | None]:
    """Part ``node`` from the space around it; also give the first character of the space before it."""
    text = "".join(event.text for event in node)
    if not text[:1].isspace() and not text[-1:].isspace():
        return node.copy(), None
    begin, end = len(text) - len(text.lstrip()), len(text.rstrip())
    lead = _cut(node, 0, 1) if begin else [None]
    return _cut(node, begin, end), lead[0]


def _last_space(node: list[Event]) -> int | None:
    last = node[-1]
    return last.end - 1 if last.text[-1].isspace() else None


def _tail(node: list[Event]) -> Event | None:
    """The space at the end of ``node``."""
    last = node[-1]
    return last._replace(text=last.text[-1], begin=last.end - 1) if last.text[-1:].isspace() else None


def _separator(lead: Event | None) -> list[_Piece]:
    """Keep the space that follows an inline element; Vale knows no other than space and newline."""
    if lead is None:
        return []
    shown = {"\n": "\n", " ": " ", "\t": " "}.get(lead.text, "")
    return [_Piece(shown, lead.text, lead.text, lead.begin, lead.end)]


def _cut(node: list[Event], begin: int, end: int) -> list[Event]:
    """Cut the characters ``begin`` to ``end`` out of ``node``."""
    kept, position = [], 0
    for event in node:
        low, high = max(begin - position, 0), min(end - position, len(event.text))
        position += len(event.text)
        if low >= high:
            continue
        if event.end - event.begin == len(event.text):
            kept.append(event._replace(text=event.text[low:high], begin=event.begin + low, end=event.begin + high))
        else:
            kept.append(event)
    return kept


def _block(scope: str, pieces: list[_Piece], span: Span | None) -> Block:
    """Join ``pieces``; the block spans them and ``span``, the element they stand in."""
    whole = Span(
        begin=min(pieces[0].begin, span.begin) if span else pieces[0].begin,
        end=max(pieces[-1].end, span.end) if span else pieces[-1].end,
    )
    shown, read = [piece.shown for piece in pieces], [piece.read for piece in pieces]
    as_read = None if read == shown else _assembled(scope, read, pieces, whole, None)
    return _assembled(scope, shown, pieces, whole, as_read)


def _assembled(scope: str, texts: list[str], pieces: list[_Piece], span: Span, as_read: Block | None) -> Block:
    offsets = array("i")
    widths = {}
    for text, piece in zip(texts, pieces, strict=True):
        offsets.extend(range(piece.begin, piece.begin + len(text)))
        if text and piece.end - piece.begin != len(text):
            widths[len(offsets) - 1] = piece.end - piece.begin - len(text) + 1
    return Block(scope=scope, text="".join(texts), offsets=offsets, span=span, widths=widths, as_read=as_read)
