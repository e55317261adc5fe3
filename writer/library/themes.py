"""Themes of the app: ``app/themes/<name>.yaml``, and the user's own beside ``config.yaml``; the one that is chosen."""

from collections.abc import Mapping
from types import MappingProxyType

from writer.errors import FileError, Problem
from writer.library.appfiles import app_file, app_names
from writer.library.files import read_text
from writer.library.records import known
from writer.library.remembered import remember, remembered
from writer.library.yamlfile import MapNode, ScalarNode, read_mapping
from writer.values import Value

DEFAULT = "dark"
"""The theme of somebody who has chosen none."""

COLORS = (
    "primary",
    "secondary",
    "accent",
    "warning",
    "error",
    "success",
    "foreground",
    "background",
    "surface",
    "panel",
    "boost",
)
_KEYS = ("label", "dark", "terminal", "colors", "variables")


class ThemeFile(Value):
    """One theme: ``colors`` by what they are for, ``variables`` of the style sheet by name.

    ``terminal`` leaves the sixteen colours to the terminal.
    """

    name: str
    label: str
    dark: bool = True
    terminal: bool = False
    colors: Mapping[str, str] = MappingProxyType({})
    variables: Mapping[str, str] = MappingProxyType({})


def theme_names() -> tuple[str, ...]:
    """The names of all themes, the shipped ones in the order of their files."""
    return tuple(app_names("themes"))


def read_theme(name: str) -> ThemeFile | None:
    """A theme; ``None`` if there is none of that name. Raises ``FileError`` with every problem of its file."""
    path = app_file("themes", name)
    if path is None:
        return None
    node = read_mapping(read_text(path), str(path))
    problems = [*_strange(node, _KEYS), *_strange(node.get("colors"), COLORS)]
    if problems:
        raise FileError.of(problems)
    return ThemeFile(
        name=name,
        label=_text(node, "label") or name,
        dark=_text(node, "dark") != "no",
        terminal=_text(node, "terminal") == "yes",
        colors=_texts(node.get("colors")),
        variables=_texts(node.get("variables")),
    )


def _strange(node: object, names: tuple[str, ...]) -> list[Problem]:
    keys = [key for key, _ in node.entries if key.text not in names] if isinstance(node, MapNode) else []
    said = "'{}' is no part of a theme"
    return [Problem(message=said.format(key.text), place=key.place, hint=known(key.text, names)) for key in keys]


def _text(node: MapNode, key: str) -> str:
    value = node.get(key)
    return value.text if isinstance(value, ScalarNode) else ""


def _texts(node: object) -> Mapping[str, str]:
    entries = node.entries if isinstance(node, MapNode) else ()
    return MappingProxyType({key.text: value.text for key, value in entries if isinstance(value, ScalarNode)})


def chosen_theme() -> str:
    """The name of the theme that was chosen last, on any desk; empty if none ever was."""
    return remembered("theme")


def choose_theme(name: str) -> None:
    """Remember a theme; where that cannot be written, the next sitting begins with the one before."""
    remember("theme", name)
