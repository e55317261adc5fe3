"""The other drafts of a desk, for the checks: their index, followed as they change, and what the template writes."""

import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from zlib import crc32

from writer.checks.subject import Others
from writer.errors import WriterError
from writer.library.drafts import tool_state
from writer.library.index import Entry, Index
from writer.model.draft import Draft
from writer.model.facts import EMPTY, Record
from writer.prose.reuse import English, capitals, pattern, reuse

_AGE, _SHARE = 10.0, 50
"""Files are looked for anew after ten seconds, and after fifty times as long as that last took."""

Parse = Callable[[str, str], Draft]


class Archive:
    """The drafts in ``folder``; the index is opened when it is first asked for."""

    def __init__(
        self, folder: Path, parse: Parse, render: Callable[[Draft], Draft], base: Callable[[Path], str]
    ) -> None:
        """``parse``, ``render`` and ``base`` are the desk's."""
        self._folder, self._parse, self._render, self._base = folder, parse, render, base
        self._index: Index | None = None
        self._due = 0.0
        self._last: tuple[str, Draft | None] = "", None

    def beside(self, draft: Draft, lexicon: Mapping[str, Any]) -> Others:
        """The others of ``draft``; ``lexicon`` is that of ``Base``, whatever guide the draft has."""
        english = English(common=frozenset(lexicon["reuse"]["common"]), tics=frozenset(lexicon["structure"]["tics"]))
        return Others(
            index=lambda: self._followed(english),
            folder=self._folder,
            slug=self._slug(draft),
            english=english,
            template=lambda: self._template(draft),
        )

    def before(self, draft: Draft) -> Record:
        """The facts that the text was last rendered from, or none."""
        kept = self._kept(self._base(Path(draft.path)), draft.path) if draft.rendered else None
        return kept.facts.record if kept else EMPTY

    def _kept(self, text: str, path: str) -> Draft | None:
        """The last render, parsed once for as long as it stays the same; nothing for one that cannot be read."""
        if text != self._last[0]:
            try:
                self._last = text, self._parse(text, path) if text else None
            except WriterError:
                self._last = text, None
        return self._last[1]

    def _followed(self, english: English) -> Index:
        begin = time.monotonic()
        if self._index is None:
            version = crc32(" ".join(sorted((*english.common, *english.tics))).encode())
            self._index = Index(self._folder, lambda path, text: self._entry(path, text, english), str(version))
        if begin >= self._due:
            self._index.follow()
            now = time.monotonic()
            self._due = now + max(_AGE, _SHARE * (now - begin))
        return self._index

    def _slug(self, draft: Draft) -> str:
        """That of its file, where it lies among the drafts; nothing for a text from elsewhere."""
        path = Path(draft.path).resolve()
        return path.stem if path.parent == self._folder.resolve() else ""

    def _template(self, draft: Draft) -> str:
        """The last render; where it is not kept, what a rendered draft would be rendered as now."""
        try:
            base = self._base(Path(draft.path))
            rendered = self._kept(base, draft.path) if base else self._render(draft) if draft.rendered else None
        except WriterError:
            return ""
        return rendered.body if rendered else ""

    def _entry(self, path: Path, text: str, english: English) -> tuple[Entry, tuple[int, ...]]:
        try:
            draft = self._parse(text, str(path))
        except WriterError:
            return Entry(slug=path.stem), ()
        facts, record = draft.facts, draft.facts.record
        names = capitals(name.text for name in facts.names())
        found = reuse(text, draft.copy, names, english)
        made = tool_state(draft).get("made") if draft.rendered else None
        headline = "" if isinstance(made, list) and "headline" in made else record.text("headline")
        entry = Entry(
            slug=path.stem,
            genre=facts.genre,
            title=facts.title.casefold(),
            headline=record.text("headline"),
            stage=draft.stage,
            day=facts.reference_day(date.fromtimestamp(path.stat().st_mtime)).isoformat(),  # noqa: DTZ012  local, as today is
            season=record.text("season"),
            status=record.text("status"),
            release_window=record.text("release_window"),
            premiere_date=record.text("premiere_date"),
            pattern=pattern(headline, names),
            lede=found.lede.key,
            opening=found.opening.key,
            kicker=found.kicker.key,
            turn=found.turn.key,
            lede_line=text.count("\n", 0, found.lede.begin) + 1,
            kicker_line=text.count("\n", 0, found.kicker.begin) + 1,
            tics=" ".join(sorted({word for word, _ in found.tics})),
        )
        return entry, tuple(run.key for run in found.phrases)
