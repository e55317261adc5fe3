"""Checks in a second process, so that typing never waits for them: both ends of the line.

The child holds a ``Desk`` of its own. Each request gets up to four answers: our own checks, where the sentences come
from, the checks with grammar, and, once typing rests, the rules of grammar that need all of the text; a request that is
overtaken by a newer one gets no more of them. The child ends when the line is closed, whatever became of its parent.
"""

import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import IO, Generic, Literal, TypeVar

from writer.desk.desk import Desk
from writer.desk.origins import Origins, Sentence
from writer.errors import Problem, WriterError
from writer.model.report import Report
from writer.values import Value, replace

Phase = Literal["own", "origins", "grammar", "whole"]
"""``own``: without grammar; ``grammar``: with what it finds in paragraphs; ``whole``: everything.

``origins`` has no report: it tells which sentences the facts made.
"""

PHASES: tuple[Phase, ...] = ("own", "grammar", "whole")
"""Those with a report, in their order."""

REST = 1.0
"""Seconds without a newer text after which typing rests."""

CHILD = "from writer.desk.worker import main; main()"
"""What the child runs; as a module of its own it would pickle its values under another name."""

PATIENCE = 0.5
"""Seconds that a child gets to end by itself."""


class CheckRequest(Value):
    """A text to check; ``revision`` comes back with the answers."""

    revision: int
    text: str
    path: str


class CheckReply(Value):
    """What came out; without a report ``problems`` say why the text could not be read at all."""

    revision: int
    phase: Phase
    report: Report | None = None
    problems: tuple[Problem, ...] = ()
    origins: tuple[Sentence, ...] = ()


class WorkerDiedError(WriterError):
    """The process that checks is gone; nothing is checked until it is started again."""

    exit_code = 3


class CheckProcess:
    """The parent's end: start, send, receive, stop."""

    def __init__(self, root: Path | None) -> None:
        """Nothing runs until ``start``."""
        self._root = root
        self._line: Connection | None = None
        self._child: subprocess.Popen[bytes] | None = None
        self._stderr: IO[bytes] | None = None

    def start(self) -> None:
        """Start the child. Raises ``WorkerDiedError`` if the machine refuses another process."""
        ours, theirs = Pipe()
        # -P: a desk from a stranger must not lend its modules
        command = [sys.executable, "-P", "-c", CHILD, str(theirs.fileno())]
        self._stderr = tempfile.TemporaryFile()  # noqa: SIM115 - closed by stop
        try:
            self._child = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [*command, str(self._root)] if self._root else command,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._stderr,
            )
        except OSError as error:
            raise WorkerDiedError(f"the checks cannot be started: {error.strerror}") from None
        finally:
            theirs.close()
        self._line = ours

    @property
    def pid(self) -> int:
        """The child's process id; 0 while there is none."""
        return self._child.pid if self._child else 0

    def fileno(self) -> int:
        """What an event loop watches: readable when an answer, or the child's end, is there."""
        return self._line.fileno() if self._line else -1

    def send(self, request: CheckRequest) -> None:
        """Ask for a check; without a child, or with a dead one, nothing happens: ``receive`` tells."""
        if self._line is not None:
            try:
                self._line.send(request)
            except OSError:
                return

    def receive(self) -> CheckReply:
        """The next answer. Raises ``WorkerDiedError`` with the child's last words."""
        try:
            reply: CheckReply | None = self._line.recv() if self._line else None
        except (EOFError, OSError):
            reply = None
        if reply is None:
            raise WorkerDiedError("the checks stopped", hint=self._last_words())
        return reply

    def stop(self) -> None:
        """End the child and wait for it; safe to call twice."""
        if self._line is not None:
            self._line.close()
            self._line = None
        if self._child is not None:
            try:
                self._child.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self._child.kill()
                self._child.wait()
            self._child = None
        if self._stderr is not None:
            self._stderr.close()
            self._stderr = None

    def _last_words(self) -> str:
        if self._stderr is None:
            return ""
        self._stderr.seek(0)
        lines = self._stderr.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else ""


_Item = TypeVar("_Item")


class _Latest(Generic[_Item]):
    """Holds one thing to be done; a newer one replaces it."""

    def __init__(self) -> None:
        self._item: _Item | None = None
        self._changed = threading.Condition()

    def put(self, item: _Item) -> None:
        with self._changed:
            self._item = item
            self._changed.notify()

    def take(self) -> _Item:
        with self._changed:
            while self._item is None:
                self._changed.wait()
            item, self._item = self._item, None
            return item

    def comes_within(self, seconds: float) -> bool:
        """Whether there is one, or comes while this waits."""
        with self._changed:
            return self._changed.wait_for(lambda: self._item is not None, seconds)


def answers(desk: Desk, request: CheckRequest, origins: Origins) -> Iterator[CheckReply]:
    """Check one text a step at a time."""
    reply = CheckReply(revision=request.revision, phase="own")
    try:
        draft = desk.parse(request.text, request.path)
        steps = desk.check_in_steps(draft)
        for phase, report in zip(PHASES, steps, strict=False):  # there may be fewer steps
            yield replace(reply, phase=phase, report=report)
            if phase == "own":
                yield replace(reply, phase="origins", origins=origins.of(draft))
    except WriterError as error:
        yield replace(reply, problems=error.problems)


def serve(line: Connection, root: Path | None) -> None:
    """Answer until the line is closed. Grammar has a thread of its own, so that it holds up nothing."""
    desk, sending = Desk(root), threading.Lock()
    origins = Origins(desk)
    asked, begun = _Latest[CheckRequest](), _Latest[Iterator[CheckReply]]()

    def send(reply: CheckReply) -> None:
        with sending:
            line.send(reply)

    def check_own() -> None:
        replies = answers(desk, asked.take(), origins)
        send(next(replies))
        begun.put(replies)

    def check_grammar() -> None:
        for reply in begun.take():
            send(reply)
            if begun.comes_within(REST if reply.phase == "grammar" else 0):
                return

    _forever(check_own)
    _forever(check_grammar)
    while True:
        try:
            asked.put(line.recv())
        except (EOFError, OSError):
            return


def _forever(step: Callable[[], None]) -> None:
    """Repeat ``step`` in a thread."""

    def work() -> None:
        while True:
            step()

    threading.Thread(target=work, daemon=True).start()


def main() -> None:
    """Be the child; the arguments are the line's file number and the desk's folder."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.excepthook = _crashed
    number, *root = sys.argv[1:]
    serve(Connection(int(number)), Path(root[0]) if root else None)
    os._exit(0)  # a check that waits for the grammar server must not hold up the end


def _crashed(args: threading.ExceptHookArgs) -> None:
    """A check that crashed ends the child, which the parent sees and shows."""
    if args.exc_type in {BrokenPipeError, ConnectionResetError}:
        os._exit(0)
    sys.__excepthook__(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)
    sys.stderr.flush()
    os._exit(1)
