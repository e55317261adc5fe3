"""The versions of a draft: listed, compared, brought back."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from writer.desk.corrections import noted
from writer.desk.desk import Desk
from writer.errors import FileError, SaveError, TemplateError, UsageError
from writer.library.drafts import TOOL_KEY, front_values, tool_state
from writer.library.files import read_text
from writer.library.locks import locked
from writer.library.log import Event, append_events, whoami
from writer.library.versions import Version, save_version, versions
from writer.model.changes import changes
from writer.model.draft import PRINTED, Draft
from writer.model.report import FactChange
from writer.revise.worddiff import Piece, word_diff
from writer.values import Value

NOW = "now"
"""The name of the draft as it lies in its file, beside the numbers of its versions."""
_ON_RECORD = ("stage", "published", "updated", "corrections")
"""What readers were told of a story: no version takes that back."""


class Difference(Value):
    """Two states of a draft compared: their facts, and their printed words, headline and dek first."""

    facts: tuple[FactChange, ...]
    words: tuple[Piece, ...]


def history(path: Path) -> tuple[Version, ...]:
    """The versions of the draft at ``path``, oldest first: number 1 is the first. Raises ``UsageError``."""
    if not path.is_file():
        raise UsageError(f"{path} is no draft", hint="name a file in drafts/")
    return versions(path)


def difference(desk: Desk, path: Path, was: str, now: str = NOW) -> Difference:
    """What changed between two versions, each a number or ``now``. Raises ``UsageError``."""
    before, after = (desk.parse(_text(path, name), str(path)) for name in (was, now))
    return Difference(
        facts=changes(before.facts.record, after.facts.record),
        words=tuple(word_diff(_printed(before), _printed(after))),
    )


def restore(desk: Desk, path: Path, number: str) -> None:
    """Put a version in the place of the draft, which becomes a version itself. Raises ``WriterError``.

    Text and facts are those of the version; its stage, its days, its corrections and who signed it stay as they are,
    and facts that become others in a story that is out get a proposed note. Its last render becomes what its own facts
    make, so that what the writer had left then goes on to follow them.
    """
    text = _text(path, number)
    with locked(path):
        now = read_text(path)
        version, draft = _readable(desk, path, [text]), _readable(desk, path, [now, *_latest(path)])
        if version and draft:
            text = _under_record_of(desk, draft, version).text
        save_version(path, now, "restore")
        desk.save(path, text)
        append_events(path, [Event(event="restored", reason=f"version {number}", by=whoami())])
        with suppress(TemplateError, UsageError, FileError, SaveError):  # it can be read and edited all the same
            draft = desk.parse(text, str(path))
            if draft.rendered and desk.base(path):
                desk.save_base(path, desk.rendered(draft))


def _under_record_of(desk: Desk, now: Draft, version: Draft) -> Draft:
    """``version`` with what is on record of the draft as it is ``now``."""
    was, known = front_values(version), front_values(now)
    kept = {name: known.get(name) for name in _ON_RECORD if was.get(name) != known.get(name)}
    state, signed = tool_state(version), tool_state(now).get("signed")
    if state.pop("signed", None) != signed:
        kept[TOOL_KEY] = state | ({"signed": signed} if signed else {})
    return noted(desk, now, desk.change(version, kept) if kept else version)


def _latest(path: Path) -> Iterable[str]:
    """The texts of its versions, newest first: what is on record where the file can no longer be read."""
    return (one.text for one in reversed(versions(path)))


def _readable(desk: Desk, path: Path, texts: Iterable[str]) -> Draft | None:
    """The draft of the first of ``texts`` that is one."""
    for text in texts:
        with suppress(UsageError, FileError):
            return desk.parse(text, str(path))
    return None


def _printed(draft: Draft) -> str:
    """All that is printed: headline, dek and copy, whatever the line ends are."""
    head = (text for name in PRINTED if (text := draft.facts.record.text(name)))
    return "\n\n".join((*head, draft.body.replace("\r\n", "\n").lstrip("\n")))


def _text(path: Path, name: str) -> str:
    kept = history(path)
    if name == NOW:
        return read_text(path)
    if not name.isdecimal() or not 1 <= int(name) <= len(kept):
        hint = f"its versions are 1 to {len(kept)}, and 'now'" if kept else "an update or a gate makes the first"
        raise UsageError(f"{path} has no version '{name}'", hint=hint)
    return kept[int(name) - 1].text
