"""What a command is."""

from typing import Literal

from writer.values import Value

Where = Literal[
    "app",
    "work",
    "library",
    "workbench",
    "field",
    "rows",
    "dialog",
    "rowform",
    "gate",
    "versions",
    "choice",
    "queue",
    "comments",
    "handing",
    "candidates",
    "find",
    "alerts",
    "tour",
]


class Command(Value):
    """One thing a writer can ask for; ``action`` is a method ``action_<action>`` of the class at ``where``.

    ``keys`` are Textual's, separated by commas; ``footer`` shows the first of them at the bottom.
    A ``global_key`` wins over what the focused widget would make of it.
    """

    id: str
    keys: str
    action: str
    label: str
    help: str
    where: Where
    footer: bool = True
    global_key: bool = True
