"""The inline tokens of one Markdown element as events."""

from collections.abc import Callable, Iterable, Iterator

from writer.prose import tags
from writer.prose.commonmark import Token
from writer.prose.events import Event, Origin

_TAGS = {"s": "del"}
_STRAIGHT = {"&rsquo;": "'"}
"""Vale reads this one character reference as a straight apostrophe."""


def events(tokens: Iterable[Token], content: str, origin: Origin) -> Iterator[Event]:
    """Read ``tokens`` of ``content``; ``origin`` knows where ``content`` stands in the file."""
    for token in tokens:
        if token.type == "text":
            yield from origin.texts(token.content, token.meta["at"])
        elif handler := _HANDLERS.get(token.type):
            yield from handler(token, content, origin)
        else:
            yield _tag(token, len(content), origin)


def _tag(token: Token, length: int, origin: Origin) -> Event:
    at = origin.at(min(token.meta["at"], length - 1))
    href = {"href": str(token.attrs["href"])} if "href" in token.attrs else {}
    return Event("open" if token.nesting > 0 else "close", _TAGS.get(token.tag, token.tag), at, at, "", href)


def _special(token: Token, _content: str, origin: Origin) -> Iterator[Event]:
    """Read an escape or a character reference; an escaped character has its own place, not the backslash's."""
    at = token.meta["at"]
    if token.info == "escape":
        at += len(token.markup) - len(token.content)
        yield from origin.texts(token.content, at)
    else:
        begin = origin.at(at)
        text = _STRAIGHT.get(token.markup, token.content)
        yield Event("text", "", begin, begin + len(token.markup), text)


def _break(token: Token, content: str, origin: Origin) -> Iterator[Event]:
    newline = content.find("\n", token.meta["at"])
    if token.type == "hardbreak":
        at = origin.at(token.meta["at"])
        yield Event("void", "br", at, at)
    yield from origin.texts("\n", newline)


def _code(token: Token, content: str, origin: Origin) -> Iterator[Event]:
    at = token.meta["at"] + len(token.markup)
    text = content[at : at + len(token.content)]
    if text.replace("\n", " ") != token.content:
        at += 1
    place = origin.at(at)
    yield Event("open", "code", place, place)
    yield from origin.texts(token.content, at)
    yield Event("close", "code", place, place)


def _html(token: Token, _content: str, origin: Origin) -> Iterator[Event]:
    return tags.events(token.content, origin.moved(token.meta["at"]))


def _image(token: Token, _content: str, origin: Origin) -> Iterator[Event]:
    label = token.meta["at"] + 2
    alt = [event for event in events(token.children or (), token.content, origin.moved(label)) if event.kind == "text"]
    yield from (event._replace(kind="alt") for event in alt)
    begin = origin.at(token.meta["at"])
    attributes = {"src": str(token.attrs.get("src", "")), "alt": "".join(event.text for event in alt)}
    yield Event("void", "img", begin, begin, "", attributes)


def _note(token: Token, _content: str, origin: Origin) -> Iterator[Event]:
    begin = origin.at(token.meta["at"])
    end = begin + len(token.markup)
    yield Event("open", "sup", begin, end)
    yield Event("note", "", begin + 1, end, token.info)
    yield Event("close", "sup", begin, end)


_HANDLERS: dict[str, Callable[[Token, str, Origin], Iterator[Event]]] = {
    "text_special": _special,
    "softbreak": _break,
    "hardbreak": _break,
    "code_inline": _code,
    "html_inline": _html,
    "image": _image,
    "footnote": _note,
}
