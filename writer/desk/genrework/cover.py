"""Coverage: which branches of a genre's template its samples take, and for each other one an answer set that would."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from writer.desk.desk import Desk
from writer.desk.genrework.samples import sample_files
from writer.errors import WriterError
from writer.library.drafts import answers
from writer.library.yamlfile import Plain, dump
from writer.model.draft import Draft
from writer.model.fields import Field, FieldType
from writer.render.watch import Branch, Watch, watching
from writer.values import Value

_CERTAINTIES = ("reported", "expected", "rumored")


class Untaken(Value):
    """A branch that no sample takes, and the change of a sample that would: ``sample`` with ``change``, if one does."""

    branch: Branch
    sample: str = ""
    change: str = ""

    def __str__(self) -> str:
        """One line: place, what is missing, how to get there."""
        branch = self.branch
        way = f"{self.sample} with {self.change}" if self.sample else "no change of one answer gets there"
        return f"{branch.path}:{branch.line}: '{branch.test}' is never {'true' if branch.taken else 'false'} ({way})"


class Coverage(Value):
    """What the samples of a genre take of its template: branches, and the forms of its sections by their blocks."""

    branches: int
    taken: int
    forms: tuple[str, ...]
    unused_forms: tuple[str, ...]
    untaken: tuple[Untaken, ...]


def cover(desk: Desk, genre_id: str, *, search: bool = True) -> Coverage:
    """The coverage of a genre; ``search`` looks for answers that take what no sample does. Raises ``WriterError``."""
    genre, watch = desk.genre(genre_id), Watch()
    forms = {f"{section.id}_{form}" for section in genre.sections for form in section.forms}
    used: set[str] = set()
    with watching(watch):
        samples = [desk.read_facts(path) for path in sample_files(desk, genre_id)]
        for facts in samples:
            used |= _in_every_form(desk, facts)
        branches, taken = set(watch.branches), set(watch.reached)
        ways = dict(_ways(desk, watch, samples)) if search else {}
    missing = sorted(branches - taken, key=lambda branch: (branch.path, branch.line, branch.number))
    return Coverage(
        branches=len(branches),
        taken=len(taken & branches),
        forms=tuple(sorted(forms)),
        unused_forms=tuple(sorted(forms - used)),
        untaken=tuple(ways.get(branch) or Untaken(branch=branch) for branch in missing),
    )


def _in_every_form(desk: Desk, facts: Draft) -> set[str]:
    """Render facts until the forms of their ledes come again; the blocks of these forms."""
    taken: dict[str, int] = {}
    used: set[str] = set()
    while True:
        variants = desk.render(facts, taken=taken).variants
        skeletons = [variant["skeleton"] for variant in variants.values()]
        used |= {f"{section}_{variant['form']}" for section, variant in variants.items()}
        if not skeletons or any(skeleton in taken for skeleton in skeletons):
            return used
        taken |= dict.fromkeys(skeletons, 1) | {"": 1}  # another story is there already


def _ways(desk: Desk, watch: Watch, samples: list[Draft]) -> Iterator[tuple[Branch, Untaken]]:
    """A way to each branch that is not taken yet, as far as one change of one sample gets there."""
    for facts, (name, value) in chain.from_iterable(
        ((facts, change) for change in _changes(facts, samples)) for facts in samples
    ):
        if watch.branches <= watch.reached:
            return
        before = set(watch.reached)
        try:
            desk.article(desk.change(facts, {name: value}), taken={"": 1})  # which tries all forms in one go
        except WriterError:  # these answers are none
            continue
        change = f"{name}: {dump(value, flow=True).strip()}" if value is not None else f"no {name}"
        for branch in watch.reached - before:
            yield branch, Untaken(branch=branch, sample=Path(facts.path).name, change=change)


def _changes(facts: Draft, samples: list[Draft]) -> Iterator[tuple[str, Plain]]:
    """Changes of one answer: none, another choice, one row alone, less certain, and what other samples answer."""
    own = answers(facts)
    for name, answer in own.items():
        if name not in {"genre", "title", "published"}:
            yield name, None
            yield from ((name, other) for other in _others(facts.fields[name], answer))
    for other in samples:
        yield from ((name, answer) for name, answer in answers(other).items() if own.get(name) != answer)
    for field in facts.fields.values():
        yield from ((field.name, choice) for choice in field.choices if field.type is FieldType.CHOICE)


def _others(field: Field, answer: Plain) -> Iterator[Plain]:
    """The same answer less certain, or without some of its rows."""
    value = answer["value"] if isinstance(answer, dict) and "value" in answer else answer
    if isinstance(value, list):
        yield from ([row] for row in value)
        yield from (
            [{**row, "certainty": sure} if isinstance(row, dict) else row for row in value] for sure in _CERTAINTIES
        )
        yield from ([*value[:-1], _without(value[-1], name)] for name in field.rows)
    elif not isinstance(value, dict):
        for sure in _CERTAINTIES:
            yield {"value": value, "certainty": sure}
    else:
        yield from (_without(value, name) for name in value)


def _without(row: Plain, name: str) -> Plain:
    if not isinstance(row, dict):
        return row
    left: dict[str, Plain] = {key: value for key, value in row.items() if key != name}
    return left
