"""The journal of a batch, ``.writer/<sheet>.batch.jsonl`` in its folder: what became of each story, a line each.

It is written as the batch goes, so that one that was killed goes on where it stopped; a torn line is as good as none.
"""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from writer.batch.values import Outcome
from writer.errors import SaveError
from writer.library.files import write_text
from writer.values import as_json, from_json


def journal_path(folder: Path, sheet: Path) -> Path:
    """Where the journal of a sheet lies."""
    return folder / ".writer" / f"{sheet.name}.batch.jsonl"


def read_journal(path: Path) -> dict[str, Outcome]:
    """What became of each story, by key; the last that is told of it counts."""
    found: dict[str, Outcome] = {}
    if path.is_file():
        with path.open("rb") as file:
            for line in file:
                with suppress(ValueError):
                    outcome = from_json(line, Outcome)
                    found[outcome.key] = outcome
    return found


def append_outcomes(path: Path, outcomes: Iterable[Outcome]) -> None:
    """Add what became of stories, in one write. Raises ``SaveError``."""
    text = "".join(f"{as_json(outcome)}\n" for outcome in outcomes)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as file:
            file.write(text.encode())
    except OSError as error:
        raise SaveError(f"{path} cannot be written: {(error.strerror or str(error)).lower()}") from None


def settle(path: Path, outcomes: Iterable[Outcome]) -> None:
    """Write the journal anew, with one line for each story. Raises ``SaveError``."""
    write_text(path, "".join(f"{as_json(outcome)}\n" for outcome in outcomes))
