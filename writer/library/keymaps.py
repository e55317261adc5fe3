"""Key maps: presets in ``app/keys/<name>.yaml``, the user's own beside ``config.yaml``, and what that file says."""

from writer.errors import FileError, Place, Problem
from writer.library.appfiles import app_file, app_names
from writer.library.files import read_text
from writer.library.records import known
from writer.library.yamlfile import ListNode, MapNode, Node, ScalarNode, read_mapping
from writer.values import Value

SECTIONS = ("commands", "text", "normal", "lists")
"""What a preset may say: keys of commands, and keys where one types, in Vim's normal mode and in lists."""


class Bound(Value):
    """``name: keys`` as it stands at ``place``; several keys are parted by commas."""

    name: str
    keys: str
    place: Place


class Preset(Value):
    """A key map by name; one that has keys for ``normal`` mode has modes."""

    commands: tuple[Bound, ...] = ()
    text: tuple[Bound, ...] = ()
    normal: tuple[Bound, ...] = ()
    lists: tuple[Bound, ...] = ()


class KeyWish(Value):
    """What ``keys`` of the user's configuration says: a preset, and keys of single commands over it."""

    preset: Bound | None = None
    commands: tuple[Bound, ...] = ()


def read_wish(node: Node) -> tuple[KeyWish, tuple[Problem, ...]]:
    """Read ``keys: vim`` or ``keys: {preset: vim, save: ctrl+w}``; every problem besides."""
    if isinstance(node, ScalarNode):
        return KeyWish(preset=None if node.empty else _named(node)), ()
    if not isinstance(node, MapNode):
        return KeyWish(), (Problem(message="'keys' is a name or a map", place=node.place, hint="write keys: vim"),)
    bound, problems = _bound(node)
    preset = next((Bound(name=one.keys, keys="", place=one.place) for one in bound if one.name == "preset"), None)
    return KeyWish(preset=preset, commands=tuple(one for one in bound if one.name != "preset")), problems


def _named(node: ScalarNode) -> Bound:
    return Bound(name=node.text, keys="", place=node.place)


def preset_names() -> tuple[str, ...]:
    """The names of all presets."""
    return tuple(sorted(app_names("keys")))


def read_preset(wish: Bound) -> Preset:
    """The preset that is wished for. Raises ``FileError`` with every problem of its file, or if there is none."""
    path = app_file("keys", wish.name)
    if path is None:
        raise FileError.of([Problem(message=f"no key map is called '{wish.name}'", place=wish.place, hint=_hint(wish))])
    node = read_mapping(read_text(path), str(path))
    problems: list[Problem] = []
    read: dict[str, tuple[Bound, ...]] = {}
    for key, value in node.entries:
        if key.text in SECTIONS and isinstance(value, MapNode):
            read[key.text], wrong = _bound(value)
            problems.extend(wrong)
        elif key.text != "label":
            hint = known(key.text, ("label", *SECTIONS))
            problems.append(Problem(message=f"'{key.text}' is no part of a key map", place=key.place, hint=hint))
    if problems:
        raise FileError.of(problems)
    return Preset(**read)


def _hint(wish: Bound) -> str:
    return known(wish.name, preset_names())


def _bound(node: MapNode) -> tuple[tuple[Bound, ...], tuple[Problem, ...]]:
    found: list[Bound] = []
    problems: list[Problem] = []
    for key, value in node.entries:
        nodes = value.items if isinstance(value, ListNode) else (value,)
        words = [one.text for one in nodes if isinstance(one, ScalarNode) and not one.empty]
        if words:
            found.append(Bound(name=key.text, keys=",".join(words), place=key.place))
        else:
            problems.append(Problem(message=f"'{key.text}' has no key", place=key.place, hint="write one, as ctrl+s"))
    return tuple(found), tuple(problems)
