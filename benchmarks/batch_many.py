"""What a batch of many rows takes: memory while a sheet is read and while drafts are made, and a second process.

``python -m benchmarks.batch_many [ROWS]``. Memory is the most that a process of its own had; that of a whole batch is
measured with few rows and more, and told for 100,000: each is kept in the same way. Bars are those of two idle cores.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import openpyxl

from benchmarks.timing import ROOT
from writer.batch.answers import answers
from writer.batch.preparing import Wanted, prepare
from writer.batch.reports import render_report
from writer.batch.results import write_results
from writer.batch.run import run
from writer.batch.sheets import open_sheet
from writer.desk import Desk

ROWS, WHOLE, MILLION = 1_000, 100_000, 1_000_000
FLAT, MOST, TWICE = 20.0, 500.0, 1.8
HEAD = ("id", "title", "medium", "premiere_date", "platform", "status", "logline")


def rows(count: int) -> Iterator[tuple[str, ...]]:
    """Rows that differ."""
    for n in range(count):
        words = f"A diver with the number {n} keeps a secret under the ice, and finds {n * 7} more."
        yield (f"k{n}", f"Title Number {n}", "film", f"202{n % 9}-03-12", "Orbit+", "released", words)


def sheet(folder: Path, ending: str, count: int) -> Path:
    """A sheet of so many rows."""
    path = folder / f"s{count}{ending}"
    if ending == ".xlsx":
        book = openpyxl.Workbook(write_only=True)
        table = book.create_sheet()
        for row in (HEAD, *rows(count)):
            table.append(row)
        book.save(path)
        return path
    with path.open("w", encoding="utf-8") as file:
        if ending == ".jsonl":
            file.writelines(json.dumps(dict(zip(HEAD, row, strict=True))) + "\n" for row in rows(count))
        else:
            sign = "\t" if ending == ".tsv" else ";"
            file.write(sign.join(HEAD) + "\n")
            file.writelines(sign.join(row) + "\n" for row in rows(count))
    return path


def peak() -> float:
    """The most memory that this process had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def read(path: str) -> None:
    """Read a sheet; print how many rows it has and the most memory."""
    count = sum(1 for _ in open_sheet(Path(path)).rows())
    print(count, peak())


def make(path: str, workers: int) -> None:
    """Make a draft of each row, then all answers; print seconds and the most memory."""
    folder = Path(path).with_suffix(f".{workers}")
    desk = Desk(None)
    wanted = Wanted(
        sheet=Path(path), folder=folder, genre="release-date", workers=workers, without=frozenset({"checks"})
    )
    prepared = prepare(desk, wanted, lambda _header, _field: False)
    begin = time.monotonic()
    ran = run(desk, prepared.job, lambda _standing: None)
    taken = time.monotonic() - begin
    found = answers(prepared, ran)
    for form in ("text", "json"):
        render_report(found, form)
    write_results(prepared.job.sheet, found)
    print(taken, peak())


def apart(call: str) -> list[float]:
    """What a call prints, made in a process of its own."""
    code = f"from benchmarks import batch_many; batch_many.{call}"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return [float(word) for word in done.stdout.split()]


def told(name: str, value: float, unit: str, bar: float, *, least: bool = False) -> bool:
    """Print a figure beside its bar; whether it holds."""
    holds = value >= bar if least else value <= bar
    print(f"{name:<48} {value:8.1f} {unit:<4} bar {bar:6.1f}   {'ok' if holds else 'MISSED'}", flush=True)
    return holds


def main() -> None:
    """Every figure; exit 1 if one misses its bar."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    held = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for ending in (".csv", ".tsv", ".jsonl", ".xlsx"):
            _, small = apart(f"read({str(sheet(folder, ending, WHOLE // 10))!r})")
            _, large = apart(f"read({str(sheet(folder, ending, WHOLE))!r})")
            held.append(told(f"{ending}: 100,000 rows more than 10,000", large - small, "MB", FLAT))
        _, large = apart(f"read({str(sheet(folder, '.csv', MILLION))!r})")
        held.append(told(".csv: a million rows", large, "MB", MOST))
        path = str(sheet(folder, ".csv", count))
        one, _ = apart(f"make({path!r}, 1)")
        two, most = apart(f"make({path!r}, 2)")
        few = count // 5
        _, least = apart(f"make({str(sheet(folder, '.csv', few))!r}, 2)")
        whole = least + (most - least) / (count - few) * (WHOLE - few)
        held.append(told(f"100,000 drafts, by {few:,} and {count:,}", whole, "MB", MOST))
        held.append(told("two processes, times one", one / two, "x", TWICE, least=True))
    sys.exit(not all(held))


if __name__ == "__main__":
    main()
