"""The journal of a batch, ``.writer/<sheet>.batch.jsonl`` in its folder: whose it is, then a line for each story.

It is written as the batch goes, so that one that was killed goes on where it stopped; a torn line is as good as none.
"""

import io
import os
from collections.abc import Iterable
from contextlib import suppress
from itertools import chain
from pathlib import Path

from writer.batch.values import Outcome
from writer.errors import Place, UsageError
from writer.library.files import append_text, write_bytes
from writer.values import Value, as_json, from_json, replace


class _Head(Value):
    """The first line: where the sheet lies, from the folder on, so that both may be moved together."""

    sheet: str


class Journal:
    """What became of the stories of one sheet in one folder."""

    def __init__(self, folder: Path, sheet: Path) -> None:
        """Nothing is read yet, nor written."""
        self.path = folder / ".writer" / f"{sheet.name}.batch.jsonl"
        self._head = _Head(sheet=os.path.relpath(sheet.parent.resolve() / sheet.name, folder.resolve()))

    def read(self) -> dict[str, Outcome]:
        """What became of each story, by key; the last that is told of it counts.

        Raises ``UsageError`` where the journal is that of another sheet of the same name.
        """
        found: dict[str, Outcome] = {}
        if self.path.is_file():
            with self.path.open("rb") as file:
                for line in file:
                    try:
                        outcome = from_json(line, Outcome)
                    except ValueError:
                        self._refuse_other(line)
                    else:
                        # what stands in the line would keep all of it
                        found[outcome.key] = replace(outcome, said=outcome.said.copy())
        return found

    def begin(self) -> None:
        """Say whose it is, before the first story is made. Raises ``SaveError``."""
        if not self.path.is_file():
            self.settle(())

    def append(self, outcomes: Iterable[Outcome]) -> None:
        """Add what became of stories, in one write; what has no key cannot be found again. Raises ``SaveError``."""
        append_text(self.path, _lines(outcome for outcome in outcomes if outcome.key))

    def settle(self, outcomes: Iterable[Outcome]) -> None:
        """Write the journal anew, with one line for each story. Raises ``SaveError``."""
        lines = io.BytesIO()  # a list of a hundred thousand would take twice the memory
        for value in chain((self._head,), (outcome for outcome in outcomes if outcome.key)):
            lines.write(f"{as_json(value)}\n".encode())
        write_bytes(self.path, lines.getbuffer())

    def _refuse_other(self, line: bytes) -> None:
        with suppress(ValueError):
            head = from_json(line, _Head)
            if head != self._head:
                hint = "give the sheet another name or folder; if it is the same one and was moved, mend that line"
                message = f"this folder has drafts of another sheet of that name, {head.sheet}"
                raise UsageError(message, where=Place(path=str(self.path), line=1), hint=hint)


def _lines(values: Iterable[Value]) -> str:
    return "".join(f"{as_json(value)}\n" for value in values)
