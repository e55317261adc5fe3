"""``writer new``: a draft from what is known; asks on a terminal for what is open."""

import sys
from pathlib import Path

import click

from writer.cli.options import FILE, quiet_option, read_assignments, set_option
from writer.cli.output import write_out
from writer.desk import Desk
from writer.desk.variety import taken
from writer.library.yamlfile import Plain
from writer.model.draft import Draft
from writer.model.fields import Field, FieldType, read_scalar
from writer.model.genre import Genre


@click.command("new")
@click.argument("genre")
@click.option("--from", "source", type=FILE, metavar="FACTS.yaml", help="Start from the facts in this file.")
@set_option
@quiet_option
def command(genre: str, source: Path | None, assignments: tuple[str, ...], *, quiet: bool) -> None:
    """Start a draft of GENRE as drafts/SLUG.md; what is not known stands in it as a TK.

    On a terminal it asks for the fields that are open. It never overwrites a draft.

    Example: writer new season-renewal --set title="Night Ferry" --set season=2 --set status=renewed
    """
    desk = Desk.find()
    draft = desk.start(genre, source)
    draft = desk.assign(draft, read_assignments(assignments))
    if sys.stdin.isatty() and sys.stderr.isatty():
        draft = _ask(desk, draft, desk.genre(genre))
    path = desk.save_new(desk.render(desk.require(draft), taken=taken(desk, genre)))
    if not quiet:
        click.echo(f"wrote {path}; next: writer check {path}", err=True)
    write_out(f"{path}\n")


def _ask(desk: Desk, draft: Draft, genre: Genre) -> Draft:
    """Ask for each open field of the genre's groups, in their order; Enter leaves one open."""
    click.echo("Enter leaves a field open; it stays in the draft as a TK.", err=True)
    for group in genre.groups:
        click.secho(f"\n{group.label}", bold=True, err=True)
        for name in group.fields:
            field = genre.fields[name]
            if name in draft.facts.record or field.type in {FieldType.RECORD, FieldType.MAP}:
                continue
            draft = _ask_field(desk, draft, field)
    return draft


def _ask_field(desk: Desk, draft: Draft, field: Field) -> Draft:
    if field.rows:
        rows = _ask_rows(field)
        return desk.change(draft, {field.name: rows}) if rows else draft
    answer = _ask_scalar(field, f"{field.label}{_hint(field)}")
    return desk.assign(draft, {field.name: answer}) if answer else draft


def _ask_rows(field: Field) -> list[Plain]:
    rows: list[Plain] = []
    first, *others = field.rows.values()
    while answer := _ask_scalar(first, f"{field.label}, {first.label.lower()} {len(rows) + 1}{_hint(first)}"):
        asked = [other for other in others if other.type is not FieldType.LIST and not other.rows][:3]
        answers = {other.name: _ask_scalar(other, f"  {other.label.lower()}{_hint(other)}") for other in asked}
        given: dict[str, Plain] = {name: value for name, value in answers.items() if value}
        rows.append({first.name: answer, **given})
    return rows


def _ask_scalar(field: Field, question: str) -> str:
    """Ask until the answer can be read as the field's type, or is empty."""
    while True:
        answer: str = click.prompt(question, default="", show_default=False, err=True).strip()
        if not answer or field.is_list:
            return answer
        try:
            read_scalar(field, field.type, answer)
        except ValueError as error:
            click.secho(f"  {error}", fg="red", err=True)
        else:
            return answer


def _hint(field: Field) -> str:
    if field.choices:
        return f" ({', '.join(field.choices)})"
    return f" (for example {field.example})" if field.example else ""
