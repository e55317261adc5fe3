"""What a published draft owes its readers when its facts change: a note, and the day."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from writer.desk.desk import Desk
from writer.library.index import Index
from writer.library.yamlfile import Plain
from writer.model.changes import changes, in_full, in_words
from writer.model.draft import Draft
from writer.model.facts import Certainty, Fact, Record
from writer.model.fields import Field, FieldType
from writer.model.report import FactChange
from writer.render.calendar import past
from writer.render.language import Language
from writer.values import Value

OUT = frozenset({"published", "corrected"})
"""The stages of a draft that readers have seen."""


class Correction(Value):
    """A note under a story: ``kind`` is correction, update or clarification."""

    path: Path
    title: str
    kind: str
    date: str
    note: str


def noted(desk: Desk, before: Draft, draft: Draft) -> Draft:
    """``draft`` with a proposed note for each fact that ``before`` had otherwise, and ``updated``, if it is out."""
    if draft.stage not in OUT:
        return draft
    guide = desk.guides.choose(draft, desk.genre(draft.facts.genre))
    notes = tuple(_notes(before, draft, desk.guides.lexicon(guide)["corrections"], _told(desk, draft, guide)))
    if not notes:
        return draft
    today = desk.today().isoformat()
    added = [{"kind": kind, "date": today, "note": note} for kind, note in notes]
    rows: list[Plain] = [*_kept(draft), *map(dict[str, Plain], added)]
    corrected = any(kind == "correction" for kind, _ in notes)
    return desk.change(
        draft, {"corrections": rows, "updated": today, "stage": "corrected" if corrected else draft.stage}
    )


def corrections(desk: Desk, index: Index) -> list[Correction]:
    """Every note under a story of the desk, newest first."""
    found = (
        Correction(
            path=desk.places.drafts / f"{entry.slug}.md",
            title=entry.headline or entry.work,
            kind=kind,
            date=day,
            note=note,
        )
        for entry, notes in index.notes()
        for kind, day, note in notes
    )
    return sorted(found, key=lambda one: (one.date, one.path.name), reverse=True)


def _kept(draft: Draft) -> Iterator[Plain]:
    for row in draft.facts.record.rows("corrections"):
        yield dict[str, Plain]({name: str(fact) for name, fact in row.record.items()})


def _told(desk: Desk, draft: Draft, guide: str) -> "_Told":
    lexicon, style = desk.guides.lexicon(guide), desk.guides.guide(guide)
    language = Language(lexicon["wording"], style.wording, desk.guides.locale(draft))
    out = draft.facts.scalar("published")
    day = date(out.year, out.month, out.day) if isinstance(out, date) else None  # of a moment, too
    return _Told(nouns=lexicon["corrections"]["nouns"], fields=draft.fields, language=language, published=day)


def _notes(before: Draft, draft: Draft, lexicon: Mapping[str, Any], told: "_Told") -> Iterator[tuple[str, str]]:
    for change in changes(before.facts.record, draft.facts.record):
        was, now = (one.facts.record.get(change.field) for one in (before, draft))
        old, new = _row(was, change.before), _row(now, change.after)
        if change.stays and old and new and old.sources == new.sources:
            continue  # it was only looked at again
        moves_on = change.field in lexicon["moves_on"] and not told.lay_before(old)
        kind, form = _kind(change, was, now, moves_on=moves_on)
        said = _cell(change.field, old, new, told) or (told.label(change.field), *map(told.words, (old, new)))
        yield kind, told.note(lexicon["notes"][form], *said)


def _row(fact: Fact | None, said: str) -> Fact | None:
    """The row of a list that a change tells of, or the fact, if it is no list."""
    rows = (fact.rows or (fact,)) if fact else ()
    return next((one for one in rows if said in {in_words(one), in_full(one)}), None)


def _cell(name: str, was: Fact | None, now: Fact | None, told: "_Told") -> tuple[str, str, str] | None:
    """Of a row of which one thing alone is another: what that is called, what it was, and what it is."""
    if not was or not now:
        return None
    old, new = was.record, now.record
    names = [cell for cell in {**old, **new} if old.text(cell) != new.text(cell)]
    if len(names) != 1 or not old.text(names[0]) or not new.text(names[0]):
        return None
    label = f"{told.label(name, names[0])} in the {told.label(name)}"
    return label, told.words(old[names[0]]), told.words(new[names[0]])


class _Told(Value):
    """How notes call the fields of a draft, and print what they hold."""

    nouns: Mapping[str, str]
    fields: Mapping[str, Field]
    language: Language
    published: date | None = None

    def lay_before(self, fact: Fact | None) -> bool:
        """Whether it names days that were over when the story came out: one that is changed then was wrong."""
        return fact is not None and self.published is not None and past(fact.value, self.published)

    def label(self, name: str, cell: str = "") -> str:
        """What a field, or a thing in its rows, is called behind "the"."""
        spec = self.fields.get(name)
        spec = spec.rows.get(cell) if spec and cell else spec
        noun = self.nouns.get(f"{name}.{cell}" if cell else name, "")
        return noun or (spec.label.lower() if spec else cell or name)

    def words(self, fact: Fact | None) -> str:
        """The value as copy has it; what a row says has its certainty beside it, where it is no plain fact."""
        if fact is None:
            return ""
        if isinstance(fact.value, tuple | Record):
            said = ((self.words(one), one.certainty) for one in fact.rows or fact.record.values())
            return ", ".join(words if sure is Certainty.OFFICIAL else f"{words} ({sure})" for words, sure in said)
        if fact.type is FieldType.CHOICE:
            spelling: Mapping[str, str] = self.language.words["spelling"][self.language.locale]
            return spelling.get(str(fact), str(fact)).replace("-", " ")
        if fact.type is FieldType.PROSE:
            return self.language.inside(str(fact))
        return self.language.scalar(fact.value, FieldType.TEXT)

    def note(self, form: str, label: str, was: str, now: str) -> str:
        """A sentence or two of the form; a stop that a value brings along stands for that of the form."""
        note = form.format(label=label, was=was, now=now)
        for said in (was, now):
            note = note.replace(f"{said}.", said) if said.endswith((".", "!", "?")) else note
        return note


def _kind(change: FactChange, was: Fact | None, now: Fact | None, *, moves_on: bool) -> tuple[str, str]:
    """The kind of the note, and the sentence for it."""
    if change.stays or (was and now and not was.rows and str(was) == str(now)):
        return "clarification", "clarification"
    if not change.before:
        return "update", "added"
    if not change.after:
        return "correction", "withdrawn"
    firm = was is not None and was.certainty in {Certainty.OFFICIAL, Certainty.REPORTED}
    return ("correction", "correction") if firm and not moves_on else ("update", "update")
