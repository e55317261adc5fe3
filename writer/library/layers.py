"""Layers of plain values, as guides and lexicons have them: maps merge by key, lists unite."""

from collections.abc import Mapping
from typing import Any


def merge(lower: Any, upper: Any) -> Any:
    """Two layers: maps merge by key, lists unite and ``-item`` removes, anything else the upper one replaces."""
    if isinstance(lower, Mapping) and isinstance(upper, Mapping):
        both = {key: merge(lower[key], upper[key]) if key in lower else clean(upper[key]) for key in upper}
        return {**lower, **both}
    if isinstance(lower, list) and isinstance(upper, list):
        gone = {item[1:] for item in upper if _removes(item)} - set(map(str, upper))
        kept = [item for item in lower if not (isinstance(item, str) and item in gone)]
        return kept + [item for item in upper if not _removes(item) and item not in kept]
    return clean(upper)


def clean(value: Any) -> Any:
    """A value with nothing under it: there is nothing to remove from."""
    if isinstance(value, Mapping):
        return {key: clean(inner) for key, inner in value.items()}
    return [item for item in value if not _removes(item)] if isinstance(value, list) else value


def _removes(item: Any) -> bool:
    return isinstance(item, str) and len(item) > 1 and item[0] == "-" and not item[1].isspace()
