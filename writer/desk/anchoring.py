"""Comments follow the text: whenever a draft is saved, their anchors are set anew."""

from contextlib import suppress
from pathlib import Path

from writer.errors import WriterError
from writer.library.comments import adopt, read_comments, set_anchor
from writer.library.drafts import split
from writer.library.files import read_text
from writer.library.places import COMMENTS, beside
from writer.model.comment import Comment
from writer.revise.anchors import anchor_at, carried, stands
from writer.values import replace


def commented(path: Path) -> str | None:
    """The text of a draft that has comments, if it can be read; those from before it was renamed come along."""
    with suppress(WriterError):
        text = read_text(path)
        if beside(path, COMMENTS).is_file() or adopt(path, text):
            return text
    return None


def follow(path: Path, was: str, now: str) -> None:
    """Anchor the open comments on the draft at ``path`` anew, now that its text ``was`` has become ``now``.

    One whose place is gone keeps the anchor that it had. A failure costs nothing but that: the draft is saved.
    """
    before, after = was[split(was)[2] :], now[split(now)[2] :]
    with suppress(WriterError):
        for comment in read_comments(path):
            anchored = followed(comment, before, after) if comment.state == "open" else comment
            if anchored != comment:
                set_anchor(path, anchored)


def followed(comment: Comment, was: str, now: str) -> Comment:
    """The comment, anchored where it stands in the copy ``now``; what a suggestion would replace is not forgotten."""
    found = carried(comment.anchor, was, now)
    anchor = anchor_at(now, found.begin, found.end) if found else None
    if anchor is None:
        return comment
    words = comment.anchor.words
    if words == comment.anchor.sentence and not comment.instead:
        return replace(comment, anchor=replace(anchor, words=anchor.sentence, nth=0))
    # where none of them is meant for sure, the next look must not take the first for it
    nth = anchor.nth if anchor.words == words else len(stands(words, anchor.sentence))
    return replace(comment, anchor=replace(anchor, words=words, nth=nth))
