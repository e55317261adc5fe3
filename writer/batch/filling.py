"""A row and a mapping to facts, as nodes whose places are columns; what does not fit is told by column and value."""

from collections.abc import Iterable, Iterator

from writer.batch.cells import tidied
from writer.batch.columns import EACH, Step, Steps, Tree, at_row, mark, node_of, word
from writer.batch.mapping import SheetMapping, Target
from writer.batch.values import Row, RowProblem
from writer.library.records import nearest
from writer.library.yamlfile import MapNode, Mark, Node, Plain, ScalarNode
from writer.values import Value, replace

_LOCALE = "locale"
_NUL = repr("\0").strip("'")
NAME = "slug"
"""The column that names the file of a draft, which is no fact."""


class Filled(Value, eq=False):
    """What a row says: its facts, the name that it gives to its file, and what is wrong with it."""

    facts: MapNode
    slug: str
    problems: tuple[RowProblem, ...]

    def text(self, name: str) -> str:
        """The text of a top-level fact, written plain or in full."""
        node = self.facts.get(name)
        if isinstance(node, MapNode):
            node = node.get("value")
        return node.text if isinstance(node, ScalarNode) else ""


def fill(row: Row, mapping: SheetMapping) -> Filled:
    """The facts that ``row`` states, over what the mapping sets for every row."""
    tree = Tree()
    problems = [fault for fault in row.faults if not fault.column or mapping.columns.get(fault.column)]
    for column, value in row.cells.items():
        if "\0" in value if isinstance(value, str) else _NUL in repr(value):
            reason, hint = "this cell holds a byte 0x00, which no text has", "write it anew"
            problems.append(RowProblem(row=row.number, column=column, value="", reason=reason, suggestion=hint))
        problems += _put(column, row.number, value, mapping.columns.get(column, ()), tree)
    for name, node in row.joined.items():
        try:
            tree.put((Step(name, None),), node)
        except ValueError as error:
            problems.append(RowProblem(row=row.number, column=name, value="", reason=str(error)))
    own = tree.node(row.number)
    slug = own.get(NAME)
    stated = {key.text: (key, node) for key, node in own.entries if key.text != NAME}
    about = mark("", row.number)
    if row.edition:
        stated[_LOCALE] = word(_LOCALE, about), word(row.edition, about)
    lent = {name: (word(name, about), node) for name, node in mapping.constants.items()}
    facts = replace(own, entries=tuple((lent | stated).values()))
    name = "-".join(filter(None, (slug.text, row.edition.lower()))) if isinstance(slug, ScalarNode) else ""
    return Filled(facts=facts, slug=name, problems=tuple(problems))


def _put(column: str, number: int, value: Plain, targets: tuple[Target, ...], tree: Tree) -> Iterator[RowProblem]:
    """Put one cell where it belongs: to every target of its column that it fits."""
    fits = not targets
    about = mark(column, number)
    for target in targets:
        each = any(step.row == EACH for step in target.place) or not target.place
        found = _parts(value, target.split, each=each)
        parts = [(index, part, _fitted(part, target)) for index, part in found]
        fits = fits or all(made is not None for _, _, made in parts)
        for index, part, made in parts:
            if made is None or not target.place:
                continue
            if target.values and isinstance(made, str) and made not in target.values:
                hint = nearest(made, target.values) or f"the mapping knows {', '.join(target.values)}"
                reason = f"'{made}' has no place in the mapping"
                yield RowProblem(row=number, column=column, value=str(part), reason=reason, suggestion=hint)
                continue
            said = _said(made, target)
            try:
                if said:
                    _plant(tree, at_row(target.place, index), node_of(said, about), target, about)
            except ValueError as error:
                yield RowProblem(row=number, column=column, value=str(part), reason=str(error))
    if not fits:
        reason = f"'{value}' fits no pattern of its column"
        hint = "mend the cell, or add a pattern to the mapping"
        yield RowProblem(row=number, column=column, value=str(value), reason=reason, suggestion=hint)


def _said(made: Plain, target: Target) -> Plain:
    """A part in the words of the mapping, written as its field is; nothing, where it says that nothing is known."""
    return tidied(target.values.get(made, made), target.spec) if isinstance(made, str) else made


def _plant(tree: Tree, path: Steps, node: Node, target: Target, about: Mark) -> None:
    tree.put(path, node)
    for name, text in target.beside.items():
        tree.put((*path[:-1], Step(name, None)), node_of(text, about))


def _parts(value: Plain, separator: str, *, each: bool) -> Iterable[tuple[int, Plain]]:
    """The parts of a cell by their number; one that is empty keeps its number, so that columns stay side by side.

    A cell that is a list has parts where ``each`` is a row of its own.
    """
    if isinstance(value, list) and each:
        return [(index, part) for index, part in enumerate(value) if part]
    if not separator or not isinstance(value, str):
        return ((0, value),)
    parts = enumerate(part.strip() for part in value.split(separator))
    return [(index, part) for index, part in parts if part]


def _fitted(value: Plain, target: Target) -> Plain:
    """What the target makes of a part: nothing, where that does not fit."""
    if target.pattern is None or not isinstance(value, str):
        return value
    found = target.pattern.fullmatch(value)
    if found is None:
        return None
    return found.expand(target.form) if target.form else found[(found.lastindex and 1) or 0]
