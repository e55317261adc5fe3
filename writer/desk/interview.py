"""The interview: what a genre asks of a draft as it stands, what it proposes, and what does not hold between fields."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from writer.library.records import read_record
from writer.library.yamlfile import Plain, dump, read_mapping
from writer.model.draft import Draft
from writer.model.facts import EMPTY, Record
from writer.model.fields import Field, FieldType
from writer.model.genre import Constraint, Genre
from writer.render.conditions import Names, broken, names_of
from writer.values import Value, replace


class Interview(Value, eq=False):
    """The questions to one draft, or to one row of it, as far as it is answered."""

    names: Names

    @classmethod
    def of(cls, genre: Genre, draft: Draft, today: date, roots: tuple[Path, ...]) -> "Interview":
        """The questions of ``genre`` to ``draft``; ``roots`` are the folders of templates. Raises ``TemplateError``."""
        day = draft.facts.reference_day(today)
        return cls(names=names_of(genre, draft.facts.record, day, roots))

    def row(self, fields: Mapping[str, Field], answers: Mapping[str, Plain]) -> "Interview":
        """The questions to a row with these ``answers``, as the front matter has them."""
        return Interview(names=self.names.inside(fields, _record(fields, answers)))

    def record(self, field: Field, record: Record) -> frozenset[str]:
        """The paths of those fields of a record that are not asked for."""
        inner = self.names.inside(field.rows, record) if any(spec.when for spec in field.rows.values()) else None
        return frozenset(f"{field.name}.{name}" for name in inner.hidden) if inner else frozenset()

    @property
    def hidden(self) -> frozenset[str]:
        """The fields that are not asked for: an answer to them is kept, and never printed."""
        return self.names.hidden

    def proposal(self, field: Field) -> str:
        """What is proposed for ``field``, as one would write it, or nothing."""
        return self.names.proposal(field)


def questions_to(asking: Interview, draft: Draft) -> tuple[frozenset[str], Mapping[str, str]]:
    """The paths of the fields of ``draft`` that are not asked for, and what is proposed for those without an answer."""
    record, fields = draft.facts.record, draft.fields.values()
    inner = (asking.record(field, _inside(record, field)) for field in fields if field.type is FieldType.RECORD)
    unanswered = (field for field in fields if field.default and field.name not in record)
    return asking.hidden.union(*inner), {field.name: asking.proposal(field) for field in unanswered}


def _inside(record: Record, field: Field) -> Record:
    return record[field.name].record if field.name in record else EMPTY


def _record(fields: Mapping[str, Field], answers: Mapping[str, Plain]) -> Record:
    """Answers as facts; what cannot be read is as good as missing."""
    return read_record(read_mapping(dump(dict(answers)), ""), fields, facts=True)[0]


def as_asked(genre: Genre, draft: Draft, today: date, roots: tuple[Path, ...]) -> Genre:
    """``genre`` without the fields that no gate waits for, since they are not asked. Raises ``TemplateError``."""
    record = draft.facts.record
    if not any(field.when and field.required and field.name not in record for field in genre.fields.values()):
        return genre
    hidden = Interview.of(genre, draft, today, roots).hidden
    return replace(genre, fields={name: field for name, field in genre.fields.items() if name not in hidden})


def not_held(genre: Genre, draft: Draft, today: date, roots: tuple[Path, ...]) -> tuple[Constraint, ...]:
    """The constraints that the facts of ``draft`` do not meet. Raises ``TemplateError``."""
    return broken(genre, draft.facts.record, draft.facts.reference_day(today), roots)
