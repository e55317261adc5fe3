"""Which files a path means."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from writer.errors import FileError, Place, UsageError
from writer.library.records import nearest
from writer.model.draft import Draft

ENDINGS = (".md", ".markdown", ".txt")
"""Files that are looked at when a folder is named; a file that is named is always looked at."""


def files_of(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that ``paths`` mean, folders walked in order, hidden ones left out. Raises ``UsageError``."""
    for path in paths:
        if path.is_dir():
            found = tuple(_walk(path))
            if not found:
                raise UsageError(f"'{path}' holds no text to check", hint=f"texts end in {', '.join(ENDINGS)}")
            yield from found
        elif path.exists():
            yield path
        else:
            raise UsageError(f"there is no file '{path}'", hint=_nearest_file(path))


def refuse_empty(draft: Draft) -> Draft:
    """``draft``. Raises ``FileError`` for an empty file, since more likely something went wrong as it was written."""
    if not draft.text.strip("\ufeff \t\r\n"):
        raise FileError(
            "there is nothing in this file", where=Place(path=draft.path), hint="write it, or bring it back"
        )
    return draft


def _nearest_file(path: Path) -> str:
    siblings = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
    return nearest(path.name, siblings) or "name a file or a folder"


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix in ENDINGS and path.is_file() and not hidden:
            yield path
