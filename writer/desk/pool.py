"""Many files checked by several processes, one a core; what comes out is what one process would give, in its order.

Each process opens the desk anew: forked before any thread or connection is there, it shares none with another.
"""

import atexit
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.util import Finalize
from pathlib import Path
from threading import Thread

from writer.model.lines import LineIndex
from writer.model.report import FileReport, Report, Unrun
from writer.values import packed, unpacked

CHUNK_BYTES = 16_000
"""So much text is given to a process at once: enough to pay for the way there and back, little enough to share."""

FORKS = sys.platform == "linux"
"""Whether a new process has what its parent had: what ``make`` finds loaded it need not load again."""

_Promise = Future[bytes]

Checks = Callable[[Path], Report]
"""What checks one file; it raises nothing for a file that cannot be read."""

_LOST = Unrun(name="check", reason="the process that checked it died", hint="check this file by itself")


def reports_of(paths: Iterable[Path], make: Callable[..., Checks], *args: object) -> Iterator[Report]:
    """The reports on ``paths``, in order; ``make(*args)`` makes what checks, once in each process.

    Files that a process took with it when it died are reported as not checked. Whatever ends this early, Ctrl-C
    among it, ends the processes.
    """
    chunks = tuple(_chunks(paths))
    # where processes cannot be forked safely, Python's own choice is to start them anew
    context = get_context("fork" if FORKS else None)
    size = min(cores(), len(chunks))
    with ProcessPoolExecutor(size, mp_context=context, initializer=_begin, initargs=(make, args)) as pool:
        try:
            for chunk, future in zip(chunks, _submitted(pool, chunks), strict=True):
                yield from _result(future, chunk)
        except BaseException:
            for child in active_children():
                child.terminate()
            raise


def cores() -> int:
    """How many processes can run at once."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _chunks(paths: Iterable[Path]) -> Iterator[tuple[Path, ...]]:
    chunk: list[Path] = []
    size = 0
    for path in paths:
        chunk.append(path)
        size += path.stat().st_size if path.is_file() else 0
        if size >= CHUNK_BYTES:
            yield tuple(chunk)
            chunk, size = [], 0
    if chunk:
        yield tuple(chunk)


def _submitted(pool: ProcessPoolExecutor, chunks: Iterable[tuple[Path, ...]]) -> list[_Promise]:
    """All chunks, on their way. Ctrl-C waits for that: in the midst of a fork it would be lost, or end but one half."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return [pool.submit(_check, chunk) for chunk in chunks]
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _result(future: _Promise, chunk: tuple[Path, ...]) -> tuple[Report, ...]:
    try:
        return unpacked(future.result(), tuple[Report, ...])
    except BrokenProcessPool:
        return tuple(Report(files=(_lost(path),)) for path in chunk)


def _lost(path: Path) -> FileReport:
    return FileReport(path=str(path), lines=LineIndex.of(""), unrun=(_LOST,))


_checks: list[Checks] = []
"""What checks in this process, if it is one of a pool."""


def _begin(make: Callable[..., Checks], args: tuple[object, ...]) -> None:
    """Get ready in a new process: Ctrl-C is its parent's to answer; it neither outlives it nor forgets its cache."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    Thread(target=_end_with_parent, daemon=True).start()
    atexit._clear()  # noqa: SLF001  what its parent registered is its parent's
    Finalize(None, atexit._run_exitfuncs, exitpriority=0)  # noqa: SLF001  pools of Python 3.11 to 3.13 skip them
    _checks[:] = [make(*args)]


def _end_with_parent() -> None:
    """A process that waits for work holds both ends of its line, and would wait forever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _check(chunk: tuple[Path, ...]) -> bytes:
    return packed(tuple(map(_checks[0], chunk)))
