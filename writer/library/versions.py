"""The versions of a draft: ``drafts/.writer/<slug>.history/``, one whole file each, so that branches merge in git."""

import hashlib
import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from writer.errors import FileError, UsageError
from writer.library.files import read_text, write_text
from writer.library.places import HISTORY, beside
from writer.values import Value

_NAME = re.compile(r"(?P<at>\d{8}T\d{6})(?P<part>\d{6})Z-(?P<why>[a-z]+)-(?P<hash>[0-9a-f]{8})\.md")


class Version(Value):
    """A draft as it once was. ``at`` is UTC, ``why`` what made the version: a gate's stage, ``update`` and so on."""

    path: Path
    at: datetime
    why: str

    @property
    def text(self) -> str:
        """The whole file. Raises ``UsageError`` or ``FileError`` if it can no longer be read."""
        return read_text(self.path)


def versions(draft: Path) -> tuple[Version, ...]:
    """The versions of the draft in the file ``draft``, oldest first; what is none of ours is left alone."""
    folder = _folder(draft)
    found = (_version(path) for path in folder.iterdir()) if folder.is_dir() else ()
    return tuple(sorted((one for one in found if one), key=lambda one: one.path.name))


def save_version(draft: Path, text: str, why: str) -> None:
    """Keep ``text`` as a version, unless the last one says the same. Raises ``SaveError``."""
    kept = versions(draft)
    if kept and _says(kept[-1], text):
        return
    now = datetime.now(UTC)
    if kept and now <= kept[-1].at:  # a clock that was set back
        now = kept[-1].at + timedelta(microseconds=1)
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    write_text(_folder(draft) / f"{now:%Y%m%dT%H%M%S%f}Z-{why}-{digest}.md", text, replace=False, like=draft)


def _says(version: Version, text: str) -> bool:
    """Whether it says the same; a version that can no longer be read keeps no other from being made."""
    with suppress(FileError, UsageError):
        return version.text == text
    return False


def _folder(draft: Path) -> Path:
    return beside(draft, HISTORY)


def _version(path: Path) -> Version | None:
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    at = datetime.strptime(f"{found['at']}{found['part']}+0000", "%Y%m%dT%H%M%S%f%z")
    return Version(path=path, at=at, why=found["why"])
