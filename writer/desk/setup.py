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
    ".gitattributes": "*.jsonl merge=union\n",  # two branches that add to a log both keep their lines
    ".gitignore": "*.lock*\n.*.tmp\ncache/\n",
}
"""What git should know of ``drafts/.writer``, where the program keeps what belongs to drafts."""


def make_desk(folder: Path) -> Path:
    """Make ``folder`` a desk; what is there already stays. Raises ``SaveError``."""
    try:
        for name in ("drafts", "templates", "styleguides"):
            (folder / name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SaveError(f"{folder} cannot become a desk: {reason(error)}", hint="choose another folder") from None
    if not (folder / DESK_FILE).exists():
        write_text(folder / DESK_FILE, _SETTINGS, replace=False)
    for name, text in _GIT.items():
        path = folder / "drafts" / ".writer" / name
        if not path.exists():
            write_text(path, text, replace=False)
    return folder
