"""The English that checks and templates share: ``styleguides/<Name>/lexicon/<what>.yaml``, layered like guides."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from pathlib import Path
from typing import Any

from writer.library.cache import kept
from writer.library.files import read_text
from writer.library.guidefolders import guide_folders
from writer.library.layers import clean, merge
from writer.library.yamlfile import plain, read_documents


class Lexicon(Mapping[str, Any]):
    """Each file of the layers' ``lexicon`` folders, read when asked for; every scalar stays as it was written."""

    def __init__(self, folders: Iterable[Path]) -> None:
        """``folders`` hold ``<name>.yaml`` files, lowest layer first."""
        self._folders = tuple(folders)
        self._read: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        """The merged content of ``<name>.yaml``. Raises ``FileError`` if one of the files is no YAML."""
        if name not in self._read:
            paths = [path for folder in self._folders if (path := folder / f"{name}.yaml").is_file()]
            if not paths:
                raise KeyError(name)
            self._read[name] = kept(f"lexicon-{name}", paths, ("library",), lambda: _merged(paths))
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted({path.stem for folder in self._folders for path in folder.glob("*.yaml")}))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def lexicon(layers: Iterable[str], roots: Sequence[Path]) -> Lexicon:
    """The lexicon of a guide's layers, each from the first root that has its folder."""
    return Lexicon(folder / "lexicon" for folder in guide_folders(layers, roots))


def _merged(paths: Sequence[Path]) -> Any:
    contents = [plain(read_documents(read_text(path), str(path))[0]) for path in paths]
    return reduce(merge, contents[1:], clean(contents[0]))
