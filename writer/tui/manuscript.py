"""A draft on the workbench: its facts, its last render, and how it is opened, grown and saved."""

import re
import time
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path

from writer.desk import Desk
from writer.desk.growing import GrowReply, GrowRequest, changed, followed
from writer.errors import SaveError, WriterError
from writer.library.unsaved import Unsaved
from writer.library.yamlfile import Plain
from writer.model.draft import Draft
from writer.model.lines import LineIndex
from writer.values import Value, replace

_KEY = re.compile(r"^(\w+)[ \t]*:", re.MULTILINE)


class Manuscript(Value):
    """One draft being worked on.

    ``draft`` is the text as last grown or opened; what was typed since stands in the text area.
    ``rendered`` is the last render, ``None`` where it is not kept: then every sentence is the writer's.
    ``disk`` is the file as it was read or last written, and ``path`` its place; ``None`` before the first save.
    ``kept`` is where an earlier sitting kept this text, which was never saved.
    """

    draft: Draft
    rendered: Draft | None = None
    path: Path | None = None
    disk: str = ""
    kept: Path | None = None

    @property
    def offset(self) -> int:
        """Where the copy begins that the text area shows: blank lines before it stay out."""
        body = self.draft.body
        return self.draft.copy + len(body) - len(body.lstrip("\r\n"))

    def key_at(self, offset: int) -> str:
        """The front matter's key that an offset of the file lies in, or nothing."""
        end = self.draft.text.find("\n", offset, self.draft.front_end)
        keys: list[str] = _KEY.findall(self.draft.text, self.draft.front, end if end > 0 else self.draft.front_end)
        return keys[-1] if keys else ""

    def key_on(self, line: int) -> str:
        """The front matter's key that a line of the file belongs to, or nothing."""
        return self.key_at(LineIndex.of(self.draft.text).offset(line, 1))

    def whole(self, copy: str) -> str:
        """The text of the file with ``copy`` as it stands in the text area."""
        return self.draft.text[: self.offset] + copy

    @property
    def copy(self) -> str:
        """The copy for the text area."""
        return self.draft.text[self.offset :]


def open_manuscript(desk: Desk, path: Path) -> Manuscript:
    """The draft at ``path``. Raises ``WriterError`` if it cannot be read."""
    draft = desk.read(path)
    base = desk.base(path)
    return Manuscript(draft=draft, rendered=desk.parse(base, str(path)) if base else None, path=path, disk=draft.text)


def new_manuscript(desk: Desk, genre_id: str) -> Manuscript:
    """An empty draft of a genre, rendered if the template can do without a single fact."""
    return first_manuscript(desk, desk.start(genre_id))


def first_manuscript(desk: Desk, draft: Draft) -> Manuscript:
    """A draft that is no file yet, rendered from its facts if the template can do with so few."""
    started = Manuscript(draft=desk.change(draft, {}))
    try:
        return grow(desk, started, started.copy, {})
    except WriterError:
        return started


def as_unsaved(desk: Desk, manuscript: Manuscript, copy: str, loose: Mapping[str, Plain]) -> Unsaved:
    """What is kept of a draft against a crash; ``loose`` are answers that have not reached the text."""
    noted = note(desk, manuscript, copy, loose) if loose else None
    return Unsaved(
        desk=desk_name(desk),
        text=noted.draft.text if noted else manuscript.whole(copy),
        path=str(manuscript.path or ""),
        disk=manuscript.disk,
        rendered=manuscript.rendered.text if manuscript.rendered else "",
        at=time.time(),
    )


def recovered(desk: Desk, place: Path, unsaved: Unsaved) -> Manuscript:
    """The manuscript that a sitting kept and never saved. Raises ``WriterError`` if it cannot be read."""
    path = unsaved.path or str(desk.path_for(desk.parse(unsaved.text, "")))
    return Manuscript(
        draft=desk.parse(unsaved.text, path),
        rendered=desk.parse(unsaved.rendered, path) if unsaved.rendered else None,
        path=Path(path) if unsaved.path else None,
        disk=unsaved.disk,
        kept=place,
    )


def is_saved(unsaved: Unsaved) -> bool:
    """Whether its own file says the same: the process ended right behind saving."""
    try:
        return bool(unsaved.path) and Path(unsaved.path).read_bytes() == unsaved.text.encode()
    except OSError:
        return False


