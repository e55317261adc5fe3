"""The one door to git: what a file was at the last commit, and merging by lines."""

import shutil
import subprocess
from pathlib import Path

from writer.errors import SaveError

_SECONDS = 20
_MOST_CONFLICTS = 127
"""What ``git merge-file`` exits with is the number of its conflicts, but for more than these, which are errors."""


def committed(path: Path) -> str | None:
    """The text of ``path`` at the last commit, or ``None`` where git knows none."""
    git = shutil.which("git")
    if git is None:
        return None
    # cat-file runs none of the programs that a repository's own settings may name
    command = [git, "-C", str(path.resolve().parent), "cat-file", "blob", f"HEAD:./{path.name}"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
        return done.stdout.decode("utf-8") if done.returncode == 0 else None
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return None


def merge_lines(was: Path, mine: Path, theirs: Path) -> bool:
    """Merge into the file ``mine`` as git itself does; whether that left no conflict marks. Raises ``SaveError``."""
    command = ["git", "merge-file", "-L", "ours", "-L", "base", "-L", "theirs", str(mine), str(was), str(theirs)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SaveError(f"git cannot merge {mine}: {error}", hint="nothing was merged") from None
    if not 0 <= done.returncode <= _MOST_CONFLICTS:
        said = done.stderr.decode("utf-8", "replace").strip() or f"exit {done.returncode}"
        raise SaveError(f"git cannot merge {mine}: {said}", hint="nothing was merged")
    return done.returncode == 0
