"""A draft whose text follows its facts: what a change in the form makes of a text, whoever has edited it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from writer.desk.desk import Desk
from writer.errors import WriterError
from writer.library.yamlfile import Plain
from writer.model.draft import Draft
from writer.values import Value, replace


class GrowRequest(Value):
    """Answers that are others, and the text that is to follow them; ``revision`` comes back with what it became.

    ``rendered`` is its last render, empty where there is none. One that ``is_new`` has no file yet: its path follows
    its title. ``today`` is the day on which the writer works.
    """

    text: str
    path: str
    rendered: str
    changes: Mapping[str, Plain]
    is_new: bool
    today: date
    revision: int = 0


class GrowReply(Value):
    """The text that has followed, and its new render.

    With ``trouble`` the template cannot render these facts: they are noted, or, if even that cannot be, all is as it
    was.
    """

    revision: int
    text: str
    path: str
    rendered: str
    trouble: str = ""


class Grower:
    """Lets the texts of one desk follow their facts."""

    def __init__(self, root: Path | None) -> None:
        """A desk of its own: days come with what is asked."""
        self._day = date.min
        self._desk = Desk(root, today=lambda: self._day)

    def answer(self, request: GrowRequest) -> GrowReply:
        """What becomes of a text."""
        self._day = request.today
        return grown(self._desk, request)


def grown(desk: Desk, request: GrowRequest) -> GrowReply:
    """The text with its facts changed, following them where the writer left it alone."""
    reply = _as_it_was(request)
    try:
        draft = _changed(desk, request)
        reply = replace(reply, text=draft.text, path=draft.path)
        draft, rendered = followed(desk, draft, desk.parse(request.rendered, request.path).body)
    except WriterError as error:
        return replace(reply, trouble=str(error))
    return replace(reply, text=draft.text, rendered=rendered.text)


def noted(desk: Desk, request: GrowRequest, trouble: str) -> GrowReply:
    """The text with its facts changed and its copy left alone, since ``trouble`` keeps it from being rendered."""
    reply = _as_it_was(request)
    try:
        draft = _changed(desk, request)
    except WriterError as error:
        return replace(reply, trouble=str(error))
    return replace(reply, text=draft.text, path=draft.path, trouble=trouble)


def _as_it_was(request: GrowRequest) -> GrowReply:
    return GrowReply(revision=request.revision, text=request.text, path=request.path, rendered=request.rendered)


def _changed(desk: Desk, request: GrowRequest) -> Draft:
    return changed(desk, request.text, request.path, request.changes, is_new=request.is_new)


def changed(desk: Desk, text: str, path: str, changes: Mapping[str, Plain], *, is_new: bool) -> Draft:
    """The draft of ``text`` with facts changed, its copy left alone. Raises ``WriterError``."""
    draft = desk.change(desk.parse(text, path), changes)
    return desk.parse(draft.text, str(desk.path_for(draft))) if is_new else draft


def followed(desk: Desk, draft: Draft, base: str) -> tuple[Draft, Draft]:
    """The draft as it follows its facts where the writer left the last render, ``base``, alone; and its new render.

    Raises ``WriterError`` if the template cannot render these facts.
    """
    rendered = desk.render(draft)
    merged = desk.merge(base, rendered.body, draft.body)
    return desk.parse(rendered.text[: rendered.copy] + merged.text, rendered.path), rendered
