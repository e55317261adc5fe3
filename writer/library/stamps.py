"""A short name for the content of many files, so that what was made of them is known to be of these."""

import hashlib
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from writer.library.places import DESK_FILE, Places


def newsroom_files(places: Places, genre: str) -> Iterator[Path]:
    """What a newsroom may change and a draft of ``genre`` is shaped by: templates, guides, settings of the desk."""
    for folder in places.folders("templates"):
        for part in (folder / genre, folder / "_shared"):
            yield from sorted(path for path in part.glob("*") if path.is_file())
    for folder in places.folders("styleguides"):
        yield from sorted(path for path in folder.rglob("*") if path.is_file())
    if places.root:
        yield from (places.root / DESK_FILE,)


def content_stamp(files: Iterable[Path]) -> str:
    """The content of ``files`` and the version of this program; where the files lie does not count."""
    digest = hashlib.blake2b(version("newsroom-writer").encode(), digest_size=12)
    for path in files:
        digest.update(f"\0{path.name}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
