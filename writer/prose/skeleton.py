"""What a text means as Markdown, whatever its words: elements, links, code and comments, in their order."""

from collections.abc import Iterator

from writer.prose import plaintext, reader
from writer.prose.events import Event

Bone = tuple[str, ...]
"""One element that begins or ends, with its attributes; or a piece of text whose every character counts."""

_CODE = frozenset({"code", "pre", "kbd", "tt", "script", "style"})


def skeleton(text: str, start: int, extension: str = "md") -> tuple[Bone, ...]:
    """The copy, which begins at ``start``, without its words: equal for texts that differ in their wording alone."""
    return tuple(_bones(text, _events(text, start, extension)))


def _bones(text: str, events: Iterator[Event]) -> Iterator[Bone]:
    inside = 0
    for event in events:
        if event.kind in {"open", "close", "void"}:
            inside += (event.name in _CODE) * {"open": 1, "close": -1}.get(event.kind, 0)
            yield (event.kind, event.name, *map("=".join, sorted(event.attributes.items())))
            if event.kind == "open" and event.name == "pre":
                yield ("code", text[event.begin : event.end])
        elif event.kind in {"comment", "note"} or inside:
            yield (event.kind, event.text)


def _events(text: str, start: int, extension: str) -> Iterator[Event]:
    if extension == "txt":
        return plaintext.events(text, start, len(text))
    return reader.events(text, start, len(text))
