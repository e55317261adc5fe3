"""What of the text fields gave, row by row: moved with each edit, until the next check tells anew."""

from collections.abc import Sequence

from writer.desk.origins import Sentence
from writer.values import Value

Place = tuple[int, int]


class Tint(Value, kw_only=False):
    """A rendered sentence on one row, from column to column, and in it the columns that a field gave."""

    begin: int
    end: int
    parts: tuple[tuple[int, int, str], ...]

    def moved(self, by: int) -> "Tint":
        """The same, further on in its row."""
        parts = tuple((begin + by, end + by, name) for begin, end, name in self.parts)
        return Tint(self.begin + by, self.end + by, parts)

    def field_at(self, column: int) -> str:
        """The field that gave the word at a column, or nothing."""
        return next((name for begin, end, name in self.parts if begin <= column <= end), "")


class Tints:
    """The rendered sentences of a text by row; none is known before the first check."""

    def __init__(self) -> None:
        """Nothing is known."""
        self.rows: dict[int, list[Tint]] = {}

    def show(self, found: Sequence[Sentence], places: Sequence[Place]) -> bool:
        """Take ``found``, whose begins stand at ``places``; whether anything is another than before."""
        rows: dict[int, list[Tint]] = {}
        for (begin, end, parts), (row, column) in zip(found, places, strict=True):
            rows.setdefault(row, []).append(Tint(begin, end, parts).moved(column - begin))
        rows, self.rows = self.rows, rows
        return rows != self.rows

    def at(self, place: Place) -> Tint | None:
        """The rendered sentence at a place."""
        return next((one for one in self.rows.get(place[0], ()) if one.begin <= place[1] <= one.end), None)

    def edited(self, top: Place, was: Place, new: str) -> None:
        """What stood from ``top`` to ``was`` is ``new``: a sentence that this touched is the writer's."""
        now = _end(top, new)
        before = [one for one in self.rows.get(top[0], ()) if one.end < top[1]]
        behind = [one.moved(now[1] - was[1]) for one in self.rows.get(was[0], ()) if one.begin > was[1]]
        by, apart = now[0] - was[0], range(top[0], was[0] + 1)
        self.rows = {row + by * (row > was[0]): tints for row, tints in self.rows.items() if row not in apart}
        self.rows.setdefault(top[0], []).extend(before)
        self.rows.setdefault(now[0], []).extend(behind)

    def first_of(self, field: str) -> tuple[int, int, int] | None:
        """Row and columns of the first words that ``field``, or a part of it, gave."""
        for row in sorted(self.rows):
            for tint in self.rows[row]:
                for begin, end, name in tint.parts:
                    if name == field or name.startswith((f"{field}.", f"{field}[")):
                        return row, begin, end
        return None


def _end(begin: Place, text: str) -> Place:
    """Where ``text`` ends that begins at a place."""
    *rows, last = f"{text}|".splitlines()
    return (begin[0] + len(rows), len(last) - 1) if rows else (begin[0], begin[1] + len(text))