def desk_name(desk: Desk) -> str:
    """How unsaved text names the desk it belongs to."""
    return str(desk.places.drafts.resolve())


def note(desk: Desk, manuscript: Manuscript, copy: str, changes: Mapping[str, Plain]) -> Manuscript:
    """``manuscript`` with facts changed and the text left alone. Raises ``WriterError``."""
    is_new = manuscript.path is None
    draft = changed(desk, manuscript.whole(copy), manuscript.draft.path, changes, is_new=is_new)
    return replace(manuscript, draft=draft)


def grow(desk: Desk, manuscript: Manuscript, copy: str, changes: Mapping[str, Plain]) -> Manuscript:
    """``manuscript`` with facts changed, and the text following them where the writer left it alone.

    Raises ``WriterError`` if the template cannot render these facts.
    """
    noted = note(desk, manuscript, copy, changes)
    draft, rendered = followed(desk, noted.draft, noted.rendered.body if noted.rendered else "")
    return replace(noted, draft=draft, rendered=rendered)


def to_grow(desk: Desk, manuscript: Manuscript, copy: str, changes: Mapping[str, Plain]) -> GrowRequest:
    """The same, asked of another process."""
    return GrowRequest(
        text=manuscript.whole(copy),
        path=manuscript.draft.path,
        rendered=manuscript.rendered.text if manuscript.rendered else "",
        changes=changes,
        is_new=manuscript.path is None,
        today=desk.today(),
    )


def as_grown(desk: Desk, manuscript: Manuscript, reply: GrowReply) -> Manuscript:
    """``manuscript`` as it has grown there."""
    rendered = desk.parse(reply.rendered, reply.path) if reply.rendered else None
    return replace(manuscript, draft=desk.parse(reply.text, reply.path), rendered=rendered)


def changed_outside(manuscript: Manuscript) -> bool:
    """Whether the file is another than the one that was read or last written."""
    if manuscript.path is None:
        return False
    try:
        return manuscript.path.read_bytes() != manuscript.disk.encode()
    except OSError:
        return True


def save(desk: Desk, manuscript: Manuscript, copy: str, path: Path, *, over: bool = False) -> Manuscript:
    """Write the draft to ``path``; only its own file is ever replaced. Raises ``SaveError``: nothing was lost.

    With ``over`` that also goes for a file that another program wrote: what it says is kept as a version.
    """
    # the list stands on the screen sooner without what saving needs
    from writer.library.locks import locked  # noqa: PLC0415

    text, own = manuscript.whole(copy), path == manuscript.path
    # a text from elsewhere gets nothing beside it
    with locked(path) if desk.holds(path) else nullcontext():
        if own and over:
            from writer.desk.joining import set_aside  # noqa: PLC0415  as above

            set_aside(path)
        elif own and changed_outside(manuscript):
            raise SaveError(f"{path} was changed by another program this very moment", hint="save again")
        desk.save(path, text, replace=own)
    return replace(manuscript, draft=desk.parse(text, str(path)), path=path, disk=text)


def joined(desk: Desk, manuscript: Manuscript, copy: str) -> tuple[Manuscript, tuple[str, ...]]:
    """``manuscript`` with what another program wrote into its file, and the labels of the fields that both changed.

    What the file says is kept as a version. Raises ``WriterError`` if it is no draft or cannot be kept.
    """
    from writer.desk.joining import join, set_aside  # noqa: PLC0415  as above
    from writer.library.files import read_text  # noqa: PLC0415

    assert manuscript.path is not None  # noqa: S101  a draft that was never saved has no file to be changed
    disk = read_text(manuscript.path)
    mine = desk.parse(manuscript.whole(copy), manuscript.draft.path)
    result = join(desk, manuscript.disk, disk, mine)
    set_aside(manuscript.path)
    base = desk.base(manuscript.path)
    rendered = desk.parse(base, mine.path) if base else manuscript.rendered
    fields = mine.fields
    labels = tuple(fields[key].label or key if key in fields else key for key in result.clashes)
    return replace(manuscript, draft=result.draft, rendered=rendered, disk=disk), labels


def keep_base(desk: Desk, manuscript: Manuscript) -> None:
    """Keep the last render beside a saved draft, so that it can follow its facts later. Raises ``SaveError``."""
    if manuscript.path and manuscript.rendered:
        desk.save_base(manuscript.path, manuscript.rendered.text)
