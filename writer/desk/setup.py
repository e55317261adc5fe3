"""Making a desk."""

from pathlib import Path

from writer.errors import SaveError, reason
from writer.library.files import write_text
from writer.library.places import DESK_FILE

_SETTINGS = """\
# This folder is a desk: `writer` opens on it.
# guide: US           # the style guide of drafts that name none
locale: en-US
"""

_GIT = {
    # two branches that add to a log both keep their lines; bases are merged as drafts are
    ".gitattributes": "*.jsonl merge=union\n*.base.md merge=writer\n",
    ".gitignore": "*.lock*\n.*.tmp\ncache/\n",
}
"""What git should know of ``drafts/.writer``, where the program keeps what belongs to drafts."""

_DRAFTS = "*.md merge=writer\n"
"""Drafts are merged by ``writer merge`` where git knows that, and by lines where it does not."""


def make_desk(folder: Path) -> Path:
    """Make ``folder`` a desk; what is there already stays. Raises ``SaveError``."""
    try:
        for name in ("drafts", "templates", "styleguides"):
            (folder / name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SaveError(f"{folder} cannot become a desk: {reason(error)}", hint="choose another folder") from None
    if not (folder / DESK_FILE).exists():
        write_text(folder / DESK_FILE, _SETTINGS, replace=False)
    files = {f".writer/{name}": text for name, text in _GIT.items()} | {".gitattributes": _DRAFTS}
    for name, text in files.items():
        path = folder / "drafts" / name
        if not path.exists():
            write_text(path, text, replace=False)
    return folder
