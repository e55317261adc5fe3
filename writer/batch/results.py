"""Results, ``<sheet>.results.*`` beside the sheet: its rows with what became of them. The sheet is never touched."""

import csv
import io
from pathlib import Path

from writer.batch.answers import Answers
from writer.batch.formats import SEPARATORS
from writer.batch.values import Outcome, Sheet
from writer.library.files import write_bytes
from writer.library.yamlfile import Plain
from writer.values import as_json

COLUMNS = ("_state", "_words", "_errors", "_warnings", "_gate", "_path", "_similar_to", "_similarity", "_problems")
"""What stands behind the sheet's own columns."""

_AS_THEY_ARE = (*SEPARATORS, ".jsonl", ".xlsx")


def results_path(sheet: Path) -> Path:
    """Where the results of a sheet lie; a format that cannot be written has them as CSV."""
    ending = sheet.suffix.lower()
    return sheet.with_name(f"{sheet.stem}.results{ending if ending in _AS_THEY_ARE else '.csv'}")


def write_results(sheet: Sheet, found: Answers) -> Path:
    """Write the results beside the sheet, over those of an earlier run. Raises ``SaveError``."""
    path = results_path(sheet.path)
    told = _by_row(found)
    if path.suffix == ".xlsx":
        # openpyxl costs 150 ms to import
        from writer.batch.formats.xlsx import with_columns  # noqa: PLC0415

        with_columns(sheet.path, path, COLUMNS, told)
    elif path.suffix == ".jsonl":
        lines = io.BytesIO()
        for row in sheet.rows():
            cells = {**row.cells, **dict(zip(COLUMNS, told.get(row.number, ()), strict=False))}
            lines.write(f"{as_json(cells)}\n".encode())
        write_bytes(path, lines.getbuffer())
    else:
        write_bytes(path, _table(sheet, told))
    return path


def _table(sheet: Sheet, told: dict[int, tuple[str, ...]]) -> memoryview:
    data = io.BytesIO()
    text = io.TextIOWrapper(data, "utf-8", newline="")
    table = csv.writer(text, delimiter=sheet.separator)
    table.writerow((*sheet.headers, *COLUMNS))
    for row in sheet.rows():
        cells = (_written(row.cells.get(header, "")) for header in sheet.headers)
        table.writerow((*cells, *told.get(row.number, ())))
    text.detach()  # which writes what it still has
    return data.getbuffer()


def _written(value: Plain) -> str:
    return value if isinstance(value, str) else as_json(value)


def _by_row(found: Answers) -> dict[int, tuple[str, ...]]:
    """What became of each row, by its number; of a group, every row has what became of it, of editions each."""
    told: dict[int, tuple[str, ...]] = {}
    for outcome in found.outcomes:
        cells = _cells(outcome, found)
        for number in outcome.rows or (outcome.number,):
            told[number] = _beside(told[number], cells) if number in told else cells
    return told


def _beside(before: tuple[str, ...], cells: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("; ".join(filter(None, pair)) for pair in zip(before, cells, strict=True))


def _cells(outcome: Outcome, found: Answers) -> tuple[str, ...]:
    near = found.sameness.nearest.get(outcome.slug)
    return (
        outcome.stage or "failed",
        *(str(count) if outcome.checked else "" for count in (outcome.words, outcome.errors, outcome.warnings)),
        outcome.gate,
        found.path(outcome),
        near.second if near else "",
        f"{near.share:.2f}" if near else "",
        "; ".join(map(str, (*outcome.problems, *outcome.notes))),
    )
