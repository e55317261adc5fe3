"""The interview on a terminal: one question after another, in the order of the genre; it can be left at any of them."""

from collections.abc import Callable, Iterator, Mapping

import click

from writer.desk import Desk
from writer.desk.interview import Interview
from writer.library.yamlfile import Plain
from writer.model.draft import Draft
from writer.model.fields import Field, FieldType, read_scalar

LEAVE, OPEN, HELP = "/quit", "-", "?"
_OF_A_ROW = 4
"""So many fields of a row are asked for, and those that hang on the answers to them."""

_RULES = f"""\
Enter leaves a field open, or takes what stands in [brackets]; {OPEN} leaves it open in any case, {HELP} explains it.
{LEAVE}, Ctrl-D or Ctrl-C ends the questions; what was answered is kept."""

Reader = Callable[[Field, str], Plain]
"""Asks one question, with a proposal; an empty answer is none."""


class Asking:
    """Asks for what a draft leaves open; ``draft`` holds the ``answers`` so far."""

    def __init__(self, desk: Desk, draft: Draft, again: Mapping[str, str]) -> None:
        """``again`` are fields that are asked for although they are answered, each with the reason."""
        self._desk, self._again = desk, again
        self.draft = draft
        self.answers: dict[str, Plain] = {}
        self.whole = True

    def run(self) -> None:
        """Ask, until the end or until the writer leaves: then it is not ``whole``."""
        click.echo(_RULES, err=True)
        try:
            for label, fields in self._groups():
                self._group(label, fields)
        except click.Abort:
            click.echo(err=True)
            self.whole = False

    def _groups(self) -> Iterator[tuple[str, tuple[Field, ...]]]:
        genre = self._desk.genre(self.draft.facts.genre)
        for group in genre.groups:
            yield group.label, tuple(genre.fields[name] for name in group.fields)

    def _group(self, label: str, fields: tuple[Field, ...]) -> None:
        told = False
        for field in fields:
            if not self._is_open(field):
                continue
            if not told:
                click.secho(f"\n{label}", bold=True, err=True)
                told = True
            self._ask(field)

    def _is_open(self, field: Field) -> bool:
        answered = field.name in self.draft.facts.record and field.name not in self._again
        return not answered and field.type is not FieldType.MAP and field.name not in self._interview.hidden

    @property
    def _interview(self) -> Interview:
        return self._desk.interview(self.draft)

    def _put(self, field: Field, answer: Plain) -> None:
        if answer:
            self.answers[field.name] = answer
            self.draft = self._desk.change(self.draft, {field.name: answer})

    def _ask(self, field: Field) -> None:
        if field.is_list and field.rows:
            self._rows(field)
        elif field.type is FieldType.RECORD:
            self._row(field, "", list(field.rows.values()), lambda row: self._put(field, row))
        else:
            held = self.draft.facts.record.text(field.name)
            self._put(
                field,
                _read(field, field.label, held or self._interview.proposal(field), self._again.get(field.name, "")),
            )

    def _rows(self, field: Field) -> None:
        """Row after row, until the first field of one stays empty."""
        rows: list[Plain] = []
        chosen = _of_a_row(field)
        while True:
            number = len(rows) + 1

            def keep(row: dict[str, Plain], before: tuple[Plain, ...] = tuple(rows)) -> None:
                self._put(field, [*before, row])

            row = self._row(field, f" {number}", chosen, keep)
            if not row:
                return
            rows.append(row)

    def _row(
        self, field: Field, number: str, fields: list[Field], keep: Callable[[dict[str, Plain]], None]
    ) -> dict[str, Plain]:
        """The answers to ``fields``, each kept as soon as it is given."""
        row: dict[str, Plain] = {}
        for inner in fields:
            asked = self._interview.row(field.rows, row)
            if inner.name in asked.hidden:
                continue
            begins = inner is fields[0]
            label = f"{field.label}{number}, {inner.label.lower()}" if begins else f"  {inner.label}"
            answer = _read(inner, label, asked.proposal(inner))
            if answer:
                row[inner.name] = answer
                keep(dict(row))
            elif begins and number:
                break
        return row


def _of_a_row(field: Field) -> list[Field]:
    """The fields of a row that are worth a question each."""
    fields = [inner for inner in field.rows.values() if not inner.rows]
    return [*fields[:_OF_A_ROW], *(inner for inner in fields[_OF_A_ROW:] if inner.when)]


def _read(field: Field, label: str, proposal: str, why: str = "") -> Plain:
    """Ask until the answer can be read as the field's type, or is empty."""
    question = f"{label}{_hint(field)}{f', which {why}' if why else ''}"
    while True:
        typed: str = click.prompt(question, default=proposal, show_default=bool(proposal), err=True).strip()
        if typed == LEAVE:
            raise click.Abort
        if typed == HELP:
            click.echo(f"  {_explained(field)}", err=True)
            continue
        if typed in {"", OPEN}:
            return None
        parts = [part.strip() for part in typed.split(",") if part.strip()] if field.is_list else [typed]
        wrong = _wrong(field, parts)
        if not wrong:
            return [*parts] if field.is_list else typed
        click.secho(f"  {wrong}", fg="red", err=True)


def _wrong(field: Field, parts: list[str]) -> str:
    kind = field.item_type if field.is_list else field.type
    for part in parts:
        try:
            read_scalar(field, kind, part)
        except ValueError as error:
            return str(error)
    return ""


def _explained(field: Field) -> str:
    example = f" For example: {field.example}" if field.example else ""
    return f"{field.help or field.label}{example}"


def _hint(field: Field) -> str:
    several = ", several with commas" if field.is_list else ""
    if field.choices:
        return f" ({', '.join(field.choices)}{several})"
    return f" (for example {field.example}{several})" if field.example else several
