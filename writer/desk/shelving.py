"""Files of drafts: one gets another name, or a copy to go on from."""

from itertools import count
from pathlib import Path

from writer.desk.desk import Desk
from writer.errors import UsageError
from writer.library.drafts import ROW, TOOL_KEY, tool_state
from writer.library.log import Event, append_events, whoami
from writer.library.moving import move_draft
from writer.library.places import BELONGINGS, beside
from writer.model.slugs import slugify
from writer.model.stages import STAGES


def rename(path: Path, name: str) -> Path:
    """Give the draft at ``path`` the file name that ``name`` makes, and say which. Raises ``WriterError``.

    What lies beside it moves along; if anything is in the way, nothing is moved.
    """
    name = name.strip().removesuffix(".md")
    if not any(map(str.isalnum, name)):
        raise UsageError("a file needs a name", hint="letters, digits and hyphens")
    to = path.with_name(f"{slugify(name)}.md")
    if not path.is_file():
        raise UsageError(f"there is no draft {path}", hint="'writer list' names them")
    if to != path:
        move_draft(path, to)
        append_events(to, [Event(event="renamed", reason=f"{path.name} → {to.name}", by=whoami())])
    return to


def duplicate(desk: Desk, path: Path) -> Path:
    """Write a copy of the draft at ``path`` beside it, and say where. Raises ``WriterError``.

    It is at the first stage, nobody has signed it, and versions and comments stay with the first one. So does the row
    of a sheet: a batch follows that draft, whatever it is called by then.
    """
    draft = desk.read(path)
    state = {key: value for key, value in tool_state(draft).items() if key not in {"signed", ROW}}
    copy = desk.change(draft, {"stage": STAGES[0], **({TOOL_KEY: state} if draft.rendered else {})})
    base, to = desk.base(path), _free(path)
    desk.save(to, copy.text, replace=False)
    if base:
        desk.save_base(to, base)
    return to


def _free(path: Path) -> Path:
    """The first name of that kind that no draft has, nor has left anything beside: ``night-ferry-2.md``."""
    names = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return next(to for to in names if not any(one.exists() for one in (to, *(beside(to, what) for what in BELONGINGS))))
