"""``rules:`` of a ``guide.yaml``: what one layer says of rules, families and styles, each with its place."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from writer.errors import Problem
from writer.library.records import nearest
from writer.library.yamlfile import MapNode, Node, ScalarNode
from writer.model.fields import Field
from writer.model.guide import SETTINGS, RuleSetting, Threshold

_LEVEL, _GENRES, _WORDING = KEYS = ("level", "genres", "wording")
"""What may be said of a rule beside its numbers."""

_NUMBER = re.compile(r"(?:[<>=!]{1,2} ?)?\d{1,9}(?:\.\d{1,9})?")
"""A threshold: a number, or a comparison with one."""


class RuleSettings:
    """Reads one group of settings, and carries what is wrong in it."""

    def __init__(self, wording: tuple[Field, ...]) -> None:
        """``wording`` are the choices of which a rule may depend on."""
        self._wording = {field.name: field for field in wording}
        self.problems: list[Problem] = []

    def read(self, node: Node) -> Iterator[RuleSetting]:
        """A bare level is short for ``{level: …}``: so it keeps what lower layers set beside it."""
        for key, value in self.entries(node, "rules"):
            yield self._one(key, value)
            of_genres = value.get(_GENRES) if isinstance(value, MapNode) else None
            for genre, inner in self.entries(of_genres, _GENRES) if of_genres else ():
                yield self._one(key, inner, genre.text)

    def complain(self, message: str, node: Node, hint: str = "") -> None:
        """Note what is wrong at ``node``."""
        self.problems.append(Problem(message=message, place=node.place, hint=hint))

    def entries(self, node: Node, what: str) -> Iterator[tuple[ScalarNode, Node]]:
        """The entries of a group; nothing at all is an empty one."""
        if isinstance(node, MapNode):
            yield from node.entries
        elif not (isinstance(node, ScalarNode) and node.empty):
            self.complain(f"'{what}' is a group of 'key: value'", node)

    def _one(self, key: ScalarNode, value: Node, genre: str = "") -> RuleSetting:
        if not isinstance(value, MapNode):
            return RuleSetting(name=key.text, place=key.place, genre=genre, level=self._level(key, value))
        level, wording = value.get(_LEVEL), value.get(_WORDING)
        known = (_LEVEL,) if genre else KEYS
        return RuleSetting(
            name=key.text,
            place=key.place,
            genre=genre,
            level=self._level(key, level) if level is not None else "",
            thresholds=tuple(self._thresholds(value, known)),
            wording=tuple(self._choices(wording)) if wording is not None and not genre else (),
        )

    def _level(self, key: ScalarNode, level: Node) -> str:
        text = level.text if isinstance(level, ScalarNode) else ""
        if text in SETTINGS:
            return text
        self.complain(
            f"'{key.text}': '{text}' is no level", level, nearest(text, SETTINGS) or f"write {', '.join(SETTINGS)}"
        )
        return ""

    def _thresholds(self, node: MapNode, known: tuple[str, ...]) -> Iterator[Threshold]:
        for key, value in node.entries:
            if key.text in known:
                continue
            if isinstance(value, ScalarNode) and _NUMBER.fullmatch(value.text):
                yield Threshold(key=key.text.lower(), value=value.text, key_place=key.place, place=value.place)
            else:
                hint = nearest(key.text, known) or f"known are {', '.join(known)}, and the numbers of the rule"
                self.complain(f"'{key.text}' is no setting of a rule", key, hint)

    def _choices(self, node: Node) -> Iterator[tuple[str, str]]:
        for key, value in self.entries(node, _WORDING):
            field = self._wording.get(key.text)
            text = value.text if isinstance(value, ScalarNode) else ""
            if field is None:
                self.complain(f"'{key.text}' is no choice of wording", key, nearest(key.text, self._wording))
            elif field.choices and text not in field.choices:
                hint = nearest(text, field.choices)
                self.complain(f"'{key.text}': '{text}' is not one of {', '.join(field.choices)}", value, hint)
            else:
                yield key.text, text


def rules_content(settings: Iterable[RuleSetting]) -> dict[str, Any]:
    """``rules:`` as one guide would write it that says all of ``settings``; a level alone stands bare."""
    found: dict[str, dict[str, Any]] = {}
    for one in settings:
        entry = found.setdefault(one.name, {})
        place = entry.setdefault(_GENRES, {}).setdefault(one.genre, {}) if one.genre else entry
        place.update({_LEVEL: one.level} if one.level else {})
        place.update({threshold.key: threshold.value for threshold in one.thresholds})
        place.update({_WORDING: dict(one.wording)} if one.wording else {})
    return {name: _bare(entry) for name, entry in found.items()}


def _bare(entry: dict[str, Any]) -> Any:
    if _GENRES in entry:
        entry = {**entry, _GENRES: {genre: _bare(inner) for genre, inner in entry[_GENRES].items()}}
    return entry[_LEVEL] if entry.keys() == {_LEVEL} else entry
