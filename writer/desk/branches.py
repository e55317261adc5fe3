"""A draft that two branches changed, brought into one: by its facts first, then by what they make of its copy."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from writer.desk.desk import Desk
from writer.desk.joining import join
from writer.desk.updating import merged_copy
from writer.errors import WriterError
from writer.library.drafts import TOOL_KEY, split, tool_state
from writer.library.files import read_text, write_text
from writer.library.git import merge_lines
from writer.library.places import BASE
from writer.library.yamlfile import Plain
from writer.model.draft import PRINTED, Draft
from writer.prose.choices import choices

_COMMENT = re.compile(r"""(?<![^\s,\[{])(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'|(?P<comment>#.*))""")
"""A comment of YAML, or a quoted text, in which a hash begins none."""


def merge_branches(desk: Desk, name: str, was: Path, mine: Path, theirs: Path) -> bool:
    """Bring the file ``theirs`` into the file ``mine``, which both come from ``was``; whether that left no conflict.

    ``name`` is what the draft is called in the desk. Passages that both wrote are marked choices, and a conflict while
    they are open; where both changed one fact, each in its own way, git merges by lines, and leaves its marks. So it
    does with what is no draft on all three sides, and where a comment in the front matter would be lost.
    Raises ``SaveError``.
    """
    try:
        texts = [read_text(path) for path in (was, mine, theirs)]
        merged = _merged(desk, name, *texts)
        text = merged if merged is not None and _keeps_comments(merged, *texts) else None
    except WriterError:  # what cannot be read as a draft is still a text of lines
        text = None
    if text is None:
        return merge_lines(was, mine, theirs)
    write_text(mine, text)
    return not any(choices(text))


def _merged(desk: Desk, name: str, was: str, mine: str, theirs: str) -> str | None:
    """The merged text, or nothing where lines must do: both changed one fact. Raises ``WriterError``."""
    if not all(split(text)[2] for text in (was, mine, theirs)):
        return None  # notes, or a draft that both branches have put in: no common facts to hold theirs against
    sides = [desk.parse(text, name) for text in (was, mine, theirs)]
    joined = join(desk, was, theirs, sides[1])
    if not all(side.rendered for side in sides):
        return None if joined.clashes else joined.draft.text
    renders = [desk.render(side) for side in sides]
    own = {head: _by_hand(sides, renders, head) for head in PRINTED}
    if None in own.values() or any(key not in own for key in joined.clashes):
        return None
    made: list[Plain] = [head for head, text in own.items() if not text]
    heads: dict[str, Plain] = {head: text for head, text in own.items() if text}
    draft = desk.change(joined.draft, {TOOL_KEY: {**tool_state(joined.draft), "made": made}})
    draft = desk.change(draft, {head: text for head, text in heads.items() if text != _said(draft, head)})
    rendered = desk.rendered(draft)
    if name.endswith(f".{BASE}"):
        return rendered
    followed = [
        merged_copy(desk, render.body, rendered[split(rendered)[2] :], side.body)
        for side, render in zip(sides, renders, strict=True)
    ]
    return rendered[: split(rendered)[2]] + merged_copy(desk, followed[0], followed[2], followed[1])


def _keeps_comments(merged: str, was: str, mine: str, theirs: str) -> bool:
    """Whether the comments that either side has put into its front matter, or both have left there, are in it."""
    return _comments(mine) + _comments(theirs) - _comments(was) <= _comments(merged)


def _comments(text: str) -> Counter[str]:
    found = _COMMENT.finditer(text, *split(text)[:2])
    return Counter(one["comment"].rstrip() for one in found if one["comment"])


def _by_hand(sides: Sequence[Draft], renders: Sequence[Draft], head: str) -> str | None:
    """The headline or the dek as it was written by hand; empty where the template makes it.

    It is what the side that changed it has, and ``None`` where both did, each in its own way.
    """
    before = sides[0]
    was, mine, theirs = (_hand(before, side, render, head) for side, render in zip(sides, renders, strict=True))
    if theirs in (was, mine):
        return mine
    return theirs if mine == was else None


def _hand(before: Draft, side: Draft, render: Draft, head: str) -> str:
    """The same of one side. What the template made stays its own when the template has become another since."""
    text = _said(side, head)
    of_template = head not in _made(before) or text in (_said(before, head), _said(render, head))
    return "" if head in _made(side) and of_template else text


def _said(draft: Draft, head: str) -> str:
    return draft.facts.record.text(head)


def _made(side: Draft) -> list[Plain]:
    made = tool_state(side).get("made")
    return made if isinstance(made, list) else []
