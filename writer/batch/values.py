"""What a batch speaks of: sheets and their rows, what is wrong with a row, stories to be made, what became of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from writer.library.yamlfile import ListNode, Plain
from writer.values import Raw, Value, field


class Row(Value):
    """One row: ``number`` as its program shows it, and its cells by header; a cell without anything is left out.

    ``edition`` is the locale that a draft is made of it in, where there are several; ``faults`` is what kept cells
    from being read. ``joined`` are rows of other sheets that belong to it, by the field that is their list.
    """

    number: int
    cells: Mapping[str, Plain]
    edition: str = ""
    faults: tuple["RowProblem", ...] = ()
    joined: Mapping[str, ListNode] = field(default_factory=dict)


class RowProblem(Value):
    """One thing wrong with a row: where it stands, what stands there, why it will not do, and what to write."""

    row: int
    column: str
    value: str
    reason: str
    suggestion: str = ""

    def __str__(self) -> str:
        """One line, without the name of the sheet."""
        column = f", column '{self.column}'" if self.column else ""
        hint = f" ({self.suggestion})" if self.suggestion else ""
        return f"row {self.row}{column}: {self.reason}{hint}"


class Sheet(Value, eq=False):
    """A sheet that can be read again and again: ``rows()`` begins anew, and holds one row at a time where it can.

    ``separator`` is what stands between the cells of one that is text.
    """

    path: Path
    headers: tuple[str, ...]
    rows: Callable[[], Iterator[Row]]
    separator: str = ","


class Story(Value):
    """One draft to be made: of one row, or of all rows of a group. ``number`` is that of its first row.

    ``key`` tells it from the others for as long as the sheet lives, ``slug`` is the name of its file, ``genre`` is
    what its first row, or the mapping, says. ``notes`` are what somebody should look at, and no problems.
    """

    number: int
    key: str
    slug: str
    rows: tuple[Row, ...]
    genre: str = ""
    problems: tuple[RowProblem, ...] = ()
    notes: tuple[RowProblem, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its rows, where it has several."""
        return tuple(row.number for row in self.rows) if len(self.rows) > 1 else ()


class Made(Value):
    """A form that a section took, and its skeleton."""

    section: str
    form: str
    skeleton: str


class Outcome(Value):
    """What became of one story: ``action`` is new, updated, conflict, unchanged, skipped or failed.

    ``rows`` are the numbers of its rows, where it has several.

    ``stamp`` tells what it was made of. Words and alerts are counted where it was ``checked``, as ``gate`` sees them:
    the last that it passes, else the first; ``missing`` is what kept it from the next stage. ``notes`` are worth a
    look. ``said`` is what the rows last said of each fact, as the draft took it: where draft and row disagree, what
    they agreed on before, as JSON. ``lede`` is the number by which ledes that share words are found, ``prints`` has
    those of the text, eight bytes each: there may be a hundred thousand of all this.
    """

    number: int
    key: str
    slug: str
    action: str
    rows: tuple[int, ...] = ()
    stamp: str = ""
    genre: str = ""
    headline: str = ""
    stage: str = ""
    checked: bool = False
    gate: str = ""
    words: int = 0
    errors: int = 0
    warnings: int = 0
    suggestions: int = 0
    missing: tuple[str, ...] = ()
    unrun: tuple[str, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    notes: tuple[RowProblem, ...] = ()
    forms: tuple[Made, ...] = ()
    said: Raw = Raw(b"{}")
    lede: int = 0
    prints: bytes = b""

    @property
    def done(self) -> bool:
        """Whether its draft stands in the folder as the row would have it, and all of it was looked at."""
        return bool(self.slug) and self.action != "failed" and not (self.problems or self.unrun)

    @property
    def phrases(self) -> Sequence[int]:
        """The numbers of phrases of its text."""
        return memoryview(self.prints).cast("Q")


class Task(Value, eq=False):
    """A story on its way to be made; ``said`` is what its rows said of each fact before.

    ``known`` is what became of it, where nothing has changed since. ``fresh`` means that no file was there: one that
    is there by now was made by an attempt that did not come to its end.
    """

    story: Story
    stamp: str
    said: Mapping[str, Any] = field(default_factory=dict)
    known: Outcome | None = None
    fresh: bool = False
