"""The keys of somebody who chose others: a preset and single keys, read strictly and held against the commands."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import get_args

from textual.keys import Keys, _character_to_key

from writer.errors import FileError, Problem
from writer.library.keymaps import Bound, KeyWish, Preset, read_preset
from writer.library.records import nearest
from writer.tui.commands.command import Command, Where
from writer.tui.commands.table import COMMANDS
from writer.tui.editing import EDITS, MOVES
from writer.values import Value

_ON_WORKBENCH: tuple[Where, ...] = ("find", "alerts", "tour")
_SCREENS = frozenset({"app", "work", "library", "workbench", "field", "rows", "dialog", *_ON_WORKBENCH})

_TOGETHER: tuple[tuple[Where, ...], ...] = (
    ("app", "library"),
    ("app", "workbench", "field", "rows"),
    *(("app", "workbench", where) for where in _ON_WORKBENCH),
    *(("app", "dialog", where) for where in get_args(Where) if where not in _SCREENS),
)
"""Places whose commands work at the same time."""

_MODIFIERS = frozenset({"ctrl", "alt", "shift", "super", "meta", "hyper"})
_NONE: Mapping[str, str] = MappingProxyType({})


class KeyMap(Value):
    """``commands`` by id; ``text``, ``normal`` and ``lists`` from a key to what it does there."""

    commands: Mapping[str, str] = _NONE
    text: Mapping[str, str] = _NONE
    normal: Mapping[str, str] = _NONE
    lists: Mapping[str, str] = _NONE


def key_map(wish: KeyWish) -> KeyMap:
    """The key map that is wished for. Raises ``FileError`` with all that is wrong, each with its place."""
    preset = read_preset(wish.preset) if wish.preset else Preset()
    bound = (*preset.commands, *wish.commands)
    problems = [*_unknown(bound), *_of_edits(preset)]
    commands = {one.name: ",".join(map(_normal, one.keys.split(","))) for one in bound}
    problems += dict.fromkeys(_twice({one.name: one for one in bound}, commands))  # once, in however many places
    if problems:
        raise FileError.of(problems)
    return KeyMap(
        commands=MappingProxyType(commands),
        text=_by_key(preset.text),
        normal=MappingProxyType({one.name: one.keys for one in preset.normal}),
        lists=_by_key(preset.lists),
    )


def _by_key(bound: Iterable[Bound]) -> Mapping[str, str]:
    return MappingProxyType({_normal(key): one.keys for one in bound for key in one.name.split(",")})


def _unknown(bound: Iterable[Bound]) -> Iterator[Problem]:
    ids = [command.id for command in COMMANDS]
    for one in bound:
        if one.name not in ids:
            hint = nearest(one.name, ids) or "F1 and the menu name commands; docs/app.md lists their ids"
            yield Problem(message=f"there is no command '{one.name}'", place=one.place, hint=hint)
        yield from (_no_key(key, one) for key in one.keys.split(",") if not _is_key(key))


def _of_edits(preset: Preset) -> Iterator[Problem]:
    for bound, known in ((preset.text, EDITS), (preset.normal, EDITS), (preset.lists, MOVES)):
        yield from _strange(bound, known)
    for one in (*preset.text, *preset.lists):
        yield from (_no_key(key, one) for key in one.name.split(",") if not _is_key(key))


def _strange(bound: Iterable[Bound], known: Collection[str]) -> Iterator[Problem]:
    for one in bound:
        if one.keys not in known:
            hint = nearest(one.keys, known)
            yield Problem(message=f"'{one.keys}' is nothing that a key does here", place=one.place, hint=hint)


def _no_key(key: str, one: Bound) -> Problem:
    hint = nearest(key, (each.value for each in Keys)) or "write it as ctrl+s, alt+x, f5 or a letter"
    return Problem(message=f"'{key}' is no key", place=one.place, hint=hint)


def _normal(key: str) -> str:
    """A key as Textual names it: ``ctrl+_`` is ``ctrl+underscore``."""
    *modifiers, last = key.strip().split("+") if len(key) > 1 else [key]
    return "+".join((*modifiers, _character_to_key(last) if len(last) == 1 else last))


def _is_key(key: str) -> bool:
    *modifiers, last = key.strip().split("+") if len(key) > 1 else [key]
    known = len(last) == 1 or any(each.value == last for each in Keys)
    return known and _MODIFIERS.issuperset(modifiers)


def _twice(bound: Mapping[str, Bound], commands: Mapping[str, str]) -> Iterator[Problem]:
    """Keys that would mean two things at the same time, told where one of them is bound."""
    for places in _TOGETHER:
        owners: dict[str, Command] = {}
        for command in (one for one in COMMANDS if one.where in places):
            for key in filter(None, commands.get(command.id, command.keys).split(",")):
                other = owners.setdefault(key, command)
                place = bound.get(command.id) or bound.get(other.id)
                if other is not command and place is not None:
                    message = f"'{key}' is both '{other.id}' and '{command.id}'"
                    yield Problem(message=message, place=place.place, hint="give one of them another key")
