"""Which story a row is, and what the file of its draft is called."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from writer.batch.filling import NAME, Filled, fill
from writer.batch.mapping import SheetMapping
from writer.batch.values import Outcome, Row, RowProblem, Story
from writer.desk.desk import Desk
from writer.errors import WriterError
from writer.library.drafts import ROW, tool_state
from writer.library.files import read_text
from writer.model.slugs import MAX_SLUG, slugify
from writer.values import replace

MOST_KEY = 40
"""Characters of a row's key that stand in the name of a file."""


class Roster:
    """Gives each story its key and the name of its file, and never one name to two.

    ``known`` is what became of stories in earlier runs, by key: a draft keeps its name when its row changes.
    """

    def __init__(self, mapping: SheetMapping, key: str, known: Mapping[str, Outcome]) -> None:
        """``key`` is the column that tells rows apart, or nothing."""
        self._mapping, self._key, self._known = mapping, key, known
        self._keys: dict[str, int] = {}
        self._stories: dict[tuple[str, str], int] = {}
        self._names = {outcome.slug: key for key, outcome in known.items() if outcome.slug}

    def of_rows(self, rows: Iterable[Row]) -> Iterator[Story]:
        """A story for each row, in each of the mapping's editions."""
        for row in rows:
            key = str(row.cells.get(self._key) or "")
            for edition in self._mapping.editions or ("",):
                edited = replace(row, edition=edition) if edition else row
                yield self._story(fill(edited, self._mapping), (edited,), f"{key} {edition}".strip() if key else "")

    def of_groups(self, rows: Iterable[Row], column: str) -> Iterator[Story]:
        """A story for all rows that have the same value of ``column``, a header or a field; in order of appearance."""
        groups: dict[str, tuple[Filled, list[Row]]] = {}
        for row in rows:
            filled = fill(row, self._mapping)
            groups.setdefault(_value(row, filled, column), (filled, []))[1].append(row)
        for value, (first, members) in groups.items():
            if value:
                yield self._story(first, tuple(members), value)
            else:
                for row in members:
                    reason = f"this row has no '{column}', so it belongs to no group"
                    problem = RowProblem(row=row.number, column=column, value="", reason=reason)
                    yield Story(number=row.number, key="", slug="", rows=(row,), problems=(problem,))

    def _story(self, filled: Filled, rows: tuple[Row, ...], key: str) -> Story:
        number, genre = rows[0].number, filled.text("genre") or self._mapping.genre
        derived = slugify(f"{self._working_name(filled, key if len(rows) > 1 else '')} {rows[0].edition}")
        key = key or self._own_key(derived, number)
        taken, misnamed = tuple(self._key_taken(key, number)), tuple(self._misnamed(filled, key, number))
        if taken or misnamed:
            problems = taken + misnamed
            return Story(number=number, key="" if taken else key, slug="", rows=rows, genre=genre, problems=problems)
        slug = filled.slug or self._name(derived, key)
        self._keys[key], self._names[slug] = number, key
        notes = tuple(self._told_before(derived, genre, number))
        return Story(number=number, key=key, slug=slug, rows=rows, genre=genre, notes=notes)

    def _told_before(self, derived: str, genre: str, number: int) -> Iterator[RowProblem]:
        """A note where a row before this one has the same genre, title and season."""
        first = self._stories.setdefault((derived, genre), number)
        if first != number:
            reason = f"this is the story of row {first} too, by its genre, title and season"
            hint = "take one out, unless they are two"
            yield RowProblem(row=number, column="", value="", reason=reason, suggestion=hint)

    def _working_name(self, filled: Filled, group: str) -> str:
        parts = [filled.text("title") or filled.text("list_of") or filled.text("genre"), group]
        if not group and filled.text("season"):
            parts = [filled.text("title"), f"season {filled.text('season')}"]
        return " ".join(filter(None, dict.fromkeys(parts)))

    def _own_key(self, derived: str, number: int) -> str:
        return derived if derived not in self._keys else f"{derived} in row {number}"

    def _name(self, derived: str, key: str) -> str:
        """The name that the draft has already, else the derived one; where that is another's, with the key."""
        known = self._known.get(key)
        if known and known.slug:
            return known.slug
        if self._names.get(derived, key) == key:
            return derived
        mark = slugify(key)[-MOST_KEY:].strip("-")
        return f"{derived[: MAX_SLUG - len(mark) - 1].strip('-')}-{mark}"

    def _key_taken(self, key: str, number: int) -> Iterator[RowProblem]:
        if key in self._keys:
            reason = f"'{key}' is the key of row {self._keys[key]} too"
            hint = "give each row a key of its own"
            yield RowProblem(row=number, column=self._key, value=key, reason=reason, suggestion=hint)

    def _misnamed(self, filled: Filled, key: str, number: int) -> Iterator[RowProblem]:
        slug = filled.slug
        if not slug:
            return
        if slug != slugify(slug):
            reason, hint = f"'{slug}' is no name of a file", f"write it like '{slugify(slug)}'"
            yield RowProblem(row=number, column=NAME, value=slug, reason=reason, suggestion=hint)
        elif self._names.get(slug, key) != key:
            other = self._keys.get(self._names[slug])
            whose = f"row {other}" if other else f"the row with the key '{self._names[slug]}'"
            reason = f"'{slug}' is the name of {whose} too"
            hint = "state another, or none"
            yield RowProblem(row=number, column=NAME, value=slug, reason=reason, suggestion=hint)


def _value(row: Row, filled: Filled, column: str) -> str:
    value = row.cells.get(column)
    return (value if isinstance(value, str) else "") or filled.text(column)


def found_again(desk: Desk, folder: Path, sheet: str, known: Mapping[str, Outcome]) -> dict[str, Outcome]:
    """``known`` with the names that drafts have now: one that was renamed is known by the row that it says it is of.

    ``sheet`` is what rows of the sheet begin with there.
    """
    names = {outcome.slug for outcome in known.values()}
    lost = {key for key, one in known.items() if one.slug and not (folder / f"{one.slug}.md").exists()}
    found = dict(known)
    for path in sorted(folder.glob("*.md")) if lost else ():
        key = "" if path.stem in names else _row_of(desk, path, sheet).removeprefix(sheet)
        if key in lost:
            found[key] = replace(known[key], slug=path.stem)
            lost.remove(key)
    return found


def _row_of(desk: Desk, path: Path, sheet: str) -> str:
    """The row that a draft says it is of; nothing where that is none of the sheet, or it cannot be read."""
    with suppress(WriterError):
        text = read_text(path)
        if sheet in text:
            return str(tool_state(desk.parse(text, str(path))).get(ROW, ""))
    return ""
