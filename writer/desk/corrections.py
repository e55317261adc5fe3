"""What a published draft owes its readers when its facts change: a note, and the day."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from writer.desk.desk import Desk
from writer.library.index import Index
from writer.library.yamlfile import Plain
from writer.model.changes import changes, in_full, in_words
from writer.model.draft import Draft
from writer.model.facts import Certainty, Fact
from writer.model.report import FactChange
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
    notes = tuple(_notes(before, draft, desk.guides.lexicon(guide)["corrections"]))
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


def _notes(before: Draft, draft: Draft, lexicon: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for change in changes(before.facts.record, draft.facts.record):
        was, now = (one.facts.record.get(change.field) for one in (before, draft))
        old, new = _row(was, change.before), _row(now, change.after)
        if change.stays and old and new and old.sources == new.sources:
            continue  # it was only looked at again
        kind, form = _kind(change, was, now, lexicon["moves_on"])
        plain = _label(draft, change.field), _told(was, old), _told(now, new)
        label, *said = _cell(change.field, old, new, draft) or plain
        yield kind, lexicon["notes"][form].format(label=label, was=said[0], now=said[1])


def _row(fact: Fact | None, said: str) -> Fact | None:
    """The row of a list that a change tells of, or the fact, if it is no list."""
    rows = (fact.rows or (fact,)) if fact else ()
    return next((one for one in rows if said in {in_words(one), in_full(one)}), None)


def _cell(name: str, was: Fact | None, now: Fact | None, draft: Draft) -> tuple[str, str, str] | None:
    """Of a row of which one thing alone is another: what that is called, what it was, and what it is."""
    if not was or not now or not draft.facts.record.rows(name):
        return None
    old, new = was.record, now.record
    names = [cell for cell in {**old, **new} if old.text(cell) != new.text(cell)]
    if len(names) != 1 or not old.text(names[0]) or not new.text(names[0]):
        return None
    return f"{_label(draft, name, names[0])} in the {_label(draft, name)}", old.text(names[0]), new.text(names[0])


def _label(draft: Draft, name: str, cell: str = "") -> str:
    spec = draft.fields.get(name)
    spec = spec.rows.get(cell) if spec and cell else spec
    return spec.label.lower() if spec else cell or name


def _told(fact: Fact | None, row: Fact | None) -> str:
    """What readers are told: the value alone, or that of one row, and nothing of who keeps it and how."""
    if fact is None or row is None:
        return ""
    return in_words(row).replace(" · ", ", ") if fact.rows or fact.record else str(row)


def _kind(change: FactChange, was: Fact | None, now: Fact | None, moves_on: Collection[str]) -> tuple[str, str]:
    """The kind of the note, and the sentence for it."""
    if change.stays or (was and now and not was.rows and str(was) == str(now)):
        return "clarification", "clarification"
    if not change.before:
        return "update", "added"
    if not change.after:
        return "correction", "withdrawn"
    firm = was is not None and was.certainty in {Certainty.OFFICIAL, Certainty.REPORTED}
    return ("correction", "correction") if firm and change.field not in moves_on else ("update", "update")
