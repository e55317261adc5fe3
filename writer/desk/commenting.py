"""Comments and suggestions on passages of a draft: made, found, answered."""

import hashlib
from pathlib import Path

from writer.desk.desk import Desk
from writer.errors import Place, UsageError
from writer.library.comments import add_comment, moment, read_comments, set_state
from writer.library.drafts import tool_state
from writer.library.files import read_text
from writer.library.locks import locked
from writer.library.log import whoami
from writer.library.versions import save_version
from writer.model.alert import Span
from writer.model.comment import Anchor, Comment, State
from writer.model.draft import Draft
from writer.model.lines import LineIndex
from writer.revise.anchors import anchor_at, placed
from writer.values import Value, replace


class Placed(Value):
    """A comment and where its words stand in the file: nowhere for one whose passage is gone."""

    comment: Comment
    span: Span | None
    line: int = 0
    column: int = 0


def comment_on(
    desk: Desk, path: Path, text: str, *, words: str = "", place: tuple[int, int] | None = None, instead: str = ""
) -> Comment:
    """Comment on ``words`` of the draft, which stand there once or at ``place`` (line, column). Raises ``WriterError``.

    Without words, on the sentence at ``place``.
    """
    if not text.strip() and not instead.strip():
        raise UsageError("a comment says something", hint="write it as the last argument")
    draft = desk.read(path)
    anchor = _anchor_at(draft, place, words) if place else _anchor_of(draft, words)
    at, by = moment(), whoami()
    name = hashlib.sha256(repr((at, by, text, anchor.sentence)).encode()).hexdigest()[:6]
    made = Comment(id=name, by=by, at=at, text=text.strip(), anchor=anchor, instead=instead, draft=_id(draft))
    add_comment(path, made)
    return made


def comments_on(desk: Desk, path: Path) -> tuple[Placed, ...]:
    """Every comment on the draft that was not deleted, in the order of the text, those without a place last."""
    draft = desk.read(path)
    lines = LineIndex.of(draft.text)
    found = [_placed(one, draft, lines) for one in read_comments(path, _id(draft)) if one.state != "deleted"]
    return tuple(sorted(found, key=lambda one: (one.span is None, one.line, one.column, one.comment.at)))


def answer(desk: Desk, path: Path, name: str, state: State) -> Comment:
    """Answer the open comment whose id begins with ``name``; ``applied`` puts its words in. Raises ``WriterError``."""
    draft = desk.read(path)
    comment = _named(read_comments(path, _id(draft)), name, path)
    if state in {"applied", "declined"} and not comment.instead:
        raise UsageError(f"comment {comment.id} suggests nothing", hint="--resolve closes it")
    if state == "applied":
        _apply(desk, path, comment)
    answered = replace(comment, state=state, draft=comment.draft or _id(draft))
    set_state(path, answered)
    return answered


def _apply(desk: Desk, path: Path, comment: Comment) -> None:
    """Put the suggested words in the place of those that were meant, and keep a version of what was there."""
    with locked(path):
        draft = desk.parse(read_text(path), str(path))
        found = placed(comment.anchor, draft.body)
        if found is None or draft.body[found.begin : found.end] != comment.anchor.words:
            hint = f"take '{comment.instead}' over by hand, then --resolve {comment.id}"
            raise UsageError("the words that this suggestion is about no longer stand there", hint=hint)
        begin, end = draft.copy + found.begin, draft.copy + found.end
        save_version(path, draft.text, "suggestion")
        desk.save(path, draft.text[:begin] + comment.instead + draft.text[end:])


def _named(comments: tuple[Comment, ...], name: str, path: Path) -> Comment:
    found = [one for one in comments if one.id.startswith(name) and one.state == "open"]
    if len(found) != 1:
        which = f"{len(found)} open comments on {path} begin with '{name}'" if found else f"{path} has no open '{name}'"
        raise UsageError(which, hint=f"'writer comments {path}' lists them")
    return found[0]


def _anchor_of(draft: Draft, words: str) -> Anchor:
    count = draft.body.count(words)
    if count != 1:
        message = f"'{words}' stands {count} times in the copy" if count else f"'{words}' does not stand in the copy"
        raise UsageError(message, where=Place(path=draft.path), hint="name more words, or the place: --at LINE:COL")
    begin = draft.body.index(words)
    anchor = anchor_at(draft.body, begin, begin + len(words))
    if anchor is None:
        raise UsageError(f"'{words}' is more than one sentence", hint="name words of one sentence")
    return anchor


def _anchor_at(draft: Draft, place: tuple[int, int], words: str) -> Anchor:
    lines = LineIndex.of(draft.text)
    where = Place(path=draft.path, line=place[0], column=place[1])
    at = lines.offset(*place) - draft.copy if 0 < place[0] <= draft.text.count("\n") + 1 else -1
    anchor = anchor_at(draft.body, at, at + len(words)) if at >= 0 else None
    if anchor is None or (words and anchor.words != words):
        what = "these words of one sentence do not stand" if words else "no sentence of the copy stands"
        raise UsageError(f"{what} there", where=where, hint="name words of it: --on 'words'")
    return anchor


def _placed(comment: Comment, draft: Draft, lines: LineIndex) -> Placed:
    found = placed(comment.anchor, draft.body)
    if found is None:
        return Placed(comment=comment, span=None)
    span = Span(begin=draft.copy + found.begin, end=draft.copy + found.end)
    line, column = lines.position(span.begin)
    return Placed(comment=comment, span=span, line=line, column=column)


def _id(draft: Draft) -> str:
    return str(tool_state(draft).get("id") or "")
