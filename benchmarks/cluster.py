"""A batch on Dask's workers, 1, 2 and 4 of them on this machine: drafts a second, and what each process computes.

``python -m benchmarks.cluster [ROWS]``. Seconds of the processor tell how far a cluster carries, whatever else this
machine does: what a worker computes for a draft is shared by all of them, what the asking process and the scheduler
compute is not. There are no bars: the figures stand in docs/cluster.md.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks.batch_many import sheet
from writer.batch.preparing import Wanted, prepare
from writer.batch.run import run
from writer.desk import Desk
from writer.values import replace

ROWS = 400
_TICKS = os.sysconf("SC_CLK_TCK")


@contextmanager
def dask(kind: str, *arguments: object) -> Iterator[int]:
    """A process of Dask's: its number."""
    command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *map(str, arguments), "--no-dashboard"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            yield running.pid
        finally:
            running.terminate()


def computed(pid: int) -> float:
    """Seconds of the processor that a process has had."""
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / _TICKS


def measure(folder: Path, count: int, workers: int) -> None:
    """Print what ``count`` drafts take on so many workers that are warm."""
    about = folder / f"scheduler{workers}.json"
    with ExitStack() as stack:
        scheduler = stack.enter_context(
            dask("scheduler", "--host", "127.0.0.1", "--port", 0, "--scheduler-file", about)
        )
        while not (about.is_file() and about.read_text().endswith("}")):
            time.sleep(0.1)
        options = ("--scheduler-file", about, "--nthreads", 1, "--no-nanny", "--local-directory", folder)
        running = [stack.enter_context(dask("worker", *options)) for _ in range(workers)]
        desk = Desk(None)
        address = about.read_text().partition('"address": "')[2].partition('"')[0]
        wanted = Wanted(sheet=sheet(folder, ".csv", count), folder=folder, genre="release-date", scheduler=address)
        job = prepare(desk, wanted, lambda _header, _field: False).job
        job = replace(job, without=frozenset({"checks"}))
        run(desk, replace(job, folder=folder / f"warm{workers}"), lambda _standing: None)
        busy = [computed(pid) for pid in running]
        before, begin = (computed(scheduler), time.process_time()), time.monotonic()
        run(desk, replace(job, folder=folder / f"out{workers}"), lambda _standing: None)
        taken = time.monotonic() - begin
        work = sum(map(computed, running)) - sum(busy)
        asking, share = time.process_time() - before[1], (computed(scheduler) - before[0]) / taken
    print(f"{workers} workers: {count / taken:.0f} drafts a second; a draft costs a worker", end=" ")
    print(f"{1000 * work / count:.2f} ms, the asking process {1000 * asking / count:.2f} ms;", end=" ")
    print(f"the scheduler {share:.1%} of a core", flush=True)


def main() -> None:
    """Figures for 1, 2 and 4 workers."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as name:
        for workers in (1, 2, 4):
            measure(Path(name), count, workers)


main()
