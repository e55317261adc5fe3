"""Where newsroom files lie: the desk's own folders first, then the shipped ones."""

from collections.abc import Iterator
from pathlib import Path

from writer.values import Value

_PACKAGE = Path(__file__).resolve().parent.parent
_PACKED = _PACKAGE / "_shipped"

SHIPPED = _PACKED if _PACKED.is_dir() else _PACKAGE.parent
"""The folder of the shipped ``templates`` and ``styleguides``: inside a wheel, or the repository itself."""

DESK_FILE = "writer.yaml"
"""The file that makes a folder a desk."""


_VALE_INI = frozenset({".vale.ini", "_vale.ini", "vale.ini", ".vale", "_vale"})
"""What the file is called where nobody names it; any name that ends in ``.ini`` will do."""


def is_vale_ini(name: str) -> bool:
    """Whether the name of a guide means a configuration of Vale's."""
    path = Path(name)
    return (path.suffix == ".ini" or path.name in _VALE_INI) and path.is_file()


COMMENTS, HISTORY, LOG, BASE = "comments.jsonl", "history", "log.jsonl", "base.md"
"""What lies beside a draft ends in: the comments on it, its versions, what was done about it, its last render."""

BELONGINGS = (COMMENTS, HISTORY, LOG, BASE)
"""All that goes where the draft goes."""


def beside(draft: Path, what: str) -> Path:
    """Where something that belongs to the draft in the file ``draft`` lies: ``.writer/<slug>.<what>``."""
    return draft.parent / ".writer" / f"{draft.stem}.{what}"


def owners(folder: Path, what: str) -> Iterator[Path]:
    """The drafts in ``folder`` that have ``what`` beside them, by name; some may be gone."""
    found = sorted((folder / ".writer").glob(f"*.{what}"))
    return (folder / f"{path.name.removesuffix(f'.{what}')}.md" for path in found)


def find_desk(start: Path) -> Path | None:
    """The nearest folder from ``start`` upward that is a desk."""
    start = start.resolve()
    return next((folder for folder in (start, *start.parents) if (folder / DESK_FILE).is_file()), None)


class Places(Value):
    """The folders of one desk; without a desk only what is shipped, and drafts go to the working folder."""

    root: Path | None

    def folders(self, name: str) -> tuple[Path, ...]:
        """The desk's own folder ``name`` and the shipped one, in this order."""
        found = (root / name for root in (self.root, SHIPPED) if root is not None)
        return tuple(dict.fromkeys(folder for folder in found if folder.is_dir()))

    @property
    def drafts(self) -> Path:
        """Where drafts are written."""
        return (self.root or Path.cwd()) / "drafts"
