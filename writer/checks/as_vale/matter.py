"""Front matter as Vale reads it: each text at its top level is a block of its own."""

import re
from array import array
from collections.abc import Iterator

from writer.errors import FileError, Place
from writer.library.yamlfile import ScalarNode, read_mapping
from writer.model.alert import Span
from writer.prose.blocks import Block

_NO_TEXT = re.compile(
    r"(?:|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|<<"
    r"|[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)"
    r"|[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
    r"|\d{4}-\d{1,2}-\d{1,2}"
    r"(?:[Tt]\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)| \d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?)?)"
)
"""Plain scalars that YAML takes for something else than text."""

_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)|''|.", re.DOTALL)
_SPACE = re.compile(r"[ \t]*(?:\r?\n|\r)?[ \t]*")
_JOINED = re.compile(r"\\\r?\n[ \t]*")


def matter_blocks(text: str, inner: Span, extension: str, path: str) -> Iterator[Block]:
    """A block for each text of the front matter, which is ``inner`` of ``text``. Raises ``FileError``.

    What stands on a further line of a quoted text has its place at the end of the first, as in Vale.
    """
    yaml = text[inner.begin : inner.end]
    if text.lstrip("\ufeff \t\r\n").startswith("+++"):
        yield from _toml(yaml, inner.begin, extension, path)
        return
    line = text.count("\n", 0, inner.begin) + 1
    for key, value in read_mapping(yaml, path, offset=inner.begin, line=line).entries:
        if isinstance(value, ScalarNode) and not (value.plain and _NO_TEXT.fullmatch(value.text)):
            raw = text[value.span.begin : value.span.end]
            last = raw.find("\n") if raw[:1] in {"'", '"'} and "\n" in raw else len(raw)
            places = array("i", (value.span.begin + min(at, last) for at in _places(value.text, raw)))
            yield _block(key.text, value.text, places, extension)


def _block(key: str, text: str, places: "array[int]", extension: str) -> Block:
    scope = f"text.frontmatter.{key}.{extension}"
    return Block(scope=scope, text=text, offsets=places, span=Span(begin=min(places), end=max(places) + 1))


def _places(value: str, raw: str) -> Iterator[int]:
    """Where in ``raw``, the scalar as it is written, each character of its value stands."""
    style = raw[:1] if raw[:1] in "|>\"'" else ""
    at = _after(_SPACE, raw, raw.find("\n") + 1) if style in {"|", ">"} else len(style)
    for character in value or " ":
        if style == '"':
            at = _after(_JOINED, raw, at)
        yield min(at, max(len(raw) - 1, 0))
        space = _after(_SPACE, raw, at) if character in " \n" else at
        if {"\n", "\r"}.isdisjoint(raw[at:space]):
            space = at + 1
        at = _after(_ESCAPE, raw, at) if style in {"'", '"'} and space == at + 1 else space


def _after(pattern: re.Pattern[str], raw: str, at: int) -> int:
    """Where a match of ``pattern`` at ``at`` ends; ``at`` itself if there is none."""
    found = pattern.match(raw, at)
    return found.end() if found else at


def _toml(text: str, begin: int, extension: str, path: str) -> Iterator[Block]:
    """Vale finds the values of TOML again in the text; each at its first place."""
    import tomllib  # noqa: PLC0415  few texts have TOML

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FileError(f"the front matter is no TOML: {error}", where=Place(path=path)) from None
    for key, value in values.items():
        at = text.find(value) if isinstance(value, str) and value else -1
        if at >= 0:
            yield _block(key, value, array("i", range(begin + at, begin + at + len(value))), extension)
