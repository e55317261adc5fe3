"""Exporting: a draft as a story that leaves the house, unless its embargo holds or a choice in it is open."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from writer.desk.desk import Desk
from writer.errors import Place, SaveError, UsageError
from writer.export import BINARY, export
from writer.export import EXPORTERS as FORMATS
from writer.export.story import Story
from writer.library.drafts import tool_state
from writer.library.log import Event, append_events, whoami
from writer.library.versions import save_version
from writer.model.alert import Span
from writer.model.draft import Draft
from writer.prose.choices import choices
from writer.prose.markdown import parse

__all__ = ["BINARY", "FORMATS", "exported", "open_tks", "story_of"]


_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def exported(desk: Desk, draft: Draft, form: str, *, override: str = "") -> bytes:
    """The draft in the format ``form``; what left the house is kept as a version, so that its edits can come back.

    Raises ``UsageError`` before its embargo is over.
    ``override`` is the reason why it leaves the house all the same; it is logged.
    """
    held = draft.embargo
    held_back = bool(held and held > datetime.now(UTC))
    if held_back and not override:
        hint = "wait, or give a reason that is logged: --override REASON"
        raise UsageError(f"the embargo on this draft holds until {held}", where=Place(path=draft.path), hint=hint)
    made, path = export(story_of(desk, draft), form), Path(draft.path)
    if desk.holds(path):
        with suppress(SaveError):  # who may only read may export
            save_version(path, draft.text, "export")
    if held_back:
        append_events(path, [Event(event="exported", match=form, reason=override, by=whoami())])
    return made


def story_of(desk: Desk, draft: Draft) -> Story:
    """What is printed of a draft, and its facts. Raises ``UsageError`` while a choice in it is open."""
    if any(choices(draft.text)):
        hint = "choose one side of each, and take out the marks"
        raise UsageError("two versions of a sentence stand in this draft", where=Place(path=draft.path), hint=hint)
    record, document = draft.facts.record, parse(draft.text, start=draft.copy)
    genre = desk.genre(draft.facts.genre) if draft.facts.genre else None
    slug = Path(draft.path).stem
    return Story(
        id=str(tool_state(draft).get("id") or slug),
        slug=slug,
        headline=_printable(record.text("headline") or draft.facts.title),
        dek=_printable(record.text("dek")),
        byline=_printable(record.text("byline")),
        locale=desk.guides.locale(draft),
        genre=genre.label if genre else "",
        article_type=genre.article_type if genre else "NewsArticle",
        stage=draft.stage,
        words=document.words,
        copy=_printable(_without_comments(draft, (comment.span for comment in document.comments))),
        record=record,
        **{name: _day(draft, name) for name in ("published", "updated", "embargo")},
    )


def open_tks(draft: Draft) -> int:
    """How many values still to come stand in the draft; who exports it is told."""
    return len(parse(draft.text, start=draft.copy).tks)


def _day(draft: Draft, name: str) -> date | None:
    value = draft.facts.scalar(name)
    return value if isinstance(value, date) else None


def _printable(text: str) -> str:
    """``text`` without the control characters that XML 1.0 (section 2.2) refuses, and with it Word and WordPress."""
    return _REFUSED.sub("", text)


def _without_comments(draft: Draft, spans: Iterable[Span]) -> str:
    """The copy with line ends of one kind, and no notes to the desk in it."""
    text, at = "", draft.copy
    for span in spans:
        text += draft.text[at : span.begin]
        at = span.end
    return (text + draft.text[at:]).replace("\r\n", "\n").strip("\n") + "\n"
