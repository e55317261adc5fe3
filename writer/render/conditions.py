"""The expressions of an interview: whether a field is asked for, what is proposed, what must hold between fields.

They are Jinja's, over the fields by name and ``today``; ``<`` and ``>`` between dates hold for certain or not at all,
``<=`` and ``>=`` unless they are wrong for certain (``answers``). A row's own fields hide those of the draft.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from writer.errors import Place, TemplateError
from writer.library.files import read_text
from writer.model.facts import Fact, Record
from writer.model.fields import Field, FieldType, Scalar
from writer.model.genre import Constraint, Genre
from writer.model.lines import LineIndex
from writer.render.answers import Answer, answers, raw
from writer.values import Value, replace


class _AsWritten:
    """Prints answers in the words of the file."""

    def scalar(self, value: Scalar, kind: FieldType) -> str:
        """The value."""
        del kind
        return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)

    def tk(self, hint: object) -> str:
        """Nothing stands there yet."""
        del hint
        return ""

    def join_and(self, items: Iterable[object]) -> str:
        """One after another."""
        return ", ".join(map(str, items))


_PRINTER = _AsWritten()


class Names(Value, eq=False):
    """What expressions may speak of: each field's answer, but for those to ``hidden`` fields, which are not asked for.

    ``files`` are those in which the expressions stand.
    """

    at_hand: Mapping[str, Any]
    hidden: frozenset[str] = frozenset()
    files: tuple[Path, ...] = ()

    def asks(self, field: Field) -> bool:
        """Whether ``field`` is asked for. Raises ``TemplateError``."""
        return not field.when or bool(self._of(field.when, f"'when' of '{field.name}'"))

    def proposal(self, field: Field) -> str:
        """What is proposed for ``field``, as one would write it, or nothing. Raises ``TemplateError``."""
        value = self._of(field.default, f"'default' of '{field.name}'") if field.default else None
        return "" if raw(value) is None else str(value)

    def breaks(self, constraint: Constraint) -> bool:
        """Whether all fields of ``constraint`` are answered, and it does not hold. Raises ``TemplateError``."""
        answered = all(self._answered(path) for path in constraint.fields)
        return answered and bool(self._of(constraint.wrong, f"the constraint '{constraint.id}'"))

    def _answered(self, path: str) -> bool:
        name, *inner = path.split(".")
        answer = self.at_hand.get(name)
        for key in inner:
            answer = answer[key] if answer is not None else None
        return raw(answer) is not None

    def _of(self, text: str, where: str) -> object:
        # jinja2 costs 60 ms to import; a draft that is only checked has hardly ever a condition to look at
        from writer.render.environment import evaluated  # noqa: PLC0415

        try:
            return evaluated(text, self.at_hand)
        except TemplateError as error:
            raise TemplateError(
                f"{where}: {error.message}", where=place_of(text, self.files), hint=error.hint
            ) from None

    def inside(self, fields: Mapping[str, Field], row: Record) -> "Names":
        """The same for a row, whose ``fields`` hide those of the draft."""
        return _asked(fields, row, self)


def names_of(genre: Genre, record: Record, day: date, roots: Iterable[Path] = ()) -> Names:
    """What the expressions of ``genre`` may speak of, in the draft of these facts on that day.

    ``roots`` are the folders of templates. Raises ``TemplateError``, as all that asks for what these expressions say.
    """
    order = dict.fromkeys((*(name for group in genre.groups for name in group.fields), *genre.fields))
    files = tuple(root / name for root in roots for name in (f"{genre.id}/genre.yaml", "_shared/fields.yaml"))
    return _asked({name: genre.fields[name] for name in order}, record, Names(at_hand={"today": day}, files=files))


def place_of(text: str, files: Iterable[Path]) -> Place | None:
    """Where an expression stands in one of ``files``; quoted otherwise than it reads, only which file it must be."""
    found = [file for file in files if file.is_file()]
    for file in found:
        content = read_text(file)
        if text in content:
            line, column = LineIndex.of(content).position(content.index(text))
            return Place(path=str(file), line=line, column=column)
    return Place(path=str(found[0])) if found else None


def _asked(fields: Mapping[str, Field], record: Record, around: Names) -> Names:
    """The answers to ``fields``, in whose order they are asked for: a question may hang on those before it."""
    at_hand = {**around.at_hand, **answers(record, fields, _PRINTER)}
    names = replace(around, at_hand=at_hand)
    hidden = set()
    for field in fields.values():
        if field.when and not names.asks(field):
            hidden.add(field.name)
            at_hand[field.name] = Answer(None, field, _PRINTER)
    return replace(names, hidden=frozenset(hidden))


def visible(fields: Mapping[str, Field], record: Record, names: Names) -> Record:
    """``record`` without the answers, at any depth, to what is not asked for."""
    return Record(MappingProxyType(dict(_visible(fields, record, names))))


def _visible(fields: Mapping[str, Field], record: Record, names: Names) -> Iterator[tuple[str, Fact]]:
    for name, fact in record.items():
        if name not in names.hidden:
            yield name, _inner(fields[name], fact, names) if name in fields and _conditional(fields[name]) else fact


def _inner(field: Field, fact: Fact, names: Names) -> Fact:
    if isinstance(fact.value, Record):
        return replace(fact, value=visible(field.rows, fact.value, names.inside(field.rows, fact.value)))
    return replace(fact, value=tuple(_inner(field, row, names) for row in fact.rows))


def _conditional(field: Field) -> bool:
    return any(inner.when or _conditional(inner) for inner in field.rows.values())


def broken(genre: Genre, record: Record, day: date, roots: Iterable[Path] = ()) -> tuple[Constraint, ...]:
    """The constraints of ``genre`` that these facts do not meet. Raises ``TemplateError``."""
    names = names_of(genre, record, day, roots)
    return tuple(constraint for constraint in genre.constraints if names.breaks(constraint))
