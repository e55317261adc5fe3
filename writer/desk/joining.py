"""A draft that two have written at once: what each changed since they had the same text, brought into one."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from writer.desk.desk import Desk
from writer.desk.updating import merged_copy
from writer.errors import FileError, Place, UsageError
from writer.library.drafts import TOOL_KEY, change_keys, front_values, whole
from writer.library.files import read_text
from writer.library.versions import save_version
from writer.library.yamlfile import Plain
from writer.model.draft import Draft
from writer.values import Value


class Joined(Value):
    """One text out of two, and the keys that both had changed, each in its own way: ``clashes``.

    There the writer's own value stands. In the copy each passage that both changed is a marked choice.
    """

    draft: Draft
    clashes: tuple[str, ...] = ()


class _Clash(Exception):  # noqa: N818  it never leaves this module
    """Both changed one value, each in its own way."""


def join(desk: Desk, was: str, theirs: str, mine: Draft) -> Joined:
    """Bring into ``mine`` what ``theirs`` has made of ``was``, from which both come. Raises ``FileError``."""
    before, other = desk.parse(was, mine.path), desk.parse(theirs, mine.path)
    if before.yaml and not other.yaml:
        hint = "save under another name, or mend the file"
        raise FileError("this is no draft any more: it has no front matter", where=Place(path=mine.path), hint=hint)
    taken, clashes = _front_matter(before, other, mine)
    yaml = other.yaml if mine.yaml == before.yaml else change_keys(mine, taken)
    copy = merged_copy(desk, before.body, other.body, mine.body)
    text = whole(yaml, copy) if yaml else copy
    return Joined(draft=desk.parse(text, mine.path), clashes=clashes)


def set_aside(path: Path) -> None:
    """Keep what the file of a draft says as a version, before it is written over. Raises ``SaveError``.

    What is no text cannot be a draft, and is not kept.
    """
    with suppress(UsageError, FileError):
        save_version(path, read_text(path), "outside")


def _front_matter(before: Draft, other: Draft, mine: Draft) -> tuple[dict[str, Plain], tuple[str, ...]]:
    """The keys of ``mine`` to be set, and those that both changed; of the program's own state the writer's stands."""
    was, theirs, own = (front_values(draft) for draft in (before, other, mine))
    taken, clashes = {}, []
    for key in _keys(was, theirs):
        try:
            join_one = _state if key == TOOL_KEY else _joined
            value = join_one(was.get(key), theirs.get(key), own.get(key))
        except _Clash:
            clashes.append(key)
        else:
            if value != own.get(key):
                taken[key] = value
    return taken, tuple(key for key in clashes if key != TOOL_KEY)


def _state(was: Plain, theirs: Plain, own: Plain) -> Plain:
    """The program's own state, part by part: signatures and dismissals of both, and else the writer's."""
    if not (isinstance(was, dict) and isinstance(theirs, dict) and isinstance(own, dict)):
        return _joined(was, theirs, own)
    state = dict(own)
    for part in _keys(theirs, own):
        with suppress(_Clash):
            state[part] = _joined(was.get(part), theirs.get(part), own.get(part))
    return {part: value for part, value in state.items() if value is not None}


def _joined(was: Plain, theirs: Plain, own: Plain) -> Plain:
    """The value that only one side changed, or both alike, or in different parts; ``None`` where it was taken out."""
    if theirs in (was, own):
        return own
    if own == was:
        return theirs
    if isinstance(was, dict) and isinstance(theirs, dict) and isinstance(own, dict):
        parts = ((key, _joined(was.get(key), theirs.get(key), own.get(key))) for key in _keys(own, theirs, was))
        return {key: part for key, part in parts if part is not None}
    if isinstance(theirs, list) and isinstance(own, list):
        return _rows(was if isinstance(was, list) else [], theirs, own)
    raise _Clash


def _rows(was: list[Plain], theirs: list[Plain], own: list[Plain]) -> list[Plain]:
    """The own rows with those of the others that are new, and without those that they took out or changed."""
    gone = [row for row in was if row not in theirs]
    new = [row for row in theirs if row not in was and row not in own]
    if any(row not in own for row in gone):
        raise _Clash
    changed = list(zip(gone, new, strict=False))
    rows = [next((other for old, other in changed if old == row), row) for row in own]
    return [*(row for row in rows if row not in gone[len(changed) :]), *new[len(changed) :]]


def _keys(*mappings: dict[str, Plain]) -> Iterator[str]:
    """Every key, once."""
    yield from dict.fromkeys(key for mapping in mappings for key in mapping)
