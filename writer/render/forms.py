"""Forms of words from the lexicon, with places for values: ``{platform} has renewed {title}``."""

import re
from collections.abc import Iterable
from functools import lru_cache

_PLACE = re.compile(r"\{(\w+)\}")


def fill(form: object, **values: object) -> str:
    """``form`` with its values; ValueError for a place that has none. Nothing else in braces means anything."""
    text, places = _cut_up(str(form))
    for name, after in places:
        if name not in values:
            raise ValueError(f"'{form}' has a place for {{{name}}}; known here: {', '.join(values)}")
        text += f"{values[name]}{after}"
    return text


def phrase(forms: Iterable[object], **values: object) -> str:
    """The first of ``forms`` whose values are all there, filled; nothing where each lacks one."""
    for form in forms:
        if all(values.get(name) for name, _ in _cut_up(str(form))[1]):
            return fill(form, **values)
    return ""


@lru_cache(maxsize=1024)
def _cut_up(form: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What stands before the first place of a form; the name of each place with what stands behind it."""
    text, *rest = _PLACE.split(form)
    return text, tuple(zip(rest[::2], rest[1::2], strict=True))
