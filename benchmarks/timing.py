"""How everything here is timed: repeated in turn with its reference, the median counts, the bar stands beside it."""

import compileall
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from writer.values import Value

ROOT = Path(__file__).parent.parent
DATA = ROOT / "benchmarks" / "data"
PROGRAM = Path(sys.executable).with_name("writer")

compileall.compile_dir(ROOT / "writer", quiet=1)  # as an installed program is, whatever the environment forbids


class Figure(Value):
    """One measured time, the time of something simpler in the same run, and what the first may be; all in ms."""

    name: str
    value: float
    reference: str
    reference_value: float
    bar: float

    @property
    def holds(self) -> bool:
        """Whether it keeps below its bar."""
        return self.value <= self.bar

    def __str__(self) -> str:
        verdict = "ok" if self.holds else "TOO SLOW"
        measured = f"{self.name:<40} {self.value:7.1f} ms   bar {self.bar:6.0f} ms   {verdict:<8}"
        return f"{measured}   ({self.reference}: {self.reference_value:.1f} ms)"


def in_turn(*tasks: Callable[[], object], times: int, clock: Callable[[], float] = time.perf_counter) -> list[float]:
    """The median of each task in ms, after one unmeasured round; in turn, so that a busy moment hits all alike.

    ``clock`` is ``time.process_time`` where only this process' own work counts.
    """
    taken: list[list[float]] = [[] for _ in tasks]
    for round_ in range(times + 1):
        for task, times_ in zip(tasks, taken, strict=True):
            begin = clock()
            task()
            if round_:
                times_.append((clock() - begin) * 1000)
    return [statistics.median(times_) for times_ in taken]


def program(*command: str | Path, ok: Sequence[int] = (0,), cwd: Path = ROOT) -> Callable[[], None]:
    """A task that runs a whole process, standing in ``cwd``; a failure ends the benchmark."""

    def run() -> None:
        done = subprocess.run([*command], cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if done.returncode not in ok:
            sys.stderr.buffer.write(done.stderr)
            raise SystemExit(f"{' '.join(map(str, command))} ended with {done.returncode}")

    return run


def finish(*figures: Figure) -> None:
    """Print the figures; exit 1 if one of them is over its bar."""
    for figure in figures:
        print(figure, flush=True)
    sys.exit(not all(figure.holds for figure in figures))
