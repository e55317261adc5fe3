"""A draft that two branches changed, brought into one: by its facts first, then by what they make of its copy."""

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


def merge_branches(desk: Desk, name: str, was: Path, mine: Path, theirs: Path) -> bool:
    """Bring the file ``theirs`` into the file ``mine``, which both come from ``was``; whether that left no conflict.

    ``name`` is what the draft is called in the desk. Passages that both wrote are marked choices, and a conflict while
    they are open; where both changed one fact, each in its own way, git merges by lines, and leaves its marks. So it
    does with what is no draft on all three sides. Raises ``SaveError``.
    """
    try:
        text = _merged(desk, name, *(read_text(path) for path in (was, mine, theirs)))
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
    if any(key not in own or len(own[key]) > 1 for key in joined.clashes):
        return None
    made: list[Plain] = [head for head in PRINTED if not own[head]]
    heads: dict[str, Plain] = {head: next(iter(texts)) for head, texts in own.items() if len(texts) == 1}
    draft = desk.change(joined.draft, {**heads, TOOL_KEY: {**tool_state(joined.draft), "made": made}})
    rendered = desk.rendered(draft)
    if name.endswith(f".{BASE}"):
        return rendered
    followed = [
        merged_copy(desk, render.body, rendered[split(rendered)[2] :], side.body)
        for side, render in zip(sides, renders, strict=True)
    ]
    return rendered[: split(rendered)[2]] + merged_copy(desk, followed[0], followed[2], followed[1])


def _by_hand(sides: Sequence[Draft], renders: Sequence[Draft], head: str) -> set[str]:
    """What was written by hand for the headline or the dek, on any side; nothing if the template made it on all."""
    pairs = zip(sides, renders, strict=True)
    said = [(side.facts.record.text(head), render.facts.record.text(head), _made(side)) for side, render in pairs]
    return {text for text, template, made in said if head not in made or text != template} - {""}


def _made(side: Draft) -> list[Plain]:
    made = tool_state(side).get("made")
    return made if isinstance(made, list) else []
