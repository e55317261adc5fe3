"""The app's own data: ``app/<kind>/<name>.yaml``, and over it the user's beside ``config.yaml``."""

from collections.abc import Iterator
from pathlib import Path

from writer.library.places import SHIPPED
from writer.library.xdg import own_directory


def app_file(kind: str, name: str) -> Path | None:
    """The file of that name: the user's own, else the shipped one, if there is any."""
    files = (folder / f"{name}.yaml" for folder in _folders(kind))
    return next((path for path in files if path.is_file()), None)


def app_names(kind: str) -> Iterator[str]:
    """Every name, the shipped ones first, in the order of their files."""
    own, shipped = _folders(kind)
    yield from dict.fromkeys(path.stem for folder in (shipped, own) for path in sorted(folder.glob("*.yaml")))


def _folders(kind: str) -> tuple[Path, Path]:
    return own_directory(kind), SHIPPED / "app" / kind
