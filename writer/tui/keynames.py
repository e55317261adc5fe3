"""How keys are shown: short, the same in footer, palette and help."""

from collections.abc import Iterable, Mapping
from textwrap import wrap
from typing import Any

from textual.app import App

from writer.tui.commands.command import Command

KEY_NAMES = {
    "ctrl+@": "^Space",
    "ctrl+": "^",
    "shift+": "⇧",
    "enter": "Enter",
    "delete": "Del",
    "insert": "Ins",
    "escape": "Esc",
    "up": "↑",
    "down": "↓",
    "slash": "/",
    "left": "←",
    "right": "→",
    "alt+": "Alt+",
}
"""How a key's name is shown."""


def key_text(keys: str) -> str:
    """``keys`` as help and footer show them."""
    return " ".join(_key_name(key) for key in keys.split(",") if key)


def _key_name(key: str) -> str:
    for long, short in KEY_NAMES.items():
        key = key.replace(long, short)
    return key.upper() if key.startswith("f") and key[1:].isdigit() else key


def key_table(commands: Iterable[Command], keymap: Mapping[str, str]) -> str:
    """A command below the other: keys, label, help."""
    rows = ((key_text(keymap.get(command.id, command.keys)), command) for command in commands)
    return "\n".join(_hung(f"{keys:<8} {command.label:<12} ", command.help) for keys, command in rows)


_WIDTH = 64
"""Columns for keys in the help."""


def _hung(head: str, text: str) -> str:
    """``text`` behind ``head``, its further lines below its first."""
    lines = wrap(text, _WIDTH - len(head))
    return f"\n{' ' * len(head)}".join([f"{head}{lines[0]}", *lines[1:]])


def keymap_of(app: App[Any]) -> Mapping[str, str]:
    """The keys that are others than those of the table, by the ids of their commands."""
    keymap: Mapping[str, str] = getattr(app, "keymap", {})
    return keymap
