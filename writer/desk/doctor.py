"""What is wrong with this machine or this desk, and the cure."""

import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path

from writer.desk import engine
from writer.desk.desk import Desk
from writer.desk.rules import RuleBook
from writer.errors import WriterError
from writer.library.places import DESK_FILE
from writer.library.userconfig import config_file
from writer.values import Value

_OLDEST = (3, 11)


class Finding(Value):
    """One thing looked at; ``cure`` says what to do if it is not ``well``."""

    what: str
    well: bool
    says: str
    cure: str = ""


def examine(start: Path) -> Iterator[Finding]:
    """Look at the machine, the grammar engine and the desk that ``start`` stands in."""
    yield _python()
    yield _grammar()
    try:
        desk = Desk.find(start)
    except WriterError as error:
        yield Finding(what="desk", well=False, says=str(error), cure=error.hint)
        return
    yield _desk(desk)
    yield _drafts(desk)
    yield from _genres(desk)
    yield from _guides(desk)


def _python() -> Finding:
    well = sys.version_info >= _OLDEST and sys.platform == "linux"
    says = f"Python {platform.python_version()} on {sys.platform}"
    return Finding(what="python", well=well, says=says, cure="use Python 3.11 or newer on Linux")


def _grammar() -> Finding:
    status = engine.status()
    there = status.state not in {"not-installed", "unreachable"}
    says = f"LanguageTool {status.version}: {status.state}{f' at {status.url}' if status.url else ''}"
    if status.reason:
        says += f" ({status.reason})"
    cure = f"see the servers in {config_file()}" if status.servers else "writer grammar install"
    return Finding(what="grammar", well=there and not status.reason, says=says, cure=cure)


def _desk(desk: Desk) -> Finding:
    root = desk.places.root
    says = str(root) if root else f"none: no {DESK_FILE} here or in a folder above; shipped genres and guides are used"
    return Finding(what="desk", well=True, says=says)


def _drafts(desk: Desk) -> Finding:
    folder = desk.places.drafts
    nearest = next(parent for parent in (folder, *folder.parents) if parent.exists())
    well = nearest.is_dir() and os.access(nearest, os.W_OK)
    count = len(desk.drafts())
    says = f"{count} draft{'' if count == 1 else 's'} in {folder}" if well else f"{folder} cannot be written"
    return Finding(what="drafts", well=well, says=says, cure=f"make {nearest} a folder that you may write")


def _genres(desk: Desk) -> Iterator[Finding]:
    try:
        genres = desk.genres()
    except WriterError as error:
        yield Finding(what="genres", well=False, says=str(error), cure=error.hint or "mend that file")
        return
    names = ", ".join(genre.id for genre in genres)
    yield Finding(what="genres", well=bool(genres), says=names or "none", cure="install writer again")


def _guides(desk: Desk) -> Iterator[Finding]:
    rules = RuleBook(desk.guides)
    for name in desk.guides.names():
        try:
            problems = rules.problems(name)
            count = len(rules.rules(name).rules)
        except WriterError as error:
            yield Finding(what=f"guide {name}", well=False, says=str(error), cure=error.hint or "mend that file")
            continue
        says = "; ".join(map(str, problems)) or f"{count} rules"
        yield Finding(what=f"guide {name}", well=not problems, says=says, cure="mend the files named")
