"""Markdown as events with places in the file."""

from collections.abc import Iterable, Iterator

from writer.prose import tags
from writer.prose.commonmark import Token, tokens
from writer.prose.events import NOTHING, Event, Origin

_ELEMENTS = {
    "p": "paragraph",
    "ul": "list",
    "ol": "list",
    "blockquote": "blockquote",
    "table": "table",
    "pre": "code",
    "html": "html",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
}
_INLINE = frozenset({"em", "strong", "del", "a", "img"})
_CELLS = frozenset({"th", "td"})
_STRAIGHT = {"&rsquo;": "'"}
"""Vale reads this one character reference as a straight apostrophe."""


def events(text: str, start: int, end: int) -> Iterator[Event]:
    """Read ``text[start:end]``; footnotes come last, in the order they are referred to."""
    return _Reader(text, start, end).read()


class _Reader:
    """One reading of one text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.notes: dict[str, list[Token]] = {}
        self.cited: list[str] = []
        self.within: list[str] = []
        self.tight: tuple[int, int] | None = None

    def read(self) -> Iterator[Event]:
        yield from self._events(self._body())
        self.within = ["footnote"]
        for label in self.cited:
            yield Event("open", "li", self.end, self.end, "", {"class": "footnotes"})
            yield from self._events(self.notes.get(label, []))
            yield Event("close", "li", self.end, self.end)

    def _body(self) -> list[Token]:
        """The tokens without those of footnotes, which are put aside."""
        body: list[Token] = []
        into = [body]
        for token in tokens(self.text, self.start, self.end):
            if token.name != "footnote":
                into[-1].append(token)
            elif token.kind == "open":
                into.append(self.notes.setdefault(token.text, []))
            else:
                into.pop()
        return body

    def _events(self, found: Iterable[Token]) -> Iterator[Event]:
        flow = iter(found)
        for token in flow:
            if token.kind == "rule":
                yield from self._rule(token)
            elif token.kind not in {"open", "close"} or token.name in _INLINE:
                yield from self._inline(token, flow)
            elif token.kind == "open":
                yield from self._begin(token, flow)
            else:
                yield from self._end()

    def _rule(self, token: Token) -> Iterator[Event]:
        yield from self._tight_end()
        extent = self._lines(token.begin, token.end)
        if not self.within:
            yield Event("element", "rule", *extent)
        yield Event("void", "hr", *extent)

    # blocks

    def _begin(self, token: Token, flow: Iterator[Token]) -> Iterator[Event]:
        yield from self._tight_end()
        extent = self._lines(token.begin, token.end)
        if not self.within:
            yield Event("element", _ELEMENTS[token.name], *extent)
        if token.name == "html":
            yield from _html(self.text, _until_closed(flow, "html"))
        elif token.name == "pre":
            yield from self._code_block(_until_closed(flow, "pre"), extent)
        else:
            self.within.append(token.name)
            if token.name in _CELLS:
                extent = self._stripped(token.begin, token.end)
            yield Event("open", token.name, *extent)
            if extent[0] < extent[1]:
                yield Event("extent", "", *extent)

    def _end(self) -> Iterator[Event]:
        yield from self._tight_end()
        yield Event("close", self.within.pop(), 0, 0)

    def _tight_end(self) -> Iterator[Event]:
        """The extent of a text that stands in its list item without a paragraph around it."""
        if self.tight:
            yield Event("extent", "", *self._lines(*self.tight))
            self.tight = None

    def _code_block(self, found: Iterable[Token], extent: tuple[int, int]) -> Iterator[Event]:
        yield Event("open", "pre", *extent)
        yield Event("open", "code", *extent)
        for token in found:
            yield Event("text", "", token.begin, token.begin + len(token.text), token.text)
        yield Event("close", "code", *extent)
        yield Event("close", "pre", *extent)

    def _lines(self, begin: int, end: int) -> tuple[int, int]:
        """From the first mark on the lines of a stretch to the last."""
        begin, end = self._stripped(begin, end)
        line = max(self.text.rfind("\n", self.start, begin), self.start - 1) + 1
        stop = self.text.find("\n", end, self.end)
        stop = stop if stop >= 0 else self.end
        # a lone CR is looked for within the line only: most files have none, and would be gone through for each block
        first, last = self.text.rfind("\r", line, begin), self.text.find("\r", end, stop)
        return self._stripped(max(first + 1, line), last if last >= 0 else stop)

    def _stripped(self, begin: int, end: int) -> tuple[int, int]:
        part = self.text[begin:end]
        return begin + len(part) - len(part.lstrip()), begin + len(part.rstrip())

    # inlines

    def _inline(self, token: Token, flow: Iterator[Token]) -> Iterator[Event]:
        if self.within[-1:] == ["li"]:
            self.tight = (self.tight[0] if self.tight else token.begin, token.end)
        if token.name == "img":
            yield from self._image(token, _until_closed(flow, "img"))
        elif token.kind == "note":
            yield from self._note(token)
        else:
            yield from _events(self.text, token)

    def _image(self, token: Token, inside: Iterable[Token]) -> Iterator[Event]:
        found = [event for one in inside for event in _events(self.text, one) if event.kind == "text"]
        yield from (event._replace(kind="alt") for event in found)
        attributes = {"src": token.text, "alt": "".join(event.text for event in found)}
        yield Event("void", "img", token.begin, token.begin, "", attributes)

    def _note(self, token: Token) -> Iterator[Event]:
        """A reference to a footnote shows its number."""
        if token.text not in self.cited:
            self.cited.append(token.text)
        yield Event("open", "sup", token.begin, token.end)
        yield Event("text", "note", token.begin + 1, token.end, str(self.cited.index(token.text) + 1))
        yield Event("close", "sup", token.begin, token.end)


def _events(text: str, token: Token) -> Iterator[Event]:
    """The events of an inline token that needs no others."""
    begin, end = token.begin, token.end
    if token.kind == "text":
        shown = token.text if len(token.text) == end - begin else _STRAIGHT.get(text[begin:end], token.text)
        yield Event("text", "", begin, end, shown)
    elif token.kind == "open":
        yield Event("open", token.name, begin, begin, "", {"href": token.text} if token.name == "a" else NOTHING)
    elif token.kind == "close":
        yield Event("close", token.name, end, end)
    elif token.kind == "code":
        yield from _code(text, token)
    elif token.kind == "html":
        yield from _html(text, [token])
    elif token.kind in {"newline", "break"}:
        yield from [Event("void", "br", begin, begin)] * (token.kind == "break")
        at = begin + len(text[begin:end].rstrip("\r\n"))
        yield Event("text", "", at, at + 1, "\n")


def _code(text: str, token: Token) -> Iterator[Event]:
    marked = text[token.begin : token.end]
    begin = token.begin + len(marked) - len(marked.lstrip("`"))
    yield Event("open", "code", begin, begin)
    yield from _origin(text, token.text, begin, token.end).texts(token.text, 0)
    yield Event("close", "code", begin, begin)


def _html(text: str, found: Iterable[Token]) -> Iterator[Event]:
    """The elements, text and comments of HTML, which is cut at each line where it stands in a quote or list."""
    raw, starts, places = "", [], []
    for token in found:
        origin = _origin(text, token.text, token.begin, token.end)
        starts += [len(raw) + start for start in origin.starts]
        places += origin.places
        raw += token.text
    return tags.events(raw, Origin(starts, places))


def _origin(text: str, shown: str, begin: int, end: int) -> Origin:
    """Where the characters of ``shown`` stand in ``text[begin:end]``, which has marks and blanks between them."""
    if text.startswith(shown, begin):
        return Origin([0], [begin])
    starts, places = [0], [begin]
    at = begin
    for number, character in enumerate(shown):
        found = at
        while found < end and text[found] != character and not (character.isspace() and text[found] in "\r\n"):
            found += 1
        found = found if found < end else at
        if found - number != places[-1] - starts[-1]:
            starts.append(number)
            places.append(found)
        at = found + 1
    return Origin(starts, places)


def _until_closed(flow: Iterator[Token], name: str) -> list[Token]:
    """The tokens up to the one that closes ``name``."""
    inside: list[Token] = []
    depth = 1
    for token in flow:
        depth += (token.name == name) * (1 if token.kind == "open" else -1)
        if not depth:
            break
        inside.append(token)
    return inside
