"""Plain values as YAML on lines of their own, byte for byte as PyYAML writes them, which takes 50 times as long.

That is most of what a draft takes to be written. What only PyYAML knows how to write is left to it.
"""

import re
from functools import lru_cache

from writer.library.nodes import Plain
from writer.library.yamlparser import dumped

_WIDTH = 50_000
"""Nothing below half of the width at which lines are folded is."""


def dump(value: Plain, *, flow: bool | None) -> str:
    """As ``yamlfile.dump``."""
    one = flow is False and isinstance(value, list) and len(value) == 1
    quick = _block(value) if flow is None else _item(value[0]) if one else None  # type: ignore[index]  # it is a list
    if quick is not None and len(quick) < _WIDTH:
        return quick if flow is None else f"- {quick}\n"
    return dumped(value, flow=flow)


def _block(value: Plain) -> str | None:
    """Values with their leaves on one line each; nothing for what only PyYAML can write."""
    line = _line(value)
    if line is not None:
        return f"{line}\n"
    if isinstance(value, list):
        items = [f"{_item(item)}\n" if _short(item) else _block(item) for item in value]
        return None if None in items else "".join(f"- {_indented(item)[2:]}" for item in items if item)
    parts = [_entry(key, inner) for key, inner in value.items()] if isinstance(value, dict) else [None]
    return None if None in parts else "".join(map(str, parts))


def _entry(key: str, value: Plain) -> str | None:
    line = _item(value) if isinstance(value, str) else _line(value)
    if not _KEY.fullmatch(key) or (line is None and not isinstance(value, dict)):
        return None
    if line is not None:
        return f"{key}: {line}\n"
    inner = _block(value)
    return None if inner is None else f"{key}:\n{_indented(inner)}"


def _indented(lines: str) -> str:
    return "".join(f"  {line}" for line in lines.splitlines(keepends=True))


def _line(value: Plain) -> str | None:
    """A list or mapping of texts, on one line."""
    if isinstance(value, list) and all(map(_short, value)):
        return f"[{', '.join(_scalar(item, inside=True) for item in value)}]"  # type: ignore[arg-type]  # they are texts
    if isinstance(value, dict) and all(map(_short, value.values())) and all(map(_KEY.fullmatch, value)):
        pairs = (f"{key}: {_scalar(item, inside=True)}" for key, item in value.items())  # type: ignore[arg-type]
        return f"{{{', '.join(pairs)}}}"
    return None


def _item(value: Plain) -> str | None:
    return _scalar(value, inside=False) if isinstance(value, str) and _short(value) else None


def _short(value: Plain) -> bool:
    """Whether this is a text that stands on one line, whatever is before it."""
    return isinstance(value, str) and value.isprintable()


@lru_cache(maxsize=4096)
def _scalar(text: str, *, inside: bool) -> str:
    """A text of one line; ``inside`` a list or mapping that stands on the same line, more of them need quotes."""
    if (_BARE_INSIDE if inside else _BARE).fullmatch(text) and text.lower() not in _MISREAD:
        return text
    if inside and _QUOTED_INSIDE.fullmatch(text):
        return "'" + text.replace("'", "''") + "'"
    return dumped([text], flow=inside)[1:-2] if inside else dumped([text], flow=False)[2:-1]


_BARE = re.compile(r"[A-Za-zÀ-ɏ0-9“‘(](?:[A-Za-zÀ-ɏ0-9 _.,?!;%&$’‘“”()/+–—…'-]|(?<! )#|:(?! |$))*(?<! )")
_BARE_INSIDE = re.compile(r"[A-Za-zÀ-ɏ0-9“‘(](?:[A-Za-zÀ-ɏ0-9 _.!;%&$’‘“”()/+–—…'-]|(?<! )#)*(?<! )")
"""What needs no quotes, unless it is a word that others misread."""
_QUOTED_INSIDE = re.compile(r"[ -~À-ɏ’‘“”–—…]*[,?:][ -~À-ɏ’‘“”–—…]*")
_KEY = re.compile(r"(?!(?:yes|no|true|false|on|off|null)$)[a-z][a-z0-9_-]{1,50}")
_MISREAD = frozenset({"yes", "no", "true", "false", "on", "off", "null"})
