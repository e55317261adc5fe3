"""The comments on a draft, ``drafts/.writer/<slug>.comments.jsonl``: one event a line, so that branches merge in git.

A comment is made, anchored anew as its text changes, and resolved, applied, declined or deleted. Each line of the
making names the draft by its id, so that the comments are found again under another file name.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from writer.errors import FileError, Place, Problem, WriterError
from writer.library.drafts import TOOL_KEY, front_matter, split
from writer.library.files import append_text, read_lines, read_text
from writer.library.log import whoami
from writer.library.moving import follow_draft
from writer.library.places import COMMENTS, beside, owners
from writer.library.yamlfile import MapNode, ScalarNode
from writer.model.comment import Anchor, Comment
from writer.values import asdict, replace

_STATES = ("resolved", "applied", "declined", "deleted")
_MADE: tuple[Literal["id", "by", "at", "text", "instead", "draft"], ...] = (
    "id",
    "by",
    "at",
    "text",
    "instead",
    "draft",
)


def read_comments(draft: Path, draft_id: str = "") -> tuple[Comment, ...]:
    """All comments on a draft, oldest first, the deleted ones too. Raises ``FileError`` with every line that is none.

    Where there are none, those of a draft of the same id whose file is gone are its own: it was renamed.
    """
    path = beside(draft, COMMENTS)
    left = None if path.is_file() else _left_behind(draft, draft_id)
    path = beside(left, COMMENTS) if left else path
    found: dict[str, Comment] = {}
    for event in sorted(_events(path), key=lambda event: str(event.get("at"))):
        _take(found, event)
    return tuple(found.values())


def add_comment(draft: Path, comment: Comment) -> None:
    """Write a new comment down. Raises ``SaveError``."""
    made: dict[str, str] = {name: getattr(comment, name) for name in _MADE if getattr(comment, name)}
    _append(draft, {"event": "made", **made, **_anchor(comment)}, comment.draft)


def set_state(draft: Path, comment: Comment) -> None:
    """Write down that a comment is at another state. Raises ``SaveError``."""
    _append(draft, {"event": comment.state, "id": comment.id, "at": moment(), "by": whoami()}, comment.draft)


def set_anchor(draft: Path, comment: Comment) -> None:
    """Write down where a comment is anchored now. Raises ``SaveError``."""
    _append(draft, {"event": "anchored", "id": comment.id, "at": moment(), **_anchor(comment)}, comment.draft)


def adopt(draft: Path, text: str) -> bool:
    """Whether comments on the draft of that text were left under the name that its file had; they come along then.

    So does all else that belongs to it. Raises ``FileError`` or ``SaveError``.
    """
    state = front_matter(text, str(draft)).get(TOOL_KEY)
    name = state.get("id") if isinstance(state, MapNode) else None
    return _bring_along(draft, name.text if isinstance(name, ScalarNode) else "")


def moment() -> str:
    """Now, in UTC; as texts in the order of time."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _append(draft: Path, event: Mapping[str, str | int], draft_id: str) -> None:
    path = beside(draft, COMMENTS)
    if not path.is_file():
        _bring_along(draft, draft_id)
    append_text(path, json.dumps(event, ensure_ascii=False) + "\n", like=draft)


def _bring_along(draft: Path, draft_id: str) -> bool:
    left = _left_behind(draft, draft_id)
    if left:
        follow_draft(left, draft)
    return bool(left)


def _anchor(comment: Comment) -> dict[str, str | int]:
    return {name: value for name, value in asdict(comment.anchor).items() if value}


def _take(found: dict[str, Comment], event: dict[str, Any]) -> None:
    """What one event makes of the comments; one about a comment that is not there is passed over."""
    kind, name = event.get("event"), str(event.get("id", ""))
    said = {key: str(value) for key, value in event.items()}
    if kind == "made":
        made = {key: said.get(key, "") for key in _MADE}
        found.setdefault(name, Comment(anchor=_anchored(event), state="open", **made))
    elif kind == "anchored" and name in found:
        found[name] = replace(found[name], anchor=_anchored(event))
    elif kind in _STATES and name in found:
        found[name] = replace(found[name], state=kind)


def _anchored(event: Mapping[str, Any]) -> Anchor:
    nth = event.get("nth")
    texts = {key: str(event.get(key, "")) for key in ("sentence", "words", "before", "after")}
    return Anchor(nth=nth if isinstance(nth, int) and nth > 0 else 0, **texts)


def _events(path: Path) -> list[dict[str, Any]]:
    problems: list[Problem] = []
    events: list[dict[str, Any]] = []
    for number, line in read_lines(path):
        try:
            event = json.loads(line)
        except ValueError:
            event = None
        if isinstance(event, dict):
            events.append(event)
        else:
            place = Place(path=str(path), line=number)
            problems.append(Problem(message="this line is no comment", place=place, hint="mend it, or take it out"))
    if problems:
        raise FileError.of(problems)
    return events


def _left_behind(draft: Path, draft_id: str) -> Path | None:
    """The file that the commented draft of that id was before it was renamed, if that can be told for sure.

    Drafts on one season have one id: another one may be what they are about, and so may one that was deleted.
    """
    found = list(_orphans(draft.parent, draft_id)) if draft_id else []
    return found[0] if len(found) == 1 and _is_about(beside(found[0], COMMENTS), draft, draft_id) else None


def _is_about(comments: Path, draft: Path, draft_id: str) -> bool:
    """Whether a sentence that they comment on stands in the draft, and no other one beside it has its id."""
    with suppress(WriterError):
        text = read_text(draft)
        stands = any(str(event["sentence"]) in text for event in _events(comments) if event.get("sentence"))
        others = (path for path in draft.parent.glob("*.md") if path.name != draft.name)
        return stands and not any(_has_id(path, draft_id) for path in others)
    return False


def _has_id(draft: Path, draft_id: str) -> bool:
    with suppress(WriterError):
        text = read_text(draft)
        return draft_id in text[: split(text)[2]]
    return False


def _orphans(folder: Path, draft_id: str) -> Iterator[Path]:
    for draft in owners(folder, COMMENTS):
        path = beside(draft, COMMENTS)
        with suppress(FileError):  # whoever asks for those is told
            if not draft.exists() and any(event.get("draft") == draft_id for event in _events(path)):
                yield draft
