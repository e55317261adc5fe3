"""The skeleton of a new genre: small, whole, and proved by its own samples from the first day."""

import re
from pathlib import Path

from writer.desk.desk import Desk
from writer.desk.genrework.samples import accept, samples
from writer.errors import UsageError
from writer.library.files import read_text, write_text
from writer.library.places import SHIPPED
from writer.model.slugs import slugify

_SKELETON = SHIPPED / "templates" / "_shared" / "skeleton"


def new_genre(desk: Desk, name: str) -> Path:
    """Write a genre of that name into the desk, with samples and their approved drafts; the folder.

    Raises ``UsageError`` without a desk, or for a name that is no id or is taken, and ``SaveError``.
    """
    if desk.places.root is None:
        raise UsageError("there is no desk here to put a genre in", hint="writer init DIR")
    if name != slugify(name):
        raise UsageError(f"'{name}' is no id of a genre", hint=f"small letters and hyphens: {slugify(name)}")
    if name in {genre.id for genre in desk.genres()}:
        raise UsageError(f"there is a genre '{name}' already", hint="choose another name, or override one block of it")
    folder = desk.places.root / "templates" / name
    words = {"GENRE": name, "LABEL": name.replace("-", " ").capitalize()}
    for path in sorted(path for path in _SKELETON.rglob("*") if path.is_file()):
        text = re.sub("|".join(words), lambda found: words[found[0]], read_text(path))
        write_text(folder / path.relative_to(_SKELETON), text, replace=False)
    for sample in samples(Desk(desk.places.root, today=desk.today), name):
        accept(sample)
    return folder
