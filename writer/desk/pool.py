"""Many files checked by several processes, one a core; what comes out is what one process would give, in its order.

Each process opens the desk anew: forked before any thread or connection is there, it shares none with another.
"""

import atexit
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.util import Finalize
from pathlib import Path
from threading import Thread
from typing import Any, NoReturn, TypeVar

from writer.model.lines import LineIndex
from writer.model.report import FileReport, Report, Unrun
from writer.values import packed, unpacked

CHUNK_BYTES = 16_000
"""So much text is given to a process at once: enough to pay for the way there and back, little enough to share."""

FORKS = sys.platform == "linux"
"""Whether a new process has what its parent had: what ``make`` finds loaded it need not load again."""

C = TypeVar("C")
D = TypeVar("D")

_AHEAD = 3
"""So many chunks for each process are on their way at once."""

Checks = Callable[[Path], Report]
"""What checks one file; it raises nothing for a file that cannot be read."""

_LOST = Unrun(name="check", reason="the process that checked it died", hint="check this file by itself")


def reports_of(paths: Iterable[Path], make: Callable[..., Checks], *args: object) -> Iterator[Report]:
    """The reports on ``paths``, in order; ``make(*args)`` makes what checks, once in each process.

    Files that a process took with it when it died are reported as not checked.
    """
    chunks = tuple(_chunks(paths))
    size = min(cores(), len(chunks))
    for chunk, done in shared_out(chunks, size, _all_of, make, *args):
        if done is None:
            yield from (Report(files=(_lost(path),)) for path in chunk)
        else:
            yield from unpacked(done, tuple[Report, ...])


def _all_of(make: Callable[..., Checks], *args: object) -> Callable[[tuple[Path, ...]], bytes]:
    check = make(*args)
    return lambda chunk: packed(tuple(map(check, chunk)))


def _nothing(_chunk: object) -> None:
    return None


def shared_out(
    chunks: Iterable[C],
    size: int,
    make: Callable[..., Callable[[C], D]],
    *args: object,
    known: Callable[[C], D | None] = _nothing,
) -> Iterator[tuple[C, D | None]]:
    """Each chunk with what came of it, in order, from ``size`` processes; ``make(*args)`` makes, in each, what does it.

    A chunk of which that is ``known`` goes to none. Nothing came of one whose process died.

    No more chunks are on their way than keep the processes busy, so
    that they may come from a stream. Whatever ends this early, Ctrl-C among it, ends the processes.
    """
    # where processes cannot be forked safely, Python's own choice is to start them anew
    context = get_context("fork" if FORKS else None)
    with ProcessPoolExecutor(size, mp_context=context, initializer=_begin, initargs=(make, args)) as pool:
        try:
            waiting: deque[tuple[C, Future[Any]]] = deque()
            for chunk in chunks:
                found = known(chunk)
                waiting.append((chunk, _submitted(pool, chunk) if found is None else finished(found)))
                if len(waiting) >= size * _AHEAD:
                    yield _result(*waiting.popleft())
            while waiting:
                yield _result(*waiting.popleft())
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


def finished(found: D) -> Future[D]:
    """A future that is there."""
    future: Future[D] = Future()
    future.set_result(found)
    return future


def _submitted(pool: ProcessPoolExecutor, chunk: object) -> Future[Any]:
    """A chunk, on its way. Ctrl-C waits for that: in the midst of a fork it would be lost, or end but one half."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(_do, chunk)
    except BrokenProcessPool as error:
        lost: Future[Any] = Future()
        lost.set_exception(error)
        return lost
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _result(chunk: C, future: Future[Any]) -> tuple[C, Any]:
    try:
        return chunk, future.result()
    except BrokenProcessPool:
        return chunk, None


def _lost(path: Path) -> FileReport:
    return FileReport(path=str(path), lines=LineIndex.of(""), unrun=(_LOST,))


_work: list[Callable[[Any], Any]] = []
"""What does the work in this process, if it is one of a pool."""


def _begin(make: Callable[..., Callable[[Any], Any]], args: tuple[object, ...]) -> None:
    """Get ready in a new process: Ctrl-C is its parent's to answer; it neither outlives it nor forgets its cache."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    Thread(target=_end_with_parent, daemon=True).start()
    atexit._clear()  # noqa: SLF001  what its parent registered is its parent's
    Finalize(None, atexit._run_exitfuncs, exitpriority=0)  # noqa: SLF001  pools of Python 3.11 to 3.13 skip them
    _work[:] = [make(*args)]


def _end_with_parent() -> None:
    """A process that waits for work holds both ends of its line, and would wait forever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _end(_number: int, _frame: object) -> NoReturn:
    """End when told to; what is at work first takes away what it has written by halves."""
    if _at_work:
        raise SystemExit
    os._exit(1)


_at_work: list[object] = []
"""The chunk that this process is at, if it is one of a pool."""


def _do(chunk: object) -> object:
    _at_work.append(chunk)
    try:
        return _work[0](chunk)
    except SystemExit:
        os._exit(1)
    finally:
        _at_work.clear()
