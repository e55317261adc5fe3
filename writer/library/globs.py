"""The globs of a ``.vale.ini``: ``*`` crosses folders, but not beside a ``**``."""

import re
from collections.abc import Iterator
from functools import cache

_PART = re.compile(
    r"(?P<deep>(?<![^/])\*\*(?:/|\Z))|(?P<star>\*+)|(?P<one>\?)|\[(?P<set>!?[^\]]+)\]"
    r"|(?P<mark>[{},])|\\?(?P<char>.)"
)


def matches_glob(glob: str, path: str) -> bool:
    """Whether ``glob`` matches ``path``; a leading ``!`` turns the answer round."""
    pattern = glob.lstrip("!")
    found = _compiled(pattern).fullmatch(path.replace("\\", "/")) is not None
    return found != glob.startswith("!")


@cache
def _compiled(glob: str) -> re.Pattern[str]:
    return re.compile("".join(_parts(glob)), re.DOTALL)


def _parts(glob: str) -> Iterator[str]:
    inner = "[^/]" if "**" in glob else "."
    depth = 0
    for part in _PART.finditer(glob):
        if part["deep"]:
            yield "(?:.*/)?" if part["deep"].endswith("/") else ".*"
        elif part["star"] or part["one"]:
            yield inner + "*" * bool(part["star"])
        elif part["set"]:
            yield f"[{part['set'].replace('!', '^', 1) if part['set'][0] == '!' else part['set']}]"
        elif part["mark"] and (part["mark"] == "{" or depth):
            depth += {"{": 1, "}": -1, ",": 0}[part["mark"]]
            yield {"{": "(?:", "}": ")", ",": "|"}[part["mark"]]
        else:
            yield re.escape(part["mark"] or part["char"])
