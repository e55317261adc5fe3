"""Forms of words from the lexicon, with places for values: ``{platform} has renewed {title}``."""

import re
from collections.abc import Iterable

_PLACE = re.compile(r"\{(\w+)\}")


def fill(form: object, **values: object) -> str:
    """``form`` with its values; ValueError for a place that has none. Nothing else in braces means anything."""

    def value(found: re.Match[str]) -> str:
        if found[1] not in values:
            raise ValueError(f"'{form}' has a place for {found[0]}; known here: {', '.join(values)}")
        return str(values[found[1]])

    return _PLACE.sub(value, str(form))


def phrase(forms: Iterable[object], **values: object) -> str:
    """The first of ``forms`` whose values are all there, filled; nothing where each lacks one."""
    for form in forms:
        if all(values.get(name) for name in _PLACE.findall(str(form))):
            return fill(form, **values)
    return ""
