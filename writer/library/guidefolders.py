"""Where guides lie: the folders of their layers, and the files that they are made of."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from writer.library.rules import rule_file_names

GUIDE_FILE = "guide.yaml"


def every_guide(roots: Iterable[Path]) -> tuple[Path, ...]:
    """The file of each guide under ``roots``."""
    return tuple(path for root in roots for path in sorted(root.glob(f"*/{GUIDE_FILE}")))


def guide_names(roots: Iterable[Path]) -> tuple[str, ...]:
    """The names of all guides under ``roots``, sorted."""
    return tuple(sorted({path.parent.name for path in every_guide(roots)}))


def guide_files(layers: Iterable[str], roots: Sequence[Path]) -> Iterator[str]:
    """The path of every file that the rules of these layers are made of: their ``guide.yaml`` and their rules."""
    for folder in guide_folders(layers, roots):
        if (folder / GUIDE_FILE).is_file():
            yield f"{folder}/{GUIDE_FILE}"
        yield from rule_file_names(folder)


def guide_folders(layers: Iterable[str], roots: Sequence[Path]) -> Iterator[Path]:
    """The folder of each layer, from the first root that has it."""
    found = (next((root / layer for root in roots if (root / layer).is_dir()), None) for layer in layers)
    return (folder for folder in found if folder is not None)


def roots_of(name_or_path: str, roots: Sequence[Path]) -> tuple[Path, ...]:
    """``roots``, and before them the folder in which a guide lies that is named by its path."""
    return (Path(name_or_path).resolve().parent, *roots) if is_path(name_or_path) else tuple(roots)


def is_path(name: str) -> bool:
    """Whether a guide is named by its folder."""
    return len(Path(name).parts) > 1 or name in {".", ".."}
