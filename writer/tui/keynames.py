"""How keys are shown: short, the same in footer, palette and help."""

from collections.abc import Iterable

from writer.tui.commands.command import Command

KEY_NAMES = {
    "ctrl+": "^",
    "shift+": "⇧",
    "enter": "Enter",
    "delete": "Del",
    "insert": "Ins",
    "escape": "Esc",
    "up": "↑",
    "down": "↓",
}
"""How a key's name is shown."""


def key_text(keys: str) -> str:
    """``keys`` as help and footer show them."""
    return " ".join(_key_name(key) for key in keys.split(",") if key)


def _key_name(key: str) -> str:
    for long, short in KEY_NAMES.items():
        key = key.replace(long, short)
    return key.upper() if key.startswith("f") and key[1:].isdigit() else key


def key_table(commands: Iterable[Command]) -> str:
    """One line a command: keys, label, help."""
    return "\n".join(f"{key_text(command.keys):<8} {command.label:<12} {command.help}" for command in commands)
