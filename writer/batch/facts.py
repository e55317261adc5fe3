"""From the rows of a story to its facts: those of one row, or those of a group put together."""

from collections.abc import Iterable

from writer.batch.columns import mark, word
from writer.batch.filling import fill
from writer.batch.mapping import SheetMapping
from writer.batch.values import Row, RowProblem, Story
from writer.errors import Problem, WriterError
from writer.library.yamlfile import ListNode, MapNode, Node, ScalarNode, items, plain

GROUPED = "entries"
"""The list that the rows of a group are put into, one entry each; in any other list what all rows say stands once."""

_LIST = " is a list"


def facts_of(story: Story, mapping: SheetMapping) -> tuple[MapNode, tuple[RowProblem, ...]]:
    """The facts of a story, and what is wrong with its rows. Lists of a group stand one behind the other."""
    filled = [fill(row, mapping) for row in story.rows]
    problems = [*story.problems, *(problem for one in filled for problem in one.problems)]
    facts: dict[str, tuple[ScalarNode, Node]] = {}
    for row, one in zip(story.rows, filled, strict=True):
        for key, node in one.facts.entries:
            entry = facts.setdefault(key.text, (key, node))
            problems += _joined(facts, key, entry[1], node, row)
    if "genre" not in facts and mapping.genre:
        about = mark("", story.number)
        facts["genre"] = word("genre", about), word(mapping.genre, about)
    return MapNode(mark("", story.number), tuple(facts.values())), tuple(problems)


def _joined(
    facts: dict[str, tuple[ScalarNode, Node]], key: ScalarNode, first: Node, node: Node, row: Row
) -> Iterable[RowProblem]:
    """Put a list behind that of the rows before; any other fact is one for the whole group."""
    if first is node:
        return
    if isinstance(first, ListNode) and isinstance(node, ListNode):
        stand = [] if key.text == GROUPED else [plain(item) for item in first.items]
        new = tuple(item for item in node.items if plain(item) not in stand)
        facts[key.text] = key, ListNode(first.mark, (*first.items, *new))
    elif plain(first) != plain(node):
        reason = f"'{plain(node)}' here, '{plain(first)}' in row {first.mark.line}, but the group is one story"
        hint = f"give the group one {key.text}, or map the column to {GROUPED}[].{key.text}"
        yield RowProblem(row=row.number, column=node.mark.path, value=str(plain(node)), reason=reason, suggestion=hint)


def told_twice(facts: MapNode) -> tuple[RowProblem, ...]:
    """Notes on entries of a group that say what one before them says."""
    rows: dict[str, int] = {}
    notes: list[RowProblem] = []
    for item in items(facts.get(GROUPED)):
        first = rows.setdefault(repr(plain(item)), item.mark.line)
        if first != item.mark.line:
            reason = f"this row says what row {first} says, and stands in the story twice"
            notes.append(RowProblem(row=item.mark.line, column="", value="", reason=reason, suggestion="take one out"))
    return tuple(notes)


def problems_of(error: WriterError, story: Story) -> tuple[RowProblem, ...]:
    """What kept a story from being made, by row and column."""
    return tuple(_of_row(problem, story) for problem in error.problems)


def _of_row(problem: Problem, story: Story) -> RowProblem:
    place = problem.place
    rows = {row.number: row for row in story.rows}
    row = rows.get(place.line, story.rows[0]) if place else story.rows[0]
    known = place and (place.path in row.cells or place.path.partition(":")[0] in row.joined)
    column = place.path if place and known else ""
    name = problem.message.partition("'")[2].partition("'")[0]
    hint = problem.hint
    if problem.message.endswith(_LIST):
        hint = f"call the columns {name}[0], {name}[1] …, or map this one to {name}[] with 'split'"
    value = str(row.cells.get(column, "")) if column else ""
    return RowProblem(row=row.number, column=column, value=value, reason=problem.message, suggestion=hint)
