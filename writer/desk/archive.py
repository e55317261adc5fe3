"""The other drafts of a desk, for the checks: their index, followed as they change, and what the template writes."""

import time
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from zlib import crc32

from writer.checks.subject import Others
from writer.desk.namegroups import grouped
from writer.desk.protocols import DraftFolder
from writer.errors import WriterError
from writer.library.cache import code_stamp
from writer.library.drafts import TOOL_KEY, tool_state
from writer.library.entries import Entry, Progress, Reading, Seen
from writer.library.index import Index
from writer.model.draft import Draft
from writer.model.facts import EMPTY, Record, walk
from writer.model.report import field_of
from writer.prose.markdown import parse
from writer.prose.reuse import English, Reuse, capitals, pattern, reuse

_AGE, _SHARE = 10.0, 50
"""Files are looked for anew after ten seconds, and after fifty times as long as that last took."""

_CODE = ("desk", "checks", "checks/newsroom/reading", "library", "model", "prose")
"""Whose change makes what was read of drafts worthless."""


class Archive:
    """The drafts of a desk; their index is opened when it is first asked for."""

    def __init__(self, desk: DraftFolder) -> None:
        """Read nothing yet."""
        self._desk, self._folder = desk, desk.places.drafts
        self._index: Index | None = None
        self._due = 0.0
        self._last: tuple[str, Draft | None] = "", None

    def beside(self, draft: Draft, lexicon: Mapping[str, Any]) -> Others:
        """The others of ``draft``; ``lexicon`` is that of ``Base``, whatever guide the draft has."""
        english = _english(lexicon)
        return Others(
            index=lambda: self._followed(english),
            folder=self._folder,
            slug=self._slug(draft),
            english=english,
            template=lambda: self._template(draft),
        )

    def before(self, draft: Draft) -> Record:
        """The facts that the text was last rendered from, or none."""
        kept = self._kept(self._desk.base(Path(draft.path)), draft.path) if draft.rendered else None
        return kept.facts.record if kept else EMPTY

    def _kept(self, text: str, path: str) -> Draft | None:
        """The last render, parsed once for as long as it stays the same; nothing for one that cannot be read."""
        if text != self._last[0]:
            try:
                self._last = text, self._desk.parse(text, path) if text else None
            except WriterError:
                self._last = text, None
        return self._last[1]

    def index(self, lexicon: Mapping[str, Any], progress: Progress) -> Index:
        """All drafts as their files are now; ``progress`` is told while many are read."""
        index = self.as_left(lexicon)
        index.follow(progress)
        return index

    def as_left(self, lexicon: Mapping[str, Any]) -> Index:
        """All drafts as they were when somebody looked last."""
        return self._opened(_english(lexicon))

    def note(self, draft: Draft, seen: Seen, lexicon: Mapping[str, Any]) -> None:
        """Keep what a check found in ``draft``, at the stage that it was held to be at, if it is one of the desk's."""
        slug = self._slug(draft)
        if slug:
            self.as_left(lexicon).note(slug, draft.facts.record.text("stage"), draft.text, seen)

    def _opened(self, english: English) -> Index:
        if self._index is None:
            words = " ".join(sorted((*english.common, *english.tics)))
            version = f"{crc32(words.encode())} {code_stamp(_CODE)}"
            self._index = Index(self._folder, partial(self._read, english), version, self._desk.genre_stamp)
        return self._index

    def _followed(self, english: English) -> Index:
        begin = time.monotonic()
        index = self._opened(english)
        if begin >= self._due:
            index.follow()
            now = time.monotonic()
            self._due = now + max(_AGE, _SHARE * (now - begin))
        return index

    def _slug(self, draft: Draft) -> str:
        """That of its file, where it lies among the drafts; nothing for a text from elsewhere."""
        path = Path(draft.path).resolve()
        return path.stem if path.parent == self._folder.resolve() else ""

    def _template(self, draft: Draft) -> str:
        """The last render; where it is not kept, what a rendered draft would be rendered as now."""
        try:
            base = self._desk.base(Path(draft.path))
            rendered = self._kept(base, draft.path) if base else self._desk.render(draft) if draft.rendered else None
        except WriterError:
            return ""
        return rendered.body if rendered else ""

    def _read(self, english: English, path: Path, text: str) -> Reading:
        try:
            draft = self._desk.parse(text, str(path))
        except WriterError as error:
            return Reading(entry=Entry(slug=path.stem, problem=error.message), said=text)
        # the checks' readers come along; an index that is up to date needs none of them
        from writer.desk.ageing import ageing  # noqa: PLC0415

        names = capitals(name.text for name in draft.facts.names())
        found = reuse(text, draft.copy, names, english)
        notes = (row.record for row in draft.facts.record.rows("corrections"))
        return Reading(
            entry=_entry(path, draft, found, names),
            phrases=tuple(run.key for run in found.phrases),
            ageing=tuple(ageing(draft)),
            notes=tuple((row.text("kind"), row.text("date"), row.text("note")) for row in notes),
            said=_said(draft),
            names=tuple(grouped(draft.facts.names())),
        )


def _english(lexicon: Mapping[str, Any]) -> English:
    return English(common=frozenset(lexicon["reuse"]["common"]), tics=frozenset(lexicon["structure"]["tics"]))


def _said(draft: Draft) -> str:
    """What somebody may look for: all facts, and the copy."""
    facts = (fact for path, fact in walk(draft.facts.record) if field_of(path) != TOOL_KEY)
    return "\n".join((*map(str, facts), draft.body))


def _entry(path: Path, draft: Draft, found: Reuse, names: frozenset[str]) -> Entry:
    text, facts, record = draft.text, draft.facts, draft.facts.record
    made = tool_state(draft).get("made") if draft.rendered else None
    headline = "" if isinstance(made, list) and "headline" in made else record.text("headline")
    return Entry(
        slug=path.stem,
        genre=facts.genre,
        work=facts.title,
        title=facts.title.casefold(),
        headline=record.text("headline"),
        words=parse(text, draft.copy).words,
        stage=record.text("stage"),
        day=facts.reference_day(date.fromtimestamp(path.stat().st_mtime)).isoformat(),  # noqa: DTZ012  local, as today is
        season=record.text("season"),
        status=record.text("status"),
        release_window=record.text("release_window"),
        premiere_date=record.text("premiere_date"),
        guide=record.text("guide"),
        locale=record.text("locale"),
        byline=record.text("byline"),
        editor=record.text("editor"),
        due=due.isoformat() if isinstance(due := facts.scalar("due"), date) else "",
        pattern=pattern(headline, names),
        lede=found.lede.key,
        opening=found.opening.key,
        kicker=found.kicker.key,
        turn=found.turn.key,
        lede_line=text.count("\n", 0, found.lede.begin) + 1,
        kicker_line=text.count("\n", 0, found.kicker.begin) + 1,
        tics=" ".join(sorted({word for word, _ in found.tics})),
    )
