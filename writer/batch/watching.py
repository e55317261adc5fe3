"""Waiting until something is saved that the drafts of a batch are made of."""

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from writer.batch.mapping import mapping_path, read_mapping_file
from writer.errors import WriterError
from writer.library.places import DESK_FILE

_GLANCE = 0.1
"""Seconds between two looks at sheets and mapping."""

_NEWSROOM = 10
"""Every so many looks the templates and guides of the desk are looked at too: they may be hundreds of files."""

_Seen = dict[Path, tuple[int, int, int]]


class Watched:
    """A sheet with its mapping and the sheets that this joins, and what the desk at ``root`` makes drafts with.

    What is shipped does not change.
    """

    def __init__(self, root: Path | None, sheet: Path, mapping: Path | None) -> None:
        """Nothing is looked at yet."""
        self._sheet = sheet
        self._mapping = mapping or mapping_path(sheet)
        self._files: tuple[Path, ...] = ()
        self._folders = (root / "templates", root / "styleguides", root / DESK_FILE) if root else ()
        self._seen: tuple[_Seen, _Seen] = {}, {}

    def look(self) -> None:
        """What stands there now is known."""
        self._files = (self._sheet, self._mapping, *self._joined())
        self._seen = _seen(self._files), _seen(self._newsroom())

    def wait(self) -> None:
        """Return once something is otherwise than it was known, and the sheet is there: some programs replace it."""
        looks = 0
        while True:
            time.sleep(_GLANCE)
            looks += 1
            changed = _seen(self._files) != self._seen[0]
            if not changed and looks % _NEWSROOM == 0:
                changed = _seen(self._newsroom()) != self._seen[1]
            if changed and self._sheet.is_file():
                return

    def _joined(self) -> Iterator[Path]:
        """The sheets that the mapping joins; one that cannot be read is told elsewhere, and looked at once it can."""
        with suppress(WriterError):
            joins = read_mapping_file(self._mapping).joins.values() if self._mapping.is_file() else ()
            yield from (self._mapping.parent / one.sheet for one in joins)

    def _newsroom(self) -> Iterator[Path]:
        for folder in self._folders:
            yield from folder.rglob("*") if folder.is_dir() else (folder,)


def _seen(files: Iterator[Path] | tuple[Path, ...]) -> _Seen:
    """What tells that files were saved; those that are not there are left out."""
    found: _Seen = {}
    for path in files:
        try:
            about = path.stat()
        except OSError:
            continue
        found[path] = about.st_mtime_ns, about.st_size, about.st_ino
    return found
