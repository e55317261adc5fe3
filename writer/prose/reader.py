"""Markdown as events with places in the file; each element is traced back to its lines."""

import re
from collections.abc import Iterable, Iterator

from writer.prose import inline, tags
from writer.prose.commonmark import EnvType, Token, blocks, inlines
from writer.prose.events import NOWHERE, Event, Origin
from writer.prose.lines import lines

_TASK = re.compile(r"\[[ \txX]\]\s*")
_CONTAINER = re.compile(r"[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])")
_HASHES = re.compile(r"[ \t]*#+")
_ROW_LEVEL = 2
"""The level of a row in a table that stands in no other element."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ELEMENTS = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "blockquote_open": "blockquote",
    "table_open": "table",
    "fence": "code",
    "code_block": "code",
    "html_block": "html",
    "hr": "rule",
}


def events(text: str, start: int, end: int, *, placed: bool = True) -> Iterator[Event]:
    """Read ``text[start:end]``; footnotes come last, in the order they are referred to.

    Where nobody asks for places, that is for events that are ``placed``, none are looked for.
    """
    return (_Reader if placed else _Unplaced)(text, start, end).read()


class _Reader:
    """One reading of one text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.lines = lines(text, start, end)
        self.environment: EnvType = {}
        self.notes: dict[str, list[Token]] = {}
        self.cited: list[str] = []
        self.opened = ""
        self.cell = 0

    def read(self) -> Iterator[Event]:
        source = "\n".join(self.text[begin:end] for begin, end in self.lines).replace("\0", "\ufffd")
        tokens = blocks(source, self.environment)
        yield from self._blocks(self._body(tokens))
        for label in self.cited:
            at = self.lines[-1][1]
            yield Event("open", "li", at, at, "", {"class": "footnotes"})
            yield from self._blocks(self.notes[label])
            yield Event("close", "li", at, at)

    def _body(self, tokens: list[Token]) -> Iterator[Token]:
        """``tokens`` without those of footnotes, which are put aside."""
        note: list[Token] | None = None
        for token in tokens:
            if token.type == "footnote_open":
                note = self.notes.setdefault(token.info, [])
            elif token.type == "footnote_close":
                note = None
            elif note is not None:
                note.append(token)
            else:
                yield token

    def _blocks(self, tokens: Iterable[Token]) -> Iterator[Event]:
        for token in tokens:
            if token.level == 0 and (element := _ELEMENTS.get(token.type)):
                yield Event("element", element, *self._extent(token))
            if token.type == "inline":
                yield from self._inline(token)
            elif token.type == "html_block":
                yield from tags.events(token.content, self._origin(token))
            elif token.nesting:
                yield from self._tag(token)
            else:
                yield from self._leaf(token)

    def _leaf(self, token: Token) -> Iterator[Event]:
        self.opened = ""
        extent = self._extent(token)
        if token.type == "hr":
            yield Event("void", "hr", *extent)
        else:
            yield Event("open", "pre", *extent)
            yield Event("open", "code", *extent)
            yield from self._code(token)
            yield Event("close", "code", *extent)
            yield Event("close", "pre", *extent)

    def _code(self, token: Token) -> Iterator[Event]:
        """A code block, line by line; a fenced one begins below its fence."""
        first, stop = token.map or [0, 1]
        for number, line in enumerate(token.content.removesuffix("\n").split("\n"), first + (token.type == "fence")):
            begin, end = self.lines[min(number, stop - 1, len(self.lines) - 1)]
            at = max(self.text.rfind(line, begin, end), begin) if line else end
            yield Event("text", "", at, at + len(line), line)
            yield Event("text", "", at + len(line), at + len(line) + 1, "\n")

    def _tag(self, token: Token) -> Iterator[Event]:
        if token.nesting < 0:
            if not token.hidden:
                yield Event("close", token.tag, 0, 0)
            return
        begin, end = self._extent(token) if token.map else (0, 0)
        if token.tag == "tr":
            self.cell = self._inside(token, token.level - _ROW_LEVEL)[0]
        if not token.hidden:
            yield Event("open", token.tag, begin, end)
        if token.tag != "p":
            self.opened = token.tag
        if token.map:
            yield Event("extent", "", begin, end)

    def _extent(self, token: Token) -> tuple[int, int]:
        """From the first mark on ``token``'s lines to the last."""
        first, stop = token.map or [0, 1]
        begin, end = self.lines[first][0], self.lines[min(stop, len(self.lines)) - 1][1]
        part = self.text[begin:end]
        return begin + len(part) - len(part.lstrip()), begin + len(part.rstrip())

    def _inline(self, token: Token) -> Iterator[Event]:
        opened, self.opened = self.opened, ""
        content = token.content
        if not content:
            return
        if opened in {"th", "td"}:
            origin = self._cell_origin(token)
            yield Event("extent", "", origin.at(0), origin.end(len(content)))
        else:
            origin = self._heading_origin(token) if opened in _HEADINGS else self._origin(token)
        if opened == "li" and (task := _TASK.match(content)):
            content = content[task.end() :]
            origin = origin.moved(task.end())
        for event in inline.events(inlines(content, self.environment), content, origin):
            yield self._numbered(event) if event.kind == "note" else event

    def _numbered(self, note: Event) -> Event:
        """Show a reference to a footnote as its number."""
        if note.text not in self.cited:
            self.cited.append(note.text)
        return note._replace(kind="text", name="note", text=str(self.cited.index(note.text) + 1))

    def _origin(self, token: Token) -> Origin:
        """Find a token's lines: they stand at the end of the file's, but for trimmed space."""
        parts = token.content.split("\n")
        starts, places = [], []
        position = 0
        for line, (begin, end) in zip(parts, self._lines_of(token, parts), strict=False):
            at = self.text.rfind(line, begin, end) if line else end
            if at < 0:  # a tab, of which a list took a part, is now spaces
                at = self.text.rfind(line.strip(), begin, end) - (len(line) - len(line.lstrip()))
            starts.append(position)
            places.append(at if at >= 0 else end - len(line))
            position += len(line) + 1
        return Origin(starts, places)

    def _lines_of(self, token: Token, parts: list[str]) -> list[tuple[int, int]]:
        """Give the file's lines that ``parts`` stand on: all of ``token``'s, but for those that were all space."""
        first, stop = token.map or [0, 1]
        while stop - first > len(parts) and parts[0] not in self.text[slice(*self.lines[first])]:
            first += 1
        return self.lines[first : first + len(parts)]

    def _heading_origin(self, token: Token) -> Origin:
        """Find a heading's text: the first like it after the ``#``."""
        begin, end = self._inside(token, token.level - 1)
        marks = _HASHES.match(self.text, begin, end)
        at = self.text.find(token.content, marks.end(), end) if marks else -1
        return self._origin(token) if at < 0 else Origin([0], [at])

    def _inside(self, token: Token, depth: int) -> tuple[int, int]:
        """Give ``token``'s first line without the marks of the quotes and lists, at most ``depth``, it stands in."""
        begin, end = self.lines[(token.map or [0])[0]]
        while depth and (mark := _CONTAINER.match(self.text, begin, end)):
            begin = mark.end()
            depth -= 1
        return begin, end

    def _cell_origin(self, token: Token) -> Origin:
        """Find a cell's text: it stands in its row as it is, but for its escaped pipes."""
        content = token.content
        end = self.lines[(token.map or [0])[0]][1]
        at = max(self.cell, self.text.find(content.replace("|", "\\|"), self.cell, end))
        pipes = [index for index, character in enumerate(content) if character == "|"]
        self.cell = at + len(content) + len(pipes)
        return Origin([0, *pipes], [at, *(at + index + number for number, index in enumerate(pipes, 1))])


class _Unplaced(_Reader):
    """One reading without places."""

    def _extent(self, token: Token) -> tuple[int, int]:  # noqa: ARG002
        return (0, 0)

    def _origin(self, token: Token) -> Origin:  # noqa: ARG002
        return NOWHERE

    _heading_origin = _cell_origin = _origin
