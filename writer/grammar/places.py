"""Where the grammar engine lives on this machine, and which version it is."""

import os
from pathlib import Path

from writer.library.xdg import own_state, xdg_directory

VERSION = "6.8"
"""Version of LanguageTool that the lock file names."""


def engine_directory() -> Path:
    """Name the folder of the jars, of one version, for all machines that share this user's home."""
    return xdg_directory("XDG_DATA_HOME", ".local/share") / "writer" / f"languagetool-{VERSION}"


def state_directory() -> Path:
    """Name the folder that tells of the running server.

    One per machine, since homes are shared over networks and process numbers are not; one per version,
    so that two releases of this program run side by side.
    """
    machine = os.uname().nodename or "localhost"
    return own_state(f"languagetool-{VERSION}") / machine


def cache_file() -> Path:
    """Name the file of answers; its number changes with its form, so that two releases never share one."""
    return xdg_directory("XDG_CACHE_HOME", ".cache") / "writer" / "grammar-1.sqlite"
