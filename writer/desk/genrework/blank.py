"""A facts file to fill in: every question of a genre, with its help, and no answer."""

from collections.abc import Iterator

from writer.library.yamlfile import Plain, dump
from writer.model.fields import Field, FieldType
from writer.model.genre import Genre


def blank_facts(genre: Genre) -> str:
    """YAML that is read as no facts at all: keys without values; rows and records stand there as comments."""
    lines = [f"# {genre.label}: {genre.description}", f"genre: {genre.id}"]
    for group in genre.groups:
        lines += ["", f"# ---- {group.label}"]
        for name in group.fields:
            lines += ["", *_question(genre.fields[name])]
    return "\n".join(lines) + "\n"


def _question(field: Field) -> Iterator[str]:
    known = (
        field.help,
        _choices(field),
        _condition(field),
        f"Required for {field.required}." if field.required else "",
    )
    yield f"# {field.label}. {' '.join(filter(None, known))}"
    yield f"{field.name}:"
    if field.rows:
        row = dump({name: _example(inner) for name, inner in field.rows.items()}, flow=True).strip()
        yield f"#  - {row}" if field.is_list else f"#  {row}"
    elif field.example:
        yield f"#  {dump([_example(field)])[2:].strip()}"


def _example(field: Field) -> Plain:
    """An answer as it might be."""
    example: Plain = field.example or (field.choices[0] if field.choices else "")
    return [example] if field.is_list and not field.rows else example


def _choices(field: Field) -> str:
    return f"One of {', '.join(field.choices)}." if field.choices and field.type is FieldType.CHOICE else ""


def _condition(field: Field) -> str:
    return f"Only when {field.when}." if field.when else ""
