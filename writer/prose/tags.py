"""Raw HTML inside Markdown as events; forgiving, as browsers are."""

import re
from collections.abc import Iterator

from writer.prose.events import Event, Origin

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
"""Elements that never have an end tag."""

_TAG = re.compile(
    r"""<!--(?P<comment>.*?)(?:-->|\Z)
      | <(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*)(?P<rest>(?:[^<>"']|"[^"]*"|'[^']*')*)>
      | <[!?][^<>]*>""",
    re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")


def events(raw: str, origin: Origin) -> Iterator[Event]:
    """``raw`` as events with places in the file, which ``origin`` knows."""
    done = 0
    for tag in _TAG.finditer(raw):
        yield from _text(raw[done : tag.start()], done, origin)
        done = tag.end()
        yield from _tag(tag, origin)
    yield from _text(raw[done:], done, origin)


def _tag(tag: re.Match[str], origin: Origin) -> Iterator[Event]:
    begin, end = origin.at(tag.start()), origin.end(tag.end())
    if (comment := tag["comment"]) is not None:
        yield Event("comment", "", begin, end, comment)
    elif tag["close"]:
        yield Event("close", tag["name"].lower(), begin, end)
    elif tag["name"]:
        yield from _start(tag, begin, end, origin)


def _start(tag: re.Match[str], begin: int, end: int, origin: Origin) -> Iterator[Event]:
    name = tag["name"].lower()
    found = list(_ATTRIBUTE.finditer(tag["rest"]))
    attributes = {match[1].lower(): _unescaped(match[match.lastindex or 0]) for match in found}
    if name == "img" and attributes.get("alt"):
        alt = next(match for match in found if match[1].lower() == "alt")
        at = tag.start("rest") + alt.start(alt.lastindex or 0)
        text = alt[alt.lastindex or 0]
        yield Event("alt", "", origin.at(at), origin.end(at + len(text)), attributes["alt"])
    yield Event("void" if name in VOID or tag["rest"].endswith("/") else "open", name, begin, end, "", attributes)


def _text(raw: str, position: int, origin: Origin) -> Iterator[Event]:
    done = 0
    for reference in _REFERENCE.finditer(raw):
        if (character := _unescaped(reference[0])) == reference[0]:
            continue
        yield from origin.texts(raw[done : reference.start()], position + done)
        begin = origin.at(position + reference.start())
        yield Event("text", "", begin, begin + len(reference[0]), character)
        done = reference.end()
    yield from origin.texts(raw[done:], position + done)


def _unescaped(text: str) -> str:
    """``text`` with the characters that its references stand for."""
    if "&" not in text:
        return text
    # the names of all 2,200 references come along, and few texts have any
    import html  # noqa: PLC0415

    return html.unescape(text)
