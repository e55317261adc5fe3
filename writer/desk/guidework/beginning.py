"""Beginning a guide or a rule: a file that proves itself as it stands, to be changed from there."""

import re
from pathlib import Path

from writer.checks.kinds import KINDS
from writer.desk.desk import Desk
from writer.desk.guides import GuideBook
from writer.errors import SaveError, UsageError
from writer.library.files import read_text, write_text
from writer.library.records import nearest

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,60}")

_SKELETONS = "_new"
"""The folder beside the guides that holds a rule of each kind, and a ``guide.yaml``."""


def begin_guide(book: GuideBook, folder: Path, name: str, below: str) -> Path:
    """Write ``<folder>/<name>/guide.yaml``, on the guide ``below``.

    Raises ``UsageError`` for a name that is none or there already, ``SaveError``.
    """
    _refuse_bad_name(name)
    book.guide(below)  # refuses one that is not there
    text = read_text(_skeleton(book, "_guide.yaml"))
    return _write(folder / name / "guide.yaml", text.replace("NAME", name).replace("BELOW", below))


def begin_rule(book: GuideBook, folder: Path, rule: str, kind: str) -> Path:
    """Write the rule ``<Guide>.<Rule>`` into the guide's folder below ``folder``.

    Raises ``UsageError`` for a kind or a guide that is not there or is not the desk's own, ``SaveError``.
    """
    if kind not in KINDS:
        raise UsageError(f"'{kind}' is no kind of rule", hint=nearest(kind, KINDS) or f"known are {', '.join(KINDS)}")
    guide, _, name = rule.partition(".")
    _refuse_bad_name(name)
    own = folder / guide
    if not (own / "guide.yaml").is_file():
        raise UsageError(f"this desk has no guide '{guide}' of its own", hint=f"`writer guide new {guide}` begins one")
    return _write(own / f"{name}.yml", read_text(_skeleton(book, f"{kind}.yml")))


def own_guide(desk: Desk, named: str = "") -> Path:
    """The folder of a guide that this desk may change: the one named, else the desk's. Raises ``UsageError``."""
    name = desk.guides.of_desk(named)
    folder = desk.guides.folder(name)
    root = desk.places.root
    if root is None or not folder.resolve().is_relative_to((root / "styleguides").resolve()):
        hint = "`writer guide new House` begins one; then write 'guide: House' into writer.yaml"
        raise UsageError(f"the guide '{folder.name}' is not this desk's own to change", hint=hint)
    return folder


def _skeleton(book: GuideBook, name: str) -> Path:
    found = (root / _SKELETONS / name for root in book.roots(""))
    return next(path for path in found if path.is_file())


def _refuse_bad_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise UsageError(f"'{name}' is no name for a guide or a rule", hint="use letters and digits: House, LongWords")


def _write(path: Path, text: str) -> Path:
    if path.exists():
        raise SaveError(f"{path} is there already", hint="choose another name, or edit that file")
    write_text(path, text, replace=False)
    return path
