"""A batch on the workers of a Dask scheduler: the one door to Dask. They see desk and drafts under the same names.

A worker makes one chunk at a time. One that dies loses none: the scheduler gives its chunk to another.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from distributed import Client, KilledWorker, get_worker

from writer.desk.desk import Desk
from writer.desk.pool import finished
from writer.errors import UsageError
from writer.library.genres import genre_ids
from writer.library.stamps import content_stamp, newsroom_files
from writer.values import Value

C = TypeVar("C")
D = TypeVar("D")

_AHEAD = 3
"""So many chunks for each thread of a worker are on their way at once."""

_CALL, _GLANCE, _PATIENCE = 5.0, 1.0, 60.0
"""Seconds: for a scheduler to answer, between two looks at whether workers are there, and without any."""


class Proof(Value):
    """What a worker must have as the machine that asks: the desk, by its ``stamp``, and ``file``, if one is named."""

    root: Path | None
    stamp: str
    file: Path | None = None

    @classmethod
    def of(cls, desk: Desk, file: Path | None) -> "Proof":
        """What is so here."""
        return cls(root=desk.places.root, stamp=_stamp(desk), file=file)


def spread(
    chunks: Iterable[C],
    address: str,
    proof: Proof,
    make: Callable[..., Callable[[C], D]],
    *args: object,
    known: Callable[[C], D | None],
) -> Iterator[tuple[C, D | None]]:
    """Each chunk with what came of it, in order; ``make(*args)`` makes, in each worker, what does it.

    A chunk of which that is ``known`` goes to none.
    Nothing came of a chunk with which worker after worker died. Raises ``UsageError`` where there is no scheduler,
    no worker, or one that is not as ``proof`` has it. Whatever ends this early takes back what was not begun.
    """
    with _client(address) as client:
        run, threads = f"{time.time_ns()}-{client.id}", _threads(client, address)
        executor = client.get_executor(pure=False)
        waiting: deque[tuple[C, Future[D | None]]] = deque()
        try:
            for chunk in chunks:
                found = known(chunk)
                begun = executor.submit(_do, run, proof, make, args, chunk) if found is None else finished(found)
                waiting.append((chunk, begun))
                if len(waiting) >= threads * _AHEAD:
                    yield _result(client, address, *waiting.popleft())
                    threads = _count(client) or threads  # they may come and go
            while waiting:
                yield _result(client, address, *waiting.popleft())
        finally:
            executor.shutdown(wait=False)


def _client(address: str) -> Client:
    try:
        return Client(address, timeout=_CALL, set_as_default=False)  # type: ignore[no-untyped-call]  # Dask has no types
    except (OSError, ValueError, TimeoutError) as error:
        hint = "start one with 'dask scheduler', and name the address that it prints"
        raise UsageError(f"there is no Dask scheduler at {address}: {str(error).splitlines()[0]}", hint=hint) from None


def _threads(client: Client, address: str) -> int:
    """How many chunks can be made at once. Raises ``UsageError`` while there is no worker for too long."""
    end = time.monotonic() + _PATIENCE
    while not (threads := _count(client)):
        if time.monotonic() > end:
            hint = f"start some with 'dask worker {address} --nthreads 1', then the same command again"
            raise UsageError(f"the Dask scheduler at {address} has no workers", hint=hint)
        time.sleep(_GLANCE)
    return threads


def _count(client: Client) -> int:
    return sum(client.nthreads().values())  # type: ignore[no-untyped-call]


def _result(client: Client, address: str, chunk: C, future: Future[D | None]) -> tuple[C, D | None]:
    while True:
        try:
            return chunk, future.result(_GLANCE)
        except TimeoutError:
            _threads(client, address)
        except KilledWorker:
            return chunk, None
        except CancelledError:
            hint = "start it, and the same command again: what is done is skipped"
            raise UsageError(f"the Dask scheduler at {address} is gone", hint=hint) from None


_making: dict[str, Callable[[Any], Any]] = {}
"""What makes drafts in this worker, by the run that it is for: the last one alone."""

_turn = Lock()
"""A desk serves one thread at a time."""


def _do(run: str, proof: Proof, make: Callable[..., Callable[[C], D]], args: tuple[object, ...], chunk: C) -> D:
    with _turn:
        if run not in _making:
            _refuse_stranger(proof)
            _making.clear()
            _making[run] = make(*args)
        done: D = _making[run](chunk)
        return done


def _refuse_stranger(proof: Proof) -> None:
    """Raise ``UsageError`` in a worker whose drafts would be others, or would lie elsewhere."""
    here = get_worker().address
    if proof.file and not proof.file.is_file():
        hint = "every machine must have that folder under the same name, as on a shared disk"
        raise UsageError(f"the worker at {here} does not see {proof.file.parent.parent}", hint=hint)
    if _stamp(Desk(proof.root, alone=True)) != proof.stamp:
        hint = "install the same version on every machine, and give all of them the same desk"
        raise UsageError(f"the worker at {here} has another version of writer, or other templates or guides", hint=hint)


def _stamp(desk: Desk) -> str:
    """Of every genre: a row may name another than the batch does."""
    genres = genre_ids(desk.places.folders("templates"))
    return content_stamp(dict.fromkeys(path for genre in genres for path in newsroom_files(desk.places, genre)))
