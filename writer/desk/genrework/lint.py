"""Lint: what is wrong with a genre and its templates before any facts are there."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from writer.desk.desk import Desk
from writer.errors import Place, Problem, TemplateError, UsageError
from writer.library.files import read_text
from writer.library.records import nearest
from writer.model.fields import Field
from writer.model.genre import Genre
from writer.render.compose import SHARED, function_names
from writer.render.conditions import place_of
from writer.render.environment import named_in
from writer.render.lint import exported, lint, used

NOT_PRINTED = frozenset(
    {"genre", "title", "headline", "dek", "byline", "published", "locale", "medium", "spoilers", "sources"}
)
"""Fields about the draft, which templates need not mention."""


def lint_genre(desk: Desk, genre_id: str) -> tuple[Problem, ...]:
    """Every problem of a genre's own template, and of the shared ones. Raises ``UsageError`` and ``TemplateError``."""
    genre = desk.genre(genre_id)
    roots = desk.places.folders("templates")
    page = _found(roots, f"{genre.id}/article.md.jinja")
    if page is None:
        raise UsageError(f"the genre '{genre.id}' has no template", hint=f"write templates/{genre.id}/article.md.jinja")
    shared = [path for path in (_found(roots, name) for name in SHARED) if path]
    functions = function_names(desk.guides.lexicon(desk.guides.of_desk()))
    at_hand = functions.union(*map(exported, shared))
    return (
        *(problem for path in shared for problem in lint(path, genre.fields, at_hand, shared=True)),
        *lint(page, genre.fields, at_hand),
        *_hidden(genre, at_hand, roots),
        *_unused(genre, [*shared, page, *_extended(page, roots)], roots),
        *_blocks(genre, page, roots),
        *_expressions(genre, roots),
    )


def _found(roots: tuple[Path, ...], name: str) -> Path | None:
    return next((root / name for root in roots if (root / name).is_file()), None)


def _extended(page: Path, roots: tuple[Path, ...]) -> Iterator[Path]:
    for name in re.findall(r"""\{%-?\s*extends\s+["'](?:shipped/)?([^"']+)["']""", read_text(page)):
        yield roots[-1] / name


def _hidden(genre: Genre, at_hand: frozenset[str], roots: tuple[Path, ...]) -> Iterator[Problem]:
    """Fields that no template can see, because a function has their name."""
    for name in sorted(at_hand & genre.fields.keys()):
        yield Problem(
            message=f"the field '{name}' has the name of a function, which hides it",
            place=_place(genre, rf"^  {name}:", roots),
            hint="give it another name",
        )


def _unused(genre: Genre, pages: list[Path], roots: tuple[Path, ...]) -> Iterator[Problem]:
    """Fields that the interview asks for and no template mentions."""
    mentioned = frozenset().union(*map(used, pages)) | NOT_PRINTED
    for name in dict.fromkeys(name for group in genre.groups for name in group.fields):
        if name not in mentioned:
            yield Problem(
                message=f"'{name}' is asked for, and the template never uses it",
                place=_place(genre, rf"\b{name}\b", roots),
                hint="print it, or ask no more",
            )


def _blocks(genre: Genre, page: Path, roots: tuple[Path, ...]) -> Iterator[Problem]:
    """Sections and forms without a block, and blocks that nothing prints."""
    source = "\n".join(map(read_text, (page, *_extended(page, roots))))
    blocks = set(re.findall(r"\{%-?\s*block\s+(\w+)", source))
    forms = {f"{section.id}_{form}" for section in genre.sections for form in section.forms}
    wanted = {"headline", "dek", *(section.id for section in genre.sections), *forms}
    for name in sorted(wanted - blocks):
        hint = f"add {{% block {name} %}}…{{% endblock %}}"
        yield Problem(message=f"the template has no block '{name}'", place=Place(path=str(page)), hint=hint)
    for name in sorted(blocks - wanted):
        line = source[: source.index(f"block {name}")].count("\n") + 1
        hint = "name it in genre.yaml under 'sections', or under 'forms' of one"
        yield Problem(message=f"nothing prints the block '{name}'", place=Place(path=str(page), line=line), hint=hint)


def _expressions(genre: Genre, roots: tuple[Path, ...]) -> Iterator[Problem]:
    """Conditions, defaults and constraints that cannot be read, or speak of what is no field."""
    texts = [(constraint.wrong, frozenset(genre.fields)) for constraint in genre.constraints]
    texts += _of_fields(genre.fields, frozenset())
    files = [root / name for root in roots for name in (f"{genre.id}/genre.yaml", "_shared/fields.yaml")]
    for text, known in texts:
        place = place_of(text, files)
        try:
            unknown = sorted(named_in(text) - known - {"today"})
        except TemplateError as error:
            yield Problem(message=f"'{text}' is no expression: {error.message}", place=place)
            continue
        for name in unknown:
            message = f"'{name}' is no field that this expression can see"
            yield Problem(message=message, place=place, hint=nearest(name, known))


def _of_fields(fields: Mapping[str, Field], around: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Each expression of fields and their rows, with the names at hand."""
    known = around | frozenset(fields)
    for field in fields.values():
        yield from ((text, known) for text in (field.when, field.default) if text)
        yield from _of_fields(field.rows, known)


def _place(genre: Genre, pattern: str, roots: tuple[Path, ...]) -> Place | None:
    path = _found(roots, f"{genre.id}/genre.yaml")
    if path is None:
        return None
    text = read_text(path)
    found = re.search(pattern, text, re.MULTILINE)
    return Place(path=str(path), line=text[: found.start()].count("\n") + 1 if found else 1)
