"""Where the grammar engine lives on this machine, and which version it is."""

import os
import platform
from pathlib import Path

VERSION = "6.8"
"""Version of LanguageTool that the lock file names."""


def engine_directory() -> Path:
    """Name the folder of the jars, of one version, for all machines that share this user's home."""
    return _xdg("XDG_DATA_HOME", ".local/share") / "writer" / f"languagetool-{VERSION}"


def state_directory() -> Path:
    """Name the folder that tells of the running server.

    One per machine, since homes are shared over networks and process numbers are not; one per version,
    so that two releases of this program run side by side.
    """
    machine = platform.node() or "localhost"
    return _xdg("XDG_STATE_HOME", ".local/state") / "writer" / f"languagetool-{VERSION}" / machine


def _xdg(variable: str, default: str) -> Path:
    """Find an XDG base directory; a relative value is ignored, as the specification asks."""
    named = Path(os.environ.get(variable, ""))
    return named if named.is_absolute() else Path.home() / default
