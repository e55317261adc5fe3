"""Coverage: which branches of a genre's template its samples take, and for each other one an answer set that would."""

from pathlib import Path

from writer.desk.desk import Desk
from writer.desk.genrework.samples import sample_files
from writer.desk.genrework.ways import Candidate, ways
from writer.model.draft import Draft
from writer.render.watch import Branch, Watch, watching
from writer.values import Value


class Untaken(Value):
    """A branch that no sample takes, and the change of a sample that would: ``sample`` with ``change``, if one does."""

    branch: Branch
    sample: str = ""
    change: str = ""

    def __str__(self) -> str:
        """One line: place, what is missing, how to get there."""
        branch = self.branch
        way = f"{self.sample} with {self.change}" if self.sample else "no change of two answers gets there"
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
        found = dict(ways(desk, watch, samples)) if search else {}
    missing = sorted(branches - taken, key=lambda branch: (branch.path, branch.line, branch.number, branch.taken))
    return Coverage(
        branches=len(branches),
        taken=len(taken & branches),
        forms=tuple(sorted(forms)),
        unused_forms=tuple(sorted(forms - used)),
        untaken=tuple(_untaken(branch, found.get(branch)) for branch in missing),
    )


def _untaken(branch: Branch, way: Candidate | None) -> Untaken:
    if way is None:
        return Untaken(branch=branch)
    return Untaken(branch=branch, sample=Path(way.facts.path).name, change=" and ".join(way.words))


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
