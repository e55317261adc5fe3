"""Where a user's own files lie, by the XDG Base Directory Specification."""

import os
from functools import lru_cache
from pathlib import Path


def xdg_directory(variable: str, default: str) -> Path:
    """Find an XDG base directory; a relative value is ignored, as the specification asks."""
    return _directory(os.environ.get(variable, ""), os.environ.get("HOME", ""), default)


def own_directory(name: str) -> Path:
    """Where the user keeps ``name`` of their own, beside the configuration; it need not be there."""
    return xdg_directory("XDG_CONFIG_HOME", ".config") / "writer" / name


def own_state(name: str) -> Path:
    """Where the program keeps ``name`` from one sitting to the next; it need not be there."""
    return xdg_directory("XDG_STATE_HOME", ".local/state") / "writer" / name


@lru_cache(maxsize=16)
def _directory(named: str, _home: str, default: str) -> Path:
    return Path(named) if named.startswith("/") else Path.home() / default
