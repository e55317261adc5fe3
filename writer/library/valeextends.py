"""Rules of Vale styles that extend another rule: ``extends: House.Words`` with ``tokens+`` and ``tokens-``."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from writer.errors import FileError, Place
from writer.library.files import read_text
from writer.library.yamlfile import Plain, dump, plain, read_mapping

_NAMES_A_RULE = re.compile(r"^extends:\s*['\"]?[\w-]+\.", re.MULTILINE | re.IGNORECASE)
"""Looked for first: to read a rule as YAML takes a while, and few of them extend another."""

MAX_DEPTH = 10
"""Rules may extend each other so often."""


def whole_rule(path: Path, find: Callable[[str], Path | None]) -> str:
    """The text of the rule in ``path``, with all that it extends put in. Raises ``FileError``.

    ``find`` gives the file of a rule by its name.
    """
    text = read_text(path)
    return dump(_extended(_content(text, path), path, find, 1)) if _NAMES_A_RULE.search(text) else text


def _content(text: str, path: Path) -> dict[str, Any]:
    return {key.text.lower(): plain(value) for key, value in read_mapping(text, str(path)).entries}


def _extended(content: dict[str, Any], path: Path, find: Callable[[str], Path | None], depth: int) -> Plain:
    parent = str(content.get("extends", ""))
    if "." not in parent:
        return content
    found = find(parent)
    if found is None or depth > MAX_DEPTH:
        message = f"there is no rule '{parent}' to extend" if found is None else "rules extend each other too deeply"
        raise FileError(message, where=Place(path=str(path)))
    base = _extended(_content(read_text(found), found), found, find, depth + 1)
    merged: dict[str, Any] = dict(base) if isinstance(base, dict) else {}
    for key, value in content.items():
        if key != "extends":
            _merge(merged, key, value)
    return merged


def _merge(merged: dict[str, Any], key: str, value: Any) -> None:
    """Put one key over those of the rule below; ``key+`` adds to what is there, ``key-`` takes away."""
    name, old = key[:-1], merged.get(key[:-1])
    if key.endswith("+") and isinstance(old, list | dict):
        merged[name] = {**old, **value} if isinstance(old, dict) else [*old, *value]
    elif key.endswith("-") and isinstance(old, list | dict):
        kept = [item for item in old if item not in value]
        merged[name] = {item: old[item] for item in kept} if isinstance(old, dict) else kept
    else:
        merged[key.rstrip("+-")] = value
