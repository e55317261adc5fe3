"""What is still to come: TKs and placeholders in the copy, sections, and fields that the next gate asks for."""

from collections.abc import Iterable

from writer.checks.newsroom.leftovers import placeholders
from writer.checks.sections import missing
from writer.checks.subject import Subject
from writer.model.facts import Record
from writer.model.fields import Field
from writer.model.genre import Genre
from writer.model.report import OpenItem
from writer.model.stages import STAGES


def open_items(subject: Subject) -> tuple[OpenItem, ...]:
    """The open items of a draft: for stage ``draft`` those of the gate to review, and so on."""
    tks = tuple(
        OpenItem(message=f"TK: {tk.hint}" if tk.hint else "TK", offset=tk.span.begin) for tk in subject.document.tks
    )
    tks += tuple(OpenItem(message=f"{text} stands in for a value", offset=at) for at, text in placeholders(subject))
    if subject.genre is None:
        return tks
    forms = {variant["form"] for variant in subject.facts.variants.values()}
    absent = missing(subject.document, subject.genre, forms) if subject.rendered else ()
    sections = tuple(OpenItem(message=f"The section '{spec.heading or spec.id}' is missing") for spec in absent)
    record = subject.facts.record
    return (*tks, *sections, *missing_fields(subject.genre, record, _next_stage(subject.stage)), *_unsourced(record))


_SOURCED = ("status", "release_window", "premiere_date")
"""What no story may say without saying who says so."""


def _unsourced(record: Record) -> Iterable[OpenItem]:
    """Status, window and premiere with no source of their own, where the draft has none either."""
    for name in _SOURCED if not record.rows("sources") else ():
        if name in record and not record[name].sources:
            yield OpenItem(message=f"The {name.replace('_', ' ')} has no source", field=name)


def missing_fields(genre: Genre, record: Record, stage: str) -> Iterable[OpenItem]:
    """The fields that the gate to ``stage``, or one before it, asks for and ``record`` lacks."""
    for field in genre.fields.values():
        if field.required and STAGES.index(field.required) <= STAGES.index(stage) and not _answered(field, record):
            least = f" (at least {field.at_least})" if field.at_least > 1 else ""
            other = "".join(f" or {genre.fields[name].label.lower()}" for name in field.unless)
            yield OpenItem(message=f"{field.label}{least}{other} is missing for {field.required}", field=field.name)


def _answered(field: Field, record: Record) -> bool:
    if any(map(record.answers, field.unless)):
        return True
    if field.is_list:
        return len(record.rows(field.name)) >= field.at_least
    return field.name in record


def _next_stage(stage: str) -> str:
    return STAGES[min(STAGES.index(stage) + 1, STAGES.index("published"))] if stage in STAGES else "review"
