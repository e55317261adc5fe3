"""Options that several commands share, and how their values are read."""

from pathlib import Path
from typing import Any

import click

from writer.errors import UsageError
from writer.library.nodes import NULLS

FILE = click.Path(path_type=Path)


def quiet_option(function: Any) -> Any:
    """``--quiet``: no messages on stderr but errors."""
    return click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")(function)


def set_option(function: Any) -> Any:
    """``--set key=value``, as often as needed."""
    return click.option(
        "--set",
        "assignments",
        multiple=True,
        metavar="KEY=VALUE",
        help="Set a field; rows as YAML: cast='[{actor: Ana Ruiz, character: Ines}]'.",
    )(function)


def read_assignments(assignments: tuple[str, ...]) -> dict[str, str]:
    """``key=value`` pairs; YAML's words for nothing are no value.

    Raises ``UsageError`` for one without ``=``, or for a key that is set twice.
    """
    pairs = {}
    for assignment in assignments:
        key, equals, value = assignment.partition("=")
        if not equals or not key.strip():
            raise UsageError(f"--set '{assignment}' sets nothing", hint="write --set key=value")
        if key.strip() in pairs:
            raise UsageError(f"--set names '{key.strip()}' twice", hint="keep one of them")
        pairs[key.strip()] = "" if value.strip() in NULLS else value.strip()
    return pairs
