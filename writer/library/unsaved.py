"""Unsaved text, kept against a crash: one file a sitting, in the user's state folder, where no draft lies."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from writer.errors import SaveError, reason
from writer.library.files import write_text
from writer.library.xdg import own_state
from writer.values import Value, asdict, replace


class Unsaved(Value):
    """A draft of ``desk`` as it stood on the screen, and all that is needed to go on with it.

    ``path`` is its own file, empty before the first save, and ``disk`` what that held; ``rendered`` is the
    last render, empty where none is kept. ``at`` is when it was kept, in seconds since 1970, and ``owner``
    the process that did.
    """

    desk: str
    text: str
    path: str = ""
    disk: str = ""
    rendered: str = ""
    at: float = 0
    owner: str = ""


def new_place() -> Path:
    """Where the text of one sitting is kept; nothing is there yet."""
    return _folder() / f"{os.getpid()}-{os.urandom(4).hex()}.json"


def keep(place: Path, unsaved: Unsaved) -> None:
    """Keep ``unsaved`` at ``place`` as this process's own, whole or not at all. Raises ``SaveError``."""
    import json  # noqa: PLC0415  what the app shows first needs none

    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # nobody else reads what is under embargo
    except OSError as error:
        raise SaveError(f"{place.parent} cannot be made: {reason(error)}") from None
    owned = replace(unsaved, owner=_process(os.getpid()))
    write_text(place, json.dumps(asdict(owned), ensure_ascii=False))


def forget(place: Path) -> None:
    """Keep nothing at ``place`` any more; what cannot be taken away is offered again."""
    with suppress(OSError):
        place.unlink(missing_ok=True)


def left_behind(desk: str) -> tuple[tuple[Path, Unsaved], ...]:
    """What processes that are gone kept of the drafts of ``desk`` and never saved, the newest first."""
    found = ((place, unsaved) for place, unsaved in _all() if unsaved.desk == desk and not _lives(unsaved.owner))
    return tuple(sorted(found, key=lambda one: one[1].at, reverse=True))


def _all() -> Iterator[tuple[Path, Unsaved]]:
    import json  # noqa: PLC0415  what the app shows first needs none

    for place in _folder().glob("*.json"):
        try:
            yield place, Unsaved(**json.loads(place.read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            continue  # gone meanwhile, or nothing that this program wrote


def _folder() -> Path:
    """One folder a machine: homes are shared over networks, and process numbers are not."""
    machine = os.uname().nodename or "localhost"
    return own_state("unsaved") / machine


def _lives(owner: str) -> bool:
    number = owner.partition("-")[0]
    return number.isdigit() and _process(int(number)) == owner


def _process(number: int) -> str:
    """A process by its number and the tick it began at, since numbers are given again; empty if there is none."""
    try:
        stat = (Path("/proc") / str(number) / "stat").read_text("utf-8")
    except OSError:
        return ""
    fields = stat.rpartition(")")[2].split()
    return "" if fields[0] == "Z" else f"{number}-{fields[19]}"
